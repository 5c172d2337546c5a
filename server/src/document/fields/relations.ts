/** Checks that look at several fields together: what one says must fit what another says. */
import type { Span } from '../../text/span.ts';
import type { ProtocolDocument } from '../types.ts';
import { durationDays } from './formats.ts';
import { readFields } from './readFields.ts';
import type { Located, ProtocolFields } from './types.ts';

/** Two or more fields that do not fit; the place is that of the field to correct. */
export interface RelationProblem {
  readonly message: string;
  readonly span: Span;
  readonly path: readonly (string | number)[];
  readonly related: readonly { readonly message: string; readonly span: Span }[];
}

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
    ...amounts(fields),
    ...ladders(fields),
    ...schedules(fields),
    ...counts(fields),
  ];
}

function problem(
  at: Located<unknown>,
  message: string,
  other?: { readonly message: string; readonly at: { readonly span: Span } },
): RelationProblem {
  return {
    message,
    span: at.span,
    path: at.path,
    related: other ? [{ message: other.message, span: other.at.span }] : [],
  };
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

function amounts({ regimen }: ProtocolFields): readonly RelationProblem[] {
  return regimen
    .flatMap(({ dose, doseLevels }) => [dose, ...doseLevels.map((level) => level.dose)])
    .flatMap((dose) =>
      dose?.value && dose.value.value <= 0 ? [problem(dose.value, 'A dose is more than zero.')] : [],
    );
}

function ladders({ regimen }: ProtocolFields): readonly RelationProblem[] {
  return regimen.flatMap(({ doseLevels }) => {
    const first = new Map<number, Located<number>>();
    return doseLevels.flatMap(({ level }) => {
      if (!level) return [];
      const earlier = first.get(level.value);
      if (!earlier) first.set(level.value, level);
      return earlier
        ? [
            problem(level, `Dose level ${level.value} stands here a second time.`, {
              message: 'The first.',
              at: earlier,
            }),
          ]
        : [];
    });
  });
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

function counts({ claims }: ProtocolFields): readonly RelationProblem[] {
  return claims.flatMap(({ result }) => {
    const { events, n } = result ?? {};
    if (!events || !n || events.value <= n.value) return [];
    return [
      problem(events, `${events.value} events among ${n.value} patients cannot be.`, {
        message: 'The number of patients.',
        at: n,
      }),
    ];
  });
}
