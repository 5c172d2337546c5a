/** CIViC evidence items as an overlay. https://civicdb.org, data in the public domain (CC0). */
import { createKnowledgeIndex } from '../../lookup/createKnowledgeIndex.ts';
import { applyOverlay } from '../../overlay/applyOverlay.ts';
import type { EvidenceRecord, KnowledgeArtefact, NameRecord, SourceRecord } from '../../types.ts';
import { EntityMapper } from './entities.ts';
import { readProfile } from './profile.ts';
import { readTable, type TableRow } from './tsv.ts';
import { writePack } from './writePack.ts';

/** A row that did not become a record. */
export interface RejectedRow {
  /** 1-based line of the table. */
  readonly line: number;
  /** `EID1234`; empty where the row has none. */
  readonly eid: string;
  /** Stable words to count by. */
  readonly reason: RejectionReason;
  /** What exactly stood in the way. */
  readonly detail: string;
}

export type RejectionReason =
  | 'malformed-row'
  | 'repeated-item'
  | 'flagged'
  | 'not-accepted'
  | 'not-about-a-treatment'
  | 'effect-without-equal'
  | 'level-without-equal'
  | 'no-treatment'
  | 'treatment-unknown'
  | 'treatments-in-sequence'
  | 'interaction-not-stated'
  | 'profile-without-equal'
  | 'disease-unknown'
  | 'source-incomplete'
  | 'conflicts-with-the-base';

export interface CivicImport {
  /** The overlay file. */
  readonly text: string;
  readonly rows: number;
  readonly evidence: readonly EvidenceRecord[];
  readonly sources: readonly SourceRecord[];
  readonly names: readonly NameRecord[];
  readonly rejected: readonly RejectedRow[];
}

/** Columns without which a table is not CIViC's evidence. */
const NEEDED: readonly string[] = [
  'molecular_profile',
  'disease',
  'therapies',
  'evidence_type',
  'evidence_direction',
  'evidence_level',
  'significance',
  'evidence_statement',
  'citation_id',
  'source_type',
  'evidence_status',
  'evidence_id',
];

const CIVIC_SOURCE = 'civic';

/** A table that is not CIViC's. The message says what is missing. */
export class CivicFormatError extends Error {
  override readonly name = 'CivicFormatError';
}

/**
 * Makes an overlay of CIViC's tab-separated evidence.
 * @param base what the overlay is for: its entities are mapped to, and nothing that it would refuse is written
 * @param options.today `YYYY-MM-DD`
 * @param options.fileName name of the table, for the overlay's own words
 * @throws CivicFormatError for a table without the needed columns
 */
export function importCivic(
  text: string,
  base: Pick<KnowledgeArtefact, 'identity' | 'records'>,
  options: { readonly today: string; readonly fileName: string },
): CivicImport {
  const table = readTable(text);
  const missing = NEEDED.filter((column) => !table.columns.includes(column));
  if (missing.length > 0) {
    throw new CivicFormatError(
      `${options.fileName} is not CIViC evidence in tab-separated form: it has no ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')}.`,
    );
  }
  const importer = new Importer(base, options.today);
  for (const line of table.malformed) {
    importer.rejected.push({
      line,
      eid: '',
      reason: 'malformed-row',
      detail: 'as many cells as the header has are needed',
    });
  }
  for (const row of table.rows) importer.add(row);
  return importer.finish(table.rows.length + table.malformed.length, options.fileName);
}

interface Accepted {
  readonly row: TableRow;
  readonly record: EvidenceRecord;
  readonly sources: readonly SourceRecord[];
}

type Rejection = Pick<RejectedRow, 'reason' | 'detail'>;

class Importer {
  readonly rejected: RejectedRow[] = [];
  readonly #base: Pick<KnowledgeArtefact, 'identity' | 'records'>;
  readonly #today: string;
  readonly #entities: EntityMapper;
  readonly #sourceByPmid: ReadonlyMap<string, string>;
  readonly #knownSources: ReadonlySet<string>;
  readonly #accepted = new Map<string, Accepted>();

