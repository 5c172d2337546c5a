import type { LedgerClaimFields, Located, ProtocolFields } from '../document/fields/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { Endpoint } from '../knowledge/types.ts';
import type { Mention, Recogniser } from '../recognise/types.ts';
import type { ClaimDraft } from './clauseContext.ts';
import { emptyClaim } from './emptyClaim.ts';
import { readEndpoint, readResultUnit } from './fieldValues.ts';
import { mostSpecific } from './slots.ts';
import type { Claim, NumericStatement, Slot } from './types.ts';

/**
 * The figures that the claims ledger gives in `result`, for entries whose own sentence gives neither one of the same endpoint
 * nor the same figure: that one is read as prose, and the two are compared.
 * @param prose claims of the document's text
 */
export function claimsOfLedger(
  source: string,
  fields: ProtocolFields,
  prose: readonly Claim[],
  recogniser: Recogniser,
  knowledge: KnowledgeIndex,
): readonly ClaimDraft[] {
  return fields.claims.flatMap((entry, index) => {
    const number = numberOf(entry, source);
    if (!number) return [];
    const said = prose.some(
      ({ fieldPath, numbers }) =>
        fieldPath?.[0] === 'claims' &&
        fieldPath[1] === index &&
        numbers.some(({ endpoint, value }) => endpoint === number.endpoint || value === number.value),
    );
    return said ? [] : [ledgerClaim(entry, index, number, fields, recogniser, knowledge)];
  });
}

const RATES: ReadonlySet<Endpoint> = new Set<Endpoint>(['ORR', 'DCR', 'intracranial-ORR']);

function numberOf({ result }: LedgerClaimFields, source: string): NumericStatement | undefined {
  const endpoint = readEndpoint(result?.endpoint?.value);
  const unit = readResultUnit(result?.unit?.value);
  if (!result?.value || endpoint === undefined || unit === undefined) return undefined;
  // A share of patients without an event is of a point in time, for which the ledger has no field.
  if (unit === 'percent' && !RATES.has(endpoint)) return undefined;
  const { value, events, n, interval } = result;
  const text = source.slice(value.span.start, value.span.end);
  return {
    endpoint,
    measure: unit === 'ratio' ? 'hazard-ratio' : unit === 'percent' ? 'rate' : 'unspecified',
    value: value.value,
    high: undefined,
    unit,
    bound: 'exact',
    decimals: text.split('.')[1]?.length ?? 0,
    interval: interval && { ...interval, level: undefined },
    fraction: events && n && { events: events.value, n: n.value, span: events.span },
    n: n?.value,
    treatment: undefined,
    comparator: false,
    trial: undefined,
    assessor: undefined,
    population: n?.value === 1 ? 'patient' : 'cohort',
    span: value.span,
    text: unit === 'percent' ? `${text}%` : `${text} ${unit}`,
  };
}

function ledgerClaim(
  entry: LedgerClaimFields,
  index: number,
  number: NumericStatement,
  fields: ProtocolFields,
  recogniser: Recogniser,
  knowledge: KnowledgeIndex,
): ClaimDraft {
  const { about, evidence, text, result, assertion } = entry;
  const slots = <T>(
    field: Located<string> | undefined,
    read: (mention: Mention) => T | undefined,
  ): readonly Slot<T>[] =>
    field === undefined
      ? []
      : recogniser.recognise(field.value).flatMap((mention) => {
          const value = read(mention);
          return value === undefined
            ? []
            : [{ value, span: field.span, text: mention.surface, origin: 'field' as const }];
        });
  const trialOf = (mention: Mention): string | undefined =>
    mention.kind === 'trial' ? mention.id : undefined;
  const cited = fields.references.filter(
    ({ key }) => key !== undefined && evidence.cite.some(({ value }) => value === key.value),
  );
  const named = slots(text, trialOf);
  const trials = named.length > 0 ? named : cited.flatMap(({ nct }) => slots(nct, trialOf));
  const said = assertion?.value ?? 'asserted';
  return {
    ...emptyClaim(result!.span, number.text),
    fieldPath: ['claims', index, 'result'],
    kind: 'numeric',
    wording: 'efficacy',
    status: said === 'negated' ? 'asserted' : said,
    polarity: said === 'negated' ? 'negated' : 'affirmed',
    treatments: slots(about.drug, (mention) =>
      mention.kind === 'drug' || mention.kind === 'drug-class'
        ? { kind: mention.kind, id: mention.id, generations: [] }
        : undefined,
    ),
    biomarkers: slots(about.gene, (mention) =>
      mention.kind === 'gene'
        ? {
            gene: mention.gene,
            alteration: undefined,
            variant: undefined,
            exon: undefined,
            status: 'positive' as const,
            role: 'selecting' as const,
          }
        : undefined,
    ),
    diseases: mostSpecific(
      slots(about.disease, (mention) => (mention.kind === 'disease' ? mention.id : undefined)),
      knowledge,
    ),
    trials: trials.slice(0, 1),
    citations: evidence.cite.map(({ value, span }) => ({ value, span, text: value, origin: 'field' })),
    numbers: [number],
  };
}
