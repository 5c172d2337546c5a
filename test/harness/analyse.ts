/** A text through the whole engine: parsed, recognised, read for claims, judged, and linted. */
import { extractClaims } from '../../server/src/claims/extractClaims.ts';
import { type TextReading, TextReadings } from '../../server/src/claims/textReading.ts';
import { readFields } from '../../server/src/document/fields/readFields.ts';
import { parseDocument } from '../../server/src/document/parse.ts';
import type { TextBlock } from '../../server/src/document/types.ts';
import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import { type CheckSettings, type Finding, lint } from '../../server/src/lint/index.ts';
import type { Mention } from '../../server/src/recognise/types.ts';
import type { RuleDeclaration } from '../../server/src/rules/types.ts';
import { type Analysis, judgeAll, jurisdictionsOf } from '../../server/src/verify/index.ts';
import { knowledge, theRecogniser } from './engine.ts';

/** Analyses a text as a file of that name. */
export function analyse(
  text: string,
  uri = 'test.md',
  assumed: readonly string[] = [],
  base: KnowledgeIndex = knowledge(),
): Analysis {
  const recogniser = theRecogniser();
  const document = parseDocument({ uri, text });
  const fields = document.profile === 'protocol' ? readFields(document) : undefined;
  const texts = new TextReadings(recogniser);
  const readingOf = (block: TextBlock): TextReading => texts.of(block.text.text);
  const mentionsIn = (block: TextBlock): readonly Mention[] => readingOf(block).mentions;
  const claims = extractClaims({ document, fields, knowledge: base, recogniser, readingOf });
  const jurisdictions = jurisdictionsOf(fields, assumed);
  const context = { knowledge: base, document, fields, jurisdictions };
  const judgements = judgeAll(claims, context);
  const { blocks } = document;
  return {
    document,
    fields,
    knowledge: base,
    blocks,
    readingOf,
    mentionsIn,
    claims,
    judgements,
    jurisdictions,
  };
}

export const SETTINGS: CheckSettings = {
  rules: {},
  select: [],
  ignore: [],
  jurisdictions: [],
  today: '2026-11-22',
};

/** Findings of a text. */
export function check(
  text: string,
  uri?: string,
  settings: Partial<CheckSettings> = {},
  rules?: readonly RuleDeclaration[],
  base?: KnowledgeIndex,
): readonly Finding[] {
  const full = { ...SETTINGS, ...settings };
  return lint(
    analyse(text, uri, full.jurisdictions, base),
    full,
    { isCancellationRequested: false },
    undefined,
    rules,
  ).findings;
}