  constructor(base: Pick<KnowledgeArtefact, 'identity' | 'records'>, today: string) {
    this.#base = base;
    this.#today = today;
    this.#entities = new EntityMapper(createKnowledgeIndex(base), today, CIVIC_SOURCE);
    this.#sourceByPmid = new Map(
      base.records.sources.flatMap(({ id, pmid }) => (pmid === undefined ? [] : [[pmid, id] as const])),
    );
    this.#knownSources = new Set(base.records.sources.map(({ id }) => id));
  }

  add(row: TableRow): void {
    const made = this.#read(row);
    if ('reason' in made) this.#reject(row, made);
    else this.#accepted.set(made.record.id, made);
  }

  /** Leaves out what the base would refuse, so that the file that is written applies as it is. */
  finish(rows: number, fileName: string): CivicImport {
    for (;;) {
      const pack = this.#pack(rows, fileName);
      const problems = applyOverlay(this.#base, [{ path: fileName, text: pack.text }], {
        reviewMonths: Number.POSITIVE_INFINITY,
      }).problems.filter(({ severity }) => severity === 'error');
      let left = 0;
      for (const { recordId = '', message } of problems) {
        for (const accepted of this.#dependingOn(recordId)) {
          this.#accepted.delete(accepted.record.id);
          this.#reject(accepted.row, { reason: 'conflicts-with-the-base', detail: message });
          left += 1;
        }
      }
      if (left === 0) return pack;
    }
  }

  #dependingOn(recordId: string): readonly Accepted[] {
    const [kind = '', id = ''] = recordId.split('/');
    const all = [...this.#accepted.values()];
    if (kind === 'evidence') return all.filter(({ record }) => record.id === id);
    if (kind === 'source') return all.filter(({ record }) => record.sources.includes(id));
    return all.filter(({ record }) => entitiesIn(record).some((each) => each.endsWith(`/${id}`)));
  }

  #pack(rows: number, fileName: string): CivicImport {
    const accepted = [...this.#accepted.values()];
    const evidence = accepted.map(({ record }) => record);
    const sources = new Map(
      accepted.flatMap((each) => each.sources.map((source) => [source.id, source] as const)),
    );
    const names = this.#entities.made(new Set(evidence.flatMap(entitiesIn)));
    if (names.length > 0 && !this.#knownSources.has(CIVIC_SOURCE)) {
      sources.set(CIVIC_SOURCE, {
        id: CIVIC_SOURCE,
        type: 'database',
        title: 'Clinical Interpretation of Variants in Cancer (CIViC)',
        publisher: 'CIViC',
        date: this.#today,
        url: 'https://civicdb.org/',
      });
    }
    const pack = {
      rows,
      evidence,
      sources: [...sources.values()],
      names,
      rejected: [...this.rejected].sort((a, b) => a.line - b.line),
    };
    return { ...pack, text: writePack(pack, fileName) };
  }

  #reject(row: TableRow, { reason, detail }: Rejection): void {
    const id = row.cells.evidence_id;
    this.rejected.push({ line: row.line, eid: id ? `EID${id}` : '', reason, detail });
  }

  #read(row: TableRow): Accepted | Rejection {
    const cell = (name: string): string => row.cells[name] ?? '';
    const eid = cell('evidence_id');
    if (!/^\d+$/u.test(eid)) return { reason: 'malformed-row', detail: `evidence_id is "${eid}"` };
    const id = `civic-eid${eid}`;
    if (this.#accepted.has(id))
      return { reason: 'repeated-item', detail: 'the item stands in the table twice' };
    if (cell('is_flagged').toLowerCase() === 'true')
      return { reason: 'flagged', detail: 'CIViC has flagged the item for review' };
    if (cell('evidence_status') !== 'accepted') {
      return { reason: 'not-accepted', detail: `its status is ${cell('evidence_status') || 'not stated'}` };
    }
    if (cell('evidence_type') !== 'Predictive') {
      return { reason: 'not-about-a-treatment', detail: `${cell('evidence_type')} evidence` };
    }
    const effect = EFFECTS[`${cell('evidence_direction')} / ${cell('significance')}`];
    if (!effect) {
      return {
        reason: 'effect-without-equal',
        detail: `${cell('evidence_direction')}, ${cell('significance')}`,
      };
    }
    const level = cell('evidence_level');
    if (!/^[A-E]$/u.test(level)) return { reason: 'level-without-equal', detail: `level "${level}"` };
    const treatments = this.#treatments(cell('therapies'), cell('therapy_interaction_type'));
    if ('reason' in treatments) return treatments;
    const profile = readProfile(cell('molecular_profile'), this.#entities);
    if ('problem' in profile) {
      return { reason: 'profile-without-equal', detail: `${cell('molecular_profile')}: ${profile.problem}` };
    }
    const disease = this.#entities.disease(cell('disease'), cell('doid'));
    if (disease !== 'any' && 'problem' in disease)
      return { reason: 'disease-unknown', detail: disease.problem };
    const sources = this.#sources(cell, eid);
    if ('reason' in sources) return sources;
    const reviewed = dayOf(cell('last_review_date')) ?? this.#today;
    return {
      row,
      sources: sources.records.filter((each) => !this.#knownSources.has(each.id)),
      record: {
        id,
        reviewed,
        treatments: treatments.ids,
        ...(treatments.needed === 'all' ? { treatmentsNeeded: 'all' } : {}),
        biomarkers: profile.biomarkers,
        ...(profile.needed === 'all' ? { biomarkersNeeded: 'all' } : {}),
        ...(disease === 'any' ? {} : { disease: disease.id }),
        effect,
        level: { scheme: 'CIViC', level },
        design: level === 'D' ? 'preclinical' : 'unspecified',
        statement: cell('evidence_statement').replace(/\s+/gu, ' '),
        ...(profile.coOccurring.length > 0 ? { coOccurring: profile.coOccurring } : {}),
        sources: sources.records.map((each) => each.id),
        asOf: reviewed,
        note: noteOf(cell),
      },
    };
  }

  #treatments(
    therapies: string,
    interaction: string,
  ): { readonly ids: readonly string[]; readonly needed: 'any' | 'all' } | Rejection {
    const names = namesIn(therapies);
    if (names.length === 0 || names.every((each) => /^(?:n\/a|not applicable)$/i.test(each)))
      return { reason: 'no-treatment', detail: 'the item names no therapy' };
    if (names.length > 1 && interaction === 'Sequential') {
      return { reason: 'treatments-in-sequence', detail: `${names.join(', ')}, one after the other` };
    }
    if (names.length > 1 && interaction !== 'Combination' && interaction !== 'Substitutes') {
      return {
        reason: 'interaction-not-stated',
        detail: `${names.join(', ')}: together or instead of one another?`,
      };
    }
    const ids: string[] = [];
    for (const name of names) {
      const mapped = this.#entities.treatment(name);
      if ('problem' in mapped) return { reason: 'treatment-unknown', detail: mapped.problem };
      if (!ids.includes(mapped.id)) ids.push(mapped.id);
    }
    return { ids, needed: interaction === 'Combination' && ids.length > 1 ? 'all' : 'any' };
  }

  /** The item itself, which carries its number, then what it was read from. */
  #sources(
    cell: (name: string) => string,
    eid: string,
  ): { readonly records: readonly SourceRecord[] } | Rejection {
    const citation = cell('citation');
    const year = /\b(?:19|20)\d{2}\b/u.exec(citation)?.[0];
    const number = cell('citation_id');
    const type = cell('source_type');
    if (year === undefined || number === '') {
      return { reason: 'source-incomplete', detail: `citation "${citation}", ${type} ${number}`.trim() };
    }
    const isPaper = type === 'PubMed';
    const authors = citation.replace(/,?\s*(?:19|20)\d{2}\b.*$/u, '').trim();
    const known = isPaper ? this.#sourceByPmid.get(number) : undefined;
    const paper: SourceRecord = {
      id:
        known ??
        (isPaper
          ? `pmid-${number}`
          : `${type.toLowerCase()}-${number.toLowerCase().replace(/[^a-z0-9]+/gu, '-')}`),
      type: isPaper ? 'paper' : 'abstract',
      title: citation,
      ...(authors === '' ? {} : { authors }),
      ...(isPaper ? {} : { publisher: type }),
      date: year,
      ...(isPaper ? { pmid: number } : {}),
      ...(/^10\.\d{4,}\//u.test(number) ? { doi: number } : {}),
    };
    const item: SourceRecord = {
      id: `civic-eid${eid}`,
      type: 'database',
      title: `CIViC EID${eid}${isPaper ? ` (PMID ${number})` : ''}`,
      publisher: `CIViC EID${eid}`,
      date: dayOf(cell('last_review_date')) ?? this.#today,
      url: `https://civicdb.org/links/evidence_items/${eid}`,
    };
    return { records: [item, paper] };
  }
}

