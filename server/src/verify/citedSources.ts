/** What a text cites, as records of the knowledge base. */
import type { ProtocolFields, ReferenceFields } from '../document/fields/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { SourceRecord, StudyDesign, TrialRecord } from '../knowledge/types.ts';

/** The entry of the reference list with the key. */
export function referenceOf(fields: ProtocolFields | undefined, key: string): ReferenceFields | undefined {
  return fields?.references.find((each) => each.key?.value === key);
}

/** The source a reference points at by its identifiers; undefined where the base does not have it. */
export function sourceOf(
  { pmid, doi, nct }: ReferenceFields,
  { records }: KnowledgeIndex,
): SourceRecord | undefined {
  const wanted = { pmid: pmid?.value.trim(), doi: doi?.value.trim().toLowerCase(), nct: nct?.value.trim() };
  const { sources } = records;
  // Several papers report one trial: its number says which only where nothing names the paper itself.
  return (
    (wanted.pmid === undefined ? undefined : sources.find(({ pmid: each }) => each === wanted.pmid)) ??
    (wanted.doi === undefined ? undefined : sources.find((each) => each.doi?.toLowerCase() === wanted.doi)) ??
    (wanted.pmid === undefined && wanted.doi === undefined && wanted.nct !== undefined
      ? sources.find(({ nct: each }) => each === wanted.nct)
      : undefined)
  );
}

/** Trials that a source reports. */
export function trialsReportedIn(source: SourceRecord, { records }: KnowledgeIndex): readonly TrialRecord[] {
  return records.trials.filter(
    ({ publications, results }) =>
      publications.includes(source.id) || results.some(({ sources }) => sources.includes(source.id)),
  );
}

/** How a source came by what it says: the design of the trials or evidence recorded from it; empty where nothing is. */
export function designsOf(source: SourceRecord, knowledge: KnowledgeIndex): readonly StudyDesign[] {
  const own: readonly StudyDesign[] =
    source.type === 'label' || source.type === 'regulatory-notice'
      ? ['label']
      : source.type === 'guideline'
        ? ['guideline']
        : [];
  const trials = trialsReportedIn(source, knowledge).map(({ design }) => design);
  const evidence = knowledge.records.evidence
    .filter(({ sources }) => sources.includes(source.id))
    .map(({ design }) => design);
  return [...new Set([...own, ...trials, ...evidence])];
}
