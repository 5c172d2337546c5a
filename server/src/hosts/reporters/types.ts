import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { Finding } from '../../lint/types.ts';
import type { Severity } from '../../rules/types.ts';
import type { LineIndex } from '../../text/lineIndex.ts';
import type { Paint } from '../terminal/paint.ts';

/** A document that was checked. */
export interface CheckedFile {
  /** As shown to people: relative to the working folder, with forward slashes. */
  readonly path: string;
  /** False for a file that is not UTF-8; `text` is then what came before the first bad byte. */
  readonly isText: boolean;
  readonly text: string;
  readonly lines: LineIndex;
  /** In order of place; suppressed ones included and marked. */
  readonly findings: readonly Finding[];
  /** Those of the findings that the run was told of before, by a baseline or an earlier revision. */
  readonly known: ReadonlySet<Finding>;
  /** Titles of the safe fixes that were applied, or would be; undefined where nobody asked for fixes. */
  readonly fixed: readonly string[] | undefined;
}

/** What a rule's descriptor is made of; findings about the check itself have one too. */
export interface ReportedRule {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Markdown page; empty for findings about the check itself. */
  readonly documentation: string;
  readonly family: string;
}

/** The outcome of a run. */
export interface CheckReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly knowledge: KnowledgeIndex;
  readonly rules: readonly ReportedRule[];
  /** Ordered by path. */
  readonly files: readonly CheckedFile[];
  readonly summary: {
    readonly files: number;
    /** Without the suppressed and the known ones. */
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    readonly suppressed: number;
    /** Findings that are neither suppressed nor new. */
    readonly known: number;
  };
  /** What known findings are known from, in words; undefined where a run was told of none. */
  readonly knownFrom: string | undefined;
}

/** For whom a report is written; machine formats do not look at it. */
export interface Presentation {
  readonly paint: Paint;
  /** Columns to fill. */
  readonly width: number;
}

/** Renders a report, with a line end at its end. */
export type Reporter = (report: CheckReport, presentation: Presentation) => string;
