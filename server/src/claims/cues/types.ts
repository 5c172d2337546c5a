import type { ClaimEffect, ClaimKind, ClaimWording } from '../types.ts';

/**
 * - `predicate`: says what is claimed of the treatment;
 * - `negation`: turns the predicates or treatments in its scope; `pseudo-negation` looks like one and is not;
 * - `hypothesis`, `conditional`, `historical`, `question`, `quotation`, `report`: set the assertion status (`report` tells what one
 *   study or patient had done, which is history, not advice);
 * - `prior`, `comparator`, `contrast`, `next`: give the treatments after (or before) them a role;
 * - `biomarker-negative`, `co-occurring`, `acquired`: act on biomarkers;
 * - `progression`, `finding`: together tell that an alteration was found when the disease progressed on a treatment;
 * - `unselected`: says that no selection is made.
 */
export type CueCategory =
  | 'predicate'
  | 'negation'
  | 'pseudo-negation'
  | 'hypothesis'
  | 'conditional'
  | 'historical'
  | 'report'
  | 'question'
  | 'quotation'
  | 'prior'
  | 'comparator'
  | 'contrast'
  | 'next'
  | 'biomarker-negative'
  | 'co-occurring'
  | 'acquired'
  | 'progression'
  | 'finding'
  | 'unselected';

/**
 * A cue: phrases that decide one thing about a clause.
 * A phrase is words separated by spaces; `a|b` are alternatives, a trailing `?` makes a word optional, `*` stands for up to
 * four words of any kind. Longer matches win, and a word belongs to one cue only.
 */
export interface Cue {
  readonly id: string;
  readonly category: CueCategory;
  readonly phrases: readonly string[];
  /** Which side a modifier acts on, to the end of its clause or the next terminator. Default `forward`. */
  readonly direction?: 'forward' | 'backward' | 'both';
  /** `phrase`: acts only to the end of its noun phrase (`without …`); `clause` (default): to the end of the clause. */
  readonly reach?: 'phrase' | 'clause';
  /** On predicates. */
  readonly kind?: ClaimKind;
  readonly effect?: ClaimEffect;
  readonly wording?: ClaimWording;
  /** A predicate that is negative in itself: `contraindicated`, `ineffective`. */
  readonly negative?: boolean;
  /** A predicate that is positive although its words hold a denial: `no progression`. */
  readonly holdsDenial?: boolean;
  /** A predicate whose denial says another effect: "no progression" is a response. */
  readonly deniedAs?: ClaimEffect;
  /** A predicate that gives way to any other of the clause: progression tells less than response or resistance. */
  readonly weak?: boolean;
  /** What the clause must also name: tumours or cells without the alteration, with which it compares; a harm; a test. */
  readonly requires?: 'wild-type' | 'harm' | 'test';
  /** What a predicate says where the clause lacks what it requires; nothing where this is undefined. */
  readonly otherwise?: ClaimEffect;
  /** Not a match where this word follows: "progression" before "free". */
  readonly notBefore?: string;
  /** A sentence of our own in which the cue decides; executed by the tests. */
  readonly example: string;
}
