import { findWords } from '../../verify/statements.ts';
import type { RuleDeclaration } from '../types.ts';
import { type AbsoluteClaim, reportAgainstResults } from './claimsAgainstResults.ts';
import documentation from './cure-claim.md';
import { isDismissed, isOfProcedure } from './dismissed.ts';

/** The verb, or the adjective and noun as what is said of a treatment; "curative surgery" and "curative intent" are not. */
const CURE =
  /\b(?:cures|cured (?:by|with)|(?:can|will|does|may) cure|(?:is|are|remains|proved|proves) (?:\w+ )?curative|(?:offers?|brings?|achieves?|provides?|leads? to|is|means|promises) (?:(?:an?|the|definite|complete|lasting|guaranteed|certain|real|true|sure|permanent|reliable) )*cure|eradicates?\b(?! \w+ metastas)|(?:is|are|becomes?|makes? \w+) (?:\w+ )?curable|permanent(?:ly)? (?:cures?|cured|remission))\b/i;

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
  checkBlocks(context) {
    for (const found of findWords(context.analysis, CURE)) {
      if (isDismissed(found) || isOfProcedure(found)) continue;
      if (found.polarity === 'negated' || (found.status !== 'asserted' && found.status !== 'conditional'))
        continue;
      reportAgainstResults(context, found, CURE_CLAIM);
    }
  },
};

/** Recorded median times to progression of patients on the drug; cytotoxics also serve diseases that they cure. */
const CURE_CLAIM: AbsoluteClaim = {
  figures: (drug, { knowledge }) =>
    drug.type === 'cytotoxic' || drug.type === 'myeloprotective'
      ? []
      : knowledge
          .figuresOfDrug(drug.id, { endpoint: 'PFS', measure: 'median' })
          .filter(
            ({ result, arm }) =>
              result.value !== null && arm?.role !== 'comparator' && arm?.treatments.includes(drug.id),
          ),
  word: (drug, words) => ({
    what: `“${words}” claims a cure with ${drug.inn}.`,
    why: 'The disease is recorded to progress under it.',
    action: 'Say what was shown: the response rate, or the progression-free or overall survival.',
  }),
  key: 'cure',
};
