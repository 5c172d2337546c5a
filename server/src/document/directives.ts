/** Suppression directives in comments of both syntaxes. Malformed ones say why and suppress nothing. */
import type { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import { closeRegions } from './directiveRegions.ts';
import { isIsoDate } from './fields/fieldValue.ts';
import type { DocumentNode, SuppressionDirective } from './types.ts';

type Form = SuppressionDirective['form'];

const FORMS: readonly Form[] = ['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file'];
const OPENING = /^(?:<!--|#)[#\s]*theralint-/;
const RULE = /^(?:[A-Z]{2,4}\d{3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;

/** The directives in a document's comments, in source order. */
export function readDirectives(root: DocumentNode, source: string, lines: LineIndex): SuppressionDirective[] {
  const comments = commentsIn(root);
  const directives: SuppressionDirective[] = [];
  for (const comment of comments) {
    const directive = parseDirective(source, comment);
    if (directive) directives.push({ ...directive, covers: coverOf(directive, source, lines, comments) });
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
  source: string,
  lines: LineIndex,
  comments: readonly Span[],
): Span | undefined {
  if (directive.malformed !== undefined) return undefined;
  const first = lines.positionAt(directive.span.start).line;
  const last = lines.positionAt(directive.span.end).line;
  switch (directive.form) {
    case 'disable-file':
      return { start: 0, end: source.length };
    case 'disable-line':
      return { start: lines.lineSpan(first).start, end: lines.lineSpan(last).end };
    case 'disable-next-line':
      return nextLine(source, lines, last + 1, comments);
    case 'disable':
      return { start: directive.span.end, end: source.length };
    case 'enable':
      return directive.span;
  }
}

/** The next line that is neither blank nor only a comment, so that directives can be stacked. */
function nextLine(source: string, lines: LineIndex, from: number, comments: readonly Span[]): Span {
  for (let line = from; line < lines.lineCount; line++) {
    const span = lines.lineSpan(line);
    const text = source.slice(span.start, span.end);
    const start = span.start + (text.length - text.trimStart().length);
    const inComment = comments.some(
      (each) => each.start <= start && each.end >= span.start + text.trimEnd().length && text.trim() !== '',
    );
    if (text.trim() !== '' && !inComment) return span;
  }
  return { start: source.length, end: source.length };
}
