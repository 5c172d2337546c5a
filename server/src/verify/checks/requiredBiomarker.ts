import type { Claim } from '../../claims/types.ts';
import type { Approval } from '../../knowledge/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { approvalReference } from '../references.ts';
import { faultSpan } from '../spans.ts';
import { isLocal, type Subject, type SubjectTreatment } from '../subject.ts';
import { isBiomarkerSelected } from '../targets.ts';
import { biomarkerWords, capitalised, listWords } from '../words.ts';

/**
 * A drug whose labels for the disease all ask for a biomarker, given to whoever has the disease. Where the words say
 * "all" or "unselected", a biomarker taken over from around the clause does not help.
 */
export function checkRequiredBiomarker(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim } = subject;
  if (claim.wording === 'efficacy') return undefined;
  // A heading names the subject; who is treated is said below it.
  const isHeading = claim.block?.role === 'heading' || claim.block?.role === 'title';
  if (REFUSES.test(claim.text)) return undefined;
  const unselected = claim.unselected || UNTESTED.test(claim.text);
  if (!unselected && (isHeading || namesSelection(claim))) return undefined;
  const selecting = unselected ? subject.selecting.filter(({ slot }) => isLocal(slot)) : subject.selecting;
  if (selecting.length > 0 || (!unselected && subject.variants.size > 0)) return undefined;
  const disease = subject.diseases.find(isLocal) ?? (unselected ? subject.diseases[0] : undefined);
  if (!disease) return undefined;
  // "Lung cancer: A, B, C and D": a list of what there is for a disease leaves out for whom each of them is.
  if (!unselected && claim.treatments.length >= LISTED) return undefined;
  const mayBeShort = !unselected && subject.absent.length === 0;
  for (const treatment of subject.treatments) {
    if (treatment.isClass || !isLocal(treatment.slot)) continue;
    const approvals = labelsFor(treatment, disease.value, context);
    if (approvals.length > 0 && mayBeShort && isSelectedNearby(claim, approvals, context)) return undefined;
    if (approvals.length > 0) return missing(treatment, disease, approvals, subject, context);
  }
  return undefined;
}

/** Drugs named side by side from which a statement is a list. */
const LISTED = 3;
/** "Not for unselected disease", "not in all patients". */
const REFUSES = /\bnot (?:be )?(?:for|in|given|used|recommended|an option|suitable)\b/i;
/** Nobody is to be tested. */
const UNTESTED =
  /\b(?:(?:does|do|need) not (?:need|require|be preceded by)\b[^,;.]{0,30}\b(?:proven|proof|confirm\w*|demonstrat\w*|molecular|genomic|test\w*)|without (?:any |prior |previous )?(?:biomarker|molecular|genetic|genomic|mutation)\w*[- ](?:testing|tests?|selection|confirmation)|(?:regardless|irrespective) of (?:the )?(?:biomarker|mutation|molecular|driver|genotype)\w*)\b/i;

/** Genes the base does not know, families of genes and wordings of its own: the text may select in words not read. */
const SELECTION =
  /\b(?:certain (?:types?|kinds?|forms?|patients|people|cases)|(?:some|selected|specific) (?:types|kinds|forms|patients|people|cases)|gene|genetic (?:markers?|tests?|changes?)|fusions?|mutat\w+|rearrange\w+|translocat\w+|amplif\w+|alterations?|aberrations?|biomarkers?|drivers?|oncogen\w+|genotyp\w+|positive|mutants?|overexpress\w+)\b/i;

function namesSelection(claim: Claim): boolean {
  const named = claim.mentions.some(
    ({ kind }) => kind === 'gene' || kind === 'variant' || kind === 'biomarker',
  );
  const absent = claim.biomarkers.some(({ value }) => value.status === 'negative');
  return !absent && (named || SELECTION.test(claim.text));
}

/** Blocks before and behind a statement in which the text may say who is selected. */
const NEARBY = 6;

/**
 * True if the same paragraph speaks of a selection in other words ("your doctor will test for the gene"), or the section
 * names the gene the labels ask for: a statement that leaves it out there is short, not wrong.
 */
function isSelectedNearby(
  { block, text }: Claim,
  approvals: readonly Approval[],
  { document }: VerifyContext,
): boolean {
  if (!block) return false;
  if (SELECTION.test(block.text.text.replace(text, ' '))) return true;
  const genes = new Set(approvals.flatMap(({ biomarkers }) => biomarkers.map(({ gene }) => gene)));
  if (genes.size === 0) return false;
  const named = new RegExp(String.raw`(?<![\p{L}\d])(?:${[...genes].join('|')})(?![\p{L}\d])`, 'u');
  const section = block.context.headings.at(-1);
  return document.blocks
    .slice(Math.max(0, block.index - NEARBY), block.index + NEARBY + 1)
    .some(
      (each) =>
        (each === block || each === section || each.context.headings.at(-1) === section) &&
        named.test(each.text.text),
    );
}

function labelsFor(
  { drugs }: SubjectTreatment,
  disease: string,
  { knowledge }: VerifyContext,
): readonly Approval[] {
  return drugs
    .filter((drug) => isBiomarkerSelected(drug, knowledge))
    .flatMap((drug) => knowledge.approvalsOf(drug.id))
    .filter((approval) =>
      [approval.disease, ...(approval.otherDiseases ?? [])].some((each) =>
        knowledge.isDisease(disease, each),
      ),
    );
}

function missing(
  treatment: SubjectTreatment,
  disease: Subject['diseases'][number],
  approvals: readonly Approval[],
  subject: Subject,
  { knowledge }: VerifyContext,
): CheckOutcome {
  const required = listWords(
    [...new Set(approvals.flatMap(({ biomarkers }) => biomarkers.map(biomarkerWords)))],
    'or',
  );
  const name = knowledge.nameOf({ kind: 'disease', id: disease.value });
  const records = approvals.map((each) => approvalReference(knowledge, treatment.drugs[0]!, each));
  const absent = subject.absent.map(({ stated }) =>
    biomarkerWords({ ...stated, alteration: stated.alteration }),
  );
  return {
    verdict: 'contradicted',
    reason: `${capitalised(treatment.name)} is labelled in ${name} only with ${required}.`,
    wouldBeSupportedIf: `the text named ${required}`,
    records,
    contradictions: [
      {
        aspect: ASPECTS.biomarkerMissing,
        span: faultSpan(subject.claim, [treatment.slot, disease]),
        values: {
          drug: treatment.name,
          disease: name,
          required,
          ...(absent.length > 0 ? { absent: listWords(absent) } : {}),
        },
        records,
        related: [],
        suggestions: [],
      },
    ],
  };
}
