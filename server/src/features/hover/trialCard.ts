import type { TrialFigure } from '../../knowledge/knowledgeIndex.ts';
import type { TrialRecord } from '../../knowledge/types.ts';
import { figureWords } from '../../verify/references.ts';
import { lineWords } from '../../verify/words.ts';
import { trialRegistryUrl } from '../sources.ts';
import { DESIGN_WORDS } from '../wording.ts';
import type { CardBasis, CardContext } from './cardContext.ts';

const FIGURES_SHOWN = 8;

/** Endpoints a reader asks for first. */
const ENDPOINT_ORDER: readonly TrialFigure['result']['endpoint'][] = [
  'PFS',
  'ORR',
  'OS',
  'DoR',
  'intracranial-ORR',
];

/** A trial: design, populations, arms, and key results with assessor and data cut. */
export function trialCard(
  trial: TrialRecord,
  { builder, environment: { analysis } }: CardContext,
): CardBasis {
  const { knowledge } = analysis;
  builder.paragraph(
    { strong: trial.acronym },
    trial.nct ? ' (' : '',
    ...(trial.nct ? [{ text: trial.nct, url: trialRegistryUrl(trial.nct) }, ')'] : []),
    `. ${trial.title}.`,
  );
  builder.labelled(
    'Design',
    [`phase ${trial.phase}`, DESIGN_WORDS[trial.design], trial.masking ?? '']
      .filter((part) => part !== '')
      .join(', '),
  );
  const main = trial.populations.filter(({ subgroup }) => subgroup === undefined);
  for (const population of main) {
    const parts = [
      population.line ? lineWords(population.line) : '',
      population.n === undefined ? '' : `n = ${population.n}`,
    ].filter((part) => part !== '');
    builder.item(
      { strong: 'Population:' },
      ` ${population.description}${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`,
    );
  }
  for (const arm of trial.arms) {
    const names = arm.treatments.map(
      (id) => knowledge.drug(id)?.inn ?? knowledge.nameOf({ kind: 'class', id }),
    );
    builder.item(
      { strong: `Arm, ${arm.role}:` },
      ` ${names.join(' + ')}${arm.n === undefined ? '' : ` (n = ${arm.n})`}`,
    );
  }
  for (const figure of keyFigures(knowledge.trialResults(trial.id))) {
    const words = figureWords(figure);
    const prefix = `${trial.acronym}, `;
    builder.item(
      { strong: 'Result:' },
      ` ${words.startsWith(prefix) ? words.slice(prefix.length) : words}, data cut ${figure.result.cut}`,
    );
  }
  return { sources: [...trial.publications, ...trial.sources], reviewed: trial.reviewed };
}

/** For each endpoint in reading order, medians, rates and ratios of its latest data cut; whole populations first. */
function keyFigures(figures: readonly TrialFigure[]): readonly TrialFigure[] {
  const rank = ({ result, population }: TrialFigure): number => {
    const endpoint = ENDPOINT_ORDER.indexOf(result.endpoint);
    return (population?.subgroup === undefined ? 0 : 100) + (endpoint < 0 ? ENDPOINT_ORDER.length : endpoint);
  };
  const isLatest = (figure: TrialFigure): boolean =>
    !figures.some((other) => rank(other) === rank(figure) && yearOf(other) > yearOf(figure));
  return figures
    .filter((figure) => figure.result.measure !== 'rate-at' && isLatest(figure))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, FIGURES_SHOWN);
}

/** The year a data cut names; cuts without one (`primary`) count as oldest. */
function yearOf({ result }: TrialFigure): string {
  return /\d{4}/.exec(result.cut)?.[0] ?? '';
}
