import type { Cue } from './types.ts';

/** What a clause can say of an alteration that changes nothing: it keeps what was there, or fares as the unaltered does. */
export const SAME_EFFECT: readonly Cue[] = [
  {
    id: 'kept-sensitivity',
    category: 'predicate',
    kind: 'resistance',
    effect: 'resistance',
    wording: 'efficacy',
    negative: true,
    phrases: [
      'retain|retains|retained|retaining|maintain|maintains|maintained|maintaining|remain|remains|remained|remaining|keep|keeps|kept|preserve|preserves|preserved|conserved|still|stay|stays|stayed * sensitive|sensitivity|susceptible|susceptibility|responsive|responsiveness|chemosensitive',
      'sensitivity|susceptibility|responsiveness|efficacy|activity|potency to|of? * was|is|were|are|remained|remains largely|fully? retained|maintained|preserved|unaffected|unchanged|unimpaired|unaltered|intact|conserved',
      'maintained|sustained|persisted|continued|durable despite|after * detection|presence|emergence|appearance|acquisition|persistence',
      'without|no loss|losing|reduction|decrease|impairment of|in * sensitivity|susceptibility|efficacy|activity',
    ],
    example: 'Cells with ALK L1196M remained sensitive to lorlatinib.',
  },
  {
    id: 'as-wild-type',
    category: 'predicate',
    kind: 'resistance',
    effect: 'resistance',
    wording: 'efficacy',
    negative: true,
    requires: 'wild-type',
    phrases: [
      'comparable|similar|equivalent|identical|equal|same * rates|rate|survival|pfs|os|outcome|outcomes|remission|remissions|chr|mcyr|ccyr|mahr|mmr|prognosis',
      'response|responses|rates|pfs|os|survival|outcome|outcomes|remissions|mcyr|ccyr|chr|mahr * was|were|is|are similar|comparable|indistinguishable|equivalent|identical|equal',
      'was|were|is|are|fared|responded similar|comparable|indistinguishable|equivalent|identical|similarly|comparably|equally',
    ],
    example: 'With bosutinib, ABL1-mutant and wild-type ABL1 disease had comparable response rates.',
  },
  {
    id: 'response-as-wild-type',
    category: 'predicate',
    kind: 'resistance',
    effect: 'resistance',
    wording: 'efficacy',
    negative: true,
    requires: 'wild-type',
    otherwise: 'response',
    phrases: [
      'comparable|similar|equivalent|identical|equal|same|indistinguishable|unchanged * response|responses|efficacy|activity|benefit|inhibition|viability|proliferation|incorporation|sensitivity|sensitivities|susceptibility|responsiveness|ic50|ic50s|gi50|ec50|potency',
      'comparable|similar|equivalent|identical|equal|same|indistinguishable|unchanged ic50|ic50s|gi50|ec50 value|values',
      'sensitivity|sensitivities|susceptibility|ic50|ic50s|gi50|ec50|potency|response to|of|for|against? * comparable|similar|equivalent|identical|indistinguishable|equal to|from',
      'sensitivity|sensitivities|susceptibility|ic50|ic50s|gi50|ec50|potency|response to|of|for|against? * was|were|is|are comparable|similar|equivalent|identical|indistinguishable|equal|unchanged',
      'as sensitive|responsive|susceptible * to? * as',
      'equally|similarly|comparably sensitive|responsive|susceptible',
      'efficacy|activity|inhibition * was|were|is|are similar|comparable|indistinguishable|equivalent|identical|equal',
    ],
    example: 'Patients with and without TP53 mutation had a similar benefit from crizotinib.',
  },
];
