/** Words for people: how records, levels, doses and populations are named in messages. Plain text, no markup. */

import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type {
  AlterationClass,
  Assessor,
  Dose,
  Endpoint,
  EvidenceLevel,
  Frequency,
  LineRange,
  SourceRecord,
} from '../knowledge/types.ts';

const ALTERATIONS: Readonly<Record<AlterationClass, string>> = {
  fusion: 'fusion',
  mutation: 'mutation',
  amplification: 'amplification',
  'exon-skipping': 'skipping',
  'exon-insertion': 'insertion',
  'exon-deletion': 'deletion',
  expression: 'expression',
  loss: 'loss',
  'wild-type': 'wild type',
};

/** `ROS1 fusion`, `MET exon 14 skipping`, `ALK G1202R`, `ROS1-positive disease` where the alteration is left open. */
export function biomarkerWords(biomarker: {
  readonly gene: string;
  readonly alteration?: AlterationClass | undefined;
  readonly variant?: string | undefined;
  readonly exon?: number | undefined;
}): string {
  const { gene, alteration, variant, exon } = biomarker;
  if (variant !== undefined) return `${gene} ${variant}`;
  if (alteration === undefined) return `${gene}-positive disease`;
  const place = exon === undefined ? '' : ` exon ${exon}`;
  const exonWord = exon === undefined && alteration.startsWith('exon-') ? ' exon' : '';
  return `${gene}${place}${exonWord} ${ALTERATIONS[alteration]}`;
}

const CIVIC: Readonly<Record<string, string>> = {
  A: 'validated association',
  B: 'clinical evidence',
  C: 'case study',
  D: 'preclinical evidence',
  E: 'inferential association',
};
const ONCOKB: Readonly<Record<string, string>> = {
  '1': 'label biomarker',
  '2': 'standard care',
  '3A': 'compelling clinical evidence',
  '3B': 'evidence in another indication',
  '4': 'biological evidence',
  R1: 'standard care resistance',
  R2: 'clinical evidence of resistance',
};

/** A level with its scheme in words: `CIViC level C (case study)`, `case report`. */
export function levelWords(level: EvidenceLevel): string {
  if (level.scheme === 'design') return level.level.replaceAll('-', ' ');
  const meaning =
    level.scheme === 'CIViC'
      ? CIVIC[level.level]
      : level.scheme === 'OncoKB'
        ? ONCOKB[level.level]
        : undefined;
  return `${level.scheme} level ${level.level}${meaning ? ` (${meaning})` : ''}`;
}

/** A source as a message cites it: papers by author, `Qiu et al. 2025, doi 10.3389/…`; labels by title and date. */
export function sourceWords(source: SourceRecord): string {
  const year = source.date.slice(0, 4);
  const identifier = source.doi ? `doi ${source.doi}` : source.pmid ? `PMID ${source.pmid}` : source.nct;
  const isLabel = source.type === 'label' || source.type === 'regulatory-notice';
  if (source.authors && !isLabel) return `${source.authors} ${year}${identifier ? `, ${identifier}` : ''}`;
  return `${source.title}, ${source.date}${identifier ? `, ${identifier}` : ''}`;
}

/** Sources by id, cited and joined; unknown ids are named as they are. */
export function sourcesWords(knowledge: KnowledgeIndex, ids: readonly string[], limit = 2): string {
  return ids
    .slice(0, limit)
    .map((id) => {
      const source = knowledge.source(id);
      return source ? sourceWords(source) : id;
    })
    .join('; ');
}

/** `250 mg`, `280 mg/m²`. */
export function doseWords(dose: Dose): string {
  if (dose.unit === 'AUC') return `AUC ${dose.value}`;
  return `${dose.value} ${dose.unit.replace('m2', 'm²')}`;
}

/** `twice daily`, `every 21 days`; empty where nothing is said. */
export function frequencyWords(frequency: Frequency | undefined): string {
  if (!frequency) return '';
  if (frequency.timesPerDay !== undefined) {
    const words = ['', 'once daily', 'twice daily', 'three times daily'];
    return words[frequency.timesPerDay] ?? `${frequency.timesPerDay} times daily`;
  }
  const match = /^P(\d+)([DWM])$/.exec(frequency.every ?? '');
  if (!match) return '';
  const unit = { D: 'day', W: 'week', M: 'month' }[match[2] as 'D' | 'W' | 'M'];
  return match[1] === '1' ? `every ${unit}` : `every ${match[1]} ${unit}s`;
}

/** Dose and frequency together. */
export function regimenWords(dose: Dose, frequency: Frequency | undefined): string {
  return [doseWords(dose), frequencyWords(frequency)].filter((each) => each !== '').join(' ');
}

const ENDPOINTS: Readonly<Record<Endpoint, string>> = {
  ORR: 'objective response rate',
  DCR: 'disease control rate',
  'CR-rate': 'complete response rate',
  DoR: 'duration of response',
  PFS: 'progression-free survival',
  OS: 'overall survival',
  DFS: 'disease-free survival',
  EFS: 'event-free survival',
  TTP: 'time to progression',
  TTR: 'time to response',
  'intracranial-ORR': 'intracranial objective response rate',
  'intracranial-DCR': 'intracranial disease control rate',
  'intracranial-PFS': 'intracranial progression-free survival',
  'time-to-intracranial-progression': 'time to intracranial progression',
};

/** An endpoint in full words. */
export function endpointWords(endpoint: Endpoint): string {
  return ENDPOINTS[endpoint];
}

/** `first line`, `second line or later`, `lines 1 to 2`. */
export function lineWords(line: LineRange): string {
  const ordinals = ['', 'first', 'second', 'third', 'fourth'];
  const first = ordinals[line.min] ?? `line ${line.min}`;
  if (line.max === undefined) return line.min <= 1 ? 'any line' : `${first} line or later`;
  return line.max === line.min ? `${first} line` : `lines ${line.min} to ${line.max}`;
}

/** `investigator-assessed`, `independently assessed`; empty where unspecified. */
export function assessorWords(assessor: Assessor): string {
  return { investigator: 'investigator-assessed', independent: 'independently assessed', unspecified: '' }[
    assessor
  ];
}

/** `a, b and c`. */
export function listWords(items: readonly string[], conjunction = 'and'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** The text with its first letter in upper case. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
