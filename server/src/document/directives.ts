/** Suppression directives in comments of both syntaxes. Malformed ones say why and suppress nothing. */
import type { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import { closeRegions } from './directiveRegions.ts';
import { isIsoDate } from './fields/formats.ts';
import type { DocumentNode, SuppressionDirective } from './types.ts';

type Form = SuppressionDirective['form'];

const FORMS: readonly Form[] = ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file'];
const OPENING = /^(?:<!--|#)[#\s]*theralint-/;
const RULE = /^(?:[A-Z]{2,4}\d{3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

/** The directives in a document's comments, in source order. */
export function readDirectives(root: DocumentNode, source: string, lines: LineIndex): SuppressionDirective[] {
  const comments = commentsIn(root);
  const finder = new NextLineFinder(source, lines, comments);
  const directives: SuppressionDirective[] = [];
  for (const comment of comments) {
    const directive = parseDirective(source, comment);
    if (directive)
      directives.push({ ...directive, covers: coverOf(directive, source.length, lines, finder) });
  }
  return closeRegions(directives, source.length);
}

function commentsIn(root: DocumentNode): Span[] {
  const spans: Span[] = [];
  const stack: DocumentNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'comment') spans.push(node.span);
    for (const child of node.children) stack.push(child);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Reads one comment; undefined when it is not addressed to us. */
function parseDirective(source: string, span: Span): SuppressionDirective | undefined {
  const raw = source.slice(span.start, span.end);
  const opening = OPENING.exec(raw);
  if (!opening) return undefined;
  const close = raw.startsWith('<!--') && raw.endsWith('-->') ? raw.length - 3 : raw.length;
  const body = raw.slice(opening[0].length, close);
  const word = /^[\w-]*/.exec(body)![0].replace(/-+$/, '');
  const form = FORMS.find((each) => each === word);
  const rest = body.slice(word.length);
  const dash = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const listed = dash ? rest.slice(0, dash.index) : rest;
  const remark = dash ? rest.slice(dash.index + dash[0].length) : '';
  const at = span.start + opening[0].length + word.length;
  const words = [...listed.matchAll(/[^\s,]+/g)].map((match) => ({
    text: match[0],
    span: { start: at + match.index, end: at + match.index + match[0].length },
  }));
  const dated = /(?:^|\s)until=(\S*)/.exec(` ${listed} ${remark} `);
  const reason = remark
    .replace(/(?:^|\s)until=\S*/, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const rules = words.filter((each) => !each.text.startsWith('until='));
  return {
    form: form ?? 'disable-line',
    rules,
    reason: reason === '' ? undefined : reason,
    until: dated?.[1],
    span,
    covers: undefined,
    malformed: malformation(word, form, rules, dated?.[1]),
  };
}

function malformation(
  word: string,
  form: Form | undefined,
  rules: SuppressionDirective['rules'],
  until: string | undefined,
): string | undefined {
  if (!form)
    return `\`theralint-${word}\` is no directive: use ${FORMS.map((each) => `\`${each}\``).join(', ')}.`;
  const bad = rules.find((each) => !RULE.test(each.text));
  if (bad)
    return `\`${bad.text}\` is neither a rule id nor a rule name; a reason is written after \`--\`, as in \`IND001 -- reviewed\`.`;
  if (rules.length === 0 && form !== 'enable')
    return 'It names no rule: write the id or name of the rule to suppress.';
  if (until !== undefined && !isIsoDate(until))
    return `\`until=${until}\` is not a date: write it as YYYY-MM-DD.`;
  return undefined;
}

function coverOf(
  directive: SuppressionDirective,
  end: number,
  lines: LineIndex,
  finder: NextLineFinder,
): Span | undefined {
  if (directive.malformed !== undefined) return undefined;
  const first = lines.positionAt(directive.span.start).line;
  const last = lines.positionAt(directive.span.end).line;
  switch (directive.form) {
    case 'disable-file':
      return { start: 0, end };
    case 'disable-line':
      return { start: lines.lineSpan(first).start, end: lines.lineSpan(last).end };
    case 'disable-next-line':
      return finder.from(last + 1);
    case 'disable':
      return { start: directive.span.end, end };
    case 'enable':
      return directive.span;
  }
}

/** Finds the next line that is neither blank nor only a comment, so that directives can be stacked. */
class NextLineFinder {
  readonly #source: string;
  readonly #lines: LineIndex;
  readonly #comments: readonly Span[];
  /** The last answer: it holds for every line from where that search began to the line it found. */
  #last: { from: number; found: number; span: Span } | undefined;

  constructor(source: string, lines: LineIndex, comments: readonly Span[]) {
    this.#source = source;
    this.#lines = lines;
    this.#comments = comments;
  }

  /** The span of that line, from the 0-based line `from` on; the empty span at the end when there is none. */
  from(from: number): Span {
    const last = this.#last;
    if (last && from >= last.from && from <= last.found) return last.span;
    const found = this.#search(from);
    const end = this.#source.length;
    const span = found < this.#lines.lineCount ? this.#lines.lineSpan(found) : { start: end, end };
    this.#last = { from, found, span };
    return span;
  }

  #search(from: number): number {
    let comment = firstEndingAfter(this.#comments, this.#lines.lineSpan(from).start);
    for (let line = from; line < this.#lines.lineCount; line++) {
      const span = this.#lines.lineSpan(line);
      const text = this.#source.slice(span.start, span.end);
      if (text.trim() === '') continue;
      const start = span.start + (text.length - text.trimStart().length);
      while (comment < this.#comments.length && this.#comments[comment]!.end <= start) comment++;
      const at = this.#comments[comment];
      if (!at || at.start > start || at.end < span.start + text.trimEnd().length) return line;
    }
    return this.#lines.lineCount;
  }
}

/** The index of the first span, in source order, that ends after an offset. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
