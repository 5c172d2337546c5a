/** What the fields of one drug of the regimen say together: amounts, the dose ladder, and the days of a cycle. */
import { durationDays } from './formats.ts';
import { problem, type RelationProblem } from './relationProblem.ts';
import type { DoseFields, Located, RegimenFields } from './types.ts';

/** Problems between the fields of one drug, in no particular order. */
export function checkRegimen(regimen: RegimenFields): readonly RelationProblem[] {
  const { dose, doseLevels, hepatic, renal } = regimen;
  const doses = [dose, ...[...doseLevels, ...hepatic, ...renal].map((each) => each.dose)];
  return [
    ...doses.flatMap((each) => (each ? [...amount(each), ...basis(each)] : [])),
    ...ladder(regimen),
    ...levelsOfLadder(regimen),
    ...cycle(regimen),
  ];
}

function amount({ value }: DoseFields): readonly RelationProblem[] {
  return value && value.value <= 0 ? [problem(value, 'A dose is more than zero.')] : [];
}

/** Units that cannot have the basis; a bare mass can have any but that of an area under the curve. */
const NOT_OF_BASIS: Readonly<Record<string, RegExp>> = {
  flat: /\/(?:m2|m²|kg)|^AUC/,
  'mg/m2': /\/kg|^AUC/,
  'mg/kg': /\/(?:m2|m²)|^AUC/,
  AUC: /\/(?:m2|m²|kg)/,
};

function basis({ unit, basis: stated }: DoseFields): readonly RelationProblem[] {
  if (!unit || !stated || !NOT_OF_BASIS[stated.value]?.test(unit.value)) return [];
  return [
    problem(stated, `The unit ${unit.value} is not one of a dose by \`${stated.value}\`.`, {
      message: 'The unit.',
      at: unit,
    }),
  ];
}

function ladder({ doseLevels }: RegimenFields): readonly RelationProblem[] {
  const first = new Map<number, Located<number>>();
  return doseLevels.flatMap(({ level }) => {
    if (!level) return [];
    if (level.value > 0) return [problem(level, 'Levels go down from 0, the full dose: −1, −2.')];
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
}

/** A level to start or resume at that the ladder has not. */
function levelsOfLadder({ doseLevels, hepatic, renal, toxicity }: RegimenFields): readonly RelationProblem[] {
  const levels = new Set(doseLevels.flatMap(({ level }) => (level ? [level.value] : [])));
  if (levels.size === 0) return [];
  return [
    ...[...hepatic, ...renal].map(({ startLevel }) => startLevel),
    ...toxicity.map(({ resumeLevel }) => resumeLevel),
  ].flatMap((level) =>
    level && level.value !== 0 && !levels.has(level.value)
      ? [problem(level, `\`doseLevels\` has no level ${level.value}.`)]
      : [],
  );
}

const DAYS = /\bdays?\s+(\d+(?:\s*(?:,|and|&|to|-|–)\s*\d+)*)/gi;
const LENGTH = /\b(\d+)[- ]day cycles?\b/i;

function cycle({ frequency, cycleLength, cycleCount }: RegimenFields): readonly RelationProblem[] {
  const counted =
    cycleCount && cycleCount.value < 1 ? [problem(cycleCount, 'A course has at least one cycle.')] : [];
  const length = cycleLength && durationDays(cycleLength.value);
  if (!frequency || !cycleLength || length === undefined) return counted;
  const at = { message: 'The length of the cycle.', at: cycleLength };
  const stated = LENGTH.exec(frequency.value)?.[1];
  if (stated !== undefined && Number(stated) !== length)
    return [...counted, problem(frequency, `A ${stated}-day cycle is not one of ${cycleLength.value}.`, at)];
  const days = [...frequency.value.matchAll(DAYS)].flatMap(([, list]) =>
    (list!.match(/\d+/g) ?? []).map(Number),
  );
  const last = Math.max(0, ...days);
  if (last <= length) return counted;
  return [...counted, problem(frequency, `Day ${last} lies beyond the cycle of ${cycleLength.value}.`, at)];
}
