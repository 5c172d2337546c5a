import { readEndpoint, readResultUnit } from '../../claims/fieldValues.ts';
import type { Claim, NumericStatement } from '../../claims/types.ts';
import type { LedgerClaimFields, Located } from '../../document/fields/types.ts';
import type { Endpoint } from '../../knowledge/types.ts';
import { overlaps } from '../../text/span.ts';
import { endpointWords } from '../../verify/words.ts';
import { isOwnText } from '../places.ts';
import type { RuleContext } from '../types.ts';
import { isJudgedWrong } from './judgedWrong.ts';

/** Compares the results of the claims ledger with their own sentences and with the text that cites the same source. */
export function compareLedger(context: RuleContext): void {
  const { fields, claims } = context.analysis;
  const entries = (fields?.claims ?? []).map((entry, index) => ({ entry, index }));
  for (const { entry, index } of entries) {
    const endpoint = readEndpoint(entry.result?.endpoint?.value);
    if (!entry.result?.value || endpoint === undefined) continue;
    if (namesOtherEndpoint(context, entry, index, endpoint)) continue;
    for (const claim of claims) {
      if (!states(claim, entry, index, context)) continue;
      for (const number of claim.numbers) {
        if (number.endpoint === endpoint) compare(context, number, entry, endpoint, entries);
      }
    }
  }
}

/** Reports an entry whose own sentence gives its figure for another endpoint; then nothing else of it can be compared. */
function namesOtherEndpoint(
  context: RuleContext,
  { result, id }: LedgerClaimFields,
  index: number,
  endpoint: Endpoint,
): boolean {
  const value = result!.value!;
  const own = context.analysis.claims
    .filter(({ block }) => block?.context.fieldPath?.[0] === 'claims' && block.context.fieldPath[1] === index)
    .flatMap(({ numbers }) => numbers);
  const same = own.filter((number) => isSameUnit(number, result!.unit) && agrees(number, value.value));
  const other = same.find((number) => number.endpoint !== undefined);
  if (!other || same.some((number) => number.endpoint === endpoint)) return false;
  const field = result!.endpoint!;
  context.report({
    span: field.span,
    what: `The claim ${id ? `\`${id.value}\`` : 'of the ledger'} gives ${value.value} as ${endpointWords(endpoint)}, and its text as ${endpointWords(other.endpoint!)}.`,
    why: 'The claims ledger is what the text is checked against; the two must be the same figure.',
    action: 'Correct the one that is wrong.',
    related: [{ message: `The text says ${endpointWords(other.endpoint!)}.`, span: other.span }],
    key: `ledger ${id?.value ?? ''} ${field.value}`,
  });
  return true;
}

type Entry = { readonly entry: LedgerClaimFields; readonly index: number };

/** True if a claim of the text is the ledger's: its own sentence, a span with its id, or about the same drug with the same source. */
function states(
  { block, span, citations, treatments, status, comparators }: Claim,
  { id, about, evidence }: LedgerClaimFields,
  index: number,
  { analysis }: RuleContext,
): boolean {
  if (!block || !isOwnText(block)) return false;
  const [root, at] = block.context.fieldPath ?? [];
  if (root === 'claims') return at === index;
  const isMarked = block.annotations.some(
    (each) =>
      id !== undefined &&
      each.attributes.identifier === id.value &&
      overlaps(block.text.toSource(each.span), span),
  );
  if (isMarked) return true;
  if (status !== 'asserted' || comparators.length > 0 || about.drug === undefined) return false;
  const drugs = analysis.knowledge.resolveName(about.drug.value).map((each) => each.id);
  return (
    treatments.length === 1 &&
    treatments.some(({ value }) => drugs.includes(value.id)) &&
    citations.some(({ value }) => evidence.cite.some((cite) => cite.value === value.replace(/^@/u, '')))
  );
}

function compare(
  context: RuleContext,
  number: NumericStatement,
  { result, id }: LedgerClaimFields,
  endpoint: Endpoint,
  entries: readonly Entry[],
): void {
  const value = result?.value;
  if (!value || number.comparator || !isSameUnit(number, result.unit)) return;
  if (isJudgedWrong(context.analysis, number.span)) return;
  // Another entry of the ledger may hold this very figure, of another cut or population.
  const isElsewhere = entries.some(
    ({ entry }) =>
      readEndpoint(entry.result?.endpoint?.value) === endpoint &&
      entry.result?.value !== undefined &&
      agrees(number, entry.result.value.value),
  );
  const name = id ? `\`${id.value}\`` : 'the ledger';
  const counts = number.fraction;
  const isOtherCount =
    counts !== undefined &&
    !isOffItsCounts(result) &&
    ((result.events !== undefined && result.events.value !== counts.events) ||
      (result.n !== undefined && result.n.value !== counts.n));
  if (isElsewhere && !isOtherCount) return;
  const stated = isElsewhere && counts ? `${counts.events}/${counts.n}` : number.text.trim();
  const inLedger = isElsewhere
    ? `${result.events?.value ?? '?'}/${result.n?.value ?? '?'}`
    : `${value.value}${result.unit ? ` ${result.unit.value}` : ''}`;
  context.report({
    span: isElsewhere && counts ? counts.span : number.span,
    what: `The text gives ${stated} as ${endpointWords(endpoint)}, and the claim ${name} ${inLedger}.`,
    why: 'The claims ledger is what the text is checked against; the two must be the same figure.',
    action: 'Correct the one that is wrong.',
    related: [
      {
        message: `The claim says ${inLedger}.`,
        span: isElsewhere ? (result.events ?? result.n ?? value).span : value.span,
      },
    ],
    key: `ledger ${id?.value ?? ''} ${stated}`,
  });
}

/** True where value and counts of the entry disagree, which is told of the entry itself. */
function isOffItsCounts({ value, events, n }: NonNullable<LedgerClaimFields['result']>): boolean {
  if (!value || !events || !n || n.value === 0) return false;
  return Math.abs((100 * events.value) / n.value - value.value) > 1;
}

function isSameUnit({ unit, measure }: NumericStatement, written: Located<string> | undefined): boolean {
  if (written === undefined) return true;
  const read = readResultUnit(written.value);
  if (read === 'ratio') return measure === 'hazard-ratio' || unit === 'ratio';
  return (read ?? written.value.trim().toLowerCase()) === unit;
}

/** True if the number, under its own bound and rounding, can be the value. */
function agrees({ value, high, bound, decimals }: NumericStatement, recorded: number): boolean {
  const half = 0.5 * 10 ** -decimals + 1e-9;
  switch (bound) {
    case 'greater-than':
    case 'at-least':
      return recorded >= value - half;
    case 'less-than':
    case 'at-most':
      return recorded <= (high ?? value) + half;
    case 'about':
      return Math.abs(recorded - value) <= 0.1 * recorded + half;
    case 'exact':
      return recorded >= value - half && recorded <= (high ?? value) + half;
  }
}
