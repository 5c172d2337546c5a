/** How a drug is given, and to whom. */
import type { AgeRange, Duration, Jurisdiction, Setting, SourceIds } from './common.ts';
import type { Dose, Frequency } from './dose.ts';

/** Whom a dose is for. Every field given must hold; an absent field means no restriction. */
export interface DosingPopulation {
  readonly diseases?: readonly string[];
  readonly age?: AgeRange;
  readonly setting?: Setting;
  readonly weight?: { readonly minKg?: number; readonly maxKg?: number };
  /** Body-surface area in m2, both bounds inclusive as tables print them; `band`: place in the label's table, 1 the smallest. */
  readonly bodySurface?: { readonly minM2?: number; readonly maxM2?: number; readonly band?: number };
  readonly description: string;
}

export interface DoseStep {
  readonly dose: Dose;
  readonly frequency: Frequency;
  /** How long the step lasts before the next one (brigatinib's lead-in). Absent: until progression or toxicity. */
  readonly duration?: Duration;
}

export interface DosingRegimen {
  readonly id: string;
  readonly population: DosingPopulation;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly route: 'oral' | 'intravenous' | 'subcutaneous';
  readonly food?: 'with' | 'without' | 'either';
  readonly steps: readonly DoseStep[];
  /** Reductions below the starting dose, in order; `level` is -1, -2, …; the last one may only say `discontinue`. */
  readonly ladder: readonly {
    readonly level: number;
    readonly dose?: Dose;
    readonly frequency?: Frequency;
    readonly action?: 'discontinue';
  }[];
  /** Cap in mg a dose computed per m2 or kg may not exceed. */
  readonly maximum?: Dose;
  readonly status?: 'current' | 'superseded';
  readonly sources: SourceIds;
}

export interface DoseAdjustment {
  readonly id: string;
  readonly kind: 'hepatic' | 'renal' | 'interaction';
  readonly condition: {
    readonly severity?: 'mild' | 'moderate' | 'severe';
    /** The label's definition in structured words: `any AST and total bilirubin >1.5 to 3 x ULN`. */
    readonly definition?: string;
    /** Creatinine clearance in mL/min; `max` is exclusive, `min` inclusive. */
    readonly creatinineClearance?: { readonly min?: number; readonly max?: number };
    readonly dialysis?: boolean;
    /** Substance class: `strong-cyp3a-inhibitor`. */
    readonly with?: string;
  };
  readonly population?: DosingPopulation;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly action: 'none' | 'reduce' | 'avoid' | 'not-studied';
  readonly dose?: Dose;
  readonly frequency?: Frequency;
  /** Where the label gives a relative change: -0.4 means reduce by about 40 %. */
  readonly relativeChange?: number;
  readonly sources: SourceIds;
}
