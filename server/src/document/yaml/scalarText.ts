/**
 * Scalars as read (YAML 1.2, chapters 7.3 and 8.1), with every code unit mapped to the source. The library gives the value
 * but not where each part of it stands, so the reading is done here from the token's own source.
 */
import { MappedText, type MappedTextBuilder } from '../../text/mappedText.ts';

/** A flow scalar: `token` is its source with quotes, `at` the offset of its first code unit in the document. */
export function flowScalarText(
  style: 'plain' | 'single-quoted' | 'double-quoted',
  token: string,
  at: number,
): MappedText {
  if (style === 'double-quoted') return doubleQuoted(token, at);
  if (style === 'plain') return folded(token, at, false);
  const closed = token.length > 1 && token.endsWith("'");
  return folded(token.slice(1, closed ? -1 : undefined), at + 1, true);
}

/** Plain and single-quoted scalars: line breaks fold, blanks around them go, and `''` reads as one quote. */
function folded(token: string, at: number, quoted: boolean): MappedText {
  const builder = MappedText.builder();
  const lineEnd = /[ \t\r]*(?:\n[ \t\r]*)+/g;
  let from = 0;
  while (from <= token.length) {
    const next = token.indexOf('\n', from);
    if (next < 0) break;
    let stop = next;
    while (stop > from && isBlank(token.charCodeAt(stop - 1))) stop--;
    lineEnd.lastIndex = stop;
    const match = lineEnd.exec(token)!;
    copyQuoted(builder, token.slice(from, stop), at + from, quoted);
    const breaks = countBreaks(match[0]);
    const source = { start: at + stop, end: at + stop + match[0].length };
    builder.replace(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), source);
    from = stop + match[0].length;
  }
  copyQuoted(builder, token.slice(from), at + from, quoted);
  return builder.build(at);
}

function copyQuoted(builder: MappedTextBuilder, text: string, at: number, quoted: boolean): void {
  if (!quoted) {
    builder.copy(text, at);
    return;
  }
  let from = 0;
  for (let quote = text.indexOf("''"); quote >= 0; quote = text.indexOf("''", from)) {
    builder.copy(text.slice(from, quote), at + from);
    builder.replace("'", { start: at + quote, end: at + quote + 2 });
    from = quote + 2;
  }
  builder.copy(text.slice(from), at + from);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

function doubleQuoted(token: string, at: number): MappedText {
  const builder = MappedText.builder();
  const end = token.length > 1 && token.endsWith('"') ? token.length - 1 : token.length;
  const special =
    /[ \t\r]*(?:\n[ \t\r]*)+|\\(?:\r?\n[ \t]*|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])?/g;
  let from = 1;
  for (let match = nextSpecial(); match; match = nextSpecial()) {
    const start = Math.max(from, match.index);
    builder.copy(token.slice(from, start), at + from);
    const stop = Math.min(end, special.lastIndex);
    const source = { start: at + start, end: at + stop };
    builder.replace(readSpecial(match[0]), source);
    from = stop;
  }
  builder.copy(token.slice(from, end), at + from);
  return builder.build(at + Math.min(1, token.length));

  function nextSpecial(): RegExpExecArray | undefined {
    // A blank run is looked at only where it touches a line end, so that long runs of blanks stay linear.
    for (let index = from; index < end; index++) {
      const code = token.charCodeAt(index);
      if (code !== 92 && code !== 10) continue;
      let start = index;
      if (code === 10) while (start > from && isBlank(token.charCodeAt(start - 1))) start--;
      special.lastIndex = start;
      return special.exec(token) ?? undefined;
    }
    return undefined;
  }
}

