import type { CueTable } from '../cues.ts';

const LATIN_INTERVALS = Array.from({ length: 28 }, (_, index) => index + 1);

/** How often, in words and Latin abbreviations; longer intervals are ISO 8601 durations in days or months. */
export const FREQUENCY_CUES: CueTable = [
  {
    cue: { kind: 'frequency', frequency: { timesPerDay: 1 } },
    phrases: [
      'once daily',
      'once a day',
      'once per day',
      'one time a day',
      'one time daily',
      'once every day',
      '1x daily',
      'every day',
      'every morning',
      'every evening',
      'each day',
      'q.d.',
      'q.d',
      'once-a-day',
      'every 24 hours',
      'once in 24 hours',
    ],
  },
  { cue: { kind: 'frequency', frequency: { timesPerDay: 1 } }, phrases: ['QD', 'qd'], exact: true },
  {
    cue: { kind: 'frequency', frequency: { timesPerDay: 1 }, total: true },
    phrases: ['daily', '/day', 'per day', 'a day', '/d', 'in 24 hours'],
  },
  {
    cue: { kind: 'frequency', frequency: { timesPerDay: 2 } },
    phrases: [
      'twice daily',
      'twice a day',
      'twice per day',
      'twice each day',
      'two times daily',
      'two times a day',
      'two times per day',
      'bid',
      'b.i.d.',
      'b.i.d',
      'every 12 hours',
      'every twelve hours',
      '12-hourly',
      'morning and evening',
    ],
  },
  {
    cue: { kind: 'frequency', frequency: { timesPerDay: 1 }, afterDose: true },
    phrases: ['od', 'o.d.', 'nocte', 'mane'],
  },
  { cue: { kind: 'frequency', frequency: { timesPerDay: 2 }, afterDose: true }, phrases: ['bd', 'b.d.'] },
  {
    cue: { kind: 'frequency', frequency: { timesPerDay: 3 } },
    phrases: [
      'three times daily',
      'three times a day',
      'three times per day',
      'thrice daily',
      'tid',
      't.i.d.',
      't.i.d',
      'tds',
      'every 8 hours',
      'every eight hours',
    ],
  },
  {
    cue: { kind: 'frequency', frequency: { timesPerDay: 4 } },
    phrases: [
      'four times daily',
      'four times a day',
      'four times per day',
      'qid',
      'q.i.d.',
      'q.i.d',
      'qds',
      'every 6 hours',
      'every six hours',
    ],
  },
  {
    cue: { kind: 'frequency', frequency: { every: 'P2D' } },
    phrases: [
      'every other day',
      'every second day',
      'on alternate days',
      'alternate days',
      'every 2 days',
      'qod',
      'q.o.d.',
    ],
  },
  {
    cue: { kind: 'frequency', frequency: { every: 'P7D' } },
    phrases: ['weekly', 'once weekly', 'once a week', 'once per week', 'every week', 'each week', 'qw'],
  },
  {
    cue: { kind: 'frequency', frequency: { every: 'P14D' } },
    phrases: ['every other week', 'every second week', 'biweekly', 'fortnightly', 'every fortnight'],
  },
  {
    cue: { kind: 'frequency', frequency: { every: 'P1M' } },
    phrases: ['monthly', 'once monthly', 'once a month', 'every month', 'each month', 'qm'],
  },
  { cue: { kind: 'frequency', frequency: { every: 'P3M' } }, phrases: ['quarterly'] },
  {
    cue: { kind: 'frequency', frequency: { every: 'P1Y' } },
    phrases: ['yearly', 'annually', 'once a year', 'every year'],
  },
  ...LATIN_INTERVALS.flatMap((count) => [
    {
      cue: { kind: 'frequency' as const, frequency: { every: `P${count * 7}D` } },
      phrases: [`q${count}w`, `q${count}wk`],
    },
    { cue: { kind: 'frequency' as const, frequency: { every: `P${count}D` } }, phrases: [`q${count}d`] },
    { cue: { kind: 'frequency' as const, frequency: { every: `P${count}M` } }, phrases: [`q${count}m`] },
  ]),
  ...[6, 8, 12, 24].map((hours) => ({
    cue: { kind: 'frequency' as const, frequency: { timesPerDay: 24 / hours } },
    phrases: [`q${hours}h`, `q${hours}hr`, `q ${hours} h`],
  })),
  {
    cue: { kind: 'times-per-day' },
    phrases: [
      'times daily',
      'times a day',
      'times per day',
      'times/day',
      'x daily',
      'x/day',
      'divided doses daily',
    ],
  },
  { cue: { kind: 'every' }, phrases: ['every', 'once every', 'each', 'q'] },
  { cue: { kind: 'cycle-days' }, phrases: ['on days', 'on day'] },
];
