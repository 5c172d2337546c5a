import { findWords } from '../../verify/statements.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './absolute-efficacy-claim.md';
import { type AbsoluteClaim, reportAgainstResults } from './claimsAgainstResults.ts';
import { isDismissed } from './dismissed.ts';

const EFFECT =
  '(?:respond|responds|benefit|benefits|achieve|achieves|survive|survives|go into remission|have a response)';
/** Everybody, always, certainly, in the present: what a study saw in its own patients is told in the past. */
const ABSOLUTE = new RegExp(
  String.raw`\b(?:(?:all|every|each|100 ?% of) (?:of )?(?:the |these )?patients?\b(?:(?!\b(?:who|that|which|whose|if|should|must|may|might|could|can|cannot|not)\b)[^.;:]){0,60}?\b${EFFECT}|everyone (?:responds|benefits)|no patient (?:progresses|relapses|fails to respond)|(?:always|invariably|certainly) (?:works|responds|effective|active|leads to (?:a )?response|produces (?:a )?response)|works (?:in|for) (?:all|every|each) patients?|(?:effective|active|works) in (?:all|every|each|100 ?% of) (?:[\w-]+ )?patients?|(?:response|remission|benefit|success) (?:to \w+ )?is (?:guaranteed|certain|assured)|never fails|guarantee[sd]? (?:a |an |the )?(?:\w+ )?(?:response|remission|survival|success|disease control|benefit)|100 ?% (?:effective|efficacy|response))\b`,
  'i',
);

const WHOLE = 100;

export const absoluteEfficacyClaim: RuleDeclaration = {
  id: 'OVR005',
  name: 'absolute-efficacy-claim',
  family: 'overclaiming',
  severity: 'error',
  summary: 'A drug is said to work in every patient where the recorded response rates are lower.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial-result'],
  options: [],
  documentation,
  checkBlocks(context) {
    for (const found of findWords(context.analysis, ABSOLUTE)) {
      if (found.status !== 'asserted' && found.status !== 'conditional') continue;
      if (isDismissed(found)) continue;
      const isDenied = /\b(?:not|never|hardly|nearly|almost|virtually)\s+(?:\w+\s+)?$/i.test(
        found.block.text.text.slice(found.reading.span.start, found.start),
      );
      if (isDenied || (found.polarity === 'negated' && !/\b(?:no patient|never)\b/i.test(found.text)))
        continue;
      reportAgainstResults(context, found, EVERYBODY);
    }
  },
};

/** Recorded response rates of patients on the drug, the highest first; without effect where all responded. */
const EVERYBODY: AbsoluteClaim = {
  figures: (drug, { knowledge }) => {
    const figures = knowledge
      .figuresOfDrug(drug.id, { endpoint: 'ORR', measure: 'rate' })
      .filter(({ result, arm }) => result.value !== null && arm?.treatments.includes(drug.id))
      .toSorted((a, b) => b.result.value! - a.result.value!);
    return figures.filter(({ result }) => result.value! < WHOLE);
  },
  word: (drug, words) => ({
    what: `“${words}” says that ${drug.inn} works in everybody.`,
    action: 'Give the response rate with its trial and population.',
  }),
  key: 'efficacy',
};
