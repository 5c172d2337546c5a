import type { Span } from '../text/span.ts';

export type KnowledgeSeverity = 'error' | 'warning' | 'info';

/** Something wrong with a knowledge source file, at an exact place. */
export interface KnowledgeProblem {
  readonly severity: KnowledgeSeverity;
  /** Stable dotted word: `kb.unknown-field`, `kb.dangling-reference`. */
  readonly code: string;
  /** What is wrong, where, and what to do about it. */
  readonly message: string;
  /** The file as the host named it; empty for a record that came from a compiled artefact. */
  readonly path: string;
  /** Offsets in the file's text. */
  readonly span: Span;
  /** `<kind>/<id>`: `drug/crizotinib`; absent where no record could be made out. */
  readonly recordId?: string;
  /** The other side of a conflict. */
  readonly related?: readonly RelatedPlace[];
}

/** Another place that a problem speaks of. */
export interface RelatedPlace {
  readonly message: string;
  readonly path: string;
  readonly span: Span;
  readonly recordId?: string;
}

/** A knowledge base that cannot be used at all. The message says what is wrong, where, and what to do. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  /** Stable dotted word: `kb.artefact-damaged`, `kb.artefact-newer`, `kb.artefact-hash-mismatch`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Orders problems by file, place and code, so that reports do not depend on the order of checks. */
export function compareProblems(a: KnowledgeProblem, b: KnowledgeProblem): number {
  return (
    compareTexts(a.path, b.path) ||
    a.span.start - b.span.start ||
    compareTexts(a.code, b.code) ||
    compareTexts(a.message, b.message)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
