import type { Claim, NumericStatement, Slot, TreatmentValue } from '../../../claims/types.ts';
import type { KnowledgeIndex } from '../../../knowledge/knowledgeIndex.ts';
import type { LineIndex } from '../../../text/lineIndex.ts';
import type { Analysis, Judgement } from '../../../verify/types.ts';
import { jsonEvidence, jsonRange, jsonSources } from '../../reporters/shape.ts';
import { slotsOf } from './slots.ts';

/** `claims --format json`, schema version 1. */
export function claimsJson(path: string, { document, knowledge, judgements }: Analysis): object {
  return {
    schemaVersion: 1,
    path,
    kb: knowledge.identity,
    claims: judgements.map((judgement) => jsonClaim(judgement, document.lines, knowledge)),
    sources: jsonSources(
      judgements.flatMap(({ records }) => records),
      knowledge,
    ),
  };
}

function jsonClaim(
  { claim, verdict, reason, wouldBeSupportedIf, records }: Judgement,
  lines: LineIndex,
  knowledge: KnowledgeIndex,
): object {
  const treatments = (slots: readonly Slot<TreatmentValue>[]): readonly object[] =>
    slots.map(({ value }) => jsonTreatment(value, knowledge));
  const names = (
    kind: 'disease' | 'substance' | 'trial',
    slots: readonly Slot<string>[],
  ): readonly object[] =>
    slots.map(({ value }) => ({ id: value, name: knowledge.nameOf({ kind, id: value }) }));
  return {
    id: claim.id,
    text: claim.text,
    range: jsonRange(lines, claim.span),
    kind: claim.kind,
    drugs: treatments(claim.treatments),
    biomarkers: claim.biomarkers.map(jsonBiomarker),
    diseases: names('disease', claim.diseases),
    line: claim.line ? { min: claim.line.value.min, max: claim.line.value.max ?? null } : null,
    setting: claim.setting?.value ?? null,
    extent: claim.extent?.value ?? null,
    age: claim.age ? { min: claim.age.value.min ?? null, max: claim.age.value.max ?? null } : null,
    jurisdictions: claim.jurisdictions.map(({ value }) => value),
    comparators: treatments(claim.comparators),
    priorTreatments: treatments(claim.priorTreatments),
    substances: names('substance', claim.substances),
    trials: names('trial', claim.trials),
    harms: claim.harms.map(({ value }) => value),
    tests: claim.tests.map(({ value }) => value),
    doses: claim.doses.map(({ dose, frequency, role, text, span }) => ({
      ...dose,
      frequency: frequency ?? null,
      role,
      text,
      range: jsonRange(lines, span),
    })),
    food: claim.food?.value ?? null,
    weight: claim.weight?.value ?? null,
    effect: claim.effect ?? null,
    polarity: claim.polarity,
    status: claim.status,
    wording: claim.wording,
    numbers: claim.numbers.map((number) => jsonNumber(number, lines)),
    citations: claim.citations.map(({ value }) => value),
    inherited: inherited(claim),
    verdict,
    reason,
    wouldBeSupportedIf: wouldBeSupportedIf ?? null,
    evidence: records.map(jsonEvidence),
  };
}

function jsonTreatment({ kind, id, generations }: TreatmentValue, knowledge: KnowledgeIndex): object {
  const name = knowledge.nameOf({ kind: kind === 'drug-class' ? 'class' : kind, id });
  return { id, name, kind, ...(generations.length > 0 && { generations }) };
}

function jsonBiomarker({ value }: Claim['biomarkers'][number]): object {
  const { gene, alteration, variant, exon, status, role } = value;
  return {
    gene,
    alteration: alteration ?? null,
    ...(variant !== undefined && { variant }),
    ...(exon !== undefined && { exon }),
    status,
    role,
  };
}

function jsonNumber(number: NumericStatement, lines: LineIndex): object {
  const { endpoint, measure, value, high, unit, bound, interval, fraction, n, treatment, trial } = number;
  return {
    text: number.text,
    range: jsonRange(lines, number.span),
    endpoint: endpoint ?? null,
    measure,
    value,
    ...(high !== undefined && { high }),
    unit,
    bound,
    ...(interval && { ci: { low: interval.low, high: interval.high, level: interval.level ?? null } }),
    ...(fraction && { events: fraction.events, n: fraction.n }),
    ...(!fraction && n !== undefined && { n }),
    treatment: treatment ?? null,
    comparator: number.comparator,
    trial: trial ?? null,
    assessor: number.assessor ?? null,
    population: number.population,
  };
}

/** Slots that the clause itself leaves open, with where each was filled from. */
function inherited(claim: Claim): Readonly<Record<string, string>> {
  return Object.fromEntries(
    slotsOf(claim)
      .filter(({ origin }) => origin !== 'clause' && origin !== 'field')
      .map(({ name, origin }) => [name, origin]),
  );
}
