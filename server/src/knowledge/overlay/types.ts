import type { Span } from '../../text/span.ts';
import type { KnowledgeProblem } from '../problem.ts';
import type { BiomarkerRef, KnowledgeBaseIdentity, KnowledgeRecords, Surface } from '../types.ts';

/** What a house does or does not do, whatever labels allow. */
export interface HouseRule {
  readonly id: string;
  /** Drug or class ids. */
  readonly treatments: readonly string[];
  readonly disease?: string;
  readonly biomarker?: BiomarkerRef;
  readonly stance: 'avoid' | 'prefer';
  readonly message: string;
  /** Default `warning`. */
  readonly severity?: 'error' | 'warning' | 'info';
}

/** An entry of `withdraw`: a bundled record, or part of one, that the workspace does not rely on. */
export interface Withdrawal {
  /** `<kind>/<id>`, or `<kind>/<id>/<part id>` for a part such as an approval or a result. */
  readonly record: string;
  readonly reason: string;
}

/** An entry of `synonyms`: a further name of an entity. */
export interface OverlaySynonym extends Pick<Surface, 'text' | 'match' | 'status'> {
  /** `<kind>/<id>`. */
  readonly entity: string;
}

/** Where something stands in an overlay file. */
export interface OverlayPlace {
  readonly path: string;
  readonly span: Span;
}

/** A base with overlays applied, and what kept parts of them from being applied. */
export interface OverlayResult {
  /** The base's own identity with the overlays that were read. */
  readonly identity: KnowledgeBaseIdentity;
  readonly records: KnowledgeRecords;
  readonly houseRules: readonly (HouseRule & OverlayPlace)[];
  /** Withdrawals that took effect. */
  readonly withdrawn: readonly (Withdrawal & OverlayPlace)[];
  readonly problems: readonly KnowledgeProblem[];
}
