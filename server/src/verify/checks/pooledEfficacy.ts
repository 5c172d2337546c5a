import type { NumericStatement } from '../../claims/types.ts';
import type { KnowledgeIndex, TrialFigure } from '../../knowledge/knowledgeIndex.ts';
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
  knowledge: KnowledgeIndex,
  claimed: string,
): CheckOutcome {
  const comparable = scope.matching.filter(
    ({ result }) => result.unit === number.unit && result.value !== null,
  );
  const endpoint = endpointWords(statement.endpoint!);
  if (comparable.length === 0)
    return outcome('not-in-kb', `The knowledge base holds no ${endpoint} for ${scope.name}.`);
  const groups = groupByPopulation(comparable, knowledge);
  const agreement = (group: Group): number =>
    group.figures.filter((figure) => agrees(number, figure)).length / group.figures.length;
  const holding = groups.filter((group) => agreement(group) === 1);
  const failing = groups.filter((group) => agreement(group) === 0);
  const mixed = groups.filter((group) => !holding.includes(group) && !failing.includes(group));
  const parts = [
    holding.length > 0 ? `holds in ${describe(holding)}` : '',
    mixed.length > 0 ? `holds in some results only in ${describe(mixed)}` : '',
    failing.length > 0 ? `does not hold in ${describe(failing)}` : '',
  ];
  const reason = `${capitalised(endpoint)} “${statement.text}” ${parts.filter((part) => part !== '').join('; it ')}.`;
  const records = comparable.map(figureReference);
  if (holding.length === groups.length) return outcome('supported', reason, records);
  if (failing.length === groups.length)
    return OF_PRACTICE.test(claimed)
      ? outcome('not-checked', `${reason} Trials do not judge what was seen in practice.`, records)
      : outcome('contradicted', reason, records);
  const where = holding.length > 0 ? holding : mixed;
  return outcome(
    'supported-elsewhere',
    reason,
    records,
    `the text named the population: ${listWords(
      where.map(({ name }) => name),
      'or',
    )}`,
  );
}

/** What was seen outside trials, in other patients than theirs. */
const OF_PRACTICE =
  /\b(?:real[-\s]world|retrospective\w*|registr(?:y|ies)|(?:daily|routine|clinical) practice|case series)\b/i;

interface Group {
  readonly name: string;
  readonly figures: readonly TrialFigure[];
}

/** Figures by disease, biomarker and line, which is as fine as such wording can be. */
function groupByPopulation(figures: readonly TrialFigure[], knowledge: KnowledgeIndex): readonly Group[] {
  const groups = new Map<string, TrialFigure[]>();
  for (const figure of figures) {
    const name = populationName(figure, knowledge);
    const group = groups.get(name);
    if (group) group.push(figure);
    else groups.set(name, [figure]);
  }
  return [...groups].map(([name, members]) => ({ name, figures: members }));
}

function populationName({ population, trial }: TrialFigure, knowledge: KnowledgeIndex): string {
  if (!population) return trial.acronym;
  const disease = knowledge.nameOf({ kind: 'disease', id: population.disease });
  const biomarkers = listWords(population.biomarkers.map(biomarkerWords), 'or');
  const line = population.line ? `, ${lineWords(population.line)}` : '';
  return `${disease}${biomarkers === '' ? '' : ` with ${biomarkers}`}${line}`;
}

/** Each population with the range of its recorded values. */
function describe(groups: readonly Group[]): string {
  return listWords(
    groups.map(({ name, figures }) => {
      const ordered = [...figures].sort((a, b) => (a.result.value ?? 0) - (b.result.value ?? 0));
      const [lowest, highest] = [ordered[0]!.result, ordered.at(-1)!.result];
      const range =
        lowest.value === highest.value ? pointWords(lowest) : `${lowest.value} to ${pointWords(highest)}`;
      return `${name} (${range})`;
    }),
  );
}
