import type { CST } from 'yaml';
import type { Span } from '../../text/span.ts';

/** Walks a concrete token and everything under it without recursion; `visit` may return true to stop. */
function walk(root: CST.Token, visit: (token: CST.SourceToken | CST.Token, depth: number) => boolean): void {
  const stack: { token: CST.SourceToken | CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { token, depth } = top;
    if (visit(token, depth)) return;
    const push = (list: readonly (CST.SourceToken | CST.Token)[] | undefined, level: number) => {
      for (const each of list ?? []) stack.push({ token: each, depth: level });
    };
    if ('start' in token) push(Array.isArray(token.start) ? token.start : [token.start], depth);
    if ('props' in token) push(token.props, depth);
    if ('end' in token && Array.isArray(token.end)) push(token.end, depth);
    if ('value' in token && token.value) stack.push({ token: token.value, depth: depth + 1 });
    if (!('items' in token)) continue;
    for (const item of token.items) {
      push(item.start, depth);
      if (item.key) stack.push({ token: item.key, depth: depth + 1 });
      push(item.sep, depth);
      if (item.value) stack.push({ token: item.value, depth: depth + 1 });
    }
  }
}

/** Adds the spans of the comments under a token, shifted by `shift`, to `into`; they are sorted by the caller. */
export function commentsOf(root: CST.Token, shift: number, into: Span[]): void {
  walk(root, (token) => {
    if (token.type === 'comment' && 'source' in token) {
      const source = token.source.replace(/\r$/, '');
      into.push({ start: shift + token.offset, end: shift + token.offset + source.length });
    }
    return false;
  });
}

/** The offset at which a token's collections nest deeper than `limit`, or undefined when they do not. */
export function nestingDepth(root: CST.Token, limit: number): number | undefined {
  let found: number | undefined;
  walk(root, (token, depth) => {
    if (depth > limit) found = 'offset' in token ? token.offset : 0;
    return found !== undefined;
  });
  return found;
}
