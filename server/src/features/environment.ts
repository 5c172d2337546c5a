/** What a feature is given: one analysed document and the few engines that a question about it may need. */
import type { Claim } from '../claims/types.ts';
import type { Recogniser } from '../recognise/types.ts';
import type { RuleDeclaration } from '../rules/types.ts';
import type { Analysis, Judgement } from '../verify/types.ts';

export interface FeatureEnvironment {
  readonly analysis: Analysis;
  readonly recogniser: Recogniser;
  readonly rules: readonly RuleDeclaration[];
  /** Judges a claim nobody wrote, so that a card about a section agrees with the findings in it. */
  judge(claim: Claim): Judgement;
}
