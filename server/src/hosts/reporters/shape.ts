/** Parts of the JSON that several commands print. Lines and columns are 1-based, columns in UTF-16 units. */
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { SourceRecord } from '../../knowledge/types.ts';
import type { LineIndex } from '../../text/lineIndex.ts';
import type { Span } from '../../text/span.ts';
import type { EvidenceReference } from '../../verify/types.ts';

export interface JsonRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export function jsonRange(lines: LineIndex, span: Span): JsonRange {
  const { start, end } = lines.rangeOf(span);
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

/** A record that decided a verdict. `level` is null where the record has none: an approval, a dose. */
export function jsonEvidence({ id, recordKind, summary, level, sources }: EvidenceReference): object {
  return { id, kind: recordKind, level: level ?? null, summary, sources };
}

/** The sources that the given evidence rests on, by id, so that nobody has to look them up. */
export function jsonSources(
  evidence: Iterable<EvidenceReference>,
  knowledge: KnowledgeIndex,
): Readonly<Record<string, object>> {
  const ids = new Set<string>();
  for (const { sources } of evidence) for (const id of sources) ids.add(id);
  const found: Record<string, object> = {};
  for (const id of [...ids].sort()) {
    const source = knowledge.source(id);
    if (source) found[id] = jsonSource(source);
  }
  return found;
}

function jsonSource({ type, title, authors, date, pmid, doi, nct, url, status }: SourceRecord): object {
  return {
    type,
    title,
    date,
    ...(authors && { authors }),
    ...(pmid && { pmid }),
    ...(doi && { doi }),
    ...(nct && { nct }),
    ...(url && { url }),
    ...(status && status !== 'current' && { status }),
  };
}

/** One JSON object, indented, with a line end. */
export function printJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
