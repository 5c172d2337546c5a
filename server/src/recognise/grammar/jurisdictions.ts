/** Agencies and regions whose labels the base may cover. */
import type { Jurisdiction } from '../../knowledge/types.ts';
import type { CueTable } from '../cues.ts';
import type { CueHit, Reading } from '../reading.ts';

const NAMES: readonly (readonly [Jurisdiction, readonly string[], readonly string[]])[] = [
  [
    'US',
    [
      'Food and Drug Administration',
      'U.S.',
      'U.S.A.',
      'United States',
      'United States of America',
      'U.S. FDA',
      'US FDA',
      'USPI',
    ],
    ['FDA', 'US', 'USA'],
  ],
  [
    'EU',
    ['European Medicines Agency', 'European Union', 'European Commission', 'Europe', 'E.U.', 'SmPC'],
    ['EMA', 'EU', 'CHMP'],
  ],
  ['UK', ['United Kingdom', 'U.K.', 'Great Britain'], ['UK', 'MHRA']],
  ['CN', ['China', 'National Medical Products Administration'], ['NMPA', 'CFDA']],
  ['JP', ['Japan', 'Pharmaceuticals and Medical Devices Agency'], ['PMDA', 'MHLW']],
  ['KR', ['Korea', 'South Korea', 'Republic of Korea'], ['MFDS', 'KFDA']],
  ['CA', ['Canada', 'Health Canada'], []],
  ['AU', ['Australia', 'Therapeutic Goods Administration'], ['TGA']],
  ['CH', ['Switzerland', 'Swissmedic'], []],
];

export const JURISDICTION_CUES: CueTable = NAMES.flatMap(([id, names, abbreviations]) => [
  { cue: { kind: 'jurisdiction' as const, jurisdictions: [id] }, phrases: names },
  { cue: { kind: 'jurisdiction' as const, jurisdictions: [id] }, phrases: abbreviations, exact: true },
]);

export function readJurisdiction(reading: Reading, hit: CueHit): void {
  if (hit.cue.kind !== 'jurisdiction' || reading.isNamed(hit.first)) return;
  reading.mentions.push({
    kind: 'jurisdiction',
    ...reading.at(hit.first, hit.end),
    jurisdictions: hit.cue.jurisdictions,
  });
}
