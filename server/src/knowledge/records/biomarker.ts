export type AlterationClass =
  | 'fusion'
  | 'mutation'
  | 'amplification'
  | 'exon-skipping'
  | 'exon-insertion'
  | 'exon-deletion'
  | 'expression'
  | 'loss'
  | 'wild-type';

/** A biomarker: a gene in a state. `variant` is the short protein form (`G1202R`), used with `alteration: mutation`. */
export interface BiomarkerRef {
  readonly gene: string;
  readonly alteration: AlterationClass;
  readonly variant?: string;
  readonly exon?: number;
}
