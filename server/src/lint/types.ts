/** Findings: what hosts show. */
import type { Fix, Severity } from '../rules/types.ts';
import type { Span } from '../text/span.ts';
import type { EvidenceReference, Verdict } from '../verify/types.ts';

export interface Finding {
  readonly ruleId: string;
  readonly ruleName: string;
  readonly severity: Severity;
  /** The three parts joined: what is wrong, why, what to do. */
  readonly message: string;
  readonly what: string;
  readonly why: string;
  readonly action: string;
  readonly span: Span;
  readonly verdict: Verdict | undefined;
  readonly related: readonly { readonly message: string; readonly span: Span }[];
  readonly evidence: readonly EvidenceReference[];
  readonly fixes: readonly Fix[];
  /** Stable across runs and edits elsewhere; unique inside a document. Lower-case hexadecimal. */
  readonly fingerprint: string;
  /** Set when a directive in the document suppresses the finding. */
  readonly suppressed: { readonly reason: string | undefined; readonly span: Span } | undefined;
  readonly tag: 'deprecated' | 'unnecessary' | undefined;
  readonly docsUrl: string;
}

export interface LintResult {
  /** Ordered by place, then severity, then rule id; suppressed ones included and marked. */
  readonly findings: readonly Finding[];
  /** Milliseconds per rule, where a clock was injected. */
  readonly timings: ReadonlyMap<string, number>;
}

/** Asked between rules and between blocks; when it says so, the work stops with `OperationCancelled`. */
export interface CancellationSignal {
  readonly isCancellationRequested: boolean;
}

/** Thrown when work was cancelled, so that an unfinished check is never taken for a clean one. */
export class OperationCancelled extends Error {
  override readonly name = 'OperationCancelled';
  constructor() {
    super('The check was cancelled before it finished.');
  }
}

/** What a user may set; the layers of configuration are merged into one of these per document. */
export interface CheckSettings {
  /** By rule id or name: a severity, `off`, or both severity and options. */
  readonly rules: Readonly<
    Record<
      string,
      | Severity
      | 'off'
      | { readonly severity?: Severity | 'off'; readonly options?: Readonly<Record<string, unknown>> }
    >
  >;
  /** If not empty, only these rule ids or names run. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** Jurisdictions assumed where a document states none; empty means any that the base covers. */
  readonly jurisdictions: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
