/** What a clause says of a study's treatments and patients without giving a figure: "VISION evaluated tepotinib". */
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { DrugRecord, TrialRecord } from '../../knowledge/types.ts';
import type { Mention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';

/** A treatment the study did not give, or patients it did not enrol. `span` is in the coordinates of the block's text. */
export type MisreportedDesign =
  | { readonly kind: 'drug'; readonly span: Span; readonly trial: TrialRecord; readonly drug: DrugRecord }
  | {
      readonly kind: 'disease' | 'gene';
      readonly span: Span;
      readonly trial: TrialRecord;
      /** Disease id or gene symbol, as stated. */
      readonly stated: string;
    };

/** The only trial a clause names, if the base knows it. */
export function soleTrial(mentions: readonly Mention[], knowledge: KnowledgeIndex): TrialRecord | undefined {
  const trials = mentions.filter((each) => each.kind === 'trial');
  const ids = new Set(trials.map((each) => (each.kind === 'trial' ? (each.id ?? each.nct) : undefined)));
  const [id] = ids;
  return ids.size === 1 && id !== undefined ? knowledge.trial(id) : undefined;
}

const TESTED =
  /\b(?:compar(?:ed|es|ing)|randomi[sz]ed|randomly assigned|test(?:ed|s)|evaluat(?:ed|es)|stud(?:ied|ies)|investigat(?:ed|es)|assess(?:ed|es)|examined|(?:trial|study) of)\b/i;
const ENROLLED = /\b(?:enroll?ed|enrols|recruited|included|randomi[sz]ed)\b/i;

/** Words behind which a drug or disease is not what the study tested or enrolled. */
const OTHER =
  /\b(?:after|follow\w*|prior|previous\w*|pre-?treated|subsequent\w*|progress\w*|fail\w*|na[iï]ve|refractory|resistan\w*|unlike|than|who|whose|which|where|plus|combin\w*|backbone|exclud\w*|without|not|no|other|went|switch\w*|moved|later|then|many|history|unless|if)\b|\+/i;
/** "crizotinib-refractory", "crizotinib failure". */
const BEFORE_STUDY =
  /^[-\s](?:refractory|resistan\w*|na[iï]ve|pre-?treated|treated|experienced|exposed|failure)\b/i;
const REACH_WORDS = 10;

/**
 * The first treatment or population of a clause that the trial it names did not have. Cytotoxics are left out, of which the
 * arms may name the class; populations are compared for randomised trials alone, all of whose patients are recorded.
 * @param text the block's text
 */
export function misreportedDesign(
  text: string,
  clause: Span,
  mentions: readonly Mention[],
  trial: TrialRecord,
  knowledge: KnowledgeIndex,
): MisreportedDesign | undefined {
  return (
    testedDrug(text, clause, mentions, trial, knowledge) ?? enrolled(text, clause, mentions, trial, knowledge)
  );
}

/** "ALEX (lorlatinib)", "CROWN, lorlatinib vs …": what stands in the bracket behind a trial was tested in it. */
const BRACKET = /^\s*\($/;
/** "durvalumab was tested in IMpower133"; "…, atezolizumab in CASPIAN" goes on with the verb before. */
const TESTED_IN =
  /^\s+(?:(?:was|were|has been|is being)\s+(?:\w+\s+)?(?:tested|evaluated|studied|assessed|investigated|examined|compared|trialled)\s+)?in\s+(?:the\s+)?$/i;

/** Drugs that a clause gives to one of several trials by brackets or by "tested in", and which that trial did not test. */
export function mispairedDrugs(
  text: string,
  clause: Span,
  mentions: readonly Mention[],
  knowledge: KnowledgeIndex,
): readonly MisreportedDesign[] {
  const saysTested = TESTED.test(text.slice(clause.start, clause.end));
  return mentions.flatMap((mention) => {
    if (mention.kind !== 'trial' || mention.id === undefined) return [];
    const trial = knowledge.trial(mention.id);
    const paired = mentions.find(
      ({ kind, span }) =>
        kind === 'drug' &&
        (span.start >= mention.span.end
          ? BRACKET.test(text.slice(mention.span.end, span.start)) && /^\s*[),;]/.test(text.slice(span.end))
          : saysTested && TESTED_IN.test(text.slice(span.end, mention.span.start))),
    );
    const drug = paired?.kind === 'drug' ? knowledge.drug(paired.id) : undefined;
    return trial && paired && drug && isOtherDrug(drug, trial, knowledge)
      ? [{ kind: 'drug', span: paired.span, trial, drug } as const]
      : [];
  });
}

function isOtherDrug(drug: DrugRecord, trial: TrialRecord, knowledge: KnowledgeIndex): boolean {
  const given = trial.arms.flatMap(({ treatments }) => treatments);
  return (
    drug.type !== 'cytotoxic' &&
    given.length > 0 &&
    !given.some((id) => knowledge.isTreatment(id, drug.id) || knowledge.isTreatment(drug.id, id))
  );
}

function testedDrug(
  text: string,
  clause: Span,
  mentions: readonly Mention[],
  trial: TrialRecord,
  knowledge: KnowledgeIndex,
): MisreportedDesign | undefined {
  for (const mention of mentions) {
    if (mention.kind !== 'drug' || !isObject(text, clause, TESTED, mention.span)) continue;
    const drug = knowledge.drug(mention.id);
    if (drug && isOtherDrug(drug, trial, knowledge)) return { kind: 'drug', span: mention.span, trial, drug };
  }
  return undefined;
}

function enrolled(
  text: string,
  clause: Span,
  mentions: readonly Mention[],
  trial: TrialRecord,
  knowledge: KnowledgeIndex,
): MisreportedDesign | undefined {
  if (trial.design !== 'randomised' || trial.populations.length === 0) return undefined;
  for (const mention of mentions) {
    if (!isObject(text, clause, ENROLLED, mention.span)) continue;
    if (mention.kind === 'disease') {
      const isElsewhere = trial.populations.every(
        ({ disease }) => disease !== undefined && knowledge.diseasesDisjoint(disease, mention.id),
      );
      if (isElsewhere) return { kind: 'disease', span: mention.span, trial, stated: mention.id };
    }
    if (mention.kind === 'biomarker' && mention.status === 'positive') {
      const isOther = trial.populations.every(
        ({ biomarkers }) => biomarkers.length > 0 && biomarkers.every(({ gene }) => gene !== mention.gene),
      );
      if (isOther) return { kind: 'gene', span: mention.span, trial, stated: mention.gene };
    }
  }
  return undefined;
}

/** True if the mention follows the verb closely, and nothing between makes it something else. */
function isObject(text: string, clause: Span, verb: RegExp, { start, end: stop }: Span): boolean {
  const match = verb.exec(text.slice(clause.start, clause.end));
  if (!match) return false;
  const end = clause.start + match.index + match[0].length;
  if (start < end || BEFORE_STUDY.test(text.slice(stop, stop + 24))) return false;
  const between = text.slice(end, start);
  return !OTHER.test(between) && between.split(/\s+/).length <= REACH_WORDS + 2;
}
