import type { Located, RegimenFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { clausesIn, isSaidAt, statingBlocks } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { isOwnText } from '../places.ts';
import type { RuleContext } from '../types.ts';
import { compareDays, compareDaysOfEntry } from './compareDays.ts';
import { cycleIn, daysOf } from './cycles.ts';

/** Compares routes, cycle lengths and days of treatment in the text with those of the regimen. */
export function compareCourse(context: RuleContext): void {
  const { analysis } = context;
  const regimen = (analysis.fields?.regimen ?? []).filter(({ direction }) => direction?.value !== 'against');
  if (regimen.length === 0) return;
  for (const block of statingBlocks(analysis)) {
    if (!isOwnText(block) || block.context.fieldPath?.[0] === 'references') continue;
    compareRoutes(context, block, regimen);
    compareCycles(context, block, regimen);
    compareDays(context, block, (clause) => {
      const mentions = analysis.mentionsIn(block).filter(({ span }) => overlaps(span, clause));
      return fieldOf(block, mentions, regimen, analysis);
    });
  }
  for (const entry of regimen) compareDaysOfEntry(context, entry);
}

/** Routes by the words for them. Subcutaneous and intramuscular doses are injections, and no infusions. */
const ROUTES: readonly (readonly [string, RegExp])[] = [
  ['oral', /\b(?:oral(?:ly)?|by mouth|swallow(?:ed|s)?|p\.o\.)/i],
  [
    'intravenous',
    /\b(?:intravenous(?:ly)?|i\.v\.|IV(?= (?:infusion|over|every|on|once))|infus(?:ion|ed|e))\b/i,
  ],
  ['subcutaneous', /\b(?:subcutaneous(?:ly)?|s\.c\.)/i],
  ['intramuscular', /\b(?:intramuscular(?:ly)?|i\.m\.)/i],
];

function compareRoutes(context: RuleContext, block: TextBlock, regimen: readonly RegimenFields[]): void {
  const { analysis } = context;
  for (const reading of clausesIn(analysis, block)) {
    const clause = block.text.text.slice(reading.span.start, reading.span.end);
    const stated = ROUTES.flatMap(([route, pattern]) => {
      const match = pattern.exec(clause);
      const start = reading.span.start + (match?.index ?? 0);
      return match ? [{ route, words: match[0], span: { start, end: start + match[0].length } }] : [];
    });
    const [only] = stated;
    const field = stated.length === 1 ? fieldOf(block, reading.mentions, regimen, analysis) : undefined;
    if (
      !only ||
      !field?.route ||
      !(isAdvice(clause) || isRouteCell(block)) ||
      !isSaidAt(analysis, block, only.span)
    )
      continue;
    const written = ROUTES.find(([name]) => name === field.route!.value.trim().toLowerCase())?.[0];
    if (written === undefined || written === only.route) continue;
    report(context, block, only.span, `${only.words}`, field.route, 'route');
  }
}

/** The entry of the one drug that the clause, or the head of its row, names; the only one of a regimen of one drug. */
function fieldOf(
  block: TextBlock,
  mentions: readonly { readonly kind: string }[],
  regimen: readonly RegimenFields[],
  analysis: Analysis,
): RegimenFields | undefined {
  const drugsIn = (list: readonly { readonly kind: string }[]): readonly string[] => [
    ...new Set(
      list.flatMap((each) => (each.kind === 'drug' ? [(each as { readonly id?: string }).id ?? ''] : [])),
    ),
  ];
  const row = block.context.rowHeader;
  const own = drugsIn(mentions);
  const named = own.length > 0 || !row ? own : drugsIn(analysis.mentionsIn(row));
  if (named.length === 0) return undefined;
  const [id] = named;
  if (named.length !== 1) return undefined;
  return regimen.find(
    ({ inn }) => inn && analysis.knowledge.resolveName(inn.value).some((each) => each.id === id),
  );
}

/** A clause that has something given; what was studied, or is told of other forms, is not compared. */
function isAdvice(clause: string): boolean {
  return (
    /\b(?:mg|AUC|given?|take[ns]?|administer\w*|start\w*|dose[sd]?|swallow\w*|infus\w+|recommended)\b/i.test(
      clause,
    ) &&
    !/\b(?:was|were|trials?|stud(?:y|ies)|bioavailab\w*|formulation|instead|convert\w*|switch\w*|pre-?med\w*|fluids?|contrast|antibiotics?|corticosteroids?)\b/i.test(
      clause,
    )
  );
}

function isRouteCell({ role, context }: TextBlock): boolean {
  return role === 'table-cell' && /\broute\b/i.test(context.columnHeader?.text.text ?? '');
}

function compareCycles(context: RuleContext, block: TextBlock, regimen: readonly RegimenFields[]): void {
  const { analysis } = context;
  const lengths = regimen.flatMap(({ cycleLength }) => (cycleLength ? [cycleLength] : []));
  const stated = cycleIn(block.text.text);
  if (!stated || lengths.length === 0) return;
  if (lengths.some(({ value }) => daysOf(value) === stated.days) || !isSaidAt(analysis, block, stated))
    return;
  if (analysis.mentionsIn(block).some(({ kind }) => kind === 'trial')) return;
  report(
    context,
    block,
    stated,
    block.text.text.slice(stated.start, stated.end),
    lengths[0]!,
    'cycle.length',
  );
}

function report(
  context: RuleContext,
  block: TextBlock,
  span: Span,
  words: string,
  field: Located<string>,
  name: 'route' | 'cycle.length',
): void {
  context.report({
    span: block.text.toSource(span),
    what: `The text says ${words}, and the field \`${name}\` ${field.value}.`,
    why: 'Whoever prepares the treatment reads one of the two and not the other.',
    action: 'Correct the one that is wrong, or say which drug the other is of.',
    related: [{ message: `The field says ${field.value}.`, span: field.span }],
    key: `${name} ${words.toLowerCase()}`,
  });
}
