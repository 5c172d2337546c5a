import type { Claim, Slot, TreatmentValue } from '../../../claims/types.ts';
import { explainJudgement } from '../../../features/explanation.ts';
import type { KnowledgeIndex } from '../../../knowledge/knowledgeIndex.ts';
import { identityWords } from '../../../knowledge/overlay/identity.ts';
import type { Analysis, Judgement, Verdict } from '../../../verify/types.ts';
import { biomarkerWords, lineWords } from '../../../verify/words.ts';
import { printable } from '../../terminal/displayWidth.ts';
import type { Colour, Paint } from '../../terminal/paint.ts';
import { wrapIndented } from '../../terminal/wrap.ts';

interface Look {
  readonly paint: Paint;
  readonly width: number;
  /** Say which words decided, where slots came from, and which records judged. */
  readonly explain: boolean;
}

/** Columns before a clause's text, and before what is said of each claim in it. */
const CLAUSE = ' '.repeat(10);
const INDENT = ' '.repeat(12);

const COLOURS: Readonly<Record<Verdict, Colour>> = {
  supported: 'green',
  'supported-elsewhere': 'yellow',
  contradicted: 'red',
  'out-of-scope': 'yellow',
  'not-in-kb': 'dim',
  'not-checked': 'dim',
};

/** Every clause with the claims in it: their parts, their verdicts and the reasons, for people. */
export function claimsText(path: string, analysis: Analysis, look: Look): string {
  const { document, knowledge, judgements } = analysis;
  const { paint, width } = look;
  const clauses = byClause(judgements).map((group) => {
    const { span, text } = group[0]!.claim;
    const { line, character } = document.lines.positionAt(span.start);
    const place = `  ${`${line + 1}:${character + 1}`.padEnd(CLAUSE.length - 4)}  `;
    return [
      ...wrapIndented(`"${printable(text)}"`, width, CLAUSE, place),
      ...group.flatMap((judgement) => claimLines(judgement, analysis, look)),
      '',
    ].join('\n');
  });
  const { asOf } = knowledge.identity;
  return [
    paint('underline', printable(path)),
    ...clauses,
    summary(judgements),
    paint(
      'dim',
      `Knowledge base ${identityWords(knowledge.identity)}, as of ${asOf}. Decision support, verify with source.`,
    ),
    '',
  ].join('\n');
}

/** Judgements of claims with the same words together. */
function byClause(judgements: readonly Judgement[]): readonly (readonly Judgement[])[] {
  const groups: Judgement[][] = [];
  for (const judgement of judgements) {
    const last = groups.at(-1)?.[0]?.claim.span;
    const { span } = judgement.claim;
    if (last && last.start === span.start && last.end === span.end) groups.at(-1)!.push(judgement);
    else groups.push([judgement]);
  }
  return groups;
}

function claimLines(judgement: Judgement, analysis: Analysis, look: Look): readonly string[] {
  const { claim, verdict, reason } = judgement;
  const { paint, width } = look;
  const status = `${claim.status}${claim.polarity === 'negated' ? ', negated' : ''}`;
  const effect = claim.effect && claim.effect !== claim.kind ? `, ${claim.effect}` : '';
  const parts = partsOf(claim, analysis.knowledge);
  return [
    `${CLAUSE}${paint(COLOURS[verdict], verdict)}  ${paint('bold', claim.kind)}${effect}  ${paint('dim', status)}`,
    ...(parts === '' ? [] : wrapIndented(printable(parts), width, INDENT).map((line) => paint('cyan', line))),
    ...wrapIndented(printable(reason), width, INDENT).map((line) => paint('dim', line)),
    ...(look.explain ? explanation(judgement, analysis, width) : []),
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
    ...labelled('food', claim.food ? [claim.food.text] : []),
    ...labelled('weight', claim.weight ? [claim.weight.text] : []),
    ...labelled(
      'figure',
      claim.numbers.map(({ text }) => text),
    ),
  ].join(' · ');
}

function explanation(
  judgement: Judgement,
  { document, knowledge }: Analysis,
  width: number,
): readonly string[] {
  const { wouldBeSupportedIf } = judgement;
  const line = (label: string, text: string): readonly string[] =>
    wrapIndented(`${label}: ${printable(text)}`, width, `${INDENT}  `, INDENT);
  return [
    ...explainJudgement(judgement, knowledge, document.source).flatMap(({ label, text }) =>
      line(label.toLowerCase(), text),
    ),
    ...(wouldBeSupportedIf ? line('would be supported if', wouldBeSupportedIf) : []),
  ];
}

function summary(judgements: readonly Judgement[]): string {
  if (judgements.length === 0) return 'No claims.';
  const counts = new Map<Verdict, number>();
  for (const { verdict } of judgements) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const parts = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
  return `${judgements.length} claim${judgements.length === 1 ? '' : 's'}: ${parts}`;
}
