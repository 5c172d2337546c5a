/** Settings and extents of disease, and diseases made narrower by the extent beside them: `SCLC, extensive-stage`. */
import type { CueTable } from '../cues.ts';
import type { EntityFacts } from '../facts.ts';
import type { EntityHit, Reading } from '../reading.ts';

export const SETTING_CUES: CueTable = [
  {
    cue: { kind: 'setting', setting: 'neoadjuvant' },
    phrases: ['neoadjuvant', 'neo-adjuvant', 'preoperative', 'pre-operative'],
  },
  { cue: { kind: 'setting', setting: 'adjuvant' }, phrases: ['adjuvant', 'postoperative', 'post-operative'] },
  { cue: { kind: 'setting', setting: 'consolidation' }, phrases: ['consolidation', 'consolidative'] },
  { cue: { kind: 'setting', setting: 'maintenance' }, phrases: ['maintenance'] },
  { cue: { kind: 'setting', setting: 'advanced' }, phrases: ['advanced', 'advanced-stage', 'late-stage'] },
  {
    cue: { kind: 'setting', setting: 'relapsed-refractory' },
    phrases: [
      'relapsed',
      'refractory',
      'recurrent',
      'relapsed or refractory',
      'relapsed/refractory',
      'relapsed and refractory',
      'relapsed or primary refractory',
      'R/R',
    ],
  },
  {
    cue: { kind: 'setting', extent: 'limited-stage' },
    phrases: ['limited-stage', 'limited disease', 'limited-stage disease'],
  },
  {
    cue: { kind: 'setting', extent: 'extensive-stage' },
    phrases: ['extensive-stage', 'extensive disease', 'extensive-stage disease'],
  },
  {
    cue: { kind: 'setting', extent: 'early' },
    phrases: [
      'early-stage',
      'stage I',
      'stage IA',
      'stage IB',
      'stage II',
      'stage IIA',
      'stage IIB',
      'localised',
      'localized',
    ],
  },
  {
    cue: { kind: 'setting', extent: 'locally-advanced' },
    phrases: [
      'locally advanced',
      'locoregionally advanced',
      'stage III',
      'stage IIIA',
      'stage IIIB',
      'stage IIIC',
      'stage 3',
    ],
  },
  {
    cue: { kind: 'setting', extent: 'metastatic' },
    phrases: ['metastatic', 'metastasised', 'metastasized', 'stage IV', 'stage IVA', 'stage IVB', 'stage 4'],
  },
  {
    cue: { kind: 'setting', extent: 'unresectable' },
    phrases: ['unresectable', 'inoperable', 'nonresectable', 'non-resectable'],
  },
];

/** Emits settings, and gives diseases with an extent beside them the narrower id where the base has one. */
export function readSettings(reading: Reading, facts: EntityFacts): void {
  for (const hit of reading.cues) {
    if (hit.cue.kind !== 'setting') continue;
    const { setting, extent } = hit.cue;
    reading.mentions.push({
      kind: 'setting',
      ...reading.at(hit.first, hit.end),
      ...(setting === undefined ? {} : { setting }),
      ...(extent === undefined ? {} : { extent }),
    });
  }
  for (const hit of reading.entities) {
    if (!hit.absorbed && hit.surface.entity.kind === 'disease') readStage(reading, hit, facts);
  }
}

function readStage(reading: Reading, hit: EntityHit, facts: EntityFacts): void {
  const { id } = hit.surface.entity;
  const before = reading.joins(hit.first) ? reading.cueOfBefore(hit.first, 'setting') : undefined;
  const narrowed = before?.cue.extent && facts.staged.get(`${id}/${before.cue.extent}`);
  if (before !== undefined && narrowed) {
    emit(reading, hit, narrowed, before.first, hit.end);
    return;
  }
  const open = reading.isMark(hit.end, '(') || reading.isMark(hit.end, ',') ? hit.end + 1 : hit.end;
  const after = reading.joins(open) ? reading.cueOf(open, 'setting') : undefined;
  const staged = after?.cue.extent && facts.staged.get(`${id}/${after.cue.extent}`);
  if (after === undefined || !staged) return;
  const bracketed = reading.isMark(hit.end, '(');
  if (bracketed && !reading.isMark(after.end, ')')) return;
  emit(reading, hit, staged, hit.first, bracketed ? after.end + 1 : after.end);
}

function emit(reading: Reading, hit: EntityHit, id: string, first: number, end: number): void {
  for (let at = first; at < end; at++) {
    const inner = reading.entityOver(at);
    if (inner !== undefined && inner !== hit) return;
  }
  hit.absorbed = true;
  reading.mentions.push({ kind: 'disease', ...reading.at(first, end), id, legacyName: isLegacy(hit) });
}

/** True if the name is one the field has given up. */
export function isLegacy(hit: EntityHit): boolean {
  return hit.surface.status === 'legacy' || hit.surface.status === 'obsolete';
}
