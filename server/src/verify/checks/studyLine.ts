import type { EvidenceRecord, LineRange, TrialRecord } from '../../knowledge/types.ts';
import type { Mention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { ASPECTS } from '../aspects.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { evidenceReference } from '../references.ts';
import { isLocal, type Subject } from '../subject.ts';
import { linesOverlap } from '../support.ts';
import type { EvidenceReference } from '../types.ts';
import { lineWords } from '../words.ts';

/** A study, or the one patient of a report, said to have been treated in another line than it was. */
export function checkStudyLine(subject: Subject, context: VerifyContext): CheckOutcome | undefined {
  const { claim } = subject;
  const { line } = claim;
  if (claim.polarity === 'negated') return undefined;
  const treatments = subject.treatments.filter(({ slot }) => isLocal(slot)).map(({ id }) => id);
  if (!line || !isLocal(line) || isPrior(line.span.start, context)) {
    const earlier = earlierTreatment(subject, context);
    return earlier && ofTrial({ line: { min: 2 }, span: earlier }, treatments, subject, context);
  }
  if (treatments.length === 0) return undefined;
  const stated = { line: line.value, span: line.span };
  return ofPatient(stated, treatments, subject, context) ?? ofTrial(stated, treatments, subject, context);
}

/** A line as stated, by its own words or by the treatment that came before it. */
interface StatedLine {
  readonly line: LineRange;
  readonly span: Span;
}

/** What a trial did, as against what became of its patients afterwards. */
const DESIGN =
  /\b(?:enroll?(?:ed|s)|recruit\w*|randomi[sz]ed|test(?:ed|s)|evaluat(?:ed|es)|stud(?:ied|ies)|investigat(?:ed|es)|compar(?:ed|es)|included|was given|were given|treated)\b/i;
const AFTERWARDS =
  /\b(?:cross\w*|subsequent\w*|switch\w*|thereafter|later|next|went on|moved|post-?progression|allowed|permitted|eligible|could|without|not|no|never|neither|nor|exclud\w*|na[iï]ve|untreated|or)\b/i;
const ATTRIBUTE = /^[-\s](?:refractory|resistant|pre-?treated|experienced|intolerant)\b/i;

/** The treatment that a clause says the patients of a trial had had before; undefined where it tells something else of it. */
function earlierTreatment({ claim, treatments }: Subject, { document }: VerifyContext): Span | undefined {
  if (!DESIGN.test(claim.text) || AFTERWARDS.test(claim.text)) return undefined;
  const prior = claim.priorTreatments.find(isLocal);
  if (prior) return prior.span;
  // "crizotinib-refractory patients": without another drug it is read as the one spoken of.
  return treatments.find(({ slot }) =>
    ATTRIBUTE.test(document.source.slice(slot.span.end, slot.span.end + 24)),
  )?.slot.span;
}

const PRIOR =
  /\b(?:after|following|fail(?:ed|ure of|ure)?|progress\w* (?:on|after)|prior|previous(?:ly)?|post|despite|beyond|no|without)\s+(?:[\p{L}-]+\s+){0,2}$/iu;

/** True if the line is one that came before: "after first-line chemotherapy". */
function isPrior(start: number, { document }: VerifyContext): boolean {
  return PRIOR.test(document.source.slice(Math.max(0, start - 50), start));
}

/** A figure of one patient tells which observation is meant. */
function ofPatient(
  { line, span }: StatedLine,
  treatments: readonly string[],
  subject: Subject,
  { knowledge }: VerifyContext,
): CheckOutcome | undefined {
  const quantities = subject.claim.mentions.filter((mention) => mention.kind === 'quantity');
  const about = ({ treatments: given }: EvidenceRecord): boolean =>
    given.some((id) => treatments.includes(id));
  const records = [...knowledge.records.evidence].sort((a, b) => Number(about(b)) - Number(about(a)));
  for (const record of records) {
    const meant = (record.observations ?? []).filter(
      ({ value, unit, population, treatments: given }) =>
        population === 'patient' &&
        quantities.some((quantity) => quantity.value === value && quantity.unit === unit) &&
        given?.some((id) =>
          treatments.some((each) => knowledge.isTreatment(each, id) || knowledge.isTreatment(id, each)),
        ),
    );
    const other = meant.find((each) => each.line);
    if (other?.line && !meant.some((each) => !each.line || linesOverlap(each.line, line)))
      return differs({ line, span }, other.line, `the patient of ${sourceName(record, knowledge)}`, [
        evidenceReference(record),
      ]);
  }
  return undefined;
}

function sourceName(record: EvidenceRecord, knowledge: VerifyContext['knowledge']): string {
  const source = knowledge.source(record.sources[0]!);
  return source?.authors ? `${source.authors} ${source.date.slice(0, 4)}` : record.sources[0]!;
}

/**
 * What a text says of a trial's line without saying anything else of it: "PROFILE 1007 was a first-line trial", a row of a
 * table whose head is the trial. Only trials all of whose populations were treated in other lines.
 * @returns where the line stands, in the block's coordinates, with the line recorded
 */
export function misreportedLine(
  mentions: readonly Mention[],
  trials: readonly Mention[],
  knowledge: VerifyContext['knowledge'],
):
  | {
      readonly span: Span;
      readonly stated: LineRange;
      readonly trial: TrialRecord;
      readonly recorded: LineRange;
    }
  | undefined {
  const ids = new Set(trials.flatMap((each) => (each.kind === 'trial' ? [each.id] : [])));
  const lines = mentions.filter((each) => each.kind === 'line');
  const [id] = ids;
  const [line] = lines;
  const trial = id === undefined ? undefined : knowledge.trial(id);
  if (!trial || ids.size !== 1 || lines.length !== 1 || line?.kind !== 'line') return undefined;
  const recorded = trial.populations.flatMap((each) => each.line ?? []);
  if (recorded.length === 0 || recorded.length < trial.populations.length) return undefined;
  if (recorded.some((each) => linesOverlap(each, line.line))) return undefined;
  return { span: line.span, stated: line.line, trial, recorded: recorded[0]! };
}

/** True if the words before a line make it one that came before. */
export function isEarlierLine(before: string): boolean {
  return PRIOR.test(before.slice(-50));
}

/** Every population of the trial that was given the treatment was treated in another line. */
function ofTrial(
  { line, span }: StatedLine,
  treatments: readonly string[],
  subject: Subject,
  { knowledge, document }: VerifyContext,
): CheckOutcome | undefined {
  const { claim } = subject;
  const named = claim.trials.filter(isLocal);
  if (named.length !== 1) return undefined;
  // "… (ALEX study), and in patients previously treated (ALUR study)": the line is the other study's.
  const after = document.source.slice(span.end, claim.span.end);
  if (named[0]!.span.end <= span.start && OTHER_STUDY.test(after)) return undefined;
  const trial = knowledge.trial(named[0]!.value);
  if (!trial) return undefined;
  const given = trial.arms.some((arm) =>
    arm.treatments.some((id) =>
      treatments.some((each) => knowledge.isTreatment(each, id) || knowledge.isTreatment(id, each)),
    ),
  );
  const lines = trial.populations.flatMap((each) => each.line ?? []);
  if (!given || lines.length < trial.populations.length || lines.length === 0) return undefined;
  if (lines.some((each) => linesOverlap(each, line))) return undefined;
  return differs({ line, span }, lines[0]!, trial.acronym, [trialReference(trial)]);
}

/** A study in brackets, known or not. */
const OTHER_STUDY = /^[^.;]*\([^()]*\b[\p{Lu}\d][\p{L}\d-]{2,}\s+(?:study|trial)\s*\)/u;

/** The trial as the record that decides. */
export function trialReference(trial: TrialRecord): EvidenceReference {
  return {
    id: trial.id,
    recordKind: 'trial',
    summary: `${trial.acronym}: ${trial.title}`,
    level: { scheme: 'design', level: trial.design },
    sources: trial.sources,
  };
}

function differs(
  { line: stated, span }: StatedLine,
  recorded: LineRange,
  study: string,
  records: readonly EvidenceReference[],
): CheckOutcome {
  const reason = `Treatment in ${study} was ${lineWords(recorded)}, not ${lineWords(stated)}.`;
  return {
    verdict: 'contradicted',
    reason,
    wouldBeSupportedIf: `the line were ${lineWords(recorded)}`,
    records,
    contradictions: [
      {
        aspect: ASPECTS.studyLineDiffers,
        span,
        values: { stated: lineWords(stated), recorded: lineWords(recorded), study },
        records,
        related: [],
        suggestions: [],
      },
    ],
  };
}
