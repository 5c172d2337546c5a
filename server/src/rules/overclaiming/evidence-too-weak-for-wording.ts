import type { StudyDesign } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { designsOf, referenceOf, sourceOf } from '../../verify/citedSources.ts';
import { evidenceReference } from '../../verify/references.ts';
import { findWords, type WordsFound } from '../../verify/statements.ts';
import type { Analysis, EvidenceReference } from '../../verify/types.ts';
import { sourceWords } from '../../verify/words.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './evidence-too-weak-for-wording.md';

/** Wording that takes randomised evidence or a guideline. */
const STRONG =
  /\b(?:standard of care|gold standard|standard (?:treatment|therapy|first[- ]line|option)|(?:treatment|drug|therapy|option) of choice|should (?:be (?:given|used|offered|treated|started|administered)|receive)|must (?:be (?:given|used|offered|treated)|receive)|(?:is|are) (?:strongly |clearly )?(?:recommended|established|proven|preferred)|(?:we|guidelines) (?:strongly )?recommend|proves?|has proven|is proven|establish(?:es)?)\b/i;
/** Wording that takes a cohort or a trial without comparison. */
const PERMISSIVE =
  /\b(?:(?:may|can|could) be (?:considered|used|offered|given)|(?:is|are) (?:an? )?(?:reasonable |valid )?options?)\b/i;

/** Designs that support no more than "suggests". */
const WEAK: ReadonlySet<string> = new Set<StudyDesign>(['case-report', 'case-series', 'preclinical']);
const DESIGN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:case[- ]reports?|single (?:case|patient)|one (?:case|patient)|anecdot\w*)\b/i, 'case report'],
  [/\bcase[- ]series\b/i, 'case series'],
  [/\b(?:pre-?clinical|in vitro|cell[- ]lines?|xenografts?|mouse|mice|animal)\b/i, 'preclinical work'],
];

interface Basis {
  readonly design: string;
  readonly why: string;
  readonly span: Span | undefined;
  readonly evidence: readonly EvidenceReference[];
}

export const evidenceTooWeakForWording: RuleDeclaration = {
  id: 'OVR003',
  name: 'evidence-too-weak-for-wording',
  family: 'overclaiming',
  severity: 'error',
  summary:
    'Wording that takes strong evidence rests on a case report, a case series or preclinical work alone.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['evidence', 'trial'],
  options: [],
  documentation,
  check({ analysis, report }) {
    for (const [pattern, isStrong] of [
      [STRONG, true],
      [PERMISSIVE, false],
    ] as const) {
      for (const found of findWords(analysis, pattern)) {
        if (!isSaid(found, isStrong)) continue;
        const basis = basisOf(found, analysis);
        if (!basis) continue;
        report({
          span: found.span,
          what: `“${found.text}” rests on ${article(basis.design)} alone.`,
          why: `${basis.why} Such evidence supports “suggests” or a hypothesis; ${isStrong ? 'advice of this strength takes a guideline or a randomised trial' : 'a permissive recommendation takes a cohort or a single-arm trial'}.`,
          action: 'Soften the wording, or cite the evidence that carries it.',
          ...(isStrong ? {} : { severity: 'warning' as const }),
          related: basis.span ? [{ message: 'The evidence is named here.', span: basis.span }] : [],
          evidence: basis.evidence,
          key: `${found.text.toLowerCase()} ${basis.design}`,
        });
      }
    }
  },
};

const PAST = /\b(?:was|were|formerly|historically|once|until|used to|had been)\b/i;

/** Naming a case report makes a clause read as the story of a patient; only the past tense makes it one. */
function isSaid({ block, reading, status, polarity }: WordsFound, isStrong: boolean): boolean {
  if (polarity === 'negated') return false;
  if (status === 'historical') return !PAST.test(block.text.text.slice(reading.span.start, reading.span.end));
  // "May be considered" is itself what reads as a hedge.
  return status === 'asserted' || status === 'conditional' || (!isStrong && status === 'hypothesis');
}

function article(design: string): string {
  return design.startsWith('case') ? `a ${design}` : design;
}

/** What the sentence, or the ledger entry, gives as its evidence, where all of it is weak. */
function basisOf(found: WordsFound, analysis: Analysis): Basis | undefined {
  return (
    ledgerBasis(found, analysis) ??
    citedBasis(found, analysis) ??
    namedBasis(found) ??
    rowBasis(found, analysis) ??
    subjectBasis(found)
  );
}

