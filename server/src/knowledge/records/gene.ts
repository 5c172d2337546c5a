import type { ReviewedRecord, SourceIds, Surface } from './common.ts';

export interface GeneRecord extends ReviewedRecord {
  /** HGNC symbol; also the id. */
  readonly symbol: string;
  readonly name: string;
  readonly codes: { readonly hgnc?: string; readonly entrez?: string };
  readonly location?: string;
  readonly synonyms: readonly Surface[];
  readonly summary?: string;
  /** Gene symbols seen 5' of this one in fusions. */
  readonly fusionPartners?: readonly string[];
  readonly variants: readonly VariantRecord[];
  readonly sources: SourceIds;
}

export interface VariantRecord {
  /** Short protein form, `G1202R`; the full record id is `<gene>/<short>`. `X` at the end stands for any residue. */
  readonly short: string;
  /** HGVS protein notation, `p.Gly1202Arg`. */
  readonly hgvs: string;
  readonly synonyms?: readonly Surface[];
  /** `solvent front`, `gatekeeper`. */
  readonly role?: string;
  /** Members of a group such as I1171X. */
  readonly members?: readonly string[];
  readonly sources: SourceIds;
}
