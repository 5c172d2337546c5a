/** Amounts and how often they are given. */
import type { Duration } from './common.ts';

export type DoseUnit = 'mg' | 'g' | 'mcg' | 'mg/m2' | 'mg/kg' | 'AUC' | 'IU' | 'mL';

export type DoseBasis = 'flat' | 'mg/m2' | 'mg/kg' | 'AUC';

export interface Dose {
  readonly value: number;
  readonly unit: DoseUnit;
  readonly basis: DoseBasis;
}

/** How often. `timesPerDay` for daily oral drugs; `every` (with `days` of the cycle) for cyclic ones. */
export interface Frequency {
  readonly timesPerDay?: number;
  readonly every?: Duration;
  readonly days?: readonly number[];
}