function ledgerBasis({ block }: WordsFound, { fields }: Analysis): Basis | undefined {
  const path = block.context.fieldPath;
  if (path?.[0] !== 'claims' || typeof path[1] !== 'number') return undefined;
  const design = fields?.claims[path[1]]?.evidence.design;
  if (!design || !WEAK.has(design.value)) return undefined;
  const name = design.value.replaceAll('-', ' ');
  return { design: name, why: `The entry gives ${name} as its design.`, span: design.span, evidence: [] };
}

function citedBasis({ block, reading }: WordsFound, analysis: Analysis): Basis | undefined {
  const { fields, knowledge } = analysis;
  const { start, end } = reading.sentenceSpan;
  const citations = block.citations.filter(({ span }) => span.start >= start && span.start <= end + 2);
  const keys = citations.flatMap((each) => each.keys);
  if (keys.length === 0) return undefined;
  const cited = keys.map((key) => {
    const reference = referenceOf(fields, key);
    const source = reference && sourceOf(reference, knowledge);
    const designs = source ? designsOf(source, knowledge) : [];
    return { source, designs: designs.length > 0 ? designs : reference?.type ? [reference.type.value] : [] };
  });
  if (!cited.every(({ designs }) => designs.length > 0 && designs.every((each) => WEAK.has(each))))
    return undefined;
  const { source, designs } = cited[0]!;
  const records = source
    ? knowledge.records.evidence.filter(({ sources }) => sources.includes(source.id)).map(evidenceReference)
    : [];
  return {
    design: designs[0]!.replaceAll('-', ' '),
    why: source ? `The source cited is ${sourceWords(source)}.` : 'The reference says so.',
    span: block.text.toSource(citations[0]!.span),
    evidence: records,
  };
}

const BRACKET = /[[(]([^\])[(]*)[\])]/gu;
const BASED =
  /\b(?:based on|on the basis of|supported by|according to|following|from) (?:a |an |one |two |the )?([^.;]{0,40})/i;

/** `[case report]`, `based on one case`. */
function namedBasis({ block, reading }: WordsFound): Basis | undefined {
  const { start, end } = reading.sentenceSpan;
  const sentence = block.text.text.slice(start, end);
  const based = BASED.exec(sentence);
  const places = [...sentence.matchAll(BRACKET), ...(based ? [based] : [])];
  for (const match of places) {
    const design = DESIGN_WORDS.find(([pattern]) => pattern.test(match[0]))?.[1];
    if (design === undefined || /\b(?:randomi[sz]ed|guideline|trials?|cohort)\b/i.test(match[0])) continue;
    const at = start + match.index;
    return {
      design,
      why: 'The sentence names no other evidence.',
      span: block.text.toSource({ start: at, end: at + match[0].length }),
      evidence: [],
    };
  }
  return undefined;
}

const EVIDENCE_COLUMN = /\b(?:evidence|source|basis|based on|level|design|support)\b/i;

/** Another cell of the row, in a column for the evidence. */
function rowBasis({ block }: WordsFound, { document }: Analysis): Basis | undefined {
  if (block.role !== 'table-cell') return undefined;
  const row = block.context.rowHeader ?? block;
  const cell = document.blocks.find(
    (each) =>
      each !== block &&
      each.role === 'table-cell' &&
      each.context.rowHeader === row &&
      EVIDENCE_COLUMN.test(each.context.columnHeader?.text.text ?? ''),
  );
  if (!cell || /\b(?:randomi[sz]ed|guideline|trials?|cohort)\b/i.test(cell.text.text)) return undefined;
  const design = DESIGN_WORDS.find(([pattern]) => pattern.test(cell.text.text))?.[1];
  if (design === undefined) return undefined;
  const span = cell.text.toSource({ start: 0, end: cell.text.text.length });
  return { design, why: 'The row names no other evidence.', span, evidence: [] };
}

/** "One case proves that …": the evidence is the subject of the words. */
function subjectBasis({ block, reading, start }: WordsFound): Basis | undefined {
  const before = block.text.text.slice(reading.span.start, start);
  const places = [/(?:\S+\s+){1,3}$/u.exec(before), /^\W*(?:\S+\s+){1,3}/u.exec(before)];
  const match = places.find((each) => each && DESIGN_WORDS.some(([pattern]) => pattern.test(each[0])));
  const design = match && DESIGN_WORDS.find(([pattern]) => pattern.test(match[0]))?.[1];
  if (!match || !design) return undefined;
  const at = reading.span.start + match.index;
  return {
    design,
    why: 'The sentence names no other evidence.',
    span: block.text.toSource({ start: at, end: at + match[0].trimEnd().length }),
    evidence: [],
  };
}
