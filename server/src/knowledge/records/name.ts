import type { ReviewedRecord, SourceIds, Surface } from './common.ts';

/**
 * An entity that texts name and of which the base records nothing but its names and where it belongs: it is recognised,
 * never judged. A full record of the same kind and id takes its place.
 */
export interface NameRecord extends ReviewedRecord {
  readonly kind: 'drug' | 'class' | 'gene' | 'disease';
  /** Preferred name; on genes the HGNC symbol, which is also the id. Families of genes are genes with `members`. */
  readonly name: string;
  readonly synonyms?: readonly Surface[];
  /** On drugs: trade names. */
  readonly brands?: readonly string[];
  /** On drugs: names given during development. */
  readonly codeNames?: readonly string[];
  readonly codes?: {
    readonly hgnc?: string;
    readonly doid?: string;
    readonly ncit?: string;
    readonly oncotree?: string;
    readonly drugbank?: string;
  };
  /** On drugs: class ids, so that a text about the class is seen to speak of the drug. */
  readonly classes?: readonly string[];
  /** On classes and diseases: broader ones. */
  readonly parents?: readonly string[];
  /** On classes: the classes and drugs that a regimen consists of. */
  readonly combinationOf?: readonly string[];
  /** On classes: the gene whose product members inhibit. */
  readonly gene?: string;
  /** On families of genes: symbols of the members. */
  readonly members?: readonly string[];
  /** On genes: symbols seen 5' of this one in fusions. */
  readonly fusionPartners?: readonly string[];
  readonly sources: SourceIds;
}
