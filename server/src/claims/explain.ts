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

/** One reason for a reading: what the whole clause says, a word that decided, or where parts were taken from. */
export interface Reason {
  readonly about: 'reading' | 'cue' | 'parts';
  /** A phrase without a full stop. */
  readonly text: string;
}

/**
 * Why a claim was read as it was: what the clause says, by which words and what each of them acted on, and where every
 * part was taken from. Needs the document's source, in which the claim's spans lie.
 */
export function explain(claim: Claim, source: string): readonly Reason[] {
  const words = ({ start, end }: { readonly start: number; readonly end: number }) =>
    source
      .slice(start, end)
      .replace(/\s+/g, ' ')
      .replace(/^[\s,;:]+|[\s,;:]+$/g, '');
  const effect = claim.effect ? `${claim.effect}, ${claim.polarity}` : claim.polarity;
  const summary = `${claim.kind} (${effect}, ${claim.status}), in ${claim.wording} wording`;
  const cues = claim.cues.map(({ text, category, scope, decided }): Reason => {
    const reach = words(scope);
    const acted = reach === '' || reach === words(claim.span) ? '' : `, acting on “${reach}”`;
    return { about: 'cue', text: `“${text}” (${category})${acted}: ${decided}` };
  });
  return [
    { about: 'reading', text: summary },
    ...(cues.length > 0 ? cues : [{ about: 'cue', text: withoutCue(claim) } as const]),
    ...partReasons(claim),
  ];
}

function withoutCue({ fieldPath, wording, numbers, doses, food, kind }: Claim): string {
  if (fieldPath !== undefined) return `stated by the field ${fieldPath.join('.')}`;
  if (numbers.length > 0) return 'said by its figures, without a word that decides';
  if (doses.length > 0) return 'said by the dose, without a word that decides';
  if (food) return 'said by when it is taken, without a word that decides';
  if (kind === 'target') return 'said by what the drug is called or binds';
  return wording === 'mention'
    ? 'no word says more than that the parts stand together'
    : 'said by its place, without a cue of its own';
}

/** The parts by where they were taken from, the clause itself first. */
function partReasons(claim: Claim): readonly Reason[] {
  const parts = partsOf(claim);
  return (Object.keys(PLACES) as SlotOrigin[]).flatMap((origin): readonly Reason[] => {
    const here = parts.filter((part) => part.origin === origin);
    const named = [...new Set(here.map(({ name, text }) => `${name} “${text}”`))];
    return named.length === 0 ? [] : [{ about: 'parts', text: `${named.join(', ')} from ${PLACES[origin]}` }];
  });
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly origin: SlotOrigin;
}

function partsOf(claim: Claim): readonly Part[] {
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
    ['harm', claim.harms],
    ['test', claim.tests],
    ['food', claim.food ? [claim.food] : []],
    ['body weight', claim.weight ? [claim.weight] : []],
    ['citation', claim.citations],
  ];
  return named.flatMap(([name, slots]) => slots.map(({ text, origin }) => ({ name, text, origin })));
}
