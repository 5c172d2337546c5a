import type { DocumentNode, FieldNode } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';

/** Parts of a document that can be folded to their first line: sections, front matter, values and items of fields. */
export function foldingSpans({ document }: Analysis): readonly Span[] {
  const { lines } = document;
  const spans = [...nodeSpans(document.root), ...fieldSpans(document.fields)];
  const starts = new Set<number>();
  return spans
    .map(({ start, end }) => ({ start, end: start + document.source.slice(start, end).trimEnd().length }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const line = lines.positionAt(start).line;
      // One fold for a line: the widest that starts there.
      if (lines.positionAt(end).line <= line || starts.has(line)) return false;
      starts.add(line);
      return true;
    });
}

function nodeSpans(node: DocumentNode): readonly Span[] {
  const own = node.kind === 'section' || node.kind === 'front-matter' ? [node.span] : [];
  return [...own, ...node.children.flatMap(nodeSpans)];
}

function fieldSpans(node: FieldNode | undefined): readonly Span[] {
  switch (node?.kind) {
    case 'mapping':
      return node.pairs.flatMap(({ span, value }) => [span, ...fieldSpans(value)]);
    case 'sequence':
      return node.items.flatMap((item) => [item.span, ...fieldSpans(item)]);
    default:
      return [];
  }
}