/** What an escape sequence or a fold reads as. */
function readSpecial(raw: string): string {
  if (raw[0] !== '\\') {
    const breaks = countBreaks(raw);
    return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
  }
  const letter = raw[1] ?? '';
  if (letter === '\n' || letter === '\r') return '';
  if (raw.length > 2) {
    const point = Number.parseInt(raw.slice(2), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : raw;
  }
  return ESCAPES[letter] ?? raw;
}

/** What is needed of a block scalar token: its header, where its lines begin, and the indentation of its parent. */
export interface BlockScalarToken {
  /** `|2-`, `>`; without comment. */
  readonly header: string;
  /** Everything after the header line. */
  readonly body: string;
  /** Offset of `body` in the document. */
  readonly at: number;
  /** Indentation of the enclosing collection, to which an explicit indicator adds. */
  readonly indent: number;
}

/** A literal (`|`) or folded (`>`) block scalar. */
export function blockScalarText(token: BlockScalarToken): MappedText {
  const builder = MappedText.builder();
  const isFolded = token.header.startsWith('>');
  const explicit = Number(/[1-9]/.exec(token.header)?.[0] ?? 0);
  const chomp = /[+-]/.exec(token.header)?.[0] ?? '';
  const lines = splitLines(token.body);
  const first = lines.find((line) => line.content !== '');
  if (!first) return onlyBlank(builder, lines, chomp, token.at);
  const indent = explicit > 0 ? token.indent + explicit : first.indent;
  let last = lines.length;
  while (last > 0 && lines[last - 1]!.content === '' && lines[last - 1]!.indent <= indent) last--;
  let pending: Break | undefined;
  for (let i = 0; i < last; i++) {
    const line = lines[i]!;
    const moreIndented = line.indent > indent || line.content.startsWith('\t');
    const extra = Math.max(0, line.indent - indent);
    const start = line.start + line.indent - extra;
    const text = ' '.repeat(extra) + line.content;
    if (isFolded && text === '') {
      pending = pending
        ? { ...pending, blank: pending.blank + 1, end: token.at + line.end }
        : { start: token.at + line.start, end: token.at + line.end, blank: 1, after: 'start' };
      continue;
    }
    if (isFolded) foldInto(builder, pending, moreIndented);
    else if (pending) builder.replace('\n', { start: pending.start, end: pending.end });
    builder.copy(text, token.at + start);
    pending = {
      start: token.at + line.textEnd,
      end: token.at + line.end,
      blank: 0,
      after: moreIndented ? 'indented' : 'text',
    };
  }
  if (pending && chomp !== '-' && last > 0) builder.replace('\n', { start: pending.start, end: pending.end });
  if (chomp === '+') {
    for (const line of lines.slice(last, -1)) {
      builder.replace('\n', { start: token.at + line.start, end: token.at + line.end });
    }
  }
  return builder.build(token.at);
}

/** A block scalar without content: nothing, or with `+` its line ends. */
function onlyBlank(
  builder: MappedTextBuilder,
  lines: readonly Line[],
  chomp: string,
  at: number,
): MappedText {
  if (chomp === '+') {
    for (const line of lines.slice(0, -1))
      builder.replace('\n', { start: at + line.start, end: at + line.end });
  }
  return builder.build(at);
}

interface Break {
  readonly start: number;
  readonly end: number;
  /** Empty lines seen since. */
  readonly blank: number;
  readonly after: 'start' | 'text' | 'indented';
}

interface Line {
  readonly start: number;
  readonly indent: number;
  /** After the indentation, without the line end. */
  readonly content: string;
  readonly textEnd: number;
  /** After the line end. */
  readonly end: number;
}

/** Folding of one line break in a `>` scalar: a space between two text lines, line feeds otherwise. */
function foldInto(builder: MappedTextBuilder, pending: Break | undefined, indented: boolean): void {
  if (!pending) return;
  const source = { start: pending.start, end: pending.end };
  if (pending.after === 'start') builder.replace('\n'.repeat(pending.blank), source);
  else if (indented || pending.after === 'indented') builder.replace('\n'.repeat(pending.blank + 1), source);
  else builder.replace(pending.blank === 0 ? ' ' : '\n'.repeat(pending.blank), source);
}

function splitLines(body: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= body.length) {
    const feed = body.indexOf('\n', start);
    const end = feed < 0 ? body.length : feed + 1;
    let textEnd = feed < 0 ? body.length : feed;
    if (feed > start && body.charCodeAt(feed - 1) === 13) textEnd--;
    let indent = 0;
    while (start + indent < textEnd && body.charCodeAt(start + indent) === 32) indent++;
    lines.push({ start, indent, content: body.slice(start + indent, textEnd), textEnd, end });
    if (feed < 0) break;
    start = end;
  }
  return lines;
}

function countBreaks(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 10) count++;
  return count;
}

/** Space, tab, and the carriage return of a line end. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
