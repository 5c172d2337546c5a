/**
 * The structured part of a protocol, read into typed values that keep their place in the source.
 * A value of the wrong type or outside its enum is left out here and reported by the field checks.
 * Field names are those of the document model (`protocolSchema`, `metadata`, `population`, `regimen`, …).
 */
import type { Span } from '../../text/span.ts';
import type { FieldNode } from '../types.ts';

/** A value with the span of its node in the source. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
  readonly node: FieldNode;
  /** Path from the root of the fields: `['population', 'biomarkers', 0, 'gene']`. */
  readonly path: readonly (string | number)[];
}

export interface ProtocolFields {
  readonly kind: Located<'regimen' | 'pathway' | 'trial'> | undefined;
  readonly metadata: MetadataFields;
  readonly population: PopulationFields;
  readonly regimen: readonly RegimenFields[];
  readonly contraindications: readonly Located<string>[];
  readonly monitoring: readonly MonitoringFields[];
  readonly sequence: readonly SequenceFields[];
  readonly claims: readonly LedgerClaimFields[];
  readonly references: readonly ReferenceFields[];
  readonly abbreviations: readonly {
    readonly short: Located<string>;
    readonly long: Located<string> | undefined;
  }[];
  readonly rationale: Located<string> | undefined;
}

export interface MetadataFields {
  readonly protocolCode: Located<string> | undefined;
  readonly title: Located<string> | undefined;
  readonly status: Located<'draft' | 'active' | 'retired' | 'superseded'> | undefined;
  readonly intent: Located<string> | undefined;
  readonly version: Located<string> | undefined;
  readonly approvalDate: Located<string> | undefined;
  readonly lastReviewDate: Located<string> | undefined;
  readonly nextReviewDate: Located<string> | undefined;
  readonly jurisdictions: readonly Located<string>[];
  readonly knowledgeBase: {
    readonly id: Located<string> | undefined;
    readonly asOf: Located<string> | undefined;
  };
}

export interface PopulationFields {
  readonly disease: Located<string> | undefined;
  readonly histology: readonly Located<string>[];
  readonly extent: readonly Located<string>[];
  readonly lineOfTherapy:
    | {
        readonly min: Located<number> | undefined;
        readonly max: Located<number> | undefined;
        readonly span: Span;
      }
    | undefined;
  /** As written: `>=18`, `1-17`, in years. */
  readonly age: Located<string> | undefined;
  readonly performanceStatus: {
    readonly scale: Located<string> | undefined;
    /** As written: `0-2`. */
    readonly range: Located<string> | undefined;
  };
  readonly biomarkers: readonly BiomarkerFields[];
  readonly inclusion: readonly Located<string>[];
  readonly exclusion: readonly Located<string>[];
}

export interface BiomarkerFields {
  readonly gene: Located<string>;
  readonly alteration: Located<string> | undefined;
  /** 5' fusion partner. */
  readonly partner5: Located<string> | undefined;
  readonly protein: Located<string> | undefined;
  readonly status: Located<'positive' | 'negative' | 'unknown' | 'not-tested'> | undefined;
  readonly testMethods: readonly Located<string>[];
  readonly span: Span;
}

export interface DoseFields {
  readonly value: Located<number> | undefined;
  readonly unit: Located<string> | undefined;
  readonly basis: Located<string> | undefined;
  readonly span: Span;
}

export interface RegimenFields {
  readonly inn: Located<string> | undefined;
  readonly role: Located<string> | undefined;
  readonly direction: Located<'for' | 'against' | 'investigational'> | undefined;
  readonly regulatory: readonly {
    readonly jurisdiction: Located<string> | undefined;
    readonly status: Located<string> | undefined;
  }[];
  readonly dose: DoseFields | undefined;
  readonly route: Located<string> | undefined;
  readonly frequency: Located<string> | undefined;
  /** ISO 8601: `P28D`. */
  readonly cycleLength: Located<string> | undefined;
  readonly cycleCount: Located<number> | undefined;
  readonly doseLevels: readonly {
    readonly level: Located<number> | undefined;
    readonly dose: DoseFields | undefined;
    readonly frequency: Located<string> | undefined;
    readonly action: Located<string> | undefined;
    readonly span: Span;
  }[];
  readonly hepatic: readonly OrganFields[];
  readonly renal: readonly OrganFields[];
  readonly toxicity: readonly {
    readonly event: Located<string> | undefined;
    readonly when: Located<string> | undefined;
    readonly action: Located<string> | undefined;
    readonly resumeLevel: Located<number> | undefined;
    readonly span: Span;
  }[];
  readonly interactions: readonly {
    readonly with: Located<string> | undefined;
    readonly examples: readonly Located<string>[];
    readonly action: Located<string> | undefined;
    readonly span: Span;
  }[];
  readonly span: Span;
}

export interface OrganFields {
  readonly when: Located<string> | undefined;
  readonly startLevel: Located<number> | undefined;
  readonly dose: DoseFields | undefined;
  readonly span: Span;
}

export interface MonitoringFields {
  readonly tests: readonly Located<string>[];
  readonly baseline: Located<boolean> | undefined;
  readonly schedule: readonly {
    readonly every: Located<string> | undefined;
    readonly for: Located<string> | undefined;
  }[];
  readonly jurisdiction: Located<string> | undefined;
  readonly span: Span;
}

export interface SequenceFields {
  readonly trigger: Located<string> | undefined;
  readonly after: readonly Located<string>[];
  readonly detected: BiomarkerFields | undefined;
  readonly requires: Located<string> | undefined;
  readonly next: readonly Located<string>[];
  readonly claim: Located<string> | undefined;
  readonly span: Span;
}

export interface LedgerClaimFields {
  readonly id: Located<string> | undefined;
  readonly text: Located<string> | undefined;
  readonly about: {
    readonly drug: Located<string> | undefined;
    readonly gene: Located<string> | undefined;
    readonly variant: Located<string> | undefined;
    readonly disease: Located<string> | undefined;
    readonly line: Located<string | number> | undefined;
  };
  readonly result:
    | {
        readonly endpoint: Located<string> | undefined;
        readonly value: Located<number> | undefined;
        readonly unit: Located<string> | undefined;
        /** Bounds of the confidence interval. */
        readonly interval: { readonly low: number; readonly high: number; readonly span: Span } | undefined;
        readonly events: Located<number> | undefined;
        readonly n: Located<number> | undefined;
        readonly assessor: Located<string> | undefined;
        readonly cut: Located<string | number> | undefined;
        readonly span: Span;
      }
    | undefined;
  readonly assertion:
    | Located<'asserted' | 'negated' | 'hypothesis' | 'historical' | 'quoted' | 'question'>
    | undefined;
  readonly evidence: {
    readonly design: Located<string> | undefined;
    readonly scheme: Located<string> | undefined;
    readonly level: Located<string> | undefined;
    readonly cite: readonly Located<string>[];
  };
  readonly span: Span;
}

export interface ReferenceFields {
  readonly key: Located<string> | undefined;
  readonly doi: Located<string> | undefined;
  readonly pmid: Located<string> | undefined;
  readonly nct: Located<string> | undefined;
  readonly url: Located<string> | undefined;
  readonly type: Located<string> | undefined;
  readonly title: Located<string> | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: Located<string> | undefined;
  readonly status: Located<'current' | 'superseded' | 'retracted' | 'corrected'> | undefined;
  readonly span: Span;
}
