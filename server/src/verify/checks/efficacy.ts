import type { Claim, NumericStatement } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { TrialFigure } from '../../knowledge/knowledgeIndex.ts';
import { ASPECTS, type Aspect } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { agrees, type ComparableNumber, comparableNumber, insideInterval, isExact } from '../figures.ts';
import { type CheckOutcome, outcome, weightiest } from '../outcome.ts';
import { figureReference, figureWords, valueWords } from '../references.ts';
import type { Subject } from '../subject.ts';
import { capitalised, endpointWords, listWords } from '../words.ts';
import { type FigureScope, figuresInScope } from './efficacyScope.ts';
import { judgePooled } from './pooledEfficacy.ts';
import { drugNotInStudy, laterThanCited } from './studyOfFigure.ts';

/** Numbers bound to an endpoint, held against the recorded results of the trial or, without one, of the drug. */
export function checkEfficacy(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const outcomes = subject.claim.numbers.flatMap((statement) => judge(statement, subject, context) ?? []);
  return weightiest(outcomes);
}

function judge(
  statement: NumericStatement,
  subject: Subject,
  context: VerifyContext,
): CheckOutcome | undefined {
  if (statement.endpoint === undefined || isDenied(statement, context)) return undefined;
  const number = comparableNumber(statement);
  if (!number) return undefined;
  if (statement.population !== 'cohort') {
    const whose = statement.population === 'patient' ? 'one patient' : 'a historical comparison';
    return outcome(
      'not-checked',
      `${capitalised(statement.text)} is a figure of ${whose}, which results of trials do not bear on.`,
    );
  }
  const otherDrug = drugNotInStudy(statement, subject, context);
  if (otherDrug) return otherDrug;
  const scope = figuresInScope(statement, subject, context);
  if (!scope)
    return outcome('not-checked', `The statement names neither a trial nor a drug for ${statement.text}.`);
  if (scope.matching.length === 0 && scope.related.length === 0) {
    return outcome(
      'not-in-kb',
      `The knowledge base holds no ${endpointWords(statement.endpoint)} for ${scope.name}.`,
    );
  }
  const agreeing = scope.matching.filter((figure) => agrees(number, figure));
  if (isExact(number) && agreeing.length > 0) {
    const laterCut = laterThanCited(statement, agreeing, scope, subject, context);
    if (laterCut) return laterCut;
    return outcome(
      'supported',
      `${capitalised(statement.text)} is recorded: ${figureWords(agreeing[0]!)}.`,
      agreeing.map(figureReference),
    );
  }
  if (!isExact(number)) return judgePooled(statement, number, scope, context.knowledge, subject.claim.text);
  return differing(statement, number, scope, subject);
}

/** "The response rate was not 92 %". */
function isDenied({ span }: NumericStatement, { document }: VerifyContext): boolean {
  return /\b(?:not|rather than|instead of)\s+$/i.test(
    document.source.slice(Math.max(0, span.start - 16), span.start),
  );
}

function differing(
  statement: NumericStatement,
  number: ComparableNumber,
  scope: FigureScope,
  { claim }: Subject,
): CheckOutcome {
  const found = explain(statement, number, scope);
  const expected =
    scope.nearest.length > 0
      ? scope.nearest
      : scope.related.filter(
          ({ result }) => result.endpoint === statement.endpoint && result.unit === number.unit,
        );
  const figures = found ? [found.figure, ...expected] : expected;
  const records = [
    ...new Map(
      figures.map((figure) => [figure.trial.id + figure.result.id, figureReference(figure)]),
    ).values(),
  ].slice(0, 5);
  if (scope.matching.length === 0 && !found) {
    return outcome(
      'not-in-kb',
      `The knowledge base holds no ${endpointWords(statement.endpoint!)} for ${scope.name} that ${statement.text} could be compared with.`,
      records,
    );
  }
  const values = listWords(
    [...new Set(scope.nearest.map(({ result }) => valueWords(result)))].slice(0, 4),
    'or',
  );
  const why =
    found?.why ?? `the recorded ${endpointWords(statement.endpoint!)} for ${scope.name} is ${values}`;
  const reason = `${capitalised(statement.text)} is not what is recorded: ${why}.`;
  const isFault =
    (scope.trial !== undefined &&
      !isOfUnrecordedGroup(statement, claim, scope) &&
      !(found === undefined && isOfOtherAnalysis(statement, scope))) ||
    isOutsideAll(number, scope, found?.aspect);
  if (!isFault) return outcome('not-in-kb', reason, records);
  return {
    verdict: 'contradicted',
    reason,
    wouldBeSupportedIf: values ? `the value were ${values}` : undefined,
    records,
    contradictions: [
      {
        aspect: found?.aspect ?? ASPECTS.efficacyValue,
        span: statement.span,
        values: {
          stated: statement.text,
          endpoint: `${statement.unit === 'ratio' ? 'hazard ratio for ' : ''}${endpointWords(statement.endpoint!)}`,
          scope: scope.name,
          why,
          ...(values ? { expected: values } : {}),
        },
        records,
        related: [],
        suggestions: [],
      },
    ],
  };
}

