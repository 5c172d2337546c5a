/** Core's plain data as the protocol's types. Offsets become positions here and nowhere else. */
import {
  type CodeAction,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type Hover,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  MarkupKind,
  type Range,
  type SnippetTextEdit,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../../lint/types.ts';
import type { Severity } from '../../rules/types.ts';
import type {
  CodeActionProposal,
  CompletionProposal,
  DocumentSymbolItem,
  HoverCard,
  MarkupText,
} from '../../service.ts';
import type { Span } from '../../text/span.ts';
import type { ClientFeatures } from './clientCapabilities.ts';

/** The `source` of every diagnostic. */
export const SOURCE = 'theralint';

export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** How a client shows text: as it stands, with Markdown, or with Markdown in which parts can be folded. */
export type MarkupForm = 'plain' | 'markdown' | 'folding';

export function markup(text: MarkupText, form: MarkupForm): MarkupContent {
  return { kind: form === 'plain' ? MarkupKind.PlainText : MarkupKind.Markdown, value: text[form] };
}

export function hoverOf(
  { span, contents }: HoverCard,
  document: TextDocument,
  features: ClientFeatures,
): Hover {
  return { range: rangeOf(document, span), contents: markup(contents, features.hover) };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** What a diagnostic carries for other tools: which finding it is, and the records it rests on. */
export interface DiagnosticData {
  readonly fingerprint: string;
  readonly verdict?: string;
  readonly evidence: readonly {
    readonly id: string;
    readonly level?: string;
    readonly sources: readonly string[];
  }[];
}

/** A finding as a diagnostic; suppressed findings are not shown and must be left out before. */
export function diagnosticOf(finding: Finding, document: TextDocument, features: ClientFeatures): Diagnostic {
  const data: DiagnosticData = {
    fingerprint: finding.fingerprint,
    ...(finding.verdict ? { verdict: finding.verdict } : {}),
    evidence: finding.evidence.map(({ id, level, sources }) => ({
      id,
      ...(level ? { level: `${level.scheme} ${level.level}` } : {}),
      sources,
    })),
  };
  return {
    range: rangeOf(document, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.ruleId,
    source: SOURCE,
    message: finding.message,
    ...(features.codeDescription && features.rulePages !== undefined
      ? { codeDescription: { href: `${features.rulePages}/${finding.docsUrl.split('/').at(-1)}` } }
      : {}),
    ...(features.relatedInformation && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ message, span }) => ({
            message,
            location: { uri: document.uri, range: rangeOf(document, span) },
          })),
        }
      : {}),
    ...(features.diagnosticTags && finding.tag
      ? { tags: [finding.tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }
      : {}),
    ...(features.diagnosticData ? { data } : {}),
  };
}

/** A diagnostic about the checker itself, on the first line: what failed is never mistaken for a clean document. */
export function failureDiagnostic(code: string, message: string): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Error,
    code,
    source: SOURCE,
    message,
  };
}

const COMPLETION_KINDS: Readonly<Record<CompletionProposal['kind'], CompletionItemKind>> = {
  drug: CompletionItemKind.Value,
  'drug-class': CompletionItemKind.Class,
  gene: CompletionItemKind.Variable,
  biomarker: CompletionItemKind.Constant,
  variant: CompletionItemKind.EnumMember,
  disease: CompletionItemKind.Module,
  trial: CompletionItemKind.Reference,
  field: CompletionItemKind.Property,
  value: CompletionItemKind.Enum,
  snippet: CompletionItemKind.Snippet,
};

export function completionItemOf(
  proposal: CompletionProposal,
  document: TextDocument,
  features: ClientFeatures,
): CompletionItem {
  const isSnippet = proposal.isSnippet && features.snippets;
  return {
    label: proposal.label,
    kind: COMPLETION_KINDS[proposal.kind],
    detail: proposal.detail,
    sortText: proposal.sortText,
    filterText: proposal.filterText,
    preselect: proposal.preselect,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Several lines already carry their indentation.
    ...(proposal.newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: {
      range: rangeOf(document, proposal.span),
      newText: proposal.isSnippet && !isSnippet ? withoutPlaceholders(proposal.newText) : proposal.newText,
    },
    data: proposal.data,
  };
}

/** A snippet as plain text: choices give their first value, empty places nothing. */
export function withoutPlaceholders(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

export function codeActionOf(
  proposal: CodeActionProposal,
  edit: WorkspaceEdit | undefined,
  data: unknown,
): CodeAction {
  return {
    title: proposal.title,
    kind: proposal.kind,
    ...(proposal.isPreferred ? { isPreferred: true } : {}),
    ...(edit ? { edit } : { data }),
  };
}

/**
 * The edits of a proposal for the version they were made of, where the client can hold edits to a version. Words that the
 * writer is to replace become a snippet's place where the client has snippets in edits, so that they are selected.
 */
export function workspaceEditOf(
  { fix, placeholder }: CodeActionProposal,
  document: TextDocument,
  features: ClientFeatures,
): WorkspaceEdit {
  const edits = fix.edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
  if (!features.documentChanges) return { changes: { [document.uri]: edits } };
  const { uri, version } = document;
  const shown =
    placeholder === undefined || !features.snippetEdits
      ? edits
      : edits.map((edit) => snippetEditOf(edit, placeholder));
  return { documentChanges: [{ textDocument: { uri, version }, edits: shown }] };
}

function snippetEditOf({ range, newText }: TextEdit, placeholder: string): TextEdit | SnippetTextEdit {
  const at = newText.indexOf(placeholder);
  if (at < 0) return { range, newText };
  const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
  const before = escaped(newText.slice(0, at));
  const after = escaped(newText.slice(at + placeholder.length));
  return { range, snippet: { kind: 'snippet', value: `${before}\${1:${escaped(placeholder)}}${after}` } };
}

const SYMBOL_KINDS: Readonly<Record<DocumentSymbolItem['kind'], SymbolKind>> = {
  section: SymbolKind.String,
  regimen: SymbolKind.Object,
  claim: SymbolKind.Event,
  reference: SymbolKind.Key,
  field: SymbolKind.Field,
};

export function documentSymbolOf(item: DocumentSymbolItem, document: TextDocument): DocumentSymbol {
  return {
    name: item.name,
    ...(item.detail === '' ? {} : { detail: item.detail }),
    kind: SYMBOL_KINDS[item.kind],
    range: rangeOf(document, item.span),
    selectionRange: rangeOf(document, item.selectionSpan),
    children: item.children.map((child) => documentSymbolOf(child, document)),
  };
}
