/** A knowledge base as a whole, as it is compiled and as overlays extend it. */
import type { ActivityRecord } from './activity.ts';
import type { DrugClassRecord } from './class.ts';
import type { ClinicalTermRecord, SubstanceRecord } from './clinicalWords.ts';
import type { Jurisdiction, PartialDate } from './common.ts';
import type { CriterionRecord } from './criterion.ts';
import type { DiseaseRecord } from './disease.ts';
import type { DrugRecord } from './drug.ts';
import type { EvidenceRecord } from './evidence.ts';
import type { GeneRecord } from './gene.ts';
import type { NameRecord } from './name.ts';
import type { SourceRecord } from './source.ts';
import type { TrialRecord } from './trial.ts';

export interface KnowledgeBaseIdentity {
  readonly id: string;
  readonly version: string;
  readonly asOf: PartialDate;
  /** SHA-256 of the canonical records, lower-case hexadecimal. With overlays still that of the base beneath them. */
  readonly sha256: string;
  /** Overlays applied on top, sorted by file; absent without any. */
  readonly overlays?: readonly OverlayIdentity[];
}

/** An overlay file that takes part in a base. */
export interface OverlayIdentity {
  /** Name of the file, `house.yaml`. */
  readonly file: string;
  readonly name?: string;
  readonly version?: string;
  /** SHA-256 of the file's text with line feeds, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * A name that several entities share on purpose. `same-thing`: one thing recorded under two kinds; `ambiguous`: the text
 * decides, by context; `prefer-first`: the first entity is meant unless the text says otherwise.
 */
export interface CollisionPolicy {
  readonly surface: string;
  /** `<kind>/<id>`: `gene/MET`, `variant/ALK/G1202R`. */
  readonly entities: readonly string[];
  readonly policy: 'same-thing' | 'ambiguous' | 'prefer-first';
  readonly reason: string;
}

/** Every record of a base. Arrays are sorted by id, so that the same sources compile to the same bytes. */
export interface KnowledgeRecords {
  readonly sources: readonly SourceRecord[];
  readonly drugs: readonly DrugRecord[];
  readonly classes: readonly DrugClassRecord[];
  readonly genes: readonly GeneRecord[];
  readonly diseases: readonly DiseaseRecord[];
  readonly substances: readonly SubstanceRecord[];
  readonly terms: readonly ClinicalTermRecord[];
  readonly trials: readonly TrialRecord[];
  readonly evidence: readonly EvidenceRecord[];
  readonly activities: readonly ActivityRecord[];
  readonly criteria: readonly CriterionRecord[];
  /** Names without further knowledge. */
  readonly names: readonly NameRecord[];
  /**
   * Regions whose approvals are on record, within the base's scope, for every drug that has an approval on record: there a
   * use that none of them covers is off label. Absent: none. Sorted.
   */
  readonly completeApprovals?: readonly Jurisdiction[];
  /** Sorted by surface. */
  readonly collisions?: readonly CollisionPolicy[];
}

/** Content of `dist/kb.json`. `formatVersion` changes whenever an older reader could misread the records. */
export interface KnowledgeArtefact {
  readonly formatVersion: 1;
  readonly identity: KnowledgeBaseIdentity;
  /** The names as recognition looks for them, made of the records: a shortcut that a base can do without. */
  readonly lexicon?: string;
  readonly records: KnowledgeRecords;
}
