/** Drug classes with their generations, and lists that share a class: `ALK or ROS1 inhibitors`. */
import type { CueTable } from '../cues.ts';
import type { EntityFacts } from '../facts.ts';
import type { EntityHit, Reading } from '../reading.ts';
import { afterSeparator } from './coordination.ts';

/** What follows the first generation; the field says "next-generation" without a number. */
const LATER = [2, 3, 4];

export const CLASS_CUES: CueTable = [
  {
    cue: { kind: 'inhibitor' },
    phrases: [
      'inhibitor',
      'tyrosine kinase inhibitor',
      'tyrosine-kinase inhibitor',
      'kinase inhibitor',
      'TKI',
      'targeted drug',
      'targeted agent',
      'targeted therapy',
      'targeted treatment',
      'targeting agent',
      'directed therapy',
      'directed treatment',
      'directed TKI',
      'blocker',
    ],
  },
  ...['first', 'second', 'third', 'fourth'].map((word, index) => ({
    cue: { kind: 'generation' as const, generations: [index + 1] },
    phrases: [`${word} generation`, `${['1st', '2nd', '3rd', '4th'][index]} generation`, `${index + 1}G`],
  })),
  {
    cue: { kind: 'generation', generations: LATER },
    phrases: [
      'next-generation',
      'newer-generation',
      'new-generation',
      'later-generation',
      'next gen',
      'more advanced generation',
    ],
  },
  {
    cue: { kind: 'class-adjective' },
    phrases: [
      'selective',
      'highly selective',
      'potent',
      'brain-penetrant',
      'CNS-penetrant',
      'CNS-active',
      'approved',
      'small-molecule',
      'targeted',
      'effective',
    ],
  },
  { cue: { kind: 'ordinal', value: 1 }, phrases: ['first', '1st', 'initial'] },
  { cue: { kind: 'ordinal', value: 2 }, phrases: ['second', '2nd'] },
  { cue: { kind: 'ordinal', value: 3 }, phrases: ['third', '3rd'] },
  { cue: { kind: 'ordinal', value: 4 }, phrases: ['fourth', '4th'] },
  { cue: { kind: 'ordinal', value: 5 }, phrases: ['fifth', '5th'] },
];

/** Turns class names, and genes followed by `inhibitor`, into class mentions. */
export function readDrugClasses(reading: Reading, facts: EntityFacts): void {
  absorbGeneralClasses(reading, facts);
  // From the right, so that a list's last member is known before the genes in front of it.
  let sharedFrom = -1;
  for (let index = reading.entities.length - 1; index >= 0; index--) {
    const hit = reading.entities[index]!;
    if (hit.absorbed) continue;
    const { entity } = hit.surface;
    let end = hit.end;
    let id: string | undefined;
    if (entity.kind === 'class') id = entity.id;
    else if (entity.kind === 'gene') {
      id = facts.classOfGene.get(entity.id);
      if (id === undefined) continue;
      const cue = reading.joins(hit.end) ? reading.cueOf(hit.end, 'inhibitor') : undefined;
      if (cue !== undefined) end = cue.end;
      else if (sharedFrom < 0 || afterSeparator(reading, hit.end) !== sharedFrom) continue;
    } else continue;
    if (id === undefined) continue;
    sharedFrom = entity.kind === 'gene' || facts.geneOfClass.has(id) ? hit.first : -1;
    emit(reading, hit, id, end);
  }
}

/** `ROS1 targeted drugs`: the general class is only the second half of the gene's own. */
function absorbGeneralClasses(reading: Reading, facts: EntityFacts): void {
  for (const hit of reading.entities) {
    if (hit.surface.entity.kind !== 'gene' || !facts.classOfGene.has(hit.surface.entity.id)) continue;
    const cue = reading.joins(hit.end) ? reading.cueOf(hit.end, 'inhibitor') : undefined;
    const general = cue && reading.entityFrom(hit.end);
    if (general?.surface.entity.kind === 'class' && general.end <= cue!.end) general.absorbed = true;
  }
}

function emit(reading: Reading, hit: EntityHit, id: string, end: number): void {
  hit.absorbed = true;
  const own = hit.surface.entity.generation;
  const before = generationsBefore(reading, hit.first, own !== undefined);
  const generations = [...new Set([...before.generations, ...(own === undefined ? [] : [own])])].sort(
    (a, b) => a - b,
  );
  reading.take(before.first, end);
  reading.mentions.push({ kind: 'drug-class', ...reading.at(before.first, end), id, generations });
}

/** `second- or third-generation`, also in front of adjectives: `second-generation selective`. */
function generationsBefore(
  reading: Reading,
  from: number,
  named: boolean,
): { readonly first: number; readonly generations: readonly number[] } {
  const generations: number[] = [];
  let first = from;
  let at = from;
  if (!named) {
    for (let hit = adjectiveBefore(reading, at); hit !== undefined; hit = adjectiveBefore(reading, at))
      at = hit.first;
    const hit = reading.cueOfBefore(at, 'generation');
    if (hit === undefined || !reading.joins(at)) return { first, generations };
    generations.push(...hit.cue.generations);
    first = at = hit.first;
  }
  // Ordinals in front of the last one share its `generation`.
  for (;;) {
    let separator = at - 1;
    while (separator > at - 4 && separator > 0 && reading.cueBefore(separator + 1) === undefined) separator--;
    const previous = reading.cueBefore(separator + 1);
    if (previous === undefined || afterSeparator(reading, previous.end) !== at) return { first, generations };
    if (previous.cue.kind === 'ordinal') generations.push(previous.cue.value);
    else if (previous.cue.kind === 'generation') generations.push(...previous.cue.generations);
    else return { first, generations };
    first = at = previous.first;
  }
}

/** `selective`, and routes such as `oral`. */
function adjectiveBefore(reading: Reading, at: number): { readonly first: number } | undefined {
  return reading.cueOfBefore(at, 'class-adjective') ?? reading.cueOfBefore(at, 'dosing-word');
}
