/** What a drug may do to a patient, and what is to be done about it. */
import type { Duration, Jurisdiction, SourceIds } from './common.ts';
import type { DosingPopulation } from './dosing.ts';

export interface Interaction {
  readonly id: string;
  /** Substance class id (`strong-cyp3a-inhibitor`) or a single substance id. */
  readonly with: string;
  readonly action: 'contraindicated' | 'avoid' | 'adjust' | 'caution' | 'none';
  /** What happens, in our own words. */
  readonly effect: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface Contraindication {
  readonly id: string;
  readonly with: string;
  readonly description: string;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface Warning {
  /** A harm id: `hepatotoxicity`. */
  readonly harm: string;
  readonly summary: string;
  readonly boxed?: boolean;
  readonly frequency?: readonly {
    readonly percent: number;
    readonly grade?: string;
    readonly n?: number;
    readonly description: string;
  }[];
  readonly actions?: readonly {
    readonly when: string;
    readonly action: 'hold' | 'reduce' | 'discontinue' | 'monitor';
    readonly detail?: string;
  }[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}

export interface MonitoringRequirement {
  readonly id: string;
  /** Test ids: `alt`, `ast`, `bilirubin`, `ecg`, `heart-rate`. */
  readonly tests: readonly string[];
  readonly harms: readonly string[];
  readonly baseline: boolean;
  readonly schedule: readonly { readonly every: Duration; readonly for?: Duration }[];
  readonly population?: DosingPopulation;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sources: SourceIds;
}
