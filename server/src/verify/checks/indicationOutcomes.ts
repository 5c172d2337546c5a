/** What a judgement of an indication says, case by case. */
import type { Slot } from '../../claims/types.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome, uniqueById } from '../outcome.ts';
import { approvalReference, evidenceReference, figureReference } from '../references.ts';
import { elsewhereWords, faultSpan } from '../spans.ts';
import { isLocal, type Subject, type SubjectTreatment } from '../subject.ts';
import type { ApprovalMatch, Population, Support } from '../support.ts';
import type { EvidenceReference } from '../types.ts';
import { biomarkerWords, capitalised, levelWords, lineWords, listWords } from '../words.ts';
import { differenceWords, populationWords } from './populationWords.ts';

/** One treatment in one population, with all that is recorded of it. */
export interface Question {
  readonly subject: Subject;
  readonly context: VerifyContext;
  readonly treatment: SubjectTreatment;
  readonly population: Population;
  readonly disease: Slot<string> | undefined;
  readonly support: Support;
}

/** A biomarker without a disease: supported where anything at all is recorded for it. */
export function withoutDisease(question: Question): CheckOutcome {
  const { support, treatment, population, context } = question;
  const records = [
    ...approvalRecords(support.approvals, context),
    ...support.benefit.map(({ record }) => evidenceReference(record)),
  ];
  if (records.length === 0) return unknown(question);
  const names = population.biomarkers.map(biomarkerWords);
  return outcome(
    'supported',
    `${capitalised(treatment.name)} is recorded for ${listWords(names, 'or')} in the diseases its records name.`,
    records.slice(0, 6),
  );
}

/** A label covers the whole population. */
export function labelled(
  { treatment, population, context, support }: Question,
  full: readonly ApprovalMatch[],
): CheckOutcome {
  const regions = [...new Set(full.map(({ approval }) => approval.jurisdiction))];
  const records = [
    ...approvalRecords(full, context),
    ...support.benefit.slice(0, 2).map(({ record }) => evidenceReference(record)),
  ];
  return outcome(
    'supported',
    `${capitalised(treatment.name)} is labelled for ${populationWords(population, context.knowledge)} (${regions.join(', ')}).`,
    records,
  );
}

/** Labels for the disease and biomarker that differ in line, setting, age or region. */
export function elsewhere(
  { treatment, population, context }: Question,
  near: readonly ApprovalMatch[],
): CheckOutcome {
  const closest = near.filter(({ differences }) => differences.length === near[0]!.differences.length);
  const differences = [...new Set(closest.flatMap((each) => each.differences))];
  return outcome(
    'supported-elsewhere',
    `${capitalised(treatment.name)} is labelled for ${populationWords(population, context.knowledge)} only in ${differenceWords(differences)}.`,
    approvalRecords(closest, context),
    `the text spoke of the ${listWords(differences)} that the label covers`,
  );
}

/** Evidence without a label. */
export function offLabel({ treatment, population, context, support, subject }: Question): CheckOutcome {
  const records = uniqueById([
    ...support.benefit.map(({ record }) => evidenceReference(record)),
    ...support.figures.slice(0, 3).map(figureReference),
  ]);
  const level = records[0]?.level;
  const words = populationWords(population, context.knowledge);
  const grade = level ? ` (${levelWords(level)})` : '';
  // Whether a drug works is a question of evidence; whether to give it, one of labels too.
  if (subject.claim.wording === 'efficacy')
    return outcome('supported', `Benefit of ${treatment.name} is recorded in ${words}${grade}.`, records);
  const hasLabels = treatment.drugs.some((drug) => context.knowledge.approvalsOf(drug.id).length > 0);
  if (!hasLabels)
    return outcome('supported', `Benefit of ${treatment.name} is recorded in ${words}${grade}.`, records);
  return outcome(
    'supported-elsewhere',
    `Evidence for ${treatment.name} in ${words} is recorded${grade}, but no label in the regions covered: off-label use.`,
    records,
    'the text called the use off-label',
  );
}

/** Nothing recorded in this population. */
export function unknown({ treatment, population, context, support }: Question): CheckOutcome {
  const words = populationWords(population, context.knowledge);
  const others = [
    ...new Set(
      support.otherDiseases.map(({ disease }) => context.knowledge.nameOf({ kind: 'disease', id: disease })),
    ),
  ];
  if (others.length > 0) {
    return outcome(
      'supported-elsewhere',
      `${capitalised(treatment.name)} is recorded for this biomarker in ${listWords(others)}, not in ${words}.`,
      elsewhereRecords(support, context),
    );
  }
  return outcome('not-in-kb', `The knowledge base holds nothing on ${treatment.name} in ${words}.`);
}

export interface Grounds {
  readonly reason: string;
  readonly records: readonly EvidenceReference[];
}

/** Recorded lack of benefit. */
export function againstReason({ support, treatment, population, context }: Question): Grounds {
  const { record } = support.against[0]!;
  return {
    reason: `The recorded evidence speaks against ${treatment.name} in ${populationWords(population, context.knowledge)} (${levelWords(record.level)}).`,
    records: [
      ...support.against.map((each) => evidenceReference(each.record)),
      ...elsewhereRecords(support, context),
    ],
  };
}

