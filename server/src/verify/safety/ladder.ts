import type { Claim, DoseStatement } from '../../claims/types.ts';
import type { DrugRecord } from '../../knowledge/types.ts';
import { cover, overlaps } from '../../text/span.ts';
import { isOfOtherLadder } from '../checks/standingDose.ts';
import { sameAmount, sameFrequency } from '../doses.ts';
import { type Fault, fault } from '../fault.ts';
import { dosingReference } from '../references.ts';
import { bindingFacts, documentJurisdictions } from '../regions.ts';
import type { Analysis } from '../types.ts';
import { regimenWords } from '../words.ts';
import { introducersOf, isRead } from './statements.ts';

/** A dose stated for a level, 0 the full dose and -1 the first reduction. */
interface StatedLevel {
  readonly claim: Claim;
  readonly statement: DoseStatement;
  readonly level: number;
  readonly drug: DrugRecord;
}

/**
 * Levels with the dose of another level. Two levels that changed places are one fault; a ladder the base does not know
 * is only held against itself: a lower level may not give more.
 */
export function ladderFaults(analysis: Analysis): readonly Fault[] {
  const stated = statedLevels(analysis);
  const faults: Fault[] = [];
  const told = new Set<StatedLevel>();
  for (const each of stated) {
    // Whether the full dose of the fields is the label's is told by the checks on starting doses.
    if (told.has(each) || (each.level === 0 && !each.claim.block)) continue;
    const known = againstLabel(each, analysis);
    if (!known) continue;
    told.add(each);
    const twin = stated.find(
      (other) =>
        !told.has(other) &&
        other.drug === each.drug &&
        other.level === known.levelOfDose &&
        againstLabel(other, analysis)?.levelOfDose === each.level,
    );
    if (twin) told.add(twin);
    faults.push(levelFault(each, twin, known, analysis));
  }
  return [
    ...faults,
    ...unorderedFaults(
      stated.filter((each) => !told.has(each) && !isAgainstLabel(each, analysis)),
      told,
    ),
  ];
}

interface AgainstLabel {
  readonly expected: string;
  readonly levelOfDose: number;
  readonly records: Fault['records'];
}

function againstLabel(
  { claim, statement, level, drug }: StatedLevel,
  analysis: Analysis,
): AgainstLabel | undefined {
  const all = analysis.knowledge.dosingOf(drug.id).filter(({ ladder }) => ladder.length > 0);
  const regimens = bindingFacts(all, all, documentJurisdictions(analysis));
  const candidates = regimens.length > 0 ? regimens : all;
  const isStep = candidates.some((regimen) =>
    regimen.steps.some(({ dose }) => sameAmount(dose, statement.dose)),
  );
  // The first of several steps is called the starting dose as rightly as the last is the full one.
  if (level === 0 && isStep) return undefined;
  if (candidates.every(({ steps: given }) => isOfOtherLadder(claim.block, given.at(-1)?.dose.value)))
    return undefined;
  const steps = candidates.flatMap((regimen) => [
    ...regimen.steps.slice(-1).map(({ dose, frequency }) => ({ level: 0, dose, frequency, regimen })),
    ...regimen.ladder.flatMap(({ level: at, dose, frequency }) =>
      dose ? [{ level: at, dose, frequency, regimen }] : [],
    ),
  ]);
  const ofLevel = steps.filter((each) => each.level === level);
  const fitting = steps.filter(
    (each) =>
      sameAmount(each.dose, statement.dose) &&
      (statement.frequency === undefined || sameFrequency(statement.frequency, each.frequency)),
  );
  if (ofLevel.length === 0 || fitting.length === 0 || fitting.some((each) => each.level === level))
    return undefined;
  const expected = ofLevel[0]!;
  return {
    expected: regimenWords(expected.dose, expected.frequency),
    levelOfDose: fitting[0]!.level,
    records: [dosingReference(drug, expected.regimen)],
  };
}

function levelFault(
  each: StatedLevel,
  twin: StatedLevel | undefined,
  known: AgainstLabel,
  analysis: Analysis,
): Fault {
  const { statement, level, drug, claim } = each;
  const span = doseSpan(statement);
  const related = twin
    ? [
        {
          message: `Level ${sign(twin.level)} has the dose of level ${sign(level)}.`,
          span: doseSpan(twin.statement),
        },
      ]
    : [];
  return fault(
    span,
    {
      drug: drug.inn,
      level: sign(level),
      stated: regimenWords(statement.dose, statement.frequency),
      expected: known.expected,
      other: sign(known.levelOfDose),
    },
    known.records,
    { related, suggestions: suggestionFor(claim, statement, known, analysis) },
  );
}

/** In prose the words after the level's own can be replaced; in fields value, unit and frequency stand apart. */
function suggestionFor(
  { block }: Claim,
  statement: DoseStatement,
  { expected, records }: AgainstLabel,
  { document }: Analysis,
): Fault['suggestions'] {
  if (!block) return [];
  const { span } = statement;
  const words = document.source.slice(span.start, span.end);
  const amount = /\d[\d.,\s]*(?:mg|g|mcg|µg)\b.*$/i.exec(
    words.replace(/^\W*(?:level\s*)?\W?\d\s*[:=]/i, (head) => ' '.repeat(head.length)),
  );
  if (!amount) return [];
  const at = { start: span.start + amount.index, end: span.end };
  return [{ title: `Write ${expected}`, span: at, newText: expected, records }];
}

/** True if the dose itself is told to be none of the label's. */
function isAgainstLabel({ claim, statement }: StatedLevel, { judgements }: Analysis): boolean {
  return judgements.some(
    (each) => each.claim === claim && each.contradictions.some(({ span }) => overlaps(span, statement.span)),
  );
}

