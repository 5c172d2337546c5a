import type { TextBlock } from '../../document/types.ts';
import type { Mention, OrganFunctionMention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { type Fault, fault } from '../fault.ts';
import type { Analysis } from '../types.ts';
import { capitalised } from '../words.ts';

/** What a unit measures; a quantity has units of its own dimensions and of no other. */
type Dimension =
  | 'mass-per-volume'
  | 'substance-per-volume'
  | 'activity'
  | 'clearance'
  | 'time'
  | 'rate'
  | 'pressure'
  | 'multiple'
  | 'mass'
  | 'count'
  | 'share';

/** Units by dimension, as UCUM sorts them; matched against the whole unit as written. */
const DIMENSIONS: readonly (readonly [Dimension, RegExp])[] = [
  ['clearance', /^mL\s*(?:\/|per\s+)\s*min(?:ute)?/i],
  ['substance-per-volume', /^(?:[mnµμu]?mol\/L|mEq\/L|[mnµ]M)$/i],
  ['mass-per-volume', /^(?:[mnpµμu]?g\/(?:d|m|µ|μ)?L)$/i],
  ['activity', /^(?:m?I?U\/(?:m)?L|µkat\/L)$/i],
  ['time', /^(?:ms|msec)$/i],
  ['rate', /^(?:bpm|beats(?:\/|\s+per\s+)min(?:ute)?)$/i],
  ['pressure', /^mm\s?Hg$/i],
  ['multiple', /^(?:(?:x|×|times)\s*)?ULN$/i],
  ['mass', /^(?:[mµμ]?c?g|kg)$/i],
];

/** Dimensions in which a test is reported, by the id of its term; tests that are not here are not checked. */
const MEASURED: ReadonlyMap<string, readonly Dimension[]> = new Map([
  ['creatinine', ['mass-per-volume', 'substance-per-volume', 'multiple']],
  ['bilirubin', ['mass-per-volume', 'substance-per-volume', 'multiple']],
  ['alt', ['activity', 'multiple']],
  ['ast', ['activity', 'multiple']],
  ['cpk', ['activity', 'mass-per-volume', 'multiple']],
  ['lipase', ['activity', 'multiple']],
  ['amylase', ['activity', 'multiple']],
  ['cholesterol', ['mass-per-volume', 'substance-per-volume', 'multiple']],
  ['triglycerides', ['mass-per-volume', 'substance-per-volume', 'multiple']],
  ['uric-acid', ['mass-per-volume', 'substance-per-volume', 'multiple']],
  ['electrolytes', ['mass-per-volume', 'substance-per-volume', 'multiple']],
  ['heart-rate', ['rate']],
  ['blood-pressure', ['pressure']],
  ['ecg', ['time']],
  ['lvef', ['share']],
  ['cbc', ['count']],
]);

/** Words of a term that name something with units of its own: `creatinine clearance` is a term for the test of creatinine. */
const OWN_UNITS = /clearance|eGFR|function|\bpulse\s+pressure/i;

const NAMES: Readonly<Record<Dimension, string>> = {
  'mass-per-volume': 'mg/dL',
  'substance-per-volume': 'µmol/L',
  activity: 'U/L',
  clearance: 'mL/min',
  time: 'ms',
  rate: 'beats per minute',
  pressure: 'mmHg',
  multiple: 'x ULN',
  mass: 'mg',
  count: 'x 10⁹/L',
  share: '%',
};

/** Quantities in units that cannot be theirs. */
export function impossibleUnits(analysis: Analysis): readonly Fault[] {
  return [...inText(analysis), ...inFields(analysis)];
}

function inText(analysis: Analysis): readonly Fault[] {
  return analysis.blocks.flatMap((block) => {
    if (block.context.quoted || block.context.sections.includes('references')) return [];
    const mentions = analysis.mentionsIn(block);
    const ofRow = rowFault(block, analysis);
    if (ofRow) return [ofRow];
    return mentions.flatMap((mention): readonly Fault[] => {
      if (mention.kind === 'organ-function') return clearanceFault(mention, block);
      if (mention.kind !== 'test' || OWN_UNITS.test(mention.surface)) return [];
      // `QT interval corrected for heart rate <470 ms`.
      if (/\bfor\s*$/i.test(block.text.text.slice(0, mention.span.start))) return [];
      const unit = unitAfter(mention, block.text.text);
      return unit ? testFault(mention, unit, block, analysis) : [];
    });
  });
}

/** A cell that begins with a value is that of the test its row is about: `Creatinine clearance | > 30 mg/dL`. */
function rowFault(block: TextBlock, analysis: Analysis): Fault | undefined {
  const { rowHeader } = block.context;
  if (!rowHeader || rowHeader === block) return undefined;
  const tests = analysis.mentionsIn(rowHeader).filter((each) => each.kind === 'test');
  const [test] = tests;
  if (tests.length !== 1 || test?.kind !== 'test') return undefined;
  const match = UNIT_AFTER.exec(block.text.text);
  const dimension = match && dimensionOf(match[1]!);
  const allowed = allowedFor(test);
  if (!match || !dimension || !allowed || allowed.includes(dimension)) return undefined;
  const start = block.text.text.search(/\S/u);
  const at = { start: match[0].length - match[1]!.length, end: match[0].length };
  return unitFault(
    block.text.toSource({ start, end: at.end }),
    block.text.toSource(at),
    match[0].trim(),
    match[1]!,
    capitalised(rowHeader.text.text.trim()),
    allowed[0]!,
    allowed[0] === 'clearance',
  );
}

function clearanceFault(mention: OrganFunctionMention, block: TextBlock): readonly Fault[] {
  const { impossibleUnit, surface } = mention;
  // `50 millilitres/minute`: the unit goes on where its short form ends.
  const rest = block.text.text.slice(mention.span.end, mention.span.end + 12);
  if (impossibleUnit === undefined || /^\s*(?:\/|per)\s*min/i.test(rest)) return [];
  // `creatinine (or CrCl) ≤1.5 x ULN`: the value is that of what stands before the bracket.
  if (/^[^()]*\)/u.test(surface)) return [];
  const start = mention.span.start + surface.lastIndexOf(impossibleUnit);
  const at = block.text.toSource({ start, end: start + impossibleUnit.length });
  const whole = block.text.toSource(mention.span);
  return [unitFault(whole, at, surface, impossibleUnit, 'Creatinine clearance', 'clearance')];
}

