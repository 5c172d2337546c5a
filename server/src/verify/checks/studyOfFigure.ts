/** Whether a figure belongs to the study it is given for: its drug, and its data cut. */
import type { Claim, NumericStatement } from '../../claims/types.ts';
import type { ProtocolFields } from '../../document/fields/types.ts';
import type { TrialFigure } from '../../knowledge/knowledgeIndex.ts';
import type { SourceRecord, TrialRecord } from '../../knowledge/types.ts';
import { contains, type Span } from '../../text/span.ts';
import { ASPECTS } from '../aspects.ts';
import { referenceOf, sourceOf, trialsReportedIn } from '../citedSources.ts';
import type { VerifyContext } from '../context.ts';
import type { CheckOutcome } from '../outcome.ts';
import { figureReference, figureWords } from '../references.ts';
import { isLocal, type Subject } from '../subject.ts';
import type { EvidenceReference } from '../types.ts';
import { capitalised, listWords, sourceWords } from '../words.ts';
import type { FigureScope } from './efficacyScope.ts';

interface CitedSource {
  readonly source: SourceRecord;
  readonly span: Span;
}

/** What the sentence cites by key; for the sentence of a ledger entry without a key of its own, what the entry cites. */
function citationsOf(
  { citations, block }: Claim,
  fields: ProtocolFields | undefined,
): readonly { readonly value: string; readonly span: Span }[] {
  const [root, index] = block?.context.fieldPath ?? [];
  if (citations.length > 0 || root !== 'claims' || typeof index !== 'number') return citations;
  return fields?.claims[index]?.evidence.cite ?? [];
}

/** Sources the sentence cites by key; `complete` is false if one of the keys leads to none that the base has. */
function citedSources(
  { claim }: Subject,
  { fields, knowledge }: VerifyContext,
): { readonly cites: boolean; readonly sources: readonly CitedSource[]; readonly complete: boolean } {
  const citations = citationsOf(claim, fields);
  const sources = citations.flatMap(({ value, span }) => {
    const reference = referenceOf(fields, value);
    const source = reference && sourceOf(reference, knowledge);
    return source ? [{ source, span }] : [];
  });
  return { cites: citations.length > 0, sources, complete: sources.length === citations.length };
}

/** `[capmatinib trial]`, `(the 2017 paper)`: a study named in brackets. */
const BRACKETED = /[[(]([^\])[(]*\b(?:trial|study|paper|publication|report|data)\b[^\])[(]*)[\])]/gi;

/** The figure is given for a drug that the study named or cited for it did not test. */
export function drugNotInStudy(
  statement: NumericStatement,
  subject: Subject,
  context: VerifyContext,
): CheckOutcome | undefined {
  const { claim } = subject;
  const { document, knowledge } = context;
  const drugs = subject.treatments.filter(
    ({ slot, isClass, id }) =>
      !isClass && isLocal(slot) && (statement.treatment === undefined || statement.treatment === id),
  );
  if (statement.comparator || drugs.length === 0) return undefined;
  const text = document.source.slice(claim.span.start, claim.span.end);
  for (const match of text.matchAll(BRACKETED)) {
    const bracket = {
      start: claim.span.start + match.index,
      end: claim.span.start + match.index + match[0].length,
    };
    const inside = claim.mentions.flatMap((mention) =>
      mention.kind === 'drug' && contains(bracket, mention.span) ? [mention.id] : [],
    );
    const outside = drugs.filter(({ slot }) => !contains(bracket, slot.span));
    if (inside.length === 0 || outside.length === 0 || outside.some(({ id }) => inside.includes(id)))
      continue;
    const trials = inside.flatMap((id) => knowledge.trialsOfDrug(id)).slice(0, 3);
    return fault(
      outside[0]!,
      match[0].slice(1, -1),
      inside.map((id) => knowledge.drug(id)?.inn ?? id),
      trials,
      bracket,
    );
  }
  const named = claim.trials
    .filter((slot) => isLocal(slot))
    .flatMap(({ value }) => knowledge.trial(value) ?? []);
  const { sources, complete } = citedSources(subject, context);
  const cited = sources.flatMap(({ source }) => trialsReportedIn(source, knowledge));
  const trials = named.length > 0 ? named : complete ? cited : [];
  if (trials.length === 0) return undefined;
  const gives = (trial: TrialRecord, id: string): boolean =>
    trial.arms.some(({ treatments }) =>
      treatments.some((given) => knowledge.isTreatment(given, id) || knowledge.isTreatment(id, given)),
    );
  if (drugs.some(({ id }) => trials.some((trial) => gives(trial, id)))) return undefined;
  const tested = [...new Set(trials.flatMap(({ arms }) => arms.flatMap(({ treatments }) => treatments)))];
  const name = listWords([...new Set(trials.map(({ acronym }) => acronym))]);
  const at = named.length > 0 ? claim.trials.find(isLocal)!.span : sources[0]!.span;
  return fault(
    drugs[0]!,
    name,
    tested.map((id) => knowledge.drug(id)?.inn ?? knowledge.drugClass(id)?.name ?? id),
    trials,
    at,
  );
}

