import type { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import { displayWidth, printable } from './displayWidth.ts';
import type { Colour, Paint } from './paint.ts';

/** Columns of context kept before the words when a line is too long to show. */
const LEAD = 24;

/**
 * The source line a span starts in, with carets under its exact words. A line too long for the width is cut around them;
 * of a span over several lines the first is shown.
 */
export function excerpt(
  text: string,
  lines: LineIndex,
  span: Span,
  look: { readonly width: number; readonly paint: Paint; readonly colour: Colour; readonly indent: string },
): readonly string[] {
  const { line } = lines.positionAt(span.start);
  const whole = lines.lineSpan(line);
  const end = Math.max(span.start, Math.min(span.end, whole.end));
  const number = String(line + 1);
  const room = Math.max(20, look.width - look.indent.length - number.length - 3);
  const shown = windowAround(text, whole, { start: span.start, end }, room);
  const before = printable(text.slice(shown.start, span.start));
  const words = printable(text.slice(span.start, Math.min(end, shown.end)));
  const after = printable(text.slice(Math.min(end, shown.end), shown.end));
  const left = shown.start > whole.start ? '…' : '';
  const right = shown.end < whole.end ? '…' : '';
  const goesOn = span.end > Math.min(end, shown.end) ? '…' : '';
  const carets = '^'.repeat(Math.max(1, displayWidth(words)));
  const { paint, indent, colour } = look;
  return [
    `${indent}${paint('dim', `${number} │`)} ${left}${before}${paint(colour, words)}${after}${right}`,
    `${indent}${paint('dim', `${' '.repeat(number.length)} │`)} ${' '.repeat(displayWidth(left + before))}${paint(colour, carets + goesOn)}`,
  ];
}

/** The part of a line to show: all of it if it fits, else what surrounds the words. */
function windowAround(text: string, line: Span, words: Span, room: number): Span {
  if (displayWidth(text.slice(line.start, line.end)) <= room) return line;
  const inner = room - 2;
  const start = words.end - line.start <= inner ? line.start : Math.max(line.start, words.start - LEAD);
  let end = Math.min(line.end, start + inner);
  while (end > start + 1 && displayWidth(text.slice(start, end)) > inner) end--;
  return { start: onBoundary(text, start), end: onBoundary(text, end) };
}

/** An offset that does not cut a surrogate pair. */
function onBoundary(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
