/** Checks that look at several fields together: what one says must fit what another says. */
import type { ProtocolDocument } from '../types.ts';
import { durationDays } from './formats.ts';
import { readFields } from './readFields.ts';
import { checkRegimen } from './regimenRelations.ts';
import { problem, type RelationProblem } from './relationProblem.ts';
import type { Located, ProtocolFields } from './types.ts';

/** Problems between the fields of a protocol, in no particular order. */
export function checkRelations(document: ProtocolDocument): readonly RelationProblem[] {
  const fields = readFields(document);
  return [
    ...datesInOrder(fields),
    ...linesInOrder(fields),
    ...unique(
      fields.references.map(({ key }) => key),
      'reference key',
    ),
    ...unique(
      fields.claims.map(({ id }) => id),
      'claim identifier',
    ),
    ...claimsReferredTo(fields),
    ...fields.regimen.flatMap(checkRegimen),
    ...performance(fields),
    ...levelsWithoutScheme(fields),
    ...schedules(fields),
    ...counts(fields),
  ];
}

function datesInOrder({ metadata }: ProtocolFields): readonly RelationProblem[] {
  const { lastReviewDate: last, nextReviewDate: next } = metadata;
  if (!last || !next || next.value > last.value) return [];
  return [
    problem(next, `The next review, ${next.value}, is not after the last one, ${last.value}.`, {
      message: 'The last review.',
      at: last,
    }),
  ];
}

function linesInOrder({ population }: ProtocolFields): readonly RelationProblem[] {
  const { min, max } = population.lineOfTherapy ?? {};
  const low = [min, max].find((each) => each !== undefined && each.value < 1);
  if (low) return [problem(low, 'Lines of therapy are counted from 1, the first.')];
  if (!min || !max || min.value <= max.value) return [];
  return [
    problem(max, `The last line, ${max.value}, comes before the first, ${min.value}.`, {
      message: 'The first line.',
      at: min,
    }),
  ];
}

function unique(ids: readonly (Located<string> | undefined)[], name: string): readonly RelationProblem[] {
  const first = new Map<string, Located<string>>();
  return ids.flatMap((id) => {
    if (!id) return [];
    const earlier = first.get(id.value);
    if (!earlier) first.set(id.value, id);
    return earlier
      ? [
          problem(id, `The ${name} \`${id.value}\` stands here a second time, so that it names two things.`, {
            message: `The first \`${id.value}\`.`,
            at: earlier,
          }),
        ]
      : [];
  });
}

function claimsReferredTo({ sequence, claims }: ProtocolFields): readonly RelationProblem[] {
  const ids = new Set(claims.map(({ id }) => id?.value));
  return sequence.flatMap(({ claim }) =>
    claim && !ids.has(claim.value)
      ? [problem(claim, `There is no claim \`${claim.value}\` in \`claims\`.`)]
      : [],
  );
}

function schedules({ monitoring }: ProtocolFields): readonly RelationProblem[] {
  return monitoring
    .flatMap(({ schedule }) => schedule)
    .flatMap(({ every, for: during }) => {
      const [interval, whole] = [every, during].map((each) => each && durationDays(each.value));
      if (!every || !during || interval === undefined || whole === undefined || interval <= whole) return [];
      return [
        problem(
          every,
          `The interval ${every.value} is longer than the time it applies for, ${during.value}.`,
          {
            message: 'How long it applies.',
            at: during,
          },
        ),
      ];
    });
}

/** Highest value of each scale. */
const SCALES: Readonly<Record<string, number>> = { ECOG: 5, Karnofsky: 100, Lansky: 100 };

function performance({ population }: ProtocolFields): readonly RelationProblem[] {
  const { scale, range } = population.performanceStatus ?? {};
  const highest = scale && SCALES[scale.value];
  if (!scale || !range || highest === undefined) return [];
  const values = (range.value.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (values.every((each) => each <= highest)) return [];
  return [problem(range, `${scale.value} goes from 0 to ${highest}.`, { message: 'The scale.', at: scale })];
}

function levelsWithoutScheme({ claims }: ProtocolFields): readonly RelationProblem[] {
  return claims.flatMap(({ evidence: { level, scheme } }) =>
    level && !scheme
      ? [
          problem(
            level,
            `The level ${level.value} names no \`scheme\`: levels of different schemes cannot be compared.`,
          ),
        ]
      : [],
  );
}

function counts({ claims }: ProtocolFields): readonly RelationProblem[] {
  return claims.flatMap(({ result }) => {
    const { events, n } = result ?? {};
    const negative = [events, n].find((each) => each !== undefined && each.value < 0);
    if (negative) return [problem(negative, 'A number of patients is not below zero.')];
    if (!events || !n || events.value <= n.value) return [];
    return [
      problem(events, `${events.value} events among ${n.value} patients cannot be.`, {
        message: 'The number of patients.',
        at: n,
      }),
    ];
  });
}
