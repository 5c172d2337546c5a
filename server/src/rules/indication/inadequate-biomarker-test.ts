import type { BiomarkerFields } from '../../document/fields/types.ts';
import type { CriterionRecord } from '../../knowledge/types.ts';
import { cover } from '../../text/span.ts';
import { genesAround } from '../../verify/around.ts';
import { criterionReference } from '../../verify/references.ts';
import { findWords, type WordsFound } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './inadequate-biomarker-test.md';

/** Words by which a test decides alone. */
const DECIDES =
  /\b(?:alone|solely|exclusively|only(?=\s*(?:[.;,)]|$))|by itself|on its own|(?:is|are) (?:sufficient|enough|adequate)|suffices?|sufficient (?:to|for)|confirms? (?:eligibility|\w+[- ]positiv\w+|the (?:fusion|rearrangement|diagnosis))|establish(?:es)? (?:eligibility|the (?:fusion|rearrangement|diagnosis))|determines? eligibility|without (?:further |any )?(?:confirmation|confirmatory)|(?:need not|does not need to|do not need to|need no|needs no) (?:be )?confirm\w*)\b/i;
const DENIED = /\b(?:not|never|cannot|insufficient|inadequate|nobody|no one)\b/i;
/** Another method, or that the result still has to be confirmed. */
const CONFIRMED =
  /\b(?:FISH|NGS|next-generation|sequencing|RT-PCR|molecular|cytogenetic|(?:be |been |is |are |was )confirmed|confirmatory test|reflex|screen\w*)\b/i;

export const inadequateBiomarkerTest: RuleDeclaration = {
  id: 'IND005',
  name: 'inadequate-biomarker-test',
  family: 'indication',
  severity: 'warning',
  summary: 'A test that only screens for a biomarker is said to decide on treatment.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['criterion'],
  options: [],
  documentation,
  checkBlocks(context) {
    const { analysis } = context;
    const criteria = analysis.knowledge.records.criteria.filter(({ about }) => about === 'biomarker-test');
    const screening = criteria.filter(({ adequacy }) => adequacy === 'screening');
    for (const found of findWords(analysis, DECIDES)) {
      if (found.status !== 'asserted' && found.status !== 'conditional') continue;
      if (found.polarity === 'negated' && !/\b(?:without|need)/i.test(found.text)) continue;
      const criterion = screeningTestIn(found, screening, analysis);
      if (criterion) tell(context, criterion.record, found.span, criterion.method);
    }
    for (const biomarker of analysis.fields?.population.biomarkers ?? [])
      ofField(context, biomarker, criteria);
  },
};

function screeningTestIn(
  found: WordsFound,
  screening: readonly CriterionRecord[],
  analysis: Analysis,
): { readonly record: CriterionRecord; readonly method: string } | undefined {
  const { block, reading } = found;
  const { start, end } = reading.sentenceSpan;
  const sentence = block.text.text.slice(start, end);
  const needless = /\bneed/i.test(found.text);
  if (!needless && CONFIRMED.test(sentence)) return undefined;
  const own = block.text.text.slice(reading.span.start, reading.span.end);
  if (!needless && DENIED.test(own)) return undefined;
  const { rowHeader } = block.context;
  const clause = `${rowHeader && rowHeader !== block ? rowHeader.text.text : ''} ${own}`;
  const genes = genesAround(analysis, block, reading.sentenceSpan);
  for (const record of screening) {
    const method = record.words?.find((word) => new RegExp(String.raw`\b${word}\b`, 'i').test(clause));
    if (method !== undefined && record.biomarker && genes.includes(record.biomarker.gene))
      return { record, method };
  }
  return undefined;
}

/** `test.methods` of a biomarker that is required, where all of them only screen for it. */
function ofField(
  context: RuleContext,
  biomarker: BiomarkerFields,
  criteria: readonly CriterionRecord[],
): void {
  const { gene, status, testMethods } = biomarker;
  if (testMethods.length === 0 || (status && status.value !== 'positive')) return;
  const known = testMethods.map(({ value }) =>
    criteria.find(
      ({ words, biomarker: of }) =>
        of?.gene === gene.value && words?.some((word) => value.toLowerCase().startsWith(word.toLowerCase())),
    ),
  );
  const first = known[0];
  if (!first || !known.every((each) => each?.adequacy === 'screening')) return;
  tell(context, first, cover(testMethods.map(({ span }) => span)), testMethods[0]!.value);
}

function tell(
  { analysis, report }: RuleContext,
  record: CriterionRecord,
  span: WordsFound['span'],
  method: string,
): void {
  const evidence = [criterionReference(record)];
  const gene = record.biomarker!.gene;
  report({
    span,
    what: `${method} alone does not decide on ${gene}: it screens.`,
    why: evidenceWords(evidence, analysis.knowledge),
    action: `Ask for confirmation of a positive ${method} by FISH or sequencing before treatment.`,
    verdict: 'contradicted',
    evidence,
    key: `${record.id}`,
  });
}
