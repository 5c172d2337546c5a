/** From a file to its findings. */
import { TextReading } from '../../../claims/textReading.ts';
import { classifyDocument } from '../../../document/classify.ts';
import { parseDocument } from '../../../document/parse.ts';
import type { TextBlock } from '../../../document/types.ts';
import { type CheckSettings, type Finding, fixAll, lint } from '../../../lint/index.ts';
import type { Severity } from '../../../rules/types.ts';
import type { DocumentInput, LanguageService } from '../../../service.ts';
import { LineIndex } from '../../../text/lineIndex.ts';
import type { CheckedFile } from '../../reporters/types.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A document that was checked, with the severity from which its findings make a run fail. */
export interface CheckedDocument extends CheckedFile {
  readonly failLevel: Severity;
}

/** A file that was read. */
export interface SourceFile {
  /** Absolute path, also the document's name for the service. */
  readonly path: string;
  /** As shown to people. */
  readonly shown: string;
  readonly bytes: Uint8Array;
}

/** The text of a file; undefined if it is not UTF-8 text. A byte order mark stays. */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The document as the service takes it. */
export function documentInput(path: string, text: string, version = 0): DocumentInput {
  const { language, profile } = classifyDocument(path);
  return { uri: path, version, text, language, profile };
}

/** Checks a file. With `fix` the result is that of the text after all safe fixes. */
export function checkFile(
  { path, shown, bytes }: SourceFile,
  service: LanguageService,
  settings: CheckSettings,
  fix: boolean,
): CheckedFile {
  const text = decode(bytes);
  if (text === undefined) return undecodable(path, shown, bytes, service, settings);
  let version = 0;
  const check = (current: string): readonly Finding[] =>
    service.check(documentInput(path, current, version++), settings).findings;
  const result = fix ? fixAll(text, check, { safety: 'safe' }) : { text, findings: check(text), applied: [] };
  service.close(path);
  return {
    path: shown,
    isText: true,
    text: result.text,
    lines: new LineIndex(result.text),
    findings: result.findings,
    known: new Set(),
    fixed: fix ? result.applied.map(({ fix: { title } }) => title) : undefined,
  };
}

/** True for a file that is not text where the rule that says so does not run. */
export function isUnchecked({ isText, findings }: CheckedFile): boolean {
  return !isText && findings.length === 0;
}

/** What is not text cannot be handed to the service; the rule for unreadable documents still says why. */
function undecodable(
  path: string,
  shown: string,
  bytes: Uint8Array,
  { knowledge }: LanguageService,
  settings: CheckSettings,
): CheckedFile {
  const document = parseDocument({ uri: path, bytes });
  const analysis = {
    document,
    fields: undefined,
    knowledge,
    blocks: document.blocks,
    readingOf: ({ text: { text } }: TextBlock) => new TextReading(text, { recognise: () => [] }),
    mentionsIn: () => [],
    claims: [],
    judgements: [],
  };
  const { findings } = lint(analysis, settings, { isCancellationRequested: false });
  const { source, lines } = document;
  return { path: shown, isText: false, text: source, lines, findings, known: new Set(), fixed: undefined };
}
