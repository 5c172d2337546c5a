/** The entry to the document layer: text (or a file's bytes) in, the protocol tree out. */
import { LineIndex } from '../text/lineIndex.ts';
import { attachNodes } from './attach.ts';
import { BlockList } from './blockList.ts';
import { classifyDocument, isPlainText } from './classify.ts';
import { readDirectives } from './directives.ts';
import { readMarkdownDocument } from './markdown/document.ts';
import type { MarkdownTrees } from './markdown/trees.ts';
import { decodeSource, readDecoded, undecodedIn } from './source.ts';
import type {
  DocumentLanguage,
  DocumentNode,
  DocumentProblem,
  DocumentProfile,
  FieldNode,
  ProtocolDocument,
} from './types.ts';
import { readYamlDocument } from './yaml/document.ts';

/** What to parse. Language and profile follow from the URI's file name unless given. */
export interface DocumentInput {
  /** As the host names it: a URI in an editor, a path on the command line. */
  readonly uri: string;
  /** The text as the editor has it. Either this or `bytes`. */
  readonly text?: string;
  /** The bytes of a file, decoded here. */
  readonly bytes?: Uint8Array;
  readonly language?: DocumentLanguage;
  readonly profile?: DocumentProfile;
}

/** What a reader of one language hands back. */
export interface DocumentParts {
  readonly children: DocumentNode[];
  readonly fields: FieldNode | undefined;
  /** Nodes found apart from the tree, still to be put in their places. */
  readonly extras: readonly DocumentNode[];
  readonly problems: readonly DocumentProblem[];
}

/**
 * Parses a document. Never throws: what cannot be read is in `problems`, and the rest is still there.
 * @param trees what was parsed of the version before, if there was one
 */
export function parseDocument(input: DocumentInput, trees?: MarkdownTrees): ProtocolDocument {
  const decoded =
    input.text === undefined ? decodeSource(input.bytes ?? new Uint8Array()) : readDecoded(input.text);
  const source = decoded.text;
  const named = classifyDocument(input.uri);
  const language = input.language ?? named.language;
  const profile = input.profile ?? named.profile;
  trees?.begin();
  const blocks = new BlockList(trees);
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const plain = isPlainText(input.uri) && profile === 'prose';
  let parts: DocumentParts;
  // A file that is not text has nothing to read; what came before the bad byte would only mislead.
  if (decoded.problem) parts = { children: [], fields: undefined, extras: [], problems: [decoded.problem] };
  else parts = read(source, start, language, profile, plain, blocks);
  const root: DocumentNode = {
    kind: 'document',
    span: { start: 0, end: source.length },
    children: parts.children,
  };
  attachNodes(root, parts.extras);
  const lines = new LineIndex(source);
  const undecoded = decoded.problem || input.text === undefined ? undefined : undecodedIn(source);
  const problems = [...parts.problems, ...(undecoded ? [undecoded] : [])].sort(
    (a, b) => a.span.start - b.span.start,
  );
  const directives = readDirectives(root, source, lines);
  const { uri } = input;
  return {
    uri,
    source,
    lines,
    language,
    profile,
    root,
    fields: parts.fields,
    blocks: blocks.blocks,
    directives,
    problems,
  };
}

function read(
  source: string,
  start: number,
  language: DocumentLanguage,
  profile: DocumentProfile,
  plain: boolean,
  blocks: BlockList,
): DocumentParts {
  const before = blocks.blocks.length;
  try {
    if (language === 'yaml') return readYamlDocument(source, start, blocks);
    return readMarkdownDocument(source, start, { profile, plain }, blocks);
  } catch (error) {
    blocks.blocks.length = before;
    return unreadable(source, start, error);
  }
}

/** A reader that failed on a document is a fault of ours; the document says so instead of looking empty. */
function unreadable(source: string, start: number, error: unknown): DocumentParts {
  const span = { start, end: source.length };
  const reason = error instanceof Error ? error.message : String(error);
  const problem: DocumentProblem = {
    kind: 'unreadable',
    code: 'document.unreadable',
    message: `This document could not be read (${reason}).`,
    span,
    related: [],
  };
  return {
    children: [{ kind: 'error', span, children: [] }],
    fields: undefined,
    extras: [],
    problems: [problem],
  };
}
