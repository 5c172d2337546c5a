import type { Span } from '../text/span.ts';
import type { DocumentNode } from './types.ts';

/**
 * Puts nodes that were found apart from the tree (comments, unreadable stretches) into the deepest node that holds them,
 * keeping siblings in order. What would overlap a sibling is left out. Changes the tree's child lists in place, so it is
 * called once, before anyone else has seen the tree.
 */
export function attachNodes(root: DocumentNode, extras: readonly DocumentNode[]): void {
  const ordered = [...extras].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const work: { node: DocumentNode; extras: DocumentNode[] }[] = [{ node: root, extras: ordered }];
  for (let item = work.pop(); item; item = work.pop()) {
    if (item.extras.length > 0) distribute(item.node, item.extras, work);
  }
}

function distribute(
  node: DocumentNode,
  extras: readonly DocumentNode[],
  work: { node: DocumentNode; extras: DocumentNode[] }[],
): void {
  const merged: DocumentNode[] = [];
  let next = 0;
  for (const child of node.children) {
    const inner: DocumentNode[] = [];
    for (; next < extras.length && extras[next]!.span.start < child.span.end; next++) {
      const extra = extras[next]!;
      if (extra.span.start >= child.span.start) {
        if (extra.span.end <= child.span.end) inner.push(extra);
      } else if (extra.span.end <= child.span.start) pushApart(merged, extra);
    }
    merged.push(child);
    if (inner.length > 0) work.push({ node: child, extras: inner });
  }
  for (; next < extras.length; next++) pushApart(merged, extras[next]!);
  const children = node.children as DocumentNode[];
  children.length = 0;
  for (const each of merged) children.push(each);
}

function pushApart(list: DocumentNode[], node: DocumentNode): void {
  const last: Span | undefined = list.at(-1)?.span;
  if (!last || last.end <= node.span.start) list.push(node);
}
