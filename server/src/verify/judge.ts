import type { Claim } from '../claims/types.ts';
import { ASPECTS } from './aspects.ts';
import { checkAge } from './checks/age.ts';
import { checkCnsActivity } from './checks/cnsActivity.ts';
import { checkDenial } from './checks/denial.ts';
import { checkDose } from './checks/dose.ts';
import { checkDriver } from './checks/driver.ts';
import { checkEfficacy } from './checks/efficacy.ts';
import { checkFood } from './checks/food.ts';
import { checkIndication } from './checks/indication.ts';
import { checkLinePreference } from './checks/linePreference.ts';
import { checkRequiredBiomarker } from './checks/requiredBiomarker.ts';
import { checkResensitisation } from './checks/resensitisation.ts';
import { checkStatedTargets } from './checks/statedTargets.ts';
import { checkStudyLine } from './checks/studyLine.ts';
import { isSubjectLine } from './checks/subjectLine.ts';
import { checkTarget } from './checks/target.ts';
import { checkVariantActivity } from './checks/variantActivity.ts';
import type { VerifyContext } from './context.ts';
import { tellsOfExperiment } from './experiments.ts';
import { type CheckOutcome, outcome, weightiest } from './outcome.ts';
import { isLocal, type Subject, subjectOf, treatmentsKnownByNameOnly } from './subject.ts';
import type { Contradiction, Judgement } from './types.ts';

/**
 * Holds every claim against the knowledge base, in the order given. Claims do not influence one another: one that cannot be
 * judged because of an internal error says so, and the others are judged all the same.
 * @param checkCancelled called before each claim; throws to stop
 */
export function judgeAll(
  claims: readonly Claim[],
  context: VerifyContext,
  checkCancelled?: () => void,
): readonly Judgement[] {
  return claims.map((claim) => {
    checkCancelled?.();
    return judgeSafely(claim, context);
  });
}

/** Holds one claim against the knowledge base; an internal error becomes a judgement that says so. */
export function judgeSafely(claim: Claim, context: VerifyContext): Judgement {
  try {
    return judge(claim, context);
  } catch (error) {
    return unjudged(claim, error instanceof Error ? error.message : String(error));
  }
}

function unjudged(claim: Claim, failure: string): Judgement {
  return {
    claim,
    verdict: 'not-checked',
    reason: 'This statement could not be judged because of an internal error.',
    wouldBeSupportedIf: undefined,
    records: [],
    contradictions: [],
    failure,
  };
}

/**
 * Holds one claim against the knowledge base.
 * What is asked, quoted, told as history or only supposed is judged too, but never comes out as contradicted.
 */
export function judge(claim: Claim, context: VerifyContext): Judgement {
  const decided = weigh(claim, context);
  return {
    claim,
    verdict: decided.verdict,
    reason: decided.reason,
    wouldBeSupportedIf: decided.verdict === 'supported' ? undefined : decided.wouldBeSupportedIf,
    records: decided.records,
    contradictions: decided.contradictions,
  };
}

function weigh(claim: Claim, context: VerifyContext): CheckOutcome {
  if (claim.status === 'question') return outcome('not-checked', 'A question asserts nothing.');
  const subject = subjectOf(claim, context);
  const named = treatmentsKnownByNameOnly(subject, context);
  if (named.length > 0) {
    return outcome('not-in-kb', `The knowledge base knows ${named.join(', ')} by name only.`);
  }
  const decided = decide(subject, context);
  if (isSubjectLine(claim, context)) return withoutFault(decided, 'the heading of what follows');
  if (isLinkText(claim)) return withoutFault(decided, 'the title of another text');
  if (ONLY_IN_TRIALS.test(claim.text)) return withoutFault(decided, 'what only a trial may do');
  const manner = MANNER[claim.status] ?? (isExperiment(claim, context) ? 'an experiment' : undefined);
  if (manner === undefined) return decided;
  const told = withoutFault(decided, manner);
  return isReport(claim) ? { ...told, contradictions: decided.contradictions.filter(isOfStudies) } : told;
}

/** True where the claim is the text of a link and no more. */
function isLinkText({ block, span }: Claim): boolean {
  if (!block || block.links.length === 0) return false;
  const start = block.text.fromSource(span.start);
  const end = block.text.fromSource(span.end - 1);
  return (
    start !== undefined &&
    end !== undefined &&
    block.links.some((link) => link.span.start <= start && end < link.span.end)
  );
}

function decide(subject: Subject, context: VerifyContext): CheckOutcome {
  const decided =
    firstDecisive(checksFor(subject).flatMap((check) => check(subject, context) ?? [])) ??
    outcome('not-checked', 'Nothing in this statement can be held against the knowledge base.');
  if (decided.verdict !== 'contradicted' || !statesOwnPopulation(subject)) return decided;
  const alone = checkIndication({ ...subject, selecting: [], variants: new Map() }, context);
  return alone ?? decided;
}

/**
 * True for a licence told with its own disease, under a heading that names a biomarker: what else a drug is approved for may be
 * told anywhere, so that the heading's biomarker must not make a true statement false.
 */
function statesOwnPopulation({ claim, selecting, diseases, treatments }: Subject): boolean {
  return (
    claim.wording === 'regulatory' &&
    selecting.length > 0 &&
    selecting.every(({ slot }) => !isLocal(slot)) &&
    diseases.some(isLocal) &&
    treatments.length > 0 &&
    treatments.every(({ slot }) => isLocal(slot))
  );
}

type Check = (subject: Subject, context: VerifyContext) => CheckOutcome | undefined;

