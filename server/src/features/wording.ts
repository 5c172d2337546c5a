/** Words that only the editor's cards and proposals need, beside those of messages in `verify/words.ts`. */
import type { BiomarkerValue } from '../claims/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { AgeRange, EvidenceLevel, StudyDesign } from '../knowledge/types.ts';
import type { Verdict } from '../verify/types.ts';
import { biomarkerWords, levelWords } from '../verify/words.ts';

/** Verdicts as people read them at the head of a card. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  supported: 'Supported',
  'supported-elsewhere': 'Supported elsewhere, not as stated',
  contradicted: 'Contradicted',
  'out-of-scope': 'Outside what the knowledge base covers',
  'not-in-kb': 'Not in the knowledge base',
  'not-checked': 'Not checked',
};

/** Study designs as nouns: `single-arm trial`. */
export const DESIGN_WORDS: Readonly<Record<StudyDesign, string>> = {
  randomised: 'randomised trial',
  'single-arm': 'single-arm trial',
  cohort: 'cohort study',
  'case-series': 'case series',
  'case-report': 'case report',
  preclinical: 'preclinical study',
  guideline: 'guideline',
  label: 'label',
  unspecified: 'design not stated',
};

/**
 * A level with its scheme, which gives it meaning, and the design behind it where that is known:
 * `level C, case report (CIViC)`, or `case report (study design)` where the design itself is the level.
 */
export function levelText(level: EvidenceLevel, design?: StudyDesign): string {
  if (level.scheme === 'design') return `${designText(level.level)} (study design)`;
  return design && design !== 'unspecified'
    ? `level ${level.level}, ${DESIGN_WORDS[design]} (${level.scheme})`
    : levelWords(level);
}

/** A level in few characters, for lists: `CIViC C`, `case report`. */
export function shortLevel(level: EvidenceLevel): string {
  return level.scheme === 'design' ? designText(level.level) : `${level.scheme} ${level.level}`;
}

function designText(design: string): string {
  return (DESIGN_WORDS as Readonly<Record<string, string>>)[design] ?? design;
}

type StatedState = Pick<BiomarkerValue, 'gene' | 'alteration' | 'variant' | 'exon' | 'status'>;

/** A biomarker as a text states it, before a disease: `ROS1-positive`, `ALK G1202R-positive`, `MET exon 14 skipping-positive`. */
export function statedBiomarkerText(stated: StatedState): string {
  const { gene, alteration, variant, exon, status } = stated;
  const isPlain = variant === undefined && exon === undefined && (alteration ?? 'fusion') === 'fusion';
  return `${isPlain ? gene : biomarkerWords({ ...stated, alteration: alteration ?? 'mutation' })}-${status}`;
}

/** Ages in years: `from 18 years`, `1 to 21 years`; a bound just below a birthday reads as "under". Empty without bounds. */
export function ageText(age: AgeRange): string {
  const { min, max } = age;
  if (max === undefined) return min === undefined ? '' : `from ${min} ${min === 1 ? 'year' : 'years'}`;
  const isBelow = !Number.isInteger(max);
  const upper = Math.ceil(max);
  if (min === undefined) return isBelow ? `under ${upper} years` : `up to ${upper} years`;
  return isBelow ? `${min} to under ${upper} years` : `${min} to ${upper} years`;
}

const ORDINALS: readonly string[] = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

/** `third-generation ALK inhibitor`. */
export function generationText(className: string, generation: number | undefined): string {
  if (generation === undefined) return className;
  return `${ORDINALS[generation] ?? `${generation}th`}-generation ${className}`;
}

/** The name of a drug, class or substance by the kind a claim gives it. */
export function treatmentName(
  knowledge: KnowledgeIndex,
  kind: 'drug' | 'drug-class' | 'substance',
  id: string,
): string {
  return knowledge.nameOf({ kind: kind === 'drug-class' ? 'class' : kind, id });
}