/**
 * True if the text says of how many patients the figure is, and the trial has no group of about that size: of the many
 * subgroups that a trial reports only some are on record. A whole trial is never smaller than half of what is recorded.
 */
function isOfUnrecordedGroup(statement: NumericStatement, { block }: Claim, scope: FigureScope): boolean {
  const n = statement.fraction?.n ?? statement.n ?? rowSize(block);
  if (n === undefined) return false;
  const groups = [...scope.matching, ...scope.related].flatMap(({ result, population, arm }) =>
    [result.n, population?.n, arm?.n].filter((each) => each !== undefined),
  );
  return groups.length > 0 && groups.every((each) => n < each / 2);
}

/**
 * True if the text gives the figure an interval of its own, which holds it, is none of the recorded ones and overlaps one of
 * them: trials are analysed more than once, and not every cut is on record.
 */
function isOfOtherAnalysis({ interval, value }: NumericStatement, { matching }: FigureScope): boolean {
  if (!interval || value < interval.low || value > interval.high) return false;
  const recorded = matching.flatMap(({ result }) => (result.ci ? [result.ci] : []));
  return (
    !recorded.some((each) => sameInterval(interval, each)) &&
    recorded.some(
      ({ low, high }) => (low ?? -Infinity) <= interval.high && (high ?? Infinity) >= interval.low,
    )
  );
}

function sameInterval(
  a: { readonly low: number | null; readonly high: number | null },
  b: { readonly low: number | null; readonly high: number | null },
): boolean {
  return a.low === b.low && a.high === b.high;
}

/** The number of patients that a row of a table gives in a column of its own. */
function rowSize(block: TextBlock | undefined): number | undefined {
  let cell = block?.context.previousCell;
  for (let count = 0; cell && count < MAX_CELLS; count++) {
    const size = /^\D{0,3}(\d{1,5})\D{0,2}$/u.exec(cell.text.text)?.[1];
    if (size !== undefined && SIZE_COLUMN.test(cell.context.columnHeader?.text.text ?? ''))
      return Number(size);
    cell = cell.context.previousCell;
  }
  return undefined;
}

const MAX_CELLS = 12;
const SIZE_COLUMN =
  /^\W*(?:n|no\.?(?: of)? (?:patients|pts|cases)|(?:number of )?(?:patients|pts|cases)(?:,? n)?|sample size|n of patients)\W*(?:\([^)]*\))?\W*$/i;

/** Endpoints that differ little enough between studies of one population to be compared without knowing the study. */
const COMPARABLE_ACROSS_STUDIES: ReadonlySet<string> = new Set(['ORR', 'PFS']);
const LEAST_TRIALS = 2;

/**
 * Without a trial another study may stand behind the number. It is a fault only where the text itself says drug, biomarker
 * and disease, cites nothing, and the number lies outside everything recorded in several trials, or is the recorded
 * figure of patients with another biomarker.
 */
function isOutsideAll(number: ComparableNumber, scope: FigureScope, aspect: Aspect | undefined): boolean {
  if (!scope.isSpecified || scope.matching.length === 0) return false;
  if (scope.matching.some((figure) => insideInterval(number, figure))) return false;
  if (aspect === ASPECTS.efficacyPopulation) return true;
  const trials = new Set(scope.matching.map(({ trial }) => trial.id));
  return (
    trials.size >= LEAST_TRIALS &&
    scope.matching.every(({ result }) => COMPARABLE_ACROSS_STUDIES.has(result.endpoint))
  );
}

/** Where the number does belong, if anywhere near. */
function explain(
  statement: NumericStatement,
  number: ComparableNumber,
  scope: FigureScope,
): { readonly aspect: Aspect; readonly figure: TrialFigure; readonly why: string } | undefined {
  const elsewhere = scope.related.filter((figure) => agrees(number, figure));
  const named = scope.trial !== undefined;
  // Lines and cuts vary between reports of one drug; without a trial only another biomarker makes another population.
  const swapped = elsewhere.find(
    (figure) =>
      figure.result.endpoint === statement.endpoint &&
      (named || (scope.isInArm(figure) && scope.hasOtherBiomarker(figure))),
  );
  if (swapped) {
    const isArm = named && scope.isInPopulation(swapped);
    const of = isArm ? 'another arm' : 'another population';
    return {
      aspect: isArm ? ASPECTS.efficacyValue : ASPECTS.efficacyPopulation,
      figure: swapped,
      why: `it is recorded for ${of}`,
    };
  }
  const { interval } = statement;
  const sameTrial = elsewhere.find(
    (figure) =>
      named &&
      scope.isInPopulation(figure) &&
      scope.isInArm(figure) &&
      // Two endpoints may share a value; their intervals tell them apart.
      !(interval && figure.result.ci && !sameInterval(interval, figure.result.ci)),
  );
  return (
    sameTrial && {
      aspect: ASPECTS.endpointSwapped,
      figure: sameTrial,
      why: `it is recorded for another endpoint, ${endpointWords(sameTrial.result.endpoint)}`,
    }
  );
}
