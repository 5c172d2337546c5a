import type { Mention, MentionOf } from '../recognise/types.ts';
import type { ClauseReading } from './clauseReading.ts';
import { fractionApart, impliedEndpoint, isFollowUp, isRiskChange, isTimePoint } from './numberWords.ts';
import type { RoledTreatment } from './roles.ts';
import type { NumericStatement } from './types.ts';

type Quantity = MentionOf<'quantity'>;
type EndpointMention = MentionOf<'endpoint'>;

const RESULT_UNITS: ReadonlySet<Quantity['unit']> = new Set([
  'percent',
  'months',
  'weeks',
  'days',
  'years',
  'ratio',
]);
const VERSUS =
  /^\s*(?:\([^)]*\)\s*)?,?\s*(?:versus|vs\.?|v\.|compared (?:with|to)|against)\s+(?:only\s+|just\s+|a\s+(?:historical\s+)?(?:median\s+)?(?:of\s+)?|the\s+(?:historical\s+)?)?$/i;
const WITH_ARM =
  /^\s*(?:\([^)]*\)\s*)?(?:with|for|on|in|of|among|receiving)\s+(?:the\s+|those\s+|patients?\s+|who\s+|were\s+|in\s+|on\s+|receiving\s+|received\s+|randomi[sz]ed\s+to\s+|assigned\s+to\s+|given\s+|treated\s+with\s+)*$/i;
const RESPONDED =
  /^\s*(?:\([^)]*\)\s*)?(?:of\s+(?:the\s+)?patients\s+)?(?:had|with|achieved)\s+(?:an?\s+)?(?:confirmed\s+)?(complete|partial|stable|progressive|minor)\b/i;
/** "a stable disease rate of 38.5%": the rate of one category of response. */
const RATE_OF =
  /\b(complete|partial|stable|progressive|minor)\s+(?:response|remission|disease)\s+rate\s+(?:of|was)\s+$/i;
/** "10.3 months without": the arm that did not get the treatment named before. */
const WITHOUT_ARM =
  /^\s*(?:\([^)]*\)\s*)?(?:without|with placebo|in the control|with (?:the )?control|in controls)\b/i;
const ADJECTIVAL_TIME = /^(?:\d+|one|two|three|four|five|six|ten|twelve)[-‐‑ ](?:year|month|week|day)$/i;
const HISTORICAL_REACH = 100;
const HISTORICAL = /\bhistorical(?:ly)?\b|\bpreviously reported\b/i;
const AT_TIME = /\b(\d+)[-\s](month|year)s?\b/i;
const INTERVAL_REACH = 48;
const FRACTION_REACH = 20;

/**
 * The numbers of a clause that report a result, each bound to its endpoint and, after "versus", "with …" and "respectively", to its treatment.
 * `headed` is the endpoint a table header names for the cell. Spans are in text coordinates; `treatment` is the id of a drug or class.
 */
