import type { TextBlock } from '../../document/types.ts';
import type { Span } from '../../text/span.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './error-prone-dose-notation.md';
import { DOSE_NOTATION, type ErrorProneNotation, FREQUENCY_NOTATION } from './notationTable.ts';

const SOURCE = 'ISMP, List of Error-Prone Abbreviations, Symbols, and Dose Designations, 2021.';

export const errorProneDoseNotation: RuleDeclaration = {
  id: 'DOS006',
  name: 'error-prone-dose-notation',
  family: 'dose',
  severity: 'warning',
  summary: 'A dose is written in a way that has been misread.',
  fix: 'safe',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'accept',
      type: 'string[]',
      default: [],
      description:
        'Notation to accept, by name: `trailing-zero`, `leading-zero`, `run-together`, `large-number`, `microgram-sign`, `international-unit`, `unit-letter`, `cubic-centimetre`, `once-daily`, `every-other-day`.',
    },
  ],
  documentation,
  checkBlocks(context) {
    for (const block of context.analysis.document.blocks) {
      if (block.context.quoted || block.context.sections.some((each) => UNREAD.has(each))) continue;
      checkBlock(block, context);
    }
    checkFields(context);
  },
};

const UNREAD: ReadonlySet<string> = new Set(['references', 'abbreviations']);

function checkBlock(block: TextBlock, context: RuleContext): void {
  const { text } = block.text;
  const toSource = (span: Span): Span => block.text.toSource(span);
  const found = context.analysis.readingOf(block).derive(doseNotationIn);
  reportAll(found, (span) => !isLinked(block, span) && !isNoDose(text, span), toSource, context);
  for (const mention of context.analysis.mentionsIn(block)) {
    const span =
      mention.kind === 'frequency'
        ? mention.span
        : mention.kind === 'dose'
          ? mention.frequencySpan
          : undefined;
    if (!span || isExplained(text, span)) continue;
    findIn(
      text.slice(span.start, span.end),
      FREQUENCY_NOTATION,
      () => true,
      ({ start, end }) => toSource({ start: span.start + start, end: span.start + end }),
      context,
    );
  }
}

/** True for an abbreviation in brackets behind its own long form, or before it: `once daily (QD)`, `QD (once daily)`. */
function isExplained(text: string, { start, end }: Span): boolean {
  const isBehind = /\b(?:daily|(?:a|per|every|each|other) day)\s*\($/i.test(text.slice(0, start));
  return (
    (isBehind && /^\)/u.test(text.slice(end))) ||
    /^\s*\((?:once (?:daily|a day|per day)|(?:every|each) (?:other )?day)\)/i.test(text.slice(end))
  );
}

const LABEL = /\b(?:parts?|cohorts?|arms?|groups?|phases?|steps?|tables?|fig(?:ure|\.)?s?|sections?)\s+$/i;
const EXCRETED = /^(?:\S*)?\s*(?:of\s+(?:urin\w+\s+)?(?:protein|albumin|creatinine)\b|(?:\/|per|in)\s*24\b)/i;

/** `Part 1g` is a name, and `1g of protein in 24 hours` a laboratory value. */
function isNoDose(text: string, { start, end }: Span): boolean {
  return LABEL.test(text.slice(0, numberStart(text, start))) || EXCRETED.test(text.slice(end));
}

/** Where the number begins that ends at an offset. */
function numberStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && /[\d.,]/u.test(text[start - 1]!)) start--;
  return start;
}

