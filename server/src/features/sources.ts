import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import { identityWords } from '../knowledge/overlay/identity.ts';
import type { SourceRecord } from '../knowledge/types.ts';
import type { Inline, MarkupBuilder } from './markup.ts';

/** Where a PubMed id, DOI or registry number is read. */
export function pubmedUrl(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

export function doiUrl(doi: string): string {
  return `https://doi.org/${doi}`;
}

export function trialRegistryUrl(nct: string): string {
  return `https://clinicaltrials.gov/study/${nct}`;
}

/** The most lasting address of a source with the words to show for it; undefined if the record has none. */
export function sourceLink(
  source: SourceRecord,
): { readonly text: string; readonly url: string } | undefined {
  if (source.pmid) return { text: `PMID ${source.pmid}`, url: pubmedUrl(source.pmid) };
  if (source.doi) return { text: `doi:${source.doi}`, url: doiUrl(source.doi) };
  if (source.type === 'trial-registration' && source.nct) {
    return { text: source.nct, url: trialRegistryUrl(source.nct) };
  }
  if (source.url && /^https?:\/\//.test(source.url))
    return { text: source.publisher ?? source.id, url: source.url };
  return source.nct ? { text: source.nct, url: trialRegistryUrl(source.nct) } : undefined;
}

/** A source in a few words that link to it: `PMID 25264305`, with a warning where it may not be relied on. */
export function shortSource(knowledge: KnowledgeIndex, id: string): readonly Inline[] {
  const source = knowledge.source(id);
  if (!source) return [id];
  return [sourceLink(source) ?? source.title, ...statusWords(source)];
}

/** Authors, title, publisher and date of a source, then its link. */
function fullSource(source: SourceRecord): readonly Inline[] {
  const words = [source.authors, source.title, source.publisher, source.date]
    .filter((part): part is string => part !== undefined)
    .map((part) => (part.endsWith('.') ? part : `${part}.`));
  const link = sourceLink(source);
  return [words.join(' '), ...(link ? [' ', link] : []), ...statusWords(source)];
}

function statusWords(source: SourceRecord): readonly Inline[] {
  if (source.status === 'retracted') return [' ', { strong: '(retracted)' }];
  if (source.status !== 'superseded') return [];
  return [' ', { strong: `(superseded${source.supersededBy ? ` by ${source.supersededBy}` : ''})` }];
}

/** How many references a card shows; the rest is counted. */
const REFERENCE_LIMIT = 3;

/** Adds up to three references, in the order given, without repeats. Unreliable ones are flagged, not hidden. */
export function addReferences(
  builder: MarkupBuilder,
  knowledge: KnowledgeIndex,
  ids: readonly string[],
): void {
  const distinct = [...new Set(ids)];
  const shown = distinct.slice(0, REFERENCE_LIMIT);
  if (shown.length === 0) return;
  const rest = distinct.length - shown.length;
  builder.labelled(
    'References',
    rest > 0 ? `${shown.length} of ${distinct.length}` : String(distinct.length),
  );
  for (const id of shown) {
    const source = knowledge.source(id);
    builder.item(...(source ? fullSource(source) : [id]));
  }
}

/** The last lines of every card: which base, how fresh the record, and what the card is not. */
export function addFooter(
  builder: MarkupBuilder,
  knowledge: KnowledgeIndex,
  reviewed: string | undefined,
): void {
  const { asOf } = knowledge.identity;
  const freshness = reviewed ? ` Record reviewed ${reviewed}.` : '';
  builder.paragraph(`Knowledge base ${identityWords(knowledge.identity)}, as of ${asOf}.${freshness}`);
  builder.paragraph('Decision support, verify with source.');
}
