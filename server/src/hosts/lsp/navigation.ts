/** Requests about what stands where in one document: outline, links, declarations and uses, folds, colours. */
import {
  type Connection,
  DocumentHighlightKind,
  type FoldingRange,
  type Location,
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
} from 'vscode-languageserver';
import { TOKEN_TYPES } from '../../features/tokenTypes.ts';
import type { SemanticToken } from '../../service.ts';
import type { Answer, CheckedDocument } from './checkedDocument.ts';
import { documentSymbolOf, rangeOf } from './convert.ts';

export function answerNavigation(connection: Connection, answer: Answer): void {
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(textDocument.uri, token, [], ({ service, input, document }) =>
      service.documentSymbols(input).map((item) => documentSymbolOf(item, document.text)),
    ),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    answer(textDocument.uri, token, [], ({ service, input, document }) =>
      service
        .documentLinks(input)
        .map(({ span, target, tooltip }) => ({ range: rangeOf(document.text, span), target, tooltip })),
    ),
  );
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer<Location | null>(uri, token, null, ({ service, input, document: { text } }) => {
      const declaration = service.occurrences(input, text.offsetAt(position))?.declaration;
      return declaration ? { uri, range: rangeOf(text, declaration) } : null;
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    answer<Location[] | null>(uri, token, null, ({ service, input, document: { text } }) => {
      const found = service.occurrences(input, text.offsetAt(position));
      if (!found) return null;
      const declared = context.includeDeclaration && found.declaredName ? [found.declaredName] : [];
      return [...declared, ...found.uses].map((span) => ({ uri, range: rangeOf(text, span) }));
    }),
  );
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    answer(uri, token, null, ({ service, input, document: { text } }) => {
      const found = service.occurrences(input, text.offsetAt(position));
      if (!found) return null;
      const declared = found.declaredName ? [found.declaredName] : [];
      return [...declared, ...found.uses].map((span) => ({
        range: rangeOf(text, span),
        kind: DocumentHighlightKind.Text,
      }));
    }),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    answer<FoldingRange[]>(textDocument.uri, token, [], ({ service, input, document: { text } }) =>
      service.foldingSpans(input).map(({ start, end }) => ({
        startLine: text.positionAt(start).line,
        endLine: text.positionAt(end).line,
      })),
    ),
  );
  const { semanticTokens } = connection.languages;
  semanticTokens.on(({ textDocument }, token) => answer(textDocument.uri, token, NO_TOKENS, tokensOf));
  semanticTokens.onRange(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, NO_TOKENS, (checked) => tokensOf(checked, range)),
  );
}

const NO_TOKENS: SemanticTokens = { data: [] };

function tokensOf({ service, input, document: { text } }: CheckedDocument, range?: Range): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  const from = range ? text.offsetAt(range.start) : 0;
  const to = range ? text.offsetAt(range.end) : Number.POSITIVE_INFINITY;
  const push = ({ span, type }: SemanticToken): void => {
    const { start, end } = rangeOf(text, span);
    // Not every editor shows a token that goes on in the next line.
    if (start.line !== end.line) return;
    builder.push(start.line, start.character, end.character - start.character, TOKEN_TYPES.indexOf(type), 0);
  };
  for (const token of service.semanticTokens(input)) {
    if (token.span.end > from && token.span.start < to) push(token);
  }
  return builder.build();
}