/** Direction and significance together; what is not here has no equal. */
const EFFECTS: Readonly<Record<string, EvidenceRecord['effect']>> = {
  'Supports / Sensitivity/Response': 'response',
  'Does Not Support / Sensitivity/Response': 'no-benefit',
  'Supports / Resistance': 'resistance',
  'Does Not Support / Resistance': 'no-resistance',
  'Supports / Adverse Response': 'harm',
};

/** Names between commas; a number that a comma cuts off (`CP-724,714`) belongs to the name before it. */
function namesIn(therapies: string): readonly string[] {
  const names: string[] = [];
  for (const part of therapies.split(',')) {
    if (/^\d+$/u.test(part) && names.length > 0) names.push(`${names.pop()},${part}`);
    else if (part.trim() !== '') names.push(part.trim());
  }
  return names;
}

/** The day of `2023-01-09 21:46:26 UTC`. */
function dayOf(time: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/u.exec(time)?.[0];
}

function noteOf(cell: (name: string) => string): string {
  const rating = cell('rating');
  const parts = [
    `CIViC molecular profile ${cell('molecular_profile')}`,
    rating === '' ? '' : `rating ${rating} of 5`,
    cell('variant_origin') === '' || cell('variant_origin') === 'N/A'
      ? ''
      : `origin ${cell('variant_origin')}`,
    cell('nct_ids') === '' ? '' : `trials ${cell('nct_ids')}`,
  ];
  return `${parts.filter((each) => each !== '').join('; ')}.`;
}

/** `<kind>/<id>` of all that a record refers to; a treatment may be either of two kinds. */
function entitiesIn(record: EvidenceRecord): readonly string[] {
  return [
    ...record.treatments.flatMap((id) => [`drug/${id}`, `class/${id}`]),
    ...[...record.biomarkers, ...(record.coOccurring ?? [])].map(({ gene }) => `gene/${gene}`),
    ...(record.disease === undefined ? [] : [`disease/${record.disease}`]),
  ];
}
