import type { Claim, DoseStatement } from '../../claims/types.ts';
import type { DosingQuery } from '../../knowledge/knowledgeIndex.ts';
import type { DosingRegimen, DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { otherBasis } from '../doseBasis.ts';
import { withOrgan } from '../doseOrgan.ts';
import { ownerOf } from '../doseOwner.ts';
import { placedDose } from '../dosePlace.ts';
import {
  comparable,
  dailyTotal,
  type LabelDose,
  labelDoses,
  readsAsDailyTotal,
  sameAmount,
  sameFrequency,
} from '../doses.ts';
import { forWeight } from '../doseWeight.ts';
import { type CheckOutcome, outcome, uniqueById, weightiest } from '../outcome.ts';
import { formerRegimens, ofRoute, withoutAdjuvantDoses, withoutChildDoses } from '../regimenChoice.ts';
import type { Subject } from '../subject.ts';
import { agesOverlap } from '../support.ts';
import { capitalised, doseWords, listWords, regimenWords } from '../words.ts';
import { isMisplacedDecimal } from './cytotoxicDose.ts';
import { adjustmentsMeant } from './doseCircumstances.ts';
import { doseFault, dosesInWords, suggestionsFor } from './doseFault.ts';
import { isOnlyTold, isRejected, isReplaced } from './doseTelling.ts';
import { fullDose, isFirst, isOfOtherLadder, isStanding } from './standingDose.ts';

/** Doses held against the label: starting doses, reductions, adjustments, daily totals. */
export function checkDose(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim } = subject;
  const drugs = subject.treatments.filter(({ isClass }) => !isClass).flatMap(({ drugs }) => drugs);
  if (isOnlyTold(claim)) return undefined;
  const outcomes = claim.doses.flatMap((statement) => {
    if (statement.role === 'strength' || isRejected(claim)) return [];
    const owner = claim.block === undefined ? undefined : ownerOf(statement, claim, context.document.source);
    if (owner === 'unknown') return [];
    const owned = drugs.filter(({ id }) => owner === undefined || id === owner);
    const perDrug = owned.flatMap((drug) => judge(statement, drug, subject, context) ?? []);
    // With several drugs in the clause the dose belongs to one of them; it is wrong only if it fits none.
    const fitting = perDrug.find(({ contradictions }) => contradictions.length === 0);
    return fitting ? [fitting] : perDrug.slice(0, 1);
  });
  return weightiest(outcomes);
}

function judge(
  written: DoseStatement,
  drug: DrugRecord,
  subject: Subject,
  context: VerifyContext,
): CheckOutcome | undefined {
  const placed = isReplaced(written, context)
    ? { ...written, organ: undefined, interaction: undefined }
    : placedDose(written, subject.claim, drug);
  const statement =
    placed.organ === written.organ ? withOrgan(placed, subject.claim, drug, context.document.source) : placed;
  const known = dosesFor(drug, subject, context, subject.jurisdictions);
  const candidates = known.filter(({ dose }) => comparable(dose, statement.dose));
  if (known.length === 0)
    return outcome('not-in-kb', `The knowledge base holds no dose of ${drug.inn} for this population.`);
  const basis = otherBasis(
    statement,
    drug,
    known.filter(({ kind }) => kind === 'start'),
  );
  if (basis) return doseFault(statement, drug, ASPECTS.doseBasis, basis, subject.claim);
  if (!candidates.some(({ kind }) => kind === 'start'))
    return outcome(
      'not-checked',
      `The unit of ${doseWords(statement.dose)} cannot be compared with the recorded doses of ${drug.inn}.`,
    );
  const meant = adjustmentsMeant(statement, drug, subject, context);
  if (meant.length > 0) return judgeAdjusted(statement, drug, meant, candidates, subject.claim, context);
  const frequencyText = statement.frequencySpan
    ? context.document.source.slice(statement.frequencySpan.start, statement.frequencySpan.end)
    : statement.text;
  const fits = (each: LabelDose): boolean => matches(statement, each, frequencyText);
  if (statement.role === 'level' && statement.level !== undefined)
    return judgeLevel(statement, drug, candidates, fits, subject.claim);
  const starts = candidates.filter(({ kind }) => kind === 'start');
  const product = statement.role === 'daily-total' ? productOf(subject.claim) : undefined;
  if (product && comparable(product, statement.dose) && !sameAmount(product, statement.dose))
    return wrongTotal(doseFault(statement, drug, ASPECTS.doseDiffers, starts), product);
  const reduced = candidates.filter(({ kind }) => kind !== 'start');
  const fitting = starts.find(fits);
  if (fitting) {
    const isLater = isFirst(statement, subject) && starts.every((each) => each.step !== 0 || !fits(each));
    if (!isLater) return agreed(drug, statement, fitting);
    const first = starts.filter(({ step }) => step === 0);
    const sameDose = first.some(({ dose }) => sameAmount(dose, statement.dose));
    return doseFault(statement, drug, sameDose ? ASPECTS.doseFrequency : ASPECTS.doseDiffers, first);
  }
  const asReduction = reduced.find(fits);
  if (asReduction && statement.role !== 'starting' && !isStanding(statement, subject))
    return agreed(drug, statement, asReduction);
  if (isOpen(statement, drug, starts, subject, context.document.source))
    return outcome(
      'not-checked',
      `${doseWords(statement.dose)} of ${drug.inn} is not said completely enough to be compared with the label.`,
    );
  if (statement.role === 'maximum')
    return outcome('not-checked', `${doseWords(statement.dose)} is given as a maximum.`);
  const former = labelDoses(drug, formerRegimens(drug.dosing, subject.claim.text), []).find(fits);
  if (former)
    return outcome(
      'supported-elsewhere',
      `${capitalised(regimenWords(statement.dose, statement.frequency))} of ${drug.inn} is a dose of an earlier label.`,
      [former.record],
    );
  const elsewhere = dosesFor(drug, subject, context, [])
    .filter(({ kind }) => kind === 'start')
    .find(fits);
  if (elsewhere) return otherRegion(statement, drug, elsewhere, starts, subject);
  const wrongFrequency =
    statement.frequency !== undefined && starts.some(({ dose }) => sameAmount(dose, statement.dose));
  return doseFault(
    statement,
    drug,
    wrongFrequency ? ASPECTS.doseFrequency : ASPECTS.doseDiffers,
    starts.length > 0 ? starts : candidates,
  );
}

