/**
 * Words that mean something to a grammar, whatever the knowledge base holds. Each grammar brings a table of phrases;
 * they share one automaton with the names of entities, so that every text is read once.
 */
import type {
  AlterationClass,
  Assessor,
  DoseUnit,
  Endpoint,
  Extent,
  Frequency,
  Jurisdiction,
  Setting,
} from '../knowledge/types.ts';
import type { QuantityMention } from './types.ts';

export type Cue =
  /** A gene's state. `form` tells where it may stand: `ALK-rearranged` (adjective), `ALK fusion` (noun). */
  | {
      readonly kind: 'state';
      readonly alteration?: AlterationClass;
      readonly status: 'positive' | 'negative' | 'unknown';
      readonly form: 'adjective' | 'noun';
    }
  /** A word that may stand between a gene and its state: `ALK gene fusion`. */
  | { readonly kind: 'gene-filler' }
  /** Makes a state a question: `fusion status`, `mutation test`. */
  | { readonly kind: 'testing' }
  | { readonly kind: 'exon'; readonly exon?: number; readonly alteration?: AlterationClass }
  /** Makes a gene a drug class: `ALK TKI`. */
  | { readonly kind: 'inhibitor' }
  | { readonly kind: 'generation'; readonly generations: readonly number[] }
  | { readonly kind: 'class-adjective' }
  | { readonly kind: 'dose-unit'; readonly unit: DoseUnit }
  | { readonly kind: 'laboratory-unit' }
  | { readonly kind: 'clearance-unit' }
  | { readonly kind: 'quantity-unit'; readonly unit: QuantityMention['unit'] }
  | { readonly kind: 'hour' }
  | { readonly kind: 'dosage-form' }
  | { readonly kind: 'dosing-word' }
  | { readonly kind: 'total-dose' }
  | { readonly kind: 'dose-level'; readonly level?: number }
  /** `afterDose`: an abbreviation that means something else where no dose stands before it (`BD`, `OD`). */
  | {
      readonly kind: 'frequency';
      readonly frequency: Frequency;
      readonly total?: boolean;
      readonly afterDose?: boolean;
    }
  | { readonly kind: 'treatment-word' }
  | { readonly kind: 'times-per-day' }
  | { readonly kind: 'every' }
  | { readonly kind: 'cycle-days' }
  | { readonly kind: 'number'; readonly value: number }
  /** A share in words: `two thirds` is 66.7 (percent). */
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'article' }
  | { readonly kind: 'ordinal'; readonly value: number }
  | { readonly kind: 'bound'; readonly bound: QuantityMention['bound'] }
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly kind: 'median' }
  | { readonly kind: 'intracranial' }
  | { readonly kind: 'assessor'; readonly assessor: Assessor }
  | { readonly kind: 'hazard-ratio' }
  | { readonly kind: 'confidence-interval' }
  | { readonly kind: 'p-value' }
  | { readonly kind: 'sample-size' }
  /** A word whose number is a label and measures nothing: `grade 3`, `Table 2`. */
  | { readonly kind: 'label' }
  | { readonly kind: 'line'; readonly min: number; readonly max?: number }
  | { readonly kind: 'line-word' }
  | { readonly kind: 'prior-therapy' }
  | { readonly kind: 'or-later' }
  | { readonly kind: 'setting'; readonly setting?: Setting; readonly extent?: Extent }
  | { readonly kind: 'age-group'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'aged' }
  | { readonly kind: 'year-of-age' }
  | { readonly kind: 'or-older' }
  | { readonly kind: 'or-younger' }
  | { readonly kind: 'jurisdiction'; readonly jurisdictions: readonly Jurisdiction[] }
  | { readonly kind: 'severity'; readonly severity: 'mild' | 'moderate' | 'severe' }
  | {
      readonly kind: 'organ-impairment';
      readonly organ: 'hepatic' | 'renal';
      readonly severity?: 'mild' | 'moderate' | 'severe';
    }
  | { readonly kind: 'clearance' }
  | { readonly kind: 'dialysis' }
  | { readonly kind: 'month' }
  | { readonly kind: 'when'; readonly relation: 'in' | 'before' | 'after' };

export type CueKind = Cue['kind'];
export type CueOf<K extends CueKind> = Extract<Cue, { kind: K }>;

/** Phrases that mean one cue. `exact` keeps the letter case (`OS`, `US`); `tight` allows no gap inside (`1L`). */
export interface CueEntry {
  readonly cue: Cue;
  readonly phrases: readonly string[];
  readonly exact?: boolean;
  readonly tight?: boolean;
}

export type CueTable = readonly CueEntry[];
