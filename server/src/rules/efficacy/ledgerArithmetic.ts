/** The figures of an entry of the claims ledger, held against each other. */
import type { Analysis } from '../../verify/types.ts';
import { agrees, type Part, shown } from './impossibleFigures.ts';

/** `value`, `ci`, `events` and `n` of the results of the ledger. */
export function ofLedger({ fields }: Analysis): readonly Part[] {
  return (fields?.claims ?? []).flatMap(({ result }) =>
    result ? [...shares(result), ...bounds(result)] : [],
  );
}

type Result = NonNullable<NonNullable<Analysis['fields']>['claims'][number]['result']>;

function shares({ value, unit, events, n, endpoint }: Result): readonly Part[] {
  if (!value || unit?.value !== '%') return [];
  if (endpoint && (value.value > 100 || value.value < 0))
    return [
      {
        span: value.span,
        what: `An ${endpoint.value} of ${value.value} % cannot be.`,
        why: 'A share of patients lies between 0 and 100 %.',
        action: 'Correct the figure from the source.',
        related: [],
        key: `${value.value}`,
      },
    ];
  if (!events || !n || n.value === 0) return [];
  const decimals = `${value.value}`.split('.')[1]?.length ?? 0;
  const computed = (100 * events.value) / n.value;
  if (agrees(computed, value.value, decimals)) return [];
  return [
    {
      span: value.span,
      what: `${events.value} of ${n.value} is ${shown(computed, decimals)} %, not ${value.value} %.`,
      why: `${events.value} divided by ${n.value} is ${shown(computed / 100, 4)}.`,
      action: 'Correct the percentage or the counts from the source.',
      related: [{ message: 'The counts stand here.', span: events.span }],
      key: `${events.value}/${n.value} ${value.value}`,
    },
  ];
}

function bounds({ value, interval }: Result): readonly Part[] {
  if (!interval) return [];
  const { low, high, span } = interval;
  const key = `${value?.value} ${low} ${high}`;
  if (low > high)
    return [
      {
        span,
        what: `The interval ${low} to ${high} runs backwards.`,
        why: 'Its lower bound is above its upper one.',
        action: 'Correct the interval from the source.',
        related: [],
        key,
      },
    ];
  if (!value || (value.value >= low && value.value <= high)) return [];
  return [
    {
      span: value.span,
      what: `${value.value} lies outside its confidence interval ${low} to ${high}.`,
      why: 'An estimate always lies inside its own interval.',
      action: 'Correct the estimate or the interval from the source.',
      related: [{ message: 'The interval stands here.', span }],
      key,
    },
  ];
}
