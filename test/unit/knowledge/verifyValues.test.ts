import { describe } from 'node:test';
import { type BrokenSource, drug, testBroken, trial } from './brokenSources.ts';

const CASES: readonly BrokenSource[] = [
  [
    'a day that does not exist',
    drug('date: 2012-10-23', 'date: 2012-02-30'),
    'error kb.impossible-date',
    /not a day in the calendar/,
    '2012-02-30',
  ],
  [
    'a date after the day of the base',
    drug('date: 2012-10-23', 'date: 2026-07-01'),
    'error kb.impossible-date',
    /after 2026-06-30/,
    '2026-07-01',
  ],
  [
    'an end before the beginning',
    drug('until: 2013-11-20', 'until: 2011-07-31'),
    'error kb.impossible-date',
    /before the approval's date/,
    '2011-07-31',
  ],
  [
    'an upper bound below the lower',
    drug('line: { min: 2 }', 'line: { min: 2, max: 1 }'),
    'error kb.impossible-value',
    /runs from 2 to 1/,
    '2',
  ],
  [
    'a ladder that rises',
    drug(
      'level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 1 }',
      'level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 2 }',
    ),
    'error kb.impossible-value',
    /500 mg a day, not less than the 400/,
    '{ level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 2 } }',
  ],
  [
    'a ladder that skips a level',
    drug('level: -3', 'level: -4'),
    'error kb.impossible-value',
    /write -3/,
    '-4',
  ],
  [
    'a basis that is not the unit’s',
    drug('unit: mg/m2, basis: mg/m2', 'unit: mg/m2, basis: flat'),
    'error kb.impossible-value',
    /the basis of mg\/m2 is mg\/m2/,
    '{ value: 280, unit: mg/m2, basis: flat }',
  ],
  [
    'a rate above 100',
    trial(
      'value: 74, unit: percent, events: 74, n: 100, ci: { low: 64, high: 82, level: 95 }',
      'value: 174, unit: percent',
    ),
    'error kb.impossible-value',
    /174 %, above 100/,
    '*',
  ],
  [
    'a rate that is not its events',
    trial('events: 74, n: 100', 'events: 76, n: 100'),
    'error kb.impossible-value',
    /is 74 %, but 76 of 100 is 76\.0 %/,
    '*',
  ],
  [
    'more events than patients',
    trial('events: 74, n: 100', 'events: 174, n: 100'),
    'error kb.impossible-value',
    /174 events in 100/,
    '*',
  ],
  [
    'a value outside its interval',
    trial('ci: { low: 64', 'ci: { low: 75'),
    'error kb.impossible-value',
    /outside its interval 75 to 82/,
    '*',
  ],
  [
    'a hazard ratio against nothing',
    trial('versus: control, endpoint', 'endpoint'),
    'error kb.impossible-value',
    /versus must name the comparator/,
    '*',
  ],
  [
    'a median in percent',
    trial('value: 10.9, unit: months', 'value: 10.9, unit: percent'),
    'error kb.impossible-value',
    /a median is in months/,
    '*',
  ],
  [
    'an approval that ended on no day',
    drug('until: 2013-11-20, ', ''),
    'error kb.inconsistent-status',
    /until does not say/,
    'superseded',
  ],
  [
    'an approval in force that ended',
    drug('status: conditional', 'status: conditional, until: 2020-01-01'),
    'error kb.inconsistent-status',
    /its status is conditional/,
    '2020-01-01',
  ],
  [
    'an agency of another region',
    drug('agency: EMA', 'agency: FDA'),
    'error kb.inconsistent-status',
    /FDA decides for US, not EU/,
    'EU',
  ],
];

describe('verify: dates, doses, figures and approvals', () => {
  testBroken(CASES);
});
