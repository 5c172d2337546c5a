/**
 * The knowledge base as the rest of the product sees it: plain, immutable records, one interface per record type.
 *
 * The same shapes are written as YAML under `data/` (one reviewed file per record or small group) and described for
 * editors by `data/schema/*.schema.json`. Every fact names the source it was read from; every record says when it was
 * last reviewed. Identifiers are lower-case and hyphenated, except genes, which use their HGNC symbol.
 */

export type * from './records/activity.ts';
export type * from './records/approval.ts';
export type * from './records/base.ts';
export type * from './records/biomarker.ts';
export type * from './records/class.ts';
export type * from './records/clinicalWords.ts';
export type * from './records/common.ts';
export type * from './records/criterion.ts';
export type * from './records/disease.ts';
export type * from './records/dose.ts';
export type * from './records/dosing.ts';
export type * from './records/drug.ts';
export type * from './records/evidence.ts';
export type * from './records/gene.ts';
export type * from './records/name.ts';
export type * from './records/safety.ts';
export type * from './records/source.ts';
export type * from './records/successor.ts';
export type * from './records/trial.ts';
