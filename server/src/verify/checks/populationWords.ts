import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { Difference, Population } from '../support.ts';
import { biomarkerWords, listWords } from '../words.ts';

/** `ROS1-positive extensive-stage small cell lung cancer`, `non-small cell lung cancer with ALK fusion`. */
export function populationWords(population: Population, knowledge: KnowledgeIndex): string {
  const disease =
    population.disease === undefined
      ? 'this disease'
      : knowledge.nameOf({ kind: 'disease', id: population.disease });
  const open = population.biomarkers.filter(
    ({ alteration, variant }) => alteration === undefined && variant === undefined,
  );
  const named = population.biomarkers.filter((each) => !open.includes(each));
  const prefix =
    open.length > 0
      ? `${listWords(
          open.map(({ gene }) => gene),
          'or',
        )}-positive `
      : '';
  const suffix = named.length > 0 ? ` with ${listWords(named.map(biomarkerWords), 'or')}` : '';
  return `${prefix}${disease}${suffix}`;
}

const DIFFERENCES: Readonly<Record<Difference, string>> = {
  line: 'another line of therapy',
  setting: 'another treatment setting',
  age: 'another age group',
  jurisdiction: 'another jurisdiction',
};

/** `another line of therapy and another age group`. */
export function differenceWords(differences: readonly Difference[]): string {
  return listWords(differences.map((each) => DIFFERENCES[each]));
}