/** Doses and frequencies of the regimen, which stand in fields of their own. */
function checkFields(context: RuleContext): void {
  const { document, fields } = context.analysis;
  const read = (span: Span, unit: string, list: readonly ErrorProneNotation[]): void => {
    const text = document.source.slice(span.start, span.end);
    // The unit stands elsewhere; a blank and a unit make the number a dose for the patterns.
    findIn(
      text + unit,
      list,
      ({ end }) => end <= text.length,
      ({ start, end }) => ({ start: span.start + start, end: span.start + end }),
      context,
      text.length,
    );
  };
  for (const { dose, frequency, doseLevels } of fields?.regimen ?? []) {
    for (const each of [dose, ...doseLevels.map((level) => level.dose)]) {
      if (each?.value) read(each.value.span, ' mg', DOSE_NOTATION);
      if (each?.unit) {
        const { span } = each.unit;
        const text = `1 ${document.source.slice(span.start, span.end)}`;
        findIn(
          text,
          DOSE_NOTATION,
          ({ start }) => start >= 2,
          ({ start, end }) => ({
            start: Math.max(span.start, span.start + start - 2),
            end: span.start + end - 2,
          }),
          context,
        );
      }
    }
    for (const each of [frequency, ...doseLevels.map((level) => level.frequency)])
      if (each) read(each.span, '', FREQUENCY_NOTATION);
  }
}

interface Written {
  readonly notation: ErrorProneNotation;
  readonly match: RegExpExecArray;
}

function notationIn(text: string, list: readonly ErrorProneNotation[]): readonly Written[] {
  return list.flatMap((notation) =>
    [...text.matchAll(notation.pattern)].map((match): Written => ({ notation, match })),
  );
}

/** A number with a unit of doses, which all error-prone doses have and few texts. */
const DOSE = /\d\s*(?:mc?g|[µμ]?g|ml|units?|iu|u|cc)(?![a-z])/i;

/** All error-prone doses of a text. */
function doseNotationIn(text: string): readonly Written[] {
  return DOSE.test(text) ? notationIn(text, DOSE_NOTATION) : [];
}

function findIn(
  text: string,
  list: readonly ErrorProneNotation[],
  isOpen: (fault: Span) => boolean,
  toSource: (span: Span) => Span,
  context: RuleContext,
  end = text.length,
): void {
  reportAll(notationIn(text, list), isOpen, toSource, context, end);
}

function reportAll(
  found: readonly Written[],
  isOpen: (fault: Span) => boolean,
  toSource: (span: Span) => Span,
  context: RuleContext,
  end = Number.POSITIVE_INFINITY,
): void {
  const accepted = context.options.accept as readonly string[];
  for (const { notation, match } of found) {
    if (accepted.includes(notation.id)) continue;
    const written = match.groups?.fault ?? '';
    const at = faultAt(match, written, notation);
    if (!isOpen(at)) continue;
    report(match, Math.min(end, match.index + match[0].length), written, at, notation, toSource, context);
  }
}

/** The characters to replace; an empty group stands between the number and its unit. */
function faultAt(match: RegExpExecArray, written: string, { id }: ErrorProneNotation): Span {
  const inside =
    id === 'run-together' ? /^[\d.,]+/u.exec(match[0])![0].length : match[0].lastIndexOf(written);
  const start = match.index + inside;
  return { start, end: start + written.length };
}

function report(
  match: RegExpExecArray,
  end: number,
  written: string,
  at: Span,
  notation: ErrorProneNotation,
  toSource: (span: Span) => Span,
  context: RuleContext,
): void {
  const { source } = context.analysis.document;
  const words = match[0].slice(0, end - match.index);
  const span = toSource({ start: match.index, end });
  const newText = notation.replacement(written);
  const edit = toSource(at);
  const corrected = words.slice(0, at.start - match.index) + newText + words.slice(at.end - match.index);
  // Markup inside the words would be lost with them.
  const isPlain = source.slice(edit.start, edit.end) === written;
  context.report({
    span,
    what: `“${source.slice(span.start, span.end)}” ${notation.what}.`,
    why: `${notation.why} ${SOURCE}`,
    action: `Write ${corrected}.`,
    fixes: isPlain
      ? [
          {
            title: `Write ${corrected}`,
            safety: notation.safety,
            edits: [{ span: edit, newText }],
            evidence: [],
          },
        ]
      : [],
    key: `${notation.id} ${match[0]}`,
  });
}

function isLinked({ links }: TextBlock, { start, end }: Span): boolean {
  return links.some(({ span }) => start >= span.start && end <= span.end);
}