/** What the one dose of a claim comes to in a day; undefined where there are several, or none with a frequency by the day. */
function productOf({ doses }: Claim): DoseStatement['dose'] | undefined {
  const [single, ...more] = doses.filter(({ role }) => role !== 'daily-total' && role !== 'strength');
  const times = single?.frequency?.timesPerDay;
  if (!single || more.length > 0 || times === undefined) return undefined;
  return { ...single.dose, value: single.dose.value * times };
}

function wrongTotal(told: CheckOutcome, product: DoseStatement['dose']): CheckOutcome {
  const contradictions = told.contradictions.map((each) => ({
    ...each,
    values: { ...each.values, product: doseWords(product) },
  }));
  return { ...told, contradictions };
}

/**
 * Doses of the drug for the claim's diseases and age in these regions. Where the label has none for so narrow a question,
 * the region is widened first and the disease after it.
 */
function dosesFor(
  drug: DrugRecord,
  subject: Subject,
  { knowledge }: VerifyContext,
  jurisdictions: readonly Jurisdiction[],
): readonly LabelDose[] {
  const age = subject.claim.age?.value;
  const weight = age ? undefined : subject.claim.weight?.value;
  const inRegion = jurisdictions.length > 0 ? { jurisdictions } : {};
  const regimensFor = (query: DosingQuery): readonly DosingRegimen[] => {
    const diseases = subject.diseases.map(({ value }) => value);
    const found = diseases.flatMap((disease) => knowledge.dosingOf(drug.id, { ...query, disease }));
    return forWeight([...new Set(found)], weight).filter(
      ({ population }) => !age || !population.age || agesOverlap(population.age, age),
    );
  };
  const attempts = [
    () => regimensFor(inRegion),
    () => regimensFor({}),
    () => forWeight(knowledge.dosingOf(drug.id, inRegion), weight),
    () => forWeight(knowledge.dosingOf(drug.id), weight),
    () => knowledge.dosingOf(drug.id),
  ];
  let regimens: readonly DosingRegimen[] = [];
  for (const attempt of attempts) {
    if (regimens.length === 0) regimens = attempt();
  }
  const { text, setting } = subject.claim;
  const ofSetting = withoutAdjuvantDoses(regimens, setting?.value);
  const counted = ofRoute(age ? ofSetting : withoutChildDoses(ofSetting, text), text);
  // Without a regimen there is nothing that an adjustment could adjust.
  return counted.length === 0 ? [] : labelDoses(drug, counted, knowledge.adjustmentsOf(drug.id, inRegion));
}

/**
 * True for amounts without a frequency, which other rules ask for, and for cytotoxics, whose doses go by regimen: the base
 * holds only some of these, so that another one is not wrong unless a decimal place must have been lost.
 */
function isOpen(
  statement: DoseStatement,
  drug: DrugRecord,
  starts: readonly LabelDose[],
  subject: Subject,
  source: string,
): boolean {
  if (drug.type === 'cytotoxic') return !isMisplacedDecimal(statement, drug, starts, subject, source);
  // For a weight the label has one amount.
  if (subject.claim.weight && starts.some(({ regimen }) => regimen?.population.weight)) return false;
  return (
    statement.frequency === undefined && statement.role !== 'starting' && statement.role !== 'daily-total'
  );
}

