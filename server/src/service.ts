/**
 * The language service: everything a host may ask. One per knowledge base; documents are passed in, results come back as
 * plain data in offsets. It holds no connection, no file system and no timers, so that editor, worker and command line
 * get the same answers.
 */
import type { DocumentLanguage, DocumentProfile } from './document/types.ts';
import type { Occurrences } from './features/navigation/occurrences.ts';
import type { SemanticToken } from './features/semanticTokens.ts';
import type { KnowledgeIndex } from './knowledge/knowledgeIndex.ts';
import type { CancellationSignal, CheckSettings, LintResult } from './lint/types.ts';
import type { Fix } from './rules/types.ts';
import type { Span } from './text/span.ts';
import type { Analysis } from './verify/types.ts';

export { COMPLETION_LIMIT } from './features/completion/limit.ts';
export type { Occurrences } from './features/navigation/occurrences.ts';
export type { SemanticToken } from './features/semanticTokens.ts';
export { TOKEN_TYPES } from './features/tokenTypes.ts';
export { createLanguageService, type LanguageServiceOptions } from './service/createLanguageService.ts';

/** A document as a host has it: unsaved text included. */
export interface DocumentInput {
  readonly uri: string;
  /** Grows with every change; equal version and uri mean equal text. */
  readonly version: number;
  readonly text: string;
  readonly language: DocumentLanguage;
  readonly profile: DocumentProfile;
  /** Regions assumed where the document names none: the user's setting. Absent or empty: any that the base covers. */
  readonly jurisdictions?: readonly string[];
}

/** How a completion came to be asked for: `invoked` by a person, `typed` by the editor while the person writes. */
export type CompletionTrigger = 'invoked' | 'typed';

/** Markdown plus a plain-text form for clients that cannot show Markdown. */
export interface MarkupText {
  readonly markdown: string;
  /** The Markdown with what not everybody wants to read folded away, for clients that show HTML's `details`. */
  readonly folding: string;
  readonly plain: string;
}

export interface HoverCard {
  readonly span: Span;
  readonly contents: MarkupText;
}

export interface CompletionProposal {
  readonly label: string;
  readonly kind:
    | 'drug'
    | 'drug-class'
    | 'gene'
    | 'biomarker'
    | 'variant'
    | 'disease'
    | 'trial'
    | 'field'
    | 'value'
    | 'snippet';
  /** Short text beside the label: class, brand, level of evidence. */
  readonly detail: string;
  /** What is replaced, and with what. */
  readonly span: Span;
  readonly newText: string;
  readonly isSnippet: boolean;
  /** Proposals sort by this text; successor proposals come first, by rank. */
  readonly sortText: string;
  readonly filterText: string;
  readonly preselect: boolean;
  /** Opaque key for `resolveCompletion`. */
  readonly data: string;
}

export interface CodeActionProposal {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.theralint';
  readonly fix: Fix;
  /** Words of the edits' new text that the writer is to replace; selected after the edit in editors that can. */
  readonly placeholder?: string;
  readonly isPreferred: boolean;
  /** Fingerprints of the findings it mends. */
  readonly fingerprints: readonly string[];
}

export interface DocumentSymbolItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'regimen' | 'claim' | 'reference' | 'field';
  readonly span: Span;
  readonly selectionSpan: Span;
  readonly children: readonly DocumentSymbolItem[];
}

export interface DocumentLinkItem {
  readonly span: Span;
  readonly target: string;
  readonly tooltip: string;
}

/** Counts for the status item. */
export interface VerdictSummary {
  readonly claims: number;
  readonly verdicts: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<'error' | 'warning' | 'info' | 'suppressed', number>>;
}

export interface LanguageService {
  readonly knowledge: KnowledgeIndex;
  /** Parses, reads claims and judges them; cached per uri and version, unchanged blocks reused between versions. */
  analyse(input: DocumentInput, signal?: CancellationSignal): Analysis;
  /** Runs the rules. @throws OperationCancelled */
  check(input: DocumentInput, settings: CheckSettings, signal?: CancellationSignal): LintResult;
  /** The card under an offset, or undefined where there is nothing to say. */
  hover(input: DocumentInput, offset: number): HoverCard | undefined;
  /** Proposals, best first, at most `COMPLETION_LIMIT`. `trigger` defaults to `invoked`. */
  complete(
    input: DocumentInput,
    offset: number,
    settings: CheckSettings,
    trigger?: CompletionTrigger,
  ): readonly CompletionProposal[];
  /** Documentation of a proposal, by its `data`. */
  resolveCompletion(data: string): MarkupText | undefined;
  codeActions(input: DocumentInput, range: Span, settings: CheckSettings): readonly CodeActionProposal[];
  documentSymbols(input: DocumentInput): readonly DocumentSymbolItem[];
  documentLinks(input: DocumentInput): readonly DocumentLinkItem[];
  /** Declaration and uses of the citation key, claim id, abbreviation or entity at an offset, in the same document. */
  occurrences(input: DocumentInput, offset: number): Occurrences | undefined;
  /** Parts that can be folded to their first line, in source order. */
  foldingSpans(input: DocumentInput): readonly Span[];
  /** The entities that were recognised, in source order, without overlaps. */
  semanticTokens(input: DocumentInput): readonly SemanticToken[];
  summary(input: DocumentInput, settings: CheckSettings): VerdictSummary;
  /** Forgets what is cached for a document. */
  close(uri: string): void;
}