export function numbersOf(
  text: string,
  reading: ClauseReading,
  sentenceMentions: readonly Mention[],
  treatments: readonly RoledTreatment[],
  onePatient: boolean,
  headed?: EndpointMention,
): readonly NumericStatement[] {
  const own = sentenceMentions.filter((mention) => mention.kind === 'endpoint');
  // A table's header names the endpoint of its cells.
  const endpoints =
    own.length > 0 || !headed
      ? own
      : [{ ...headed, span: { start: reading.span.start, end: reading.span.start } }];
  const inClause = reading.mentions.filter((mention): mention is Quantity => mention.kind === 'quantity');
  const values = inClause
    .filter(
      (quantity) =>
        quantity.role === 'value' &&
        isResult(quantity) &&
        !isTimePoint(text, quantity) &&
        !isFollowUp(text, reading.span, quantity.span),
    )
    .flatMap((quantity) => [...sharingUnit(text, reading, quantity), quantity]);
  const apart = fractionApart(text, reading);
  if (apart?.fraction && !values.some(({ fraction }) => fraction)) {
    // "38 (72%) responded": the percentage in the bracket is that of the fraction.
    const at = values.findIndex(
      ({ unit, span }) => unit === 'percent' && /^\s*\($/.test(text.slice(apart.span.end, span.start)),
    );
    if (at < 0) values.push(apart);
    else values[at] = { ...values[at]!, fraction: apart.fraction };
  }
  const inOrder = endpointsInOrder(text, reading, endpoints, values);
  const numbers: NumericStatement[] = [];
  let previous: { quantity: Quantity; statement: NumericStatement } | undefined;
  for (const quantity of values) {
    if (isRestatedAsPercentage(quantity, values)) continue;
    const without = WITHOUT_ARM.test(text.slice(quantity.span.end, quantity.span.end + 24));
    const between = previous ? text.slice(previous.quantity.span.end, quantity.span.start) : '';
    const compared =
      previous !== undefined &&
      (VERSUS.test(stripArm(between)) ||
        (previous.statement.comparator && /^\s*(?:,\s*)?and\s*$/i.test(between)));
    const response = (RESPONDED.exec(text.slice(quantity.span.end, quantity.span.end + 60)) ??
      RATE_OF.exec(
        text.slice(Math.max(reading.span.start, quantity.span.start - 40), quantity.span.start),
      ))?.[1]?.toLowerCase();
    // A share by which a risk differs is a figure, and of no endpoint.
    const ofRisk = isRiskChange(text, reading.span, quantity);
    const endpoint =
      (compared && previous) || response || ofRisk
        ? undefined
        : (inOrder?.[values.indexOf(quantity)] ?? endpointFor(text, quantity, endpoints));
    const inheritedEndpoint =
      previous && !response && !ofRisk && (compared || !endpoint) && !isWithoutIt(text, quantity)
        ? previous.statement.endpoint
        : undefined;
    const interval = intervalAfter(text, quantity, inClause);
    const implied = ofRisk ? undefined : impliedEndpoint(text, reading, quantity);
    const statement: NumericStatement = {
      endpoint: response === 'complete' ? 'CR-rate' : (endpoint?.endpoint ?? inheritedEndpoint ?? implied),
      measure:
        !endpoint && quantity.unit !== 'ratio' && implied && implied !== 'ORR'
          ? 'rate-at'
          : measureOf(text, quantity, endpoint, reading, compared ? previous?.statement : undefined),
      value: quantity.value,
      high: quantity.high,
      unit: quantity.unit,
      bound: quantity.bound,
      decimals: quantity.decimals,
      interval,
      fraction: fractionNear(quantity, inClause),
      n: sampleSize(inClause, quantity),
      treatment: undefined,
      comparator: compared || without,
      trial: undefined,
      assessor: endpoint?.assessor,
      population: populationOf(text, reading, quantity, onePatient),
      span: quantity.span,
      text: quantity.surface,
    };
    numbers.push(statement);
    previous = { quantity, statement };
  }
  return bindTreatments(text, reading, numbers, treatments);
}

/** "… and 28% did not": the share of those without what was spoken of. */
function isWithoutIt(text: string, { span }: Quantity): boolean {
  return /^\s*(?:\([^)]*\)\s*)?(?:of\s+(?:the\s+)?patients\s+)?(?:(?:did|do|were|was)\s+not|had\s+no|without)\b/i.test(
    text.slice(span.end, span.end + 60),
  );
}

/**
 * "ORR, DCR and 1-year OS were 58%, 83% and 71%, respectively": as many endpoints as numbers, all before them, belong to them in order.
 * Undefined where the words do not say so.
 */
function endpointsInOrder(
  text: string,
  reading: ClauseReading,
  endpoints: readonly EndpointMention[],
  values: readonly Quantity[],
): readonly EndpointMention[] | undefined {
  const within = endpoints.filter(
    ({ span }) => span.start >= reading.span.start && span.end <= (values[0]?.span.start ?? 0),
  );
  if (within.length < 2 || within.length !== values.length) return undefined;
  const isInOrder =
    RESPECTIVELY.test(text.slice(reading.sentenceSpan.start, reading.sentenceSpan.end)) ||
    (isSlashed(text, within) && isSlashed(text, values));
  return isInOrder ? within : undefined;
}

/** "ORR/DCR", "72%/90%". */
function isSlashed(text: string, mentions: readonly Mention[]): boolean {
  return mentions.every(
    ({ span }, index) => index === 0 || text.slice(mentions[index - 1]!.span.end, span.start).trim() === '/',
  );
}

const RESPECTIVELY = /\brespectively\b/i;