function matches(statement: DoseStatement, label: LabelDose, frequencyText: string): boolean {
  const total = dailyTotal(label);
  const sameAsTotal = total !== undefined && sameAmount(total, statement.dose);
  if (statement.role === 'daily-total') return sameAsTotal;
  if (statement.frequency === undefined) return sameAmount(label.dose, statement.dose) || sameAsTotal;
  if (sameAmount(label.dose, statement.dose) && sameFrequency(statement.frequency, label.frequency))
    return true;
  return sameAsTotal && readsAsDailyTotal(statement, frequencyText);
}

function judgeLevel(
  statement: DoseStatement,
  drug: DrugRecord,
  candidates: readonly LabelDose[],
  fits: (each: LabelDose) => boolean,
  claim: Claim,
): CheckOutcome {
  const first =
    statement.level === 0 ? candidates.find((each) => each.kind === 'start' && fits(each)) : undefined;
  if (first) return agreed(drug, statement, first);
  if (isOfOtherLadder(claim.block, fullDose(candidates)))
    return outcome('not-checked', `These are the reductions of another starting dose of ${drug.inn}.`);
  const ofLevel = candidates.filter(({ level }) => level === statement.level);
  const fitting = ofLevel.find(fits);
  if (fitting) return agreed(drug, statement, fitting);
  if (ofLevel.length === 0)
    return outcome('not-in-kb', `The knowledge base holds no dose level ${statement.level} of ${drug.inn}.`);
  const other = candidates.some((each) => each.kind !== 'adjustment' && fits(each));
  return doseFault(statement, drug, other ? ASPECTS.doseLadder : ASPECTS.doseDiffers, ofLevel);
}

function judgeAdjusted(
  statement: DoseStatement,
  drug: DrugRecord,
  meant: ReturnType<typeof adjustmentsMeant>,
  candidates: readonly LabelDose[],
  claim: Claim,
  context: VerifyContext,
): CheckOutcome {
  const wanted = candidates.filter(
    ({ adjustment }) => adjustment !== undefined && meant.some((each) => each === adjustment),
  );
  const frequencyText = statement.frequencySpan
    ? context.document.source.slice(statement.frequencySpan.start, statement.frequencySpan.end)
    : statement.text;
  const full = meant.some(({ action }) => action === 'none')
    ? candidates.filter(({ kind }) => kind === 'start')
    : [];
  const allowed = [...wanted, ...full];
  const fitting = allowed.find((each) => matches(statement, each, frequencyText));
  if (fitting) return agreed(drug, statement, fitting);
  if (allowed.length === 0)
    return outcome('not-in-kb', `The label of ${drug.inn} gives no dose for this adjustment.`);
  const aspect = {
    hepatic: ASPECTS.hepaticAdjustment,
    renal: ASPECTS.renalAdjustment,
    interaction: ASPECTS.interactionDose,
  }[meant[0]!.kind];
  return doseFault(statement, drug, aspect, allowed, claim);
}

function agreed(drug: DrugRecord, statement: DoseStatement, label: LabelDose): CheckOutcome {
  const kind = { start: 'a starting dose', level: 'a reduction', adjustment: 'an adjusted dose' }[label.kind];
  return outcome(
    'supported',
    `${capitalised(regimenWords(statement.dose, statement.frequency))} is ${kind} of ${drug.inn} in the label.`,
    [label.record],
  );
}

const ELSEWHERE = /\b(?:elsewhere|outside|(?:in|of)\s+other\s+(?:countries|regions)|worldwide|global\w*)\b/i;

function otherRegion(
  statement: DoseStatement,
  drug: DrugRecord,
  label: LabelDose,
  starts: readonly LabelDose[],
  { claim, jurisdictions }: Subject,
): CheckOutcome {
  const regions = label.regimen?.jurisdictions.join(', ') ?? 'another region';
  const supported = outcome(
    'supported-elsewhere',
    `${capitalised(regimenWords(statement.dose, statement.frequency))} of ${drug.inn} is the label's dose in ${regions}.`,
    [label.record],
  );
  // "…, lower than the 600 mg twice daily approved elsewhere".
  if (ELSEWHERE.test(claim.text)) return supported;
  return {
    ...supported,
    contradictions: [
      {
        aspect: ASPECTS.doseOtherJurisdiction,
        span: statement.span,
        values: {
          drug: drug.inn,
          stated: regimenWords(statement.dose, statement.frequency),
          region: regions,
          ...(starts.length > 0 ? { expected: dosesInWords(starts), asked: listWords(jurisdictions) } : {}),
        },
        records: uniqueById([...starts.map(({ record }) => record), label.record]),
        related: [],
        suggestions: suggestionsFor(statement, claim, starts),
      },
    ],
  };
}