/** The checks a claim calls for, the most specific first: where several find a fault, the first one speaks. */
function checksFor(subject: Subject): readonly Check[] {
  const { claim } = subject;
  const numbers: readonly Check[] = claim.numbers.length > 0 ? [checkEfficacy] : [];
  // What is said of food holds its own denial: "not on an empty stomach".
  const food: readonly Check[] = claim.food ? [checkFood] : [];
  const doses: readonly Check[] =
    claim.doses.length > 0 && claim.polarity === 'affirmed' ? [checkDose, ...food] : food;
  if (claim.kind === 'driver') return claim.wording === 'mention' ? [] : [checkDriver];
  if (claim.wording === 'mention')
    return [
      ...numbers,
      ...doses,
      checkStudyLine,
      ...(claim.unselected ? [checkRequiredBiomarker] : []),
      checkLinePreference,
    ];
  if (claim.kind === 'target') return claim.polarity === 'affirmed' ? [checkStatedTargets] : [];
  // Resistance denied is no denial of the treatment.
  if (claim.effect === 'resistance' && claim.polarity === 'negated')
    return [...(subject.variants.size > 0 ? [checkVariantActivity] : []), checkStudyLine, ...numbers];
  const denies =
    claim.polarity === 'negated' ||
    claim.effect === 'resistance' ||
    claim.effect === 'no-benefit' ||
    claim.effect === 'harm';
  const variants: readonly Check[] = subject.variants.size > 0 ? [checkVariantActivity] : [];
  const brain: readonly Check[] =
    claim.comparators.length > 0 && IN_THE_BRAIN.test(claim.text) ? [checkCnsActivity] : [];
  if (denies) {
    if (claim.kind === 'dose' || claim.kind === 'numeric') return [...numbers, ...food];
    if (claim.kind === 'cns') return [checkCnsActivity, ...numbers];
    const denial: readonly Check[] = TREATMENT_KINDS.has(claim.kind)
      ? [checkResensitisation, checkDenial]
      : [];
    return [...variants, ...brain, checkStudyLine, ...numbers, ...denial];
  }
  if (claim.kind === 'cns') return [checkCnsActivity, ...numbers];
  if (!TREATMENT_KINDS.has(claim.kind)) return [checkStudyLine, ...numbers, ...doses];
  return [
    ...variants,
    ...brain,
    checkTarget,
    checkRequiredBiomarker,
    checkStudyLine,
    ...numbers,
    checkLinePreference,
    checkAge,
    checkIndication,
    ...doses,
  ];
}

const IN_THE_BRAIN = /\b(?:brain|CNS|intracranial(?:ly)?|central nervous system|CSF|cerebrospinal)\b/i;

/** Kinds of claim that say whom a treatment is for, or whom it helps. */
const TREATMENT_KINDS: ReadonlySet<Claim['kind']> = new Set([
  'indication',
  'regulatory',
  'efficacy',
  'resistance',
  'sequence',
]);

/**
 * One fault, one finding: the first check that finds one decides, and doses and figures add theirs, which are about other
 * words. Without a fault the weightiest outcome decides.
 */
function firstDecisive(outcomes: readonly CheckOutcome[]): CheckOutcome | undefined {
  const faults = outcomes.filter(({ contradictions }) => contradictions.length > 0);
  const first = faults[0];
  if (!first) return weightiest(outcomes);
  const spans = new Set(first.contradictions.map(({ span }) => `${span.start}:${span.end}`));
  const others = faults
    .slice(1)
    .flatMap(({ contradictions }) => contradictions)
    .filter(({ span, aspect }) => !spans.has(`${span.start}:${span.end}`) && ABOUT_NUMBERS.test(aspect));
  return { ...first, contradictions: [...first.contradictions, ...others] };
}

const ABOUT_NUMBERS =
  /^(?:dose|food|efficacy|endpoint|hepatic|renal|interaction|data-cut|drug-not-in-study|study-line)/u;

/** What a study or a patient had done is told as history, and can be told wrongly. */
function isReport({ status, cues }: Claim): boolean {
  return status === 'historical' && cues.some(({ category }) => category === 'report');
}

function isOfStudies({ aspect }: Contradiction): boolean {
  return aspect === ASPECTS.studyLineDiffers;
}

/** What is kept for trials is not advised: "only within a clinical trial", "investigational use only". */
const ONLY_IN_TRIALS =
  /\b(?:only|solely|exclusively) (?:with)?in (?:the (?:setting|context|frame(?:work)?) of )?(?:an? |the )?(?:\w+ ){0,2}(?:trials?|stud(?:y|ies))\b|\b(?:not|never) (?:\w+ ){0,3}outside (?:of )?(?:an? |the )?(?:\w+ ){0,2}(?:trials?|stud(?:y|ies))\b|\binvestigational use only\b/i;

const MANNER: Readonly<Partial<Record<Claim['status'], string>>> = {
  hypothesis: 'a hypothesis',
  historical: 'history',
  quoted: 'a quotation',
};

/** What was seen in animals or cells, or given to them, is held against no label; words of advice are, whatever they rest on. */
function isExperiment(claim: Claim, { document }: VerifyContext): boolean {
  const { wording, kind, cues } = claim;
  const advises = wording === 'recommendation' && cues.some(({ category }) => category === 'predicate');
  return (kind === 'dose' || !advises) && tellsOfExperiment(claim, document.source);
}

function withoutFault(decided: CheckOutcome, manner: string): CheckOutcome {
  if (decided.verdict !== 'contradicted') return { ...decided, contradictions: [] };
  return {
    ...decided,
    verdict: 'not-checked',
    reason: `Told as ${manner}. ${decided.reason}`,
    contradictions: [],
  };
}