/** "34.8 versus 10.9 months": the numbers before that share the unit of the one that carries it, in source order. */
function sharingUnit(text: string, reading: ClauseReading, quantity: Quantity): readonly Quantity[] {
  const shared: Quantity[] = [];
  let start = quantity.span.start;
  for (let count = 0; count < MAX_SHARED; count++) {
    const match = SHARED_UNIT.exec(text.slice(Math.max(reading.span.start, start - 24), start));
    if (!match) break;
    const surface = match[1]!;
    const at = start - match[0].length;
    if (
      reading.mentions.some(
        (mention) =>
          mention.span.start < at + surface.length && mention.span.end > at && mention.kind !== 'quantity',
      )
    )
      break;
    if (
      reading.mentions.some(
        (mention) =>
          mention.kind === 'quantity' &&
          mention.unit !== 'count' &&
          mention.unit !== 'other' &&
          mention.span.start < at + surface.length &&
          mention.span.end > at,
      )
    )
      break;
    shared.unshift({
      ...quantity,
      value: Number(surface.replace(',', '.')),
      high: undefined,
      bound: 'exact',
      decimals: /[.,](\d+)$/.exec(surface)?.[1]?.length ?? 0,
      surface,
      span: { start: at, end: at + surface.length },
    });
    start = at;
  }
  return shared;
}

const MAX_SHARED = 3;
const SHARED_UNIT = /(?<![\w.,–-])(\d+(?:[.,]\d+)?)\s*(?:,\s*(?:and\s+)?|versus\s+|vs\.?\s+|and\s+|or\s+)$/i;

function isResult(quantity: Quantity): boolean {
  // "1-year overall survival": a time point, not a result.
  if (ADJECTIVAL_TIME.test(quantity.surface)) return false;
  return RESULT_UNITS.has(quantity.unit) || quantity.fraction !== undefined;
}

/** `36/50 (72%)` is one number: the percentage, which carries the fraction. */
function isRestatedAsPercentage(quantity: Quantity, values: readonly Quantity[]): boolean {
  if (!quantity.fraction || quantity.unit === 'percent') return false;
  return values.some((other) => other !== quantity && other.unit === 'percent' && isNear(quantity, other));
}

function isNear(a: Quantity, b: Quantity): boolean {
  return Math.max(a.span.start, b.span.start) - Math.min(a.span.end, b.span.end) < FRACTION_REACH;
}

function endpointFor(
  text: string,
  quantity: Quantity,
  endpoints: readonly EndpointMention[],
): EndpointMention | undefined {
  const before = endpoints.findLast((endpoint) => endpoint.span.end <= quantity.span.start);
  const after = endpoints.find((endpoint) => endpoint.span.start >= quantity.span.end);
  if (after) {
    const gap = text.slice(quantity.span.end, after.span.start);
    // "a 72% objective response rate": the endpoint follows directly.
    if (gap.length <= 12 && !/[,;:.]|\b(?:and|or|but|with)\b/.test(gap)) return after;
  }
  return before;
}

function measureOf(
  text: string,
  quantity: Quantity,
  endpoint: EndpointMention | undefined,
  reading: ClauseReading,
  compared: NumericStatement | undefined,
): NumericStatement['measure'] {
  if (compared) return compared.measure;
  if (quantity.unit === 'ratio') return 'hazard-ratio';
  if (quantity.unit === 'percent' || quantity.fraction) {
    const survival = endpoint && /^(?:PFS|OS|DFS|EFS|intracranial-PFS)$/.test(endpoint.endpoint);
    return survival || (AT_TIME.test(text.slice(reading.span.start, quantity.span.start)) && survival)
      ? 'rate-at'
      : 'rate';
  }
  if (quantity.unit === 'months' || quantity.unit === 'years' || quantity.unit === 'weeks') {
    if (endpoint) return 'median';
    return 'duration';
  }
  return 'unspecified';
}

function intervalAfter(
  text: string,
  quantity: Quantity,
  all: readonly Quantity[],
): NumericStatement['interval'] {
  const interval = all.find((other) => other.role === 'interval' && other.span.start >= quantity.span.end);
  if (!interval || interval.high === undefined) return undefined;
  if (interval.span.start - quantity.span.end > INTERVAL_REACH) return undefined;
  if (
    all.some(
      (other) =>
        other.role === 'value' &&
        other.span.start >= quantity.span.end &&
        other.span.end <= interval.span.start,
    )
  )
    return undefined;
  if (
    /\.\s|;\s(?!\s*(?:9\d\s*%\s*)?(?:CI|confidence)\b)/.test(
      text.slice(quantity.span.end, interval.span.start + 12),
    )
  )
    return undefined;
  return { low: interval.value, high: interval.high, level: interval.intervalLevel, span: interval.span };
}

