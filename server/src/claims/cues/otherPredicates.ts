import type { Cue } from './types.ts';

/** What else a clause can say of a treatment: drivers, the central nervous system, harms. */
export const OTHER_PREDICATES: readonly Cue[] = [
  {
    id: 'driver',
    category: 'predicate',
    kind: 'driver',
    wording: 'efficacy',
    phrases: [
      'driver|drivers',
      'drive|drives|driving',
      'oncogenic driver|driver?',
      'driver alteration|alterations|mutation|mutations',
    ],
    example: 'ROS1 fusion is an oncogenic driver in NSCLC.',
  },
  {
    id: 'cns',
    category: 'predicate',
    kind: 'cns',
    wording: 'efficacy',
    phrases: [
      'penetrate|penetrates|penetrated|penetration|penetrant',
      'blood brain barrier',
      'cns|intracranial|brain penetration',
      'central nervous system * penetration',
    ],
    example: 'Lorlatinib penetrates the CNS better than crizotinib.',
  },
  {
    id: 'cns-response',
    category: 'predicate',
    kind: 'cns',
    effect: 'response',
    wording: 'efficacy',
    phrases: [
      'cns|intracranial|brain activity|response|responses|efficacy|benefit',
      'central nervous system * activity|response|responses|efficacy',
    ],
    example: 'Lorlatinib has intracranial activity in ALK-positive NSCLC.',
  },
  {
    id: 'adverse',
    category: 'predicate',
    kind: 'safety',
    effect: 'harm',
    wording: 'efficacy',
    phrases: [
      'adverse event|events|reaction|reactions|effect|effects',
      'side effect|effects',
      'toxic|toxicity|toxicities',
      'tolerability|tolerated|intolerance|intolerant',
      'safe|safety|unsafe',
    ],
    example: 'Bradycardia is an adverse reaction of crizotinib.',
  },
  {
    id: 'causes-harm',
    category: 'predicate',
    kind: 'safety',
    effect: 'harm',
    wording: 'efficacy',
    requires: 'harm',
    phrases: [
      'cause|causes|caused|causing',
      'induce|induces|induced',
      'associated|occur|occurs|occurred|reported with',
      'risk of',
    ],
    example: 'Crizotinib causes bradycardia.',
  },
];
