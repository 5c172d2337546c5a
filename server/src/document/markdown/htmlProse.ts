import type { MappedText } from '../../text/mappedText.ts';
import type { Span } from '../../text/span.ts';
import { decodeEntity } from './entities.ts';
import { breaksLine, isUnread, tagName } from './html.ts';
import { ProseBuilder } from './proseBuilder.ts';

const PIECE = /<!--|<[/a-z!?][^<>]*>|&#?\w{1,31};/gi;

/**
 * What a person reads in a block of HTML (`source[from, to)`): text without tags, comments, scripts and styles.
 * Returns it with the spans of the comments, both in coordinates of `source`.
 */
export function htmlProse(source: string, from: number, to: number): { text: MappedText; comments: Span[] } {
  const prose = new ProseBuilder(source);
  const comments: Span[] = [];
  const html = source.slice(0, to);
  let at = from;
  PIECE.lastIndex = from;
  for (let match = PIECE.exec(html); match; match = PIECE.exec(html)) {
    prose.copy(at, match.index);
    at = PIECE.lastIndex;
    if (match[0] === '<!--') {
      const close = html.indexOf('-->', at);
      at = close < 0 ? to : close + 3;
      comments.push({ start: match.index, end: at });
    } else if (match[0].startsWith('&')) prose.replace(decodeEntity(match[0]), match.index, at);
    else at = skipTag(html, match[0], match.index, at, prose);
    PIECE.lastIndex = at;
  }
  prose.copy(at, to);
  return { text: prose.build(from), comments };
}

/** Leaves a tag out; returns the offset after it, or after the element when its content is not read. */
function skipTag(html: string, tag: string, start: number, end: number, prose: ProseBuilder): number {
  if (/^<[!?]/.test(tag)) return end;
  const name = tagName(tag);
  if (name === undefined) {
    prose.copy(start, end);
    return end;
  }
  if (breaksLine(name)) prose.break(start);
  if (!isUnread(name) || tag.startsWith('</')) return end;
  const close = html.indexOf(`</${name}`, end);
  return close < 0 ? html.length : close;
}
