import type { CST } from 'yaml';
import type { Span } from '../../text/span.ts';

type AnyToken = CST.SourceToken | CST.Token;

/**
 * Walks a concrete token and everything under it, without recursion. Adds the spans of its comments, shifted by `shift`, to
 * `comments` (not in order), and returns the offset at which collections nest deeper than `limit`, or undefined.
 */
export function surveyToken(
  root: CST.Token,
  shift: number,
  limit: number,
  comments: Span[],
): number | undefined {
  const tokens: AnyToken[] = [root];
  const depths: number[] = [0];
  for (let token = tokens.pop(); token; token = tokens.pop()) {
    const depth = depths.pop()!;
    if (depth > limit) return 'offset' in token ? token.offset : 0;
    const push = (each: AnyToken, level: number) => {
      tokens.push(each);
      depths.push(level);
    };
    const pushAll = (list: readonly AnyToken[] | undefined) => {
      if (list)
        for (const each of list) if (each.type !== 'space' && each.type !== 'newline') push(each, depth);
    };
    if (token.type === 'comment' && 'source' in token) {
      const start = shift + token.offset;
      const length = token.source.length - (token.source.endsWith('\r') ? 1 : 0);
      comments.push({ start, end: start + length });
    }
    if ('start' in token) {
      if (Array.isArray(token.start)) pushAll(token.start);
      else push(token.start, depth);
    }
    if ('props' in token) pushAll(token.props);
    if ('end' in token && Array.isArray(token.end)) pushAll(token.end);
    if ('value' in token && token.value) push(token.value, depth + 1);
    if (!('items' in token)) continue;
    for (const item of token.items) {
      pushAll(item.start);
      if (item.key) push(item.key, depth + 1);
      pushAll(item.sep);
      if (item.value) push(item.value, depth + 1);
    }
  }
  return undefined;
}
