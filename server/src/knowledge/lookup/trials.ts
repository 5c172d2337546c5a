import type { BiomarkerMatch, FigureQuery, StatedBiomarker, TrialFigure } from '../knowledgeIndex.ts';
import type { BiomarkerRef, TrialArm, TrialRecord } from '../types.ts';
import type { DiseaseLookup } from './diseases.ts';
import { groupBy, lazy, memoise } from './lazy.ts';

export interface TrialParts {
  readonly diseases: DiseaseLookup;
  readonly partsOf: (treatmentId: string) => readonly string[];
  readonly satisfies: (stated: StatedBiomarker, required: BiomarkerRef) => BiomarkerMatch;
}

/** Trials and their figures. */
export interface TrialLookup {
  trialResults(trialId: string): readonly TrialFigure[];
  trialsOfDrug(drugId: string): readonly TrialRecord[];
  figuresOfDrug(drugId: string, query: FigureQuery): readonly TrialFigure[];
}

export function createTrialLookup(trials: readonly TrialRecord[], parts: TrialParts): TrialLookup {
  const byId = lazy(() => new Map(trials.map((trial) => [trial.id, trial])));
  const drugsOf = (arm: TrialArm | undefined): readonly string[] =>
    arm?.treatments.flatMap((each) => [each, ...parts.partsOf(each)]) ?? [];
  const byDrug = lazy(() => groupBy(trials, (trial) => trial.arms.flatMap(drugsOf)));
  const figures = memoise((id) => {
    const trial = byId().get(id);
    return trial ? figuresOf(trial) : [];
  });
  return {
    trialResults: figures,
    trialsOfDrug: (drugId) => byDrug().get(drugId) ?? [],
    figuresOfDrug: (drugId, query) =>
      (byDrug().get(drugId) ?? []).flatMap((trial) =>
        figures(trial.id).filter(
          (figure) =>
            (drugsOf(figure.arm).includes(drugId) || drugsOf(figure.versus).includes(drugId)) &&
            answers(figure, query, parts),
        ),
      ),
  };
}

function figuresOf(trial: TrialRecord): readonly TrialFigure[] {
  const populations = new Map(trial.populations.map((each) => [each.id, each]));
  const arms = new Map(trial.arms.map((each) => [each.id, each]));
  return trial.results.map((result) => ({
    trial,
    result,
    population: populations.get(result.population),
    arm: arms.get(result.arm),
    versus: result.versus === undefined ? undefined : arms.get(result.versus),
  }));
}

function answers(figure: TrialFigure, query: FigureQuery, parts: TrialParts): boolean {
  if (query.endpoint !== undefined && figure.result.endpoint !== query.endpoint) return false;
  if (query.measure !== undefined && figure.result.measure !== query.measure) return false;
  const population = figure.population;
  if (query.disease !== undefined && population) {
    const { isA } = parts.diseases;
    if (!isA(query.disease, population.disease) && !isA(population.disease, query.disease)) return false;
  }
  const stated = query.biomarker;
  if (stated && population && population.biomarkers.length > 0) {
    return population.biomarkers.some((each) => parts.satisfies(stated, each) !== 'not-satisfied');
  }
  return true;
}
