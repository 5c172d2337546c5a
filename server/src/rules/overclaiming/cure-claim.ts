import type { DrugRecord } from '../../knowledge/types.ts';
import { drugsAround, genesAround, ofGenesFirst } from '../../verify/around.ts';
import { figureReference } from '../../verify/references.ts';
import { findWords } from '../../verify/statements.ts';
import type { Analysis, EvidenceReference } from '../../verify/types.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './cure-claim.md';
import { isDismissed, isOfProcedure } from './dismissed.ts';

/** The verb, or the adjective and noun as what is said of a treatment; "curative surgery" and "curative intent" are not. */
const CURE =
  /\b(?:cures|cured (?:by|with)|(?:can|will|does|may) cure|(?:is|are|remains|proved|proves) (?:\w+ )?curative|(?:offers?|brings?|achieves?|provides?|leads? to|is|means|promises) (?:a |the |definite |complete |lasting )*cure|eradicates?\b(?! \w+ metastas)|(?:is|are|becomes?|makes? \w+) (?:\w+ )?curable|permanent(?:ly)? (?:cures?|cured|remission))\b/i;

export const cureClaim: RuleDeclaration = {
  id: 'OVR001',
  name: 'cure-claim',
  family: 'overclaiming',
  severity: 'error',
  summary: 'A drug is said to cure where the recorded results show that the disease progresses under it.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result'],
  options: [],
  documentation,
  check({ analysis, report }) {
    for (const found of findWords(analysis, CURE)) {
      if (isDismissed(found) || isOfProcedure(found)) continue;
      if (found.polarity === 'negated' || (found.status !== 'asserted' && found.status !== 'conditional'))
        continue;
      for (const drug of drugsAround(analysis, found.block, found.reading.sentenceSpan)) {
        const genes = genesAround(analysis, found.block, found.reading.sentenceSpan);
        const evidence = progressionUnder(drug, genes, analysis);
        if (!evidence) continue;
        report({
          span: found.span,
          what: `“${found.text}” claims a cure with ${drug.inn}.`,
          why: `The disease is recorded to progress under it. ${evidenceWords([evidence], analysis.knowledge)}`,
          action: 'Say what was shown: the response rate, or the progression-free or overall survival.',
          verdict: 'contradicted',
          evidence: [evidence],
          key: `cure ${drug.id}`,
        });
        break;
      }
    }
  },
};

/** A recorded median time to progression of patients on the drug; cytotoxics also serve diseases that they cure. */
function progressionUnder(
  drug: DrugRecord,
  genes: readonly string[],
  { knowledge }: Analysis,
): EvidenceReference | undefined {
  if (drug.type === 'cytotoxic' || drug.type === 'myeloprotective') return undefined;
  const figures = knowledge
    .figuresOfDrug(drug.id, { endpoint: 'PFS', measure: 'median' })
    .filter(
      ({ result, arm }) =>
        result.value !== null && arm?.role !== 'comparator' && arm?.treatments.includes(drug.id),
    );
  const figure = ofGenesFirst(figures, genes)[0];
  return figure && figureReference(figure);
}
