import type { Claim, Slot, TreatmentValue } from '../../../claims/types.ts';
import type { KnowledgeIndex } from '../../../knowledge/knowledgeIndex.ts';
import type { Analysis, Judgement, Verdict } from '../../../verify/types.ts';
import { biomarkerWords, capitalised, levelWords, lineWords, sourcesWords } from '../../../verify/words.ts';
import { printable } from '../../terminal/displayWidth.ts';
import type { Colour, Paint } from '../../terminal/paint.ts';
import { wrapIndented } from '../../terminal/wrap.ts';
import { slotsOf } from './slots.ts';

interface Look {
  readonly paint: Paint;
  readonly width: number;
  /** Say which words decided, where slots came from, and which records judged. */
  readonly explain: boolean;
}

const INDENT = '        ';

const COLOURS: Readonly<Record<Verdict, Colour>> = {
  supported: 'green',
  'supported-elsewhere': 'yellow',
  contradicted: 'red',
  'out-of-scope': 'yellow',
  'not-in-kb': 'dim',
  'not-checked': 'dim',
};

/** Every claim with its parts and its verdict, for people. */
export function claimsText(path: string, { document, knowledge, judgements }: Analysis, look: Look): string {
  const blocks = judgements.map((judgement) => {
    const { line, character } = document.lines.positionAt(judgement.claim.span.start);
    return claimLines(judgement, `${line + 1}:${character + 1}`, knowledge, look).join('\n');
  });
  const { id, version, asOf } = knowledge.identity;
  return [
    look.paint('underline', printable(path)),
    ...blocks,
    '',
    summary(judgements),
    look.paint(
      'dim',
      `Knowledge base ${id} ${version}, as of ${asOf}. Decision support, verify with source.`,
    ),
    '',
  ].join('\n');
}

function claimLines(
  judgement: Judgement,
  place: string,
  knowledge: KnowledgeIndex,
  look: Look,
): readonly string[] {
  const { claim, verdict, reason } = judgement;
  const { paint, width } = look;
  const status = `${claim.status}${claim.polarity === 'negated' ? ', negated' : ''}`;
  const effect = claim.effect ? `, ${claim.effect}` : '';
  const parts = partsOf(claim, knowledge);
  return [
    `  ${place.padEnd(6)}${paint(COLOURS[verdict], verdict)}  ${paint('bold', claim.kind)}${effect}  ${paint('dim', status)}`,
    ...wrapIndented(`"${printable(claim.text)}"`, width, INDENT),
    ...(parts === '' ? [] : wrapIndented(printable(parts), width, INDENT).map((line) => paint('cyan', line))),
    ...wrapIndented(printable(reason), width, INDENT).map((line) => paint('dim', line)),
    ...(look.explain ? explanation(judgement, knowledge, width) : []),
  ];
}

function partsOf(claim: Claim, knowledge: KnowledgeIndex): string {
  const treatments = (slots: readonly Slot<TreatmentValue>[]): readonly string[] =>
    slots.map(({ value: { kind, id } }) =>
      knowledge.nameOf({ kind: kind === 'drug-class' ? 'class' : kind, id }),
    );
  const labelled = (label: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [`${label} ${[...new Set(values)].join(', ')}`];
  return [
    ...labelled('drug', treatments(claim.treatments)),
    ...labelled('versus', treatments(claim.comparators)),
    ...labelled('after', treatments(claim.priorTreatments)),
    ...labelled(
      'biomarker',
      claim.biomarkers.map(({ value }) =>
        value.status === 'positive' ? biomarkerWords(value) : `${value.gene} ${value.status}`,
      ),
    ),
    ...labelled(
      'disease',
      claim.diseases.map(({ value }) => knowledge.nameOf({ kind: 'disease', id: value })),
    ),
    ...(claim.line ? [lineWords(claim.line.value)] : []),
    ...labelled(
      'in',
      claim.jurisdictions.map(({ value }) => value),
    ),
    ...labelled(
      'with',
      claim.substances.map(({ value }) => knowledge.nameOf({ kind: 'substance', id: value })),
    ),
    ...labelled(
      'trial',
      claim.trials.map(({ value }) => knowledge.nameOf({ kind: 'trial', id: value })),
    ),
    ...labelled(
      'dose',
      claim.doses.map(({ text }) => text),
    ),
    ...labelled(
      'figure',
      claim.numbers.map(({ text }) => text),
    ),
  ].join(' · ');
}

function explanation(
  { claim, records, wouldBeSupportedIf }: Judgement,
  knowledge: KnowledgeIndex,
  width: number,
): readonly string[] {
  const lines = (label: string, text: string): readonly string[] =>
    wrapIndented(`${label}: ${printable(text)}`, width, `${INDENT}    `, `${INDENT}  `);
  const inherited = slotsOf(claim).filter(({ origin }) => origin !== 'clause');
  return [
    ...claim.cues.flatMap(({ text, decided, category }) =>
      lines('cue', `"${text}" (${category}): ${decided}`),
    ),
    ...inherited.flatMap(({ name, text, origin }) =>
      lines('inherited', `${name} "${text}" from the ${origin}`),
    ),
    ...records.flatMap(({ id, summary, level, sources }) => {
      const words = level ? `${capitalised(levelWords(level))}: ` : '';
      return lines('record', `${id}. ${words}${summary} [${sourcesWords(knowledge, sources)}]`);
    }),
    ...(wouldBeSupportedIf ? lines('supported if', wouldBeSupportedIf) : []),
  ];
}

function summary(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return 'No claims.';
  const counts = new Map<Verdict, number>();
  for (const { verdict } of judgements) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const parts = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  return `${judgements.length} claim${judgements.length === 1 ? '' : 's'}: ${parts}`;
}
