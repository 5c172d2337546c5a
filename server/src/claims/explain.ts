import type { Claim, Slot, SlotOrigin } from './types.ts';

/** Where a slot stands, in words. */
const PLACES: Readonly<Record<SlotOrigin, string>> = {
  clause: 'the clause itself',
  sentence: 'the rest of the sentence',
  'previous-sentence': 'the sentences before',
  list: 'what introduces the list',
  'row-header': 'the row header',
  'column-header': 'the column header',
  heading: 'a heading above',
  section: 'the section',
  title: 'the title',
  'front-matter': 'the front matter',
  field: 'a field',
};

/**
 * Why a claim was read as it was, one line for each reason: what the clause says and by which words, what each cue acted on, and where
 * every slot that the clause leaves open was filled from. Needs the document's source, in which the claim's spans lie.
 */
export function explain(claim: Claim, source: string): readonly string[] {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) =>
    source.slice(start, end).replace(/\s+/g, ' ').trim();
  const effect = claim.effect ? `${claim.effect}, ${claim.polarity}` : claim.polarity;
  const summary = `Read as ${claim.kind} (${effect}, ${claim.status}), in ${claim.wording} wording.`;
  const cues = claim.cues.map(({ text, category, scope, decided }) => {
    const reach = words(scope);
    const acted = reach === '' || reach === words(claim.span) ? '' : `, acting on “${reach}”`;
    return `“${text}” (${category})${acted}: ${decided}.`;
  });
  return [summary, ...(cues.length > 0 ? cues : [withoutCue(claim)]), ...slotLines(claim)];
}

function withoutCue({ fieldPath, wording }: Claim): string {
  if (fieldPath !== undefined) return `Stated by the field ${fieldPath.join('.')}.`;
  return wording === 'mention'
    ? 'No word says more than that the parts stand together.'
    : 'Said by its place: no cue of its own.';
}

function slotLines(claim: Claim): readonly string[] {
  const named: readonly (readonly [string, readonly Slot<unknown>[]])[] = [
    ['treatment', claim.treatments],
    ['comparator', claim.comparators],
    ['earlier treatment', claim.priorTreatments],
    ['co-medication', claim.substances],
    ['biomarker', claim.biomarkers],
    ['disease', claim.diseases],
    ['line', claim.line ? [claim.line] : []],
    ['setting', claim.setting ? [claim.setting] : []],
    ['extent', claim.extent ? [claim.extent] : []],
    ['age', claim.age ? [claim.age] : []],
    ['jurisdiction', claim.jurisdictions],
    ['trial', claim.trials],
  ];
  return named.flatMap(([name, slots]) =>
    slots.map(({ text, origin }) => `${name} “${text}” from ${PLACES[origin]}.`),
  );
}