function fault(
  treatment: Subject['treatments'][number],
  study: string,
  tested: readonly string[],
  trials: readonly TrialRecord[],
  at: Span,
): CheckOutcome {
  const records = trials.map(
    (trial): EvidenceReference => ({
      id: trial.id,
      recordKind: 'trial',
      summary: `${trial.acronym}: ${trial.title}`,
      level: { scheme: 'design', level: trial.design },
      sources: trial.sources,
    }),
  );
  const names = listWords(tested);
  return {
    verdict: 'contradicted',
    reason: `${capitalised(study)} tested ${names}, not ${treatment.name}.`,
    wouldBeSupportedIf: `the drug were ${names}, or the study one of ${treatment.name}`,
    records,
    contradictions: [
      {
        aspect: ASPECTS.drugNotInStudy,
        span: treatment.slot.span,
        values: { drug: treatment.name, study, tested: names },
        records,
        related: [{ message: 'The study is named here.', span: at }],
        suggestions: [],
      },
    ],
  };
}

/** `[2017 paper]`, `(ESMO 2017)`: a year in brackets that is not part of a longer number. */
const YEAR = /[[(](?:[^\])[(]*[^\])[(\d.–-])?((?:19|20)\d{2})(?![\d.–-])[^\])[(]*[\])]/u;

/** `Shaw et al. 2020`, `Peters et al. (2017)`. */
const AUTHOR_YEAR = /\b\p{Lu}[\p{L}'’-]+ et al\.?,? \(?((?:19|20)\d{2})\b\)?/u;

/** The figure is of a later analysis than the source it is given: that source cannot have said it. */
export function laterThanCited(
  statement: NumericStatement,
  agreeing: readonly TrialFigure[],
  scope: FigureScope,
  subject: Subject,
  context: VerifyContext,
): CheckOutcome | undefined {
  if (scope.trial === undefined) return undefined;
  const { knowledge } = context;
  const reporting = agreeing.flatMap(({ result }) => result.sources);
  const years = reporting.flatMap((id) => knowledge.source(id)?.date.slice(0, 4) ?? []).map(Number);
  if (years.length === 0) return undefined;
  const first = Math.min(...years);
  const { cites, sources, complete } = citedSources(subject, context);
  if (cites) {
    const isReported = sources.some(({ source }) => reporting.includes(source.id));
    const isEarlier = sources.every(
      ({ source }) =>
        Number(source.date.slice(0, 4)) < first &&
        trialsReportedIn(source, knowledge).some(({ id }) => id === scope.trial),
    );
    if (!complete || sources.length === 0 || isReported || !isEarlier) return undefined;
    const { source, span } = sources[0]!;
    return later(statement, agreeing, sourceWords(source), span);
  }
  const { claim } = subject;
  const words = context.document.source.slice(claim.span.start, claim.span.end);
  const match = YEAR.exec(words) ?? AUTHOR_YEAR.exec(words);
  if (!match || Number(match[1]) >= first) return undefined;
  const start = claim.span.start + match.index;
  return later(statement, agreeing, `the source of ${match[1]}`, { start, end: start + match[0].length });
}

function later(
  statement: NumericStatement,
  agreeing: readonly TrialFigure[],
  cited: string,
  at: Span,
): CheckOutcome {
  const figure = agreeing[0]!;
  const records = agreeing.map(figureReference);
  return {
    verdict: 'supported-elsewhere',
    reason: `${capitalised(statement.text)} is recorded, but from a later analysis than ${cited}: ${figureWords(figure)}.`,
    wouldBeSupportedIf: 'the text cited the analysis the figure is from',
    records,
    contradictions: [
      {
        aspect: ASPECTS.dataCutDiffers,
        span: statement.span,
        values: { stated: statement.text, cited, cut: figure.result.cut },
        records,
        related: [{ message: 'The earlier source is cited here.', span: at }],
        suggestions: [],
      },
    ],
  };
}