/** Recorded only in a disease that this one excludes. */
export function disjointReason(question: Question): Grounds {
  const { support, treatment, population, context } = question;
  const { knowledge } = context;
  const names = [
    ...new Set(
      support.otherDiseases.map(({ disease }) => knowledge.nameOf({ kind: 'disease', id: disease })),
    ),
  ];
  return {
    reason: `${capitalised(treatment.name)} is recorded for this biomarker in ${listWords(names)}, and nothing supports it in ${populationWords(population, knowledge)}, which is a different disease.`,
    records: [...narrowerAgainst(question), ...elsewhereRecords(support, context)],
  };
}

/** No label among those the base holds. */
export function closedWorldReason(question: Question): Grounds {
  const { support, treatment, population, context } = question;
  const words = populationWords(population, context.knowledge);
  const against = support.against.map(({ record }) => evidenceReference(record));
  const labels = treatment.drugs.flatMap((drug) =>
    context.knowledge
      .approvalsOf(drug.id)
      .map((approval) => approvalReference(context.knowledge, drug, approval)),
  );
  const withdrawn = treatment.drugs.flatMap((drug) =>
    context.knowledge
      .approvalsOf(drug.id, { which: 'all' })
      .map((approval) => approvalReference(context.knowledge, drug, approval)),
  );
  const elsewhereLabels = elsewhereRecords(support, context);
  return {
    reason: `No label of ${treatment.name} in the regions covered is for ${words}.`,
    records: uniqueById([
      ...against,
      ...narrowerAgainst(question),
      ...(elsewhereLabels.length > 0 ? elsewhereLabels : labels.length > 0 ? labels : withdrawn),
    ]),
  };
}

/** Labels that differ in what the text itself names. */
export function nearMisses({ support, treatment, population, context }: Question): Grounds {
  const differences = [...new Set(support.approvals.flatMap((each) => each.differences))];
  return {
    reason: `The labels of ${treatment.name} for ${populationWords(population, context.knowledge)} are for ${differenceWords(differences)}.`,
    records: approvalRecords(support.approvals, context),
  };
}

/** Evidence against the treatment in a kind of the stated disease: not decisive, but worth showing beside what is. */
function narrowerAgainst({ treatment, population, context }: Question): readonly EvidenceReference[] {
  return context.knowledge
    .evidenceFor({
      treatments: [treatment.id],
      biomarkers: population.biomarkers,
      disease: population.disease!,
      effect: 'no-benefit',
    })
    .filter(({ disease, biomarker }) => disease !== 'unstated' && biomarker !== 'unstated')
    .map(({ record }) => evidenceReference(record));
}

/** The fault, on the exact words; open where the words may be about other patients. */
export function contradicted(question: Question, { reason, records }: Grounds): CheckOutcome {
  const { subject, treatment, population, disease, context } = question;
  const { knowledge } = context;
  const parts = [treatment.slot, disease!];
  // A statement of effect under a heading may be about other patients than the heading's; a recommendation is for them.
  const isMeant = subject.claim.wording === 'efficacy' ? isLocal(disease!) : parts.some(isLocal);
  if (!isMeant)
    return outcome(
      'not-checked',
      `${reason} Whether the statement is about these patients is open.`,
      records,
    );
  const biomarkers = subject.selecting.map(({ slot }) => slot);
  return {
    verdict: 'contradicted',
    reason,
    wouldBeSupportedIf: 'a label or recorded benefit covered this drug, biomarker and disease together',
    records: uniqueById(records),
    contradictions: [
      {
        aspect: ASPECTS.indicationUnsupported,
        span: faultSpan(subject.claim, [treatment.slot, ...biomarkers, disease]),
        values: {
          drug: treatment.name,
          disease: knowledge.nameOf({ kind: 'disease', id: population.disease! }),
          population: populationWords(population, knowledge) + lineOf(question),
          wording: subject.claim.wording,
          reason,
        },
        records: uniqueById(records),
        related: elsewhereWords(subject.claim, [...biomarkers, disease!]),
        suggestions: [],
      },
    ],
  };
}

/** The line, where the labels are for the same patients in another one. */
function lineOf({ population: { line }, support }: Question): string {
  const differs = support.approvals.some(({ differences }) => differences.includes('line'));
  return differs && line ? `, ${lineWords(line)}` : '';
}

function approvalRecords(
  matches: readonly ApprovalMatch[],
  { knowledge }: VerifyContext,
): readonly EvidenceReference[] {
  return matches.map(({ drug, approval }) => approvalReference(knowledge, drug, approval));
}

function elsewhereRecords(support: Support, { knowledge }: VerifyContext): readonly EvidenceReference[] {
  return uniqueById(
    support.otherDiseases.map(({ drug, approval, evidence }) =>
      approval ? approvalReference(knowledge, drug, approval) : evidenceReference(evidence!.record),
    ),
  ).slice(0, 4);
}
