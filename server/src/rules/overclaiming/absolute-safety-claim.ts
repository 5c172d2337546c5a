import type { DrugRecord } from '../../knowledge/types.ts';
import { drugsAround } from '../../verify/around.ts';
import { findWords, type WordsFound } from '../../verify/statements.ts';
import type { Analysis, EvidenceReference } from '../../verify/types.ts';
import { capitalised, listWords } from '../../verify/words.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './absolute-safety-claim.md';
import { isDismissed } from './dismissed.ts';

const HARM =
  '(?:side[- ]effects?|adverse (?:effects?|events?|reactions?)|toxicit(?:y|ies)|toxic effects?|safety (?:risks?|concerns?))';
/** No harm at all, or safety without any limit. "No new toxicity" and "without dose-limiting toxicity" are neither. */
const ABSOLUTE = new RegExp(
  String.raw`\b(?:(?:without|has no|have no|free (?:of|from)|devoid of|causes? no|with no) (?:any )?${HARM}(?! (?:leading|requiring|of|that|above|greater|other|beyond))|(?:side[- ]effect|risk|toxicity)[- ]free|(?:completely|perfectly|absolutely|entirely|totally|always|100 ?%) (?:safe|harmless|non-?toxic)|(?:is|are) (?:harmless|non-?toxic|safe for (?:everyone|all patients|every patient)))\b`,
  'i',
);

/** One harm denied altogether, which counts where the label warns of it. */
const NO_RISK =
  /\b(?:no|zero|without(?: any)?) (?:risk|danger|possibility) (?:of|for) (?:(?!\b(?:if|when|unless)\b)[^.;:]){3,60}/i;
/** All that a cell says of a drug. */
const BARE = new RegExp(String.raw`^\s*(?:no|none|zero) (?:known )?${HARM}\s*\.?\s*$`, 'i');

/** Words before the claim that turn it round, make it a matter of some patients, or tell what was seen. */
const TURNED =
  /\b(?:not|never|hardly|rarely|cannot|isn't|aren't|neither|nor|none of|nothing|nobody|by no means|far from|no (?!prior|previous)(?:[\w-]+ ){0,2}(?:drugs?|treatments?|therapy|therapies|inhibitors?|TKIs?|agents?|medicines?)|patients?|participants?|those|who|whom|if|was|were)\b/i;

const LEAST_HARMS = 1;
const MOST_NAMED = 4;

export const absoluteSafetyClaim: RuleDeclaration = {
  id: 'OVR002',
  name: 'absolute-safety-claim',
  family: 'overclaiming',
  severity: 'error',
  summary: 'A drug is said to be without harm where its label warns of harms.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['warning'],
  options: [],
  documentation,
  checkBlocks({ analysis, report }) {
    for (const found of [
      ...findWords(analysis, ABSOLUTE),
      ...findWords(analysis, NO_RISK),
      ...findWords(analysis, BARE),
    ]) {
      if (!isAsserted(found) || isDismissed(found)) continue;
      const drug = drugsAround(analysis, found.block, found.reading.sentenceSpan).find(
        ({ warnings }) => warnings.length >= LEAST_HARMS,
      );
      if (!drug || !isOfDrug(found, drug, analysis)) continue;
      const evidence = warningsOf(drug, analysis);
      report({
        span: found.span,
        what: `“${found.text}” says that ${drug.inn} does no harm.`,
        why: `${evidence[0]!.summary}. ${evidenceWords(evidence.slice(1), analysis.knowledge)}`,
        action: 'Name the harms that are known and how often they occur.',
        verdict: 'contradicted',
        evidence,
        key: `safety ${drug.id}`,
      });
    }
  },
};

function isOfDrug(
  { block, text, start, end }: WordsFound,
  { warnings }: DrugRecord,
  { knowledge, mentionsIn }: Analysis,
): boolean {
  if (BARE.test(text)) return block.role === 'table-cell';
  if (!NO_RISK.test(text)) return true;
  return mentionsIn(block).some(
    (mention) =>
      mention.kind === 'harm' &&
      mention.span.start >= start &&
      mention.span.end <= end &&
      warnings.some(({ harm }) => knowledge.isTerm(mention.id, harm) || knowledge.isTerm(harm, mention.id)),
  );
}

function isAsserted({ block, reading, start, status }: WordsFound): boolean {
  if (status !== 'asserted') return false;
  return !TURNED.test(block.text.text.slice(reading.span.start, start));
}

/** What the label warns of: first all harms in one line, then the warnings themselves. */
function warningsOf(
  drug: DrugRecord,
  { knowledge }: Analysis,
): readonly [EvidenceReference, ...EvidenceReference[]] {
  const names = [...new Set(drug.warnings.map(({ harm }) => knowledge.term(harm)?.name ?? harm))];
  const sources = [...new Set(drug.warnings.flatMap((each) => each.sources))];
  const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), 'others'] : names;
  return [
    {
      id: `${drug.id}/warnings`,
      recordKind: 'warning',
      summary: `The label of ${drug.inn} warns of ${listWords(shown)}`,
      level: undefined,
      sources,
    },
    ...drug.warnings.map(
      ({ harm, summary, sources: own }): EvidenceReference => ({
        id: `${drug.id}/${harm}`,
        recordKind: 'warning',
        summary: capitalised(summary),
        level: undefined,
        sources: own,
      }),
    ),
  ];
}