interface WrittenUnit extends Span {
  readonly text: string;
}

const COMPARED = String.raw`\s*(?:(?:levels?|value|concentration|count|is|of|must\s+be|below|above|over|under|(?:less|more|greater|lower|higher)\s+than|at\s+(?:least|most)|exceed(?:s|ing)|:|=|[<>≤≥]=?)\s*)*`;
const UNIT_AFTER = new RegExp(
  `^${COMPARED}\\d+(?:\\.\\d+)?\\s*(${DIMENSIONS.map(([, pattern]) => pattern.source.replace(/^\^|\$$/gu, '')).join('|')})(?![\\p{L}\\p{N}/])`,
  'iu',
);

/** The unit of the number that follows the test with nothing but a comparison between them, in block coordinates. */
function unitAfter(test: Mention, text: string): WrittenUnit | undefined {
  const match = UNIT_AFTER.exec(text.slice(test.span.end, test.span.end + 60));
  if (!match) return undefined;
  const end = test.span.end + match[0].length;
  return { start: end - match[1]!.length, end, text: match[1]! };
}

function testFault(
  test: Mention & { readonly id: string },
  unit: WrittenUnit,
  block: TextBlock,
  { knowledge }: Analysis,
): readonly Fault[] {
  const allowed = allowedFor(test);
  const dimension = dimensionOf(unit.text);
  if (!allowed || !dimension || allowed.includes(dimension)) return [];
  const at = block.text.toSource(unit);
  const whole = block.text.toSource({ start: test.span.start, end: unit.end });
  const name = knowledge.term(test.id)?.name ?? test.surface;
  const words = block.text.text.slice(test.span.start, unit.end);
  const subject = test.id === 'electrolytes' ? test.surface : name;
  return [unitFault(whole, at, words, unit.text, capitalised(subject), allowed[0]!, false)];
}

/** Dimensions of a test as it is named; undefined for tests that are not checked. */
function allowedFor({ id, surface }: Mention & { readonly id: string }): readonly Dimension[] | undefined {
  if (/clearance|eGFR/i.test(surface)) return ['clearance'];
  return OWN_UNITS.test(surface) ? undefined : MEASURED.get(id);
}

function dimensionOf(unit: string): Dimension | undefined {
  return DIMENSIONS.find(([, pattern]) => pattern.test(unit.trim()))?.[0];
}

/** `regimen[].renal[].when` is read as text only where it stands in a field. */
function inFields({ fields }: Analysis): readonly Fault[] {
  return (fields?.regimen ?? []).flatMap(({ renal }) =>
    renal.flatMap(({ when }): readonly Fault[] => {
      const match = when && CLEARANCE_FIELD.exec(when.value);
      if (!match || dimensionOf(match[2]!) === 'clearance') return [];
      const start = when.node.span.start + sourceOffset(when.node, when.value);
      const from = start + match.index;
      const whole = { start: from, end: from + match[0].length };
      const at = { start: whole.end - match[2]!.length, end: whole.end };
      return [unitFault(whole, at, match[0], match[2]!, 'Creatinine clearance', 'clearance')];
    }),
  );
}

const CLEARANCE_FIELD =
  /\b(?:CrCl|CLcr|CCr|eGFR|creatinine\s+clearance)\s*(?:is|of|:|=|[<>≤≥]=?)*\s*(\d+(?:\.\d+)?)\s*([mnµμu]?(?:g|mol)\/d?L|mg|ms|U\/L|%)/i;

/** Characters before the value inside its node: an opening quotation mark. */
function sourceOffset(node: { readonly span: Span }, value: string): number {
  return node.span.end - node.span.start > value.length ? 1 : 0;
}

function unitFault(
  span: Span,
  at: Span,
  stated: string,
  unit: string,
  test: string,
  dimension: Dimension,
  replaceable = true,
): Fault {
  return fault(span, { stated, unit, test, expected: NAMES[dimension] }, [], {
    suggestions: replaceable
      ? [{ title: `Write ${NAMES[dimension]}`, span: at, newText: NAMES[dimension], records: [] }]
      : [],
  });
}
