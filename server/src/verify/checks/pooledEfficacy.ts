import type { NumericStatement } from '../../claims/types.ts';
import type { TrialFigure } from '../../knowledge/knowledgeIndex.ts';
import { agrees, type ComparableNumber } from '../figures.ts';
import { type CheckOutcome, outcome } from '../outcome.ts';
import { figureReference, pointWords } from '../references.ts';
import { biomarkerWords, capitalised, endpointWords, lineWords, listWords } from '../words.ts';
import type { FigureScope } from './efficacyScope.ts';

/**
 * Bounds, ranges and approximations ("often exceeds 60 to 70 %") are judged population by population, because a number
 * pooled over populations may hold in one and fail in another. They are graded, never a fault: such wording leaves room.
 */
export function judgePooled(
  statement: NumericStatement,
  number: ComparableNumber,
  scope: FigureScope,
): CheckOutcome {
  const comparable = scope.matching.filter(
    ({ result }) => result.unit === number.unit && result.value !== null,
  );
  const endpoint = endpointWords(statement.endpoint!);
  if (comparable.length === 0)
    return outcome('not-in-kb', `The knowledge base holds no ${endpoint} for ${scope.name}.`);
  const groups = groupByPopulation(comparable);
  const holding = groups.filter(({ figures }) => figures.some((figure) => agrees(number, figure)));
  const failing = groups.filter((group) => !holding.includes(group));
  const records = comparable.map(figureReference);
  const stated = `${capitalised(endpoint)} “${statement.text}”`;
  if (failing.length === 0) return outcome('supported', `${stated} holds in ${describe(holding)}.`, records);
  if (holding.length === 0)
    return outcome(
      'contradicted',
      `${stated} holds in none of the recorded populations: ${describe(failing)}.`,
      records,
    );
  return outcome(
    'supported-elsewhere',
    `${stated} holds in ${describe(holding)}, not in ${describe(failing)}.`,
    records,
    `the text named the population: ${listWords(
      holding.map(({ name }) => name),
      'or',
    )}`,
  );
}

interface Group {
  readonly name: string;
  readonly figures: readonly TrialFigure[];
}

/** Figures by biomarker and line, which is as fine as such wording can be. */
function groupByPopulation(figures: readonly TrialFigure[]): readonly Group[] {
  const groups = new Map<string, TrialFigure[]>();
  for (const figure of figures) {
    const { population } = figure;
    const biomarker = listWords(population?.biomarkers.map(biomarkerWords) ?? [], 'or');
    const name =
      [biomarker, population?.line ? lineWords(population.line) : '']
        .filter((each) => each !== '')
        .join(', ') || figure.trial.acronym;
    const group = groups.get(name);
    if (group) group.push(figure);
    else groups.set(name, [figure]);
  }
  return [...groups].map(([name, members]) => ({ name, figures: members }));
}

function describe(groups: readonly Group[]): string {
  return listWords(
    groups.map(
      ({ name, figures }) =>
        `${name} (${[...new Set(figures.map(({ result }) => pointWords(result)))].join(', ')})`,
    ),
  );
}
