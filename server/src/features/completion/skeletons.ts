import { modelAt } from '../../document/fields/model.ts';
import { PROTOCOL_MODEL } from '../../document/fields/protocolModel.ts';
import type { FieldPath } from './yamlPlace.ts';

/** An entry of a list written out with places to fill, in LSP snippet syntax; lines are relative to the first. */
export interface Skeleton {
  readonly label: string;
  readonly detail: string;
  readonly lines: readonly string[];
}

/**
 * By the list the entry stands in. `<path>` is a place to fill: a choice among the values the field model names for that
 * field, an empty place where it names none.
 */
const SKELETONS: Readonly<Record<string, Skeleton>> = {
  regimen: {
    label: 'regimen entry',
    detail: 'A drug with recommendation, dose, route and frequency',
    lines: [
      'drug: { inn: <drug.inn> }',
      'recommendation: { direction: <recommendation.direction> }',
      'dose: { value: <dose.value>, unit: <dose.unit>, basis: <dose.basis> }',
      'route: <route>',
      'frequency: <frequency>',
    ],
  },
  sequence: {
    label: 'sequence step',
    detail: 'What comes next after progression, by what was detected',
    lines: [
      'trigger: <trigger>',
      'after: <after>',
      'detected: { gene: <detected.gene>, protein: <detected.protein> }',
      'next: [<next>]',
    ],
  },
  claims: {
    label: 'claim',
    detail: 'A claim with what it is about, how it is asserted and its evidence',
    lines: [
      'id: <id>',
      'text: <text>',
      'about: { drug: <about.drug>, gene: <about.gene>, disease: <about.disease> }',
      'assertion: <assertion>',
      'evidence: { design: <evidence.design>, scheme: <evidence.scheme>, level: <evidence.level>, cite: [<evidence.cite>] }',
    ],
  },
  references: {
    label: 'reference',
    detail: 'A source with its key and identifiers',
    lines: ['key: <key>', 'doi: <doi>', 'pmid: <pmid>'],
  },
};

/** The skeleton for an entry at a path such as `['regimen', 0]`, or undefined. */
export function skeletonFor(path: FieldPath): Skeleton | undefined {
  const [list, index] = path;
  if (path.length !== 2 || typeof list !== 'string' || typeof index !== 'number') return undefined;
  const skeleton = Object.hasOwn(SKELETONS, list) ? SKELETONS[list] : undefined;
  if (!skeleton) return undefined;
  let stop = 0;
  const fill = (field: string): string => {
    stop += 1;
    const values = valuesAt([...path, ...field.split('.')]);
    return values.length === 0 ? `$${stop}` : `\${${stop}|${values.join(',')}|}`;
  };
  return {
    ...skeleton,
    lines: skeleton.lines.map((line) => line.replace(/<([\w.]+)>/g, (_, field: string) => fill(field))),
  };
}

/** The values a field may take, as far as the model names them and a snippet can hold them. */
function valuesAt(path: FieldPath): readonly string[] {
  const model = modelAt(PROTOCOL_MODEL, path);
  const values =
    model?.type === 'choice' ? model.values : model?.type === 'text' ? (model.suggested ?? []) : [];
  return values.filter((value) => !/[,|\\$}]/.test(value));
}
