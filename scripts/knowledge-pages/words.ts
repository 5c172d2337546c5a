import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import type { Duration, EvidenceLevel, Surface } from '../../server/src/knowledge/types.ts';
import { levelWords } from '../../server/src/verify/words.ts';

export function treatmentName(id: string, knowledge: KnowledgeIndex): string {
  const isDrug = knowledge.drug(id) !== undefined || knowledge.name(id)?.kind === 'drug';
  return knowledge.nameOf({ kind: isDrug ? 'drug' : 'class', id });
}

export function diseaseName(id: string, knowledge: KnowledgeIndex): string {
  return knowledge.nameOf({ kind: 'disease', id });
}

export function substanceName(id: string, knowledge: KnowledgeIndex): string {
  return knowledge.substance(id)?.name ?? treatmentName(id, knowledge);
}

export function termName(id: string, knowledge: KnowledgeIndex): string {
  return knowledge.nameOf({ kind: 'term', id });
}

export function levelCell(level: EvidenceLevel, design: string): string {
  const words = levelWords(level);
  return design === 'unspecified' || words === design.replaceAll('-', ' ')
    ? words
    : `${words}, ${design.replaceAll('-', ' ')}`;
}

export function synonymWords(synonyms: readonly Surface[]): string {
  return synonyms
    .map(({ text, status }) =>
      status && status !== 'accepted' && status !== 'preferred' ? `${text} (${status})` : text,
    )
    .join('; ');
}

/** `14 days`, `2 months`; the notation itself where it says more. */
export function durationWords(duration: Duration): string {
  const match = /^P(\d+)([DWMY])$/.exec(duration);
  if (!match) return duration;
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[match[2] as 'D' | 'W' | 'M' | 'Y'];
  return `${match[1]} ${unit}${match[1] === '1' ? '' : 's'}`;
}

export function codeWords(codes: Readonly<Record<string, string | undefined>> | undefined): string {
  const names: Readonly<Record<string, string>> = {
    rxnorm: 'RxNorm',
    atc: 'ATC',
    ncit: 'NCIt',
    // These codes begin with the name of their terminology.
    hgnc: '',
    entrez: 'Entrez',
    doid: '',
    oncotree: 'OncoTree',
    icd10: 'ICD-10',
    icdo3: 'ICD-O-3',
    drugbank: 'DrugBank',
  };
  return Object.entries(codes ?? {})
    .flatMap(([name, code]) => (code === undefined ? [] : [`${names[name] ?? name} ${code}`.trim()]))
    .join(', ');
}
