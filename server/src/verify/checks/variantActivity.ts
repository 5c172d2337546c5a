import type { Claim } from '../../claims/types.ts';
import type { ActivityRecord } from '../../knowledge/types.ts';
import { successorAlternatives } from '../alternatives.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome, weightiest } from '../outcome.ts';
import { activityReference } from '../references.ts';
import { replacementsOf } from '../replacements.ts';
import { faultSpan, ownWords } from '../spans.ts';
import { isLocal, type Subject, type SubjectBiomarker, type SubjectTreatment } from '../subject.ts';
import type { Contradiction } from '../types.ts';
import { biomarkerWords, capitalised, levelWords, listWords } from '../words.ts';

/** Drugs held against the variants the tumour carries: what is recorded of each pair, and whether the claim agrees. */
export function checkVariantActivity(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const column = subject.claim.block?.context.columnHeader;
  if (column && OF_FAILURE.test(column.text.text)) return undefined;
  const outcomes = [...subject.variants].flatMap(([gene, variants]) =>
    subject.treatments
      .filter((treatment) => !aroseUnder(treatment, context))
      .flatMap((treatment) =>
        combinations(gene, variants, treatment, context).flatMap(
          (each) => judge(each, subject, context) ?? [],
        ),
      ),
  );
  return weightiest(outcomes);
}

/** Heads of columns that list what does not work. */
const OF_FAILURE =
  /\b(?:fail\w*|resist\w* to|inactive|ineffective|avoid\w*|not (?:active|effective|recommended|to be used)|no longer)\b/i;

/** "G2032R arose on crizotinib": the drug is the one the variant came up under. */
const AROSE =
  /\b(?:arose|arisen|aris(?:es|ing)|emerg\w+|appear\w+|develop\w+|occur\w+|found|detected|seen|acquired)\s+(?:only\s+)?(?:on|under|during|upon)\s+(?:[\w-]+\s+){0,3}$/i;

function aroseUnder({ slot }: SubjectTreatment, { document }: VerifyContext): boolean {
  return (
    isLocal(slot) && AROSE.test(document.source.slice(Math.max(0, slot.span.start - 80), slot.span.start))
  );
}

interface Pairing {
  readonly treatment: SubjectTreatment;
  readonly gene: string;
  readonly variants: readonly SubjectBiomarker[];
  /** The record that decides for each drug of the treatment, the most specific one. */
  readonly records: readonly ActivityRecord[];
  /** True if no drug of the treatment lacks a record. */
  readonly complete: boolean;
}

/** Variants named together are one compound mutation where the base knows it as one, else alternatives. */
function combinations(
  gene: string,
  variants: readonly SubjectBiomarker[],
  treatment: SubjectTreatment,
  context: VerifyContext,
): readonly Pairing[] {
  const pairing = (group: readonly SubjectBiomarker[]): Pairing => {
    const short = group.flatMap(({ stated }) => stated.variant ?? []);
    const records = treatment.drugs.map((drug) => context.knowledge.activityOf(drug.id, gene, short)[0]);
    const found = records.filter((each) => each !== undefined);
    return {
      treatment,
      gene,
      variants: group,
      records: found,
      complete: found.length === treatment.drugs.length,
    };
  };
  if (variants.length > 1) {
    const compound = pairing(variants);
    if (compound.records.length > 0) return [compound];
  }
  return variants.map((each) => pairing([each]));
}

function judge(pairing: Pairing, subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim } = subject;
  const { treatment, records } = pairing;
  if (records.length === 0) return undefined;
  const references = records.map((each) => activityReference(context.knowledge, each));
  const every = (effect: ActivityRecord['effect']): boolean =>
    records.every((each) => each.effect === effect);
  const variant = listWords(pairing.variants.map(({ stated }) => biomarkerWords(stated)));
  const level = levelWords(records[0]!.level);
  const deniesBenefit =
    (claim.effect === 'response' || claim.effect === undefined) === (claim.polarity === 'negated');
  const says = every('resistant') ? 'resistant' : every('sensitive') ? 'sensitive' : 'mixed';
  if (says === 'mixed') {
    return outcome(
      'supported-elsewhere',
      `What is recorded of ${treatment.name} against ${variant} differs by drug or degree (${level}).`,
      references,
    );
  }
  if (says === 'resistant' && deniesBenefit)
    return outcome(
      'supported',
      `${capitalised(treatment.name)} is recorded as inactive against ${variant} (${level}).`,
      references,
    );
  if (says === 'sensitive' && !deniesBenefit)
    return outcome(
      'supported',
      `${capitalised(treatment.name)} is recorded as active against ${variant} (${level}).`,
      references,
    );
  if (says === 'sensitive') {
    const denied = outcome(
      'contradicted',
      `${capitalised(treatment.name)} is recorded as active against ${variant} (${level}).`,
      references,
    );
    // A tumour may resist by other means: what happened once contradicts nothing. A compound mutation that restores sensitivity
    // is an exception to be known.
    if (pairing.variants.length > 1)
      return { ...denied, contradictions: [missedException(pairing, subject, references, variant)] };
    return isGeneral(claim) && records.some(isClinical)
      ? { ...denied, contradictions: [activityDenied(pairing, subject, references, variant)] }
      : treatment.isClass
        ? outcome(
            'supported-elsewhere',
            `Members of ${treatment.name} are recorded as active against ${variant} (${level}); others may not be.`,
            references,
          )
        : denied;
  }
  if (!pairing.complete)
    return outcome(
      'not-in-kb',
      `Not every drug of ${treatment.name} has a record against ${variant}.`,
      references,
    );
  const found = inactive(pairing, subject, context, references, variant, level);
  if (claim.wording !== 'recommendation' && GRADED.test(claim.text))
    return outcome(
      'supported-elsewhere',
      `${found.reason} How much activity is left is a matter of degree.`,
      references,
    );
  return decides(records, subject) ? found : { ...found, contradictions: [] };
}