/** Levels of one list, table or sentence in which a lower one gives more than a higher one. */
function unorderedFaults(left: readonly StatedLevel[], told: ReadonlySet<StatedLevel>): readonly Fault[] {
  const faults: Fault[] = [];
  for (const lower of left) {
    const above = left.filter(
      (each) =>
        each.drug === lower.drug && each.level === lower.level + 1 && placeOf(each) === placeOf(lower),
    );
    // Of two ladders one below the other, the level before this one is of its own.
    const higher =
      above.findLast(({ statement }) => statement.span.end <= lower.statement.span.start) ?? above[0];
    if (!higher || told.has(higher) || !givesMore(lower.statement, higher.statement)) continue;
    faults.push(
      fault(
        doseSpan(lower.statement),
        {
          drug: lower.drug.inn,
          level: sign(lower.level),
          stated: regimenWords(lower.statement.dose, lower.statement.frequency),
          other: sign(higher.level),
          higher: regimenWords(higher.statement.dose, higher.statement.frequency),
        },
        [],
        {
          related: [{ message: `Level ${sign(higher.level)} gives less.`, span: doseSpan(higher.statement) }],
        },
      ),
    );
  }
  return faults;
}

/** Levels of one heading, or of one entry of the fields, make one ladder. */
function placeOf({ claim }: StatedLevel): unknown {
  return claim.block ? claim.block.context.headings.at(-1) : claim.fieldPath?.slice(0, 2).join('.');
}

/** True if the first is more by the day, or more each time at the same frequency; false where they cannot be compared. */
function givesMore(a: DoseStatement, b: DoseStatement): boolean {
  if (a.dose.unit !== b.dose.unit) return false;
  const [often, otherwise] = [a.frequency?.timesPerDay, b.frequency?.timesPerDay];
  if (often !== undefined && otherwise !== undefined) return a.dose.value * often > b.dose.value * otherwise;
  // What is dosed by surface, weight or exposure is given by the cycle, and its levels are written without their days.
  const isSame =
    a.frequency === undefined || b.frequency === undefined
      ? a.frequency === b.frequency || a.dose.basis !== 'flat'
      : sameFrequency(a.frequency, b.frequency);
  return isSame && a.dose.value > b.dose.value;
}

function statedLevels(analysis: Analysis): readonly StatedLevel[] {
  return analysis.claims.flatMap((claim) => {
    const { block, status, polarity } = claim;
    if (polarity === 'negated' || (status !== 'asserted' && status !== 'conditional')) return [];
    if (block && !isRead(block)) return [];
    const drugs = claim.treatments.flatMap(({ value }) => analysis.knowledge.drug(value.id) ?? []);
    const drug = drugs.length === 1 ? drugs[0] : undefined;
    if (!drug || claim.trials.some(({ origin }) => origin === 'clause')) return [];
    return claim.doses.flatMap((statement): readonly StatedLevel[] => {
      if (statement.organ || statement.interaction !== undefined || statement.role === 'strength') return [];
      const level = statement.level ?? placedLevel(claim) ?? stepInTurn(claim, statement, analysis);
      return level === undefined ? [] : [{ claim, statement, level, drug }];
    });
  });
}

const LEVEL =
  /^\W*(?:dose\s+)?(?:level\s*)?([-−–‐])\s*([1-4])\b|^\W*(?:dose\s+)?level\s+0\b|\b(first|second|third|1st|2nd|3rd)\s+(?:dose\s+)?(?:level\s+)?reduction\b/i;
const ORDINALS: Readonly<Record<string, number>> = {
  first: -1,
  '1st': -1,
  second: -2,
  '2nd': -2,
  third: -3,
  '3rd': -3,
};

const FULL = /^\W*0\W*$/;

/**
 * The level that the head of a row, or the lead-in of a list, gives to a dose: `−1`, `First reduction`. The dose of a field
 * that names no level is the full one.
 */
function placedLevel({ block, doses, fieldPath }: Claim): number | undefined {
  if (!block) return fieldPath?.[2] === 'dose' ? 0 : undefined;
  if (doses.length !== 1) return undefined;
  for (const introducer of introducersOf(block)) {
    const head = introducer.context.columnHeader?.text.text ?? '';
    if (FULL.test(introducer.text.text) && /\blevel\b/i.test(head)) return 0;
    const match = LEVEL.exec(introducer.text.text);
    if (!match) continue;
    if (match[3]) return ORDINALS[match[3].toLowerCase()];
    return match[2] ? -Number(match[2]) : 0;
  }
  return undefined;
}

const FIRST = /\b(?:reduc\w+|lower\w*)\s+(?:the\s+dose\s+)?(?:first\s+)?to\s+$/i;
const NEXT = /\b(?:and\s+)?(?:then|afterwards|next|subsequently)\s+to\s+$/i;

/** "Reduce first to 450 mg and then to 300 mg": the two levels below the full dose, in turn. */
function stepInTurn(
  { block, span, doses }: Claim,
  statement: DoseStatement,
  { document: { source } }: Analysis,
): number | undefined {
  if (!block || doses.length !== 2) return undefined;
  const before = ({ span: at }: DoseStatement): string => source.slice(span.start, at.start);
  const [first, second] = doses as [DoseStatement, DoseStatement];
  if (!FIRST.test(before(first)) || !NEXT.test(before(second))) return undefined;
  return statement === first ? -1 : -2;
}

function doseSpan({ span, frequencySpan }: DoseStatement): Fault['span'] {
  return frequencySpan ? cover([span, frequencySpan]) : span;
}

function sign(level: number): string {
  return level < 0 ? `−${-level}` : `${level}`;
}
