/** What a rule declares about itself. Settings, docs, SARIF descriptors, `explain` and hovers are all read from here. */

import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { Analysis, EvidenceReference, Verdict } from '../verify/types.ts';

export type Severity = 'error' | 'warning' | 'info';

export type RuleFamily =
  | 'indication'
  | 'line'
  | 'resistance'
  | 'sequence'
  | 'dose'
  | 'organ-function'
  | 'interactions'
  | 'monitoring'
  | 'contraindications'
  | 'efficacy'
  | 'overclaiming'
  | 'citations'
  | 'terminology'
  | 'consistency'
  | 'completeness'
  | 'regulatory'
  | 'house'
  | 'suppression'
  | 'document';

export type FixSafety = 'safe' | 'suggestion';

/** An option a user may set for one rule. */
export interface RuleOption {
  readonly name: string;
  readonly type: 'boolean' | 'integer' | 'string' | 'string[]';
  readonly default: boolean | number | string | readonly string[];
  readonly description: string;
}

export interface RuleDeclaration {
  /** `IND001`; never renumbered, never reused. */
  readonly id: string;
  /** `unsupported-indication`. */
  readonly name: string;
  readonly family: RuleFamily;
  readonly severity: Severity;
  /** One sentence: what is reported. */
  readonly summary: string;
  /** The strongest fix the rule offers. */
  readonly fix: FixSafety | 'none';
  /** Version of TheraLint that first had the rule. */
  readonly since: string;
  /** Record kinds of the knowledge base the rule reads; empty for rules on form. */
  readonly knowledge: readonly EvidenceReference['recordKind'][];
  readonly options: readonly RuleOption[];
  /** The rule's page, Markdown: clinical reason, `## Reported` and `## Silent` examples that tests execute. */
  readonly documentation: string;
  /** `last`: runs after all others and sees what they reported. */
  readonly phase?: 'last';
  /** Looks at the whole document. A rule has this, `checkBlocks`, or both. */
  check?(context: RuleContext): void;
  /**
   * Looks at each of `analysis.blocks` by itself: what is reported on a block follows from it, the blocks that its context
   * names, the title, and the fields. There are no claims to see. While a person writes it is asked only for blocks that
   * changed.
   */
  checkBlocks?(context: RuleContext): void;
}

/** What the other rules did to the same document. */
export interface RunSoFar {
  /** Every rule there is; `ran` is false for those that settings leave out. */
  readonly rules: readonly { readonly id: string; readonly name: string; readonly ran: boolean }[];
  readonly reports: readonly { readonly ruleId: string; readonly span: Span }[];
}

export interface Fix {
  readonly title: string;
  /** `safe` fixes never change a drug, dose, route, line or schedule, and may run unattended. */
  readonly safety: FixSafety;
  readonly edits: readonly TextEdit[];
  /** Records behind a suggestion. */
  readonly evidence: readonly EvidenceReference[];
}

/** What a rule reports. The three message parts are full sentences without line breaks. */
export interface Report {
  readonly span: Span;
  /** What is wrong. */
  readonly what: string;
  /** Why, naming the record and its source. */
  readonly why: string;
  /** What to do. */
  readonly action: string;
  readonly verdict?: Verdict;
  readonly related?: readonly { readonly message: string; readonly span: Span }[];
  readonly evidence?: readonly EvidenceReference[];
  readonly fixes?: readonly Fix[];
  /** Severity other than the rule's own, where the catalogue grades inside one rule (TRM002). */
  readonly severity?: Severity;
  /** Words that identify the fault independent of place, for the fingerprint: entity ids and normalised text. */
  readonly key: string;
  readonly tag?: 'deprecated' | 'unnecessary';
}

export interface RuleContext {
  readonly analysis: Analysis;
  /** Option values of this rule, defaults filled in and checked. */
  readonly options: Readonly<Record<string, boolean | number | string | readonly string[]>>;
  /** The user's `today`, `YYYY-MM-DD`, injected so that results are reproducible. */
  readonly today: string;
  /** For rules of phase `last`; undefined for all others. */
  readonly run?: RunSoFar | undefined;
  report(report: Report): void;
}