/** "Some activity": a matter of degree, which a record of resistance does not contradict. */
const GRADED =
  /\b(?:some|partial|limited|modest|residual|reduced|intermediate|weak)\s+(?:[\p{L}-]+\s+){0,2}(?:activity|efficacy|potency|sensitivity)\b/iu;

/**
 * A cell line or a case does not make what somebody observed wrong; for a recommendation, and for a statement of how things
 * are, it is reason enough.
 */
function decides(records: readonly ActivityRecord[], { claim }: Subject): boolean {
  return claim.wording !== 'efficacy' || isGeneral(claim) || records.some(isClinical);
}

function isClinical({ design }: ActivityRecord): boolean {
  return design !== 'preclinical' && design !== 'case-report' && design !== 'case-series';
}

const PRESENT =
  /\b(?:is|are|has|have|shows?|works?|remains?|retains?|keeps?|maintains?|overcomes?|predicts?|responds?|respond|inhibits?|do|does|lacks?|derives?|benefits?|gains?|covers?|leaves?|restores?)\b/i;
/** What a drug was made for is told in the past and holds still. */
const MADE_FOR = /\b(?:was|were) (?:designed|developed|made|built|conceived) to\b/gi;
const OBSERVED =
  /\b(?:was|were|had|did|been|could|would|showed|shown|retained|remained|responded|inhibited|achieved|experienced|reported|patient|case|IC50|nM|n ?=)\b/i;

/** What the words take back of the activity, or give to another drug. */
const PARTLY =
  /\b(?:only|poorly|barely|hardly|no longer|modest\w*|limited|weak\w*|minimal\w*|partial\w*|less|low|lower|some|may|might|unlike|which|in contrast)\b/i;

/** True for a statement of how things are, in the present tense and without a figure, as against an observation. */
function isGeneral({ text, status, numbers }: Claim): boolean {
  return (
    status === 'asserted' &&
    numbers.length === 0 &&
    PRESENT.test(text) &&
    !OBSERVED.test(text.replace(MADE_FOR, '')) &&
    !PARTLY.test(text)
  );
}

function activityDenied(
  { treatment, variants }: Pairing,
  { claim }: Subject,
  records: CheckOutcome['records'],
  variant: string,
): Contradiction {
  return {
    aspect: ASPECTS.variantActive,
    span: ownWords(claim, treatment.slot),
    values: { drug: treatment.name, variant },
    records,
    related: variants.map(({ slot }) => ({ message: `${variant} is named here.`, span: slot.span })),
    suggestions: [],
  };
}

function missedException(
  { treatment, variants }: Pairing,
  { claim }: Subject,
  records: CheckOutcome['records'],
  variant: string,
): Contradiction {
  return {
    aspect: ASPECTS.resensitisationMissed,
    span: faultSpan(claim, [treatment.slot, ...variants.map(({ slot }) => slot)]),
    values: { drug: treatment.name, variant },
    records,
    related: [],
    suggestions: [],
  };
}

function inactive(
  pairing: Pairing,
  subject: Subject,
  context: VerifyContext,
  records: CheckOutcome['records'],
  variant: string,
  level: string,
): CheckOutcome {
  const { treatment, gene, variants } = pairing;
  const { knowledge } = context;
  const prior = subject.priorTreatments.flatMap(({ drugs }) => drugs.map(({ id }) => id));
  const query = {
    biomarker: { gene },
    variants: variants.flatMap(({ stated }) => stated.variant ?? []),
    disease: subject.diseases[0]?.value,
    after: prior,
    jurisdictions: subject.jurisdictions,
    exclude: [...treatment.drugs.map(({ id }) => id), ...prior],
  };
  const alternatives = successorAlternatives(knowledge, query);
  return {
    verdict: 'contradicted',
    reason: `${capitalised(treatment.name)} is recorded as inactive against ${variant} (${level}).`,
    wouldBeSupportedIf:
      alternatives.length > 0
        ? `the drug were ${listWords(
            alternatives.map(({ drug }) => drug.inn),
            'or',
          )}`
        : undefined,
    records,
    contradictions: [
      {
        aspect: ASPECTS.variantInactive,
        span: ownWords(subject.claim, treatment.slot),
        values: {
          drug: treatment.name,
          variant,
          level,
          ...(subject.claim.wording === 'efficacy' ? { effect: 'active' } : {}),
          ...(alternatives.length > 0
            ? {
                alternatives: listWords(
                  alternatives.map(({ drug }) => drug.inn),
                  'or',
                ),
              }
            : {}),
        },
        records,
        related: variants.map(({ slot }) => ({ message: `${variant} is named here.`, span: slot.span })),
        suggestions: replacementsOf(treatment, alternatives),
      },
    ],
  };
}