function fractionNear(quantity: Quantity, all: readonly Quantity[]): NumericStatement['fraction'] {
  if (quantity.fraction) return { ...quantity.fraction, span: quantity.span };
  const near = all.find((other) => other.fraction && other !== quantity && isNear(quantity, other));
  return near?.fraction && quantity.unit === 'percent' ? { ...near.fraction, span: near.span } : undefined;
}

function sampleSize(all: readonly Quantity[], quantity: Quantity): number | undefined {
  if (quantity.fraction) return quantity.fraction.n;
  return all.find((other) => other.role === 'sample-size')?.value;
}

/** A number is historical if such words stand shortly before it, or directly after it. */
function populationOf(
  text: string,
  reading: ClauseReading,
  quantity: Quantity,
  onePatient: boolean,
): NumericStatement['population'] {
  const before = text.slice(
    Math.max(reading.span.start, quantity.span.start - HISTORICAL_REACH),
    quantity.span.start,
  );
  const after = text.slice(quantity.span.end, Math.min(reading.span.end, quantity.span.end + 24));
  if (HISTORICAL.test(before) || HISTORICAL.test(after)) return 'historical';
  return onePatient ? 'patient' : 'cohort';
}

/** Leaves out "with crizotinib" between two compared numbers, so that only the comparing words remain. */
function stripArm(between: string): string {
  return between.replace(
    /^\s*(?:months?|%|percent)?\s*(?:\([^)]*\))?\s*(?:with|for|on|in(?:\s+the)?)\s+[\w-]+(?:\s+(?:arm|group))?/i,
    '',
  );
}

/** "chemotherapy, which gave 45%, …": a number inside a relative clause is of the treatment that the clause describes. */
function armOfRelativeClause(
  text: string,
  number: NumericStatement,
  treatments: readonly RoledTreatment[],
): RoledTreatment | undefined {
  return treatments.findLast(
    ({ mention }) =>
      mention.span.end <= number.span.start &&
      /^\s*,\s*(?:which|whose)\b[^,;()]*$/i.test(text.slice(mention.span.end, number.span.start)),
  );
}

function bindTreatments(
  text: string,
  reading: ClauseReading,
  numbers: readonly NumericStatement[],
  treatments: readonly RoledTreatment[],
): readonly NumericStatement[] {
  const arms = treatments.filter((each) => each.role !== 'prior');
  const { start, end } = reading.sentenceSpan;
  const word = text.slice(start, end).search(RESPECTIVELY);
  // Before a number it orders what it follows, which are the arms only if they stand before it too.
  const ordersArms = arms.every(({ mention }) => mention.span.end <= start + word);
  let pairIndex = 0;
  return numbers.map((number, index) => {
    const respectively = word >= 0 && (ordersArms || number.span.end <= start + word);
    const told = armOfRelativeClause(text, number, treatments);
    if (told) return { ...number, treatment: told.mention.id, comparator: told.role === 'comparator' };
    // As many numbers as arms, or a multiple of it: the order binds them, whatever stands beside the last one.
    if (respectively && arms.length > 1 && numbers.length % arms.length === 0 && number.unit !== 'ratio') {
      const arm = arms[index % arms.length]!;
      return { ...number, treatment: arm.mention.id, comparator: arm.role === 'comparator' };
    }
    const following = arms.find(
      (each) =>
        each.mention.span.start >= number.span.end &&
        WITH_ARM.test(text.slice(number.span.end, each.mention.span.start)),
    );
    if (following)
      return {
        ...number,
        treatment: following.mention.id,
        comparator: following.role === 'comparator' || number.comparator,
      };
    if (number.unit === 'ratio') return { ...number, treatment: arms[0]?.mention.id };
    if (respectively && arms.length > 1 && numbers.length >= arms.length) {
      const arm = arms[index % arms.length]!;
      return { ...number, treatment: arm.mention.id, comparator: arm.role === 'comparator' };
    }
    const next = numbers[index + 1];
    pairIndex = number.comparator ? 1 : 0;
    if ((number.comparator || next?.comparator) && arms.length > 1) {
      const arm = arms[pairIndex]!;
      return { ...number, treatment: arm.mention.id };
    }
    const proposed = arms.filter((each) => each.role === 'proposed');
    const single = proposed.length === 1 ? proposed[0] : arms.length === 1 ? arms[0] : undefined;
    return number.comparator ? number : { ...number, treatment: single?.mention.id };
  });
}
