import type { FieldNode, ScalarNode, TextBlock } from '../../document/types.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { isInAddress, isOwnText, nodesBelow } from '../places.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './placeholder-left.md';

export const placeholderLeft: RuleDeclaration = {
  id: 'STR002',
  name: 'placeholder-left',
  family: 'completeness',
  severity: 'warning',
  summary: 'A place that the writer meant to fill still holds its placeholder.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'words',
      type: 'string[]',
      default: [],
      description: 'Further words that mark a place to fill, as they are written.',
    },
  ],
  documentation,
  check({ analysis, options, report }) {
    const own = (options.words as readonly string[]).filter((word) => word !== '');
    const placeholder = own.length > 0 ? withWords(own) : PLACEHOLDER;
    for (const { text, span } of placeholders(analysis, placeholder)) {
      report({
        span,
        what: `“${text}” is a placeholder.`,
        why: 'A reader cannot tell an open question from a value that was left out by mistake.',
        action: 'Fill it in, or say that it does not apply and why.',
        key: text.toLowerCase(),
      });
    }
  },
};

const FORMS = [
  // Bare words that nobody writes for anything else.
  String.raw`(?<![\p{L}\p{N}-])(?:TBD|TBC|TBA|TODO|FIXME|XXX+)(?![\p{L}\p{N}])`,
  // {{dose}}, <insert dose>, [insert dose here], [DOSE TO BE ADDED]
  String.raw`\{\{[^{}\n]{1,60}\}\}`,
  String.raw`[<\[](?:insert|enter|add|fill in|specify|replace|your|to be)\b[^<>\[\]\n]{0,60}[>\]]`,
  String.raw`[<\[][^<>\[\]\n]{1,40} (?:to be (?:added|confirmed|completed|determined|decided|inserted)|TBD|here)[>\]]`,
  String.raw`\b(?:lorem ipsum)\b`,
  String.raw`_{4,}|\?{3,}`,
] as const;
const PLACEHOLDER = new RegExp(FORMS.join('|'), 'giu');
/** A whole value that only announces itself; within a sentence these words have a meaning. */
const WHOLE =
  /^\W*(?:to be (?:determined|confirmed|announced|decided|agreed|advised)|pending|n\.?n\.?|\?+|tbd|…|\.\.\.)\W*$/i;

function withWords(words: readonly string[]): RegExp {
  const escaped = words.map((word) => word.replace(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`));
  return new RegExp(
    [...FORMS, `(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`].join('|'),
    'giu',
  );
}

interface Placeholder {
  readonly text: string;
  readonly span: Span;
}

function* placeholders(analysis: Analysis, pattern: RegExp): Generator<Placeholder> {
  const { blocks, fields } = analysis.document;
  for (const block of blocks) {
    if (isOwnText(block))
      yield* inText(block.text, pattern, (at) => isInAddress(block, at) || isCode(block, at));
  }
  const read = blocks.map(({ node }) => node.span);
  for (const node of fields ? nodesBelow(fields) : []) {
    const scalar = node as FieldNode;
    if (scalar.kind !== 'scalar' || read.some((span) => contains(span, scalar.span))) continue;
    yield* inText((scalar as ScalarNode).text, pattern, () => false);
  }
}

function* inText(
  text: TextBlock['text'],
  pattern: RegExp,
  isExempt: (at: number) => boolean,
): Generator<Placeholder> {
  const whole = WHOLE.test(text.text) && text.text.trim() !== '' ? [{ index: 0, 0: text.text }] : undefined;
  for (const match of whole ?? text.text.matchAll(pattern)) {
    const found = match[0].trim();
    const start = match.index + match[0].indexOf(found);
    if (isExempt(start) || (/^xxx/i.test(found) && found !== found.toUpperCase())) continue;
    yield { text: found, span: text.toSource({ start, end: start + found.length }) };
  }
}

/** Words in a code span are shown, not said. */
function isCode({ node, text }: TextBlock, at: number): boolean {
  const { start } = text.toSource({ start: at, end: at + 1 });
  return [...nodesBelow(node)].some(
    (each) => each.kind === 'inline-code' && each.span.start <= start && start < each.span.end,
  );
}
