/** Verdicts: a claim held against the knowledge base, with the records that decided it. */
import type { TextReading } from '../claims/textReading.ts';
import type { Claim } from '../claims/types.ts';
import type { ProtocolFields } from '../document/fields/types.ts';
import type { ProtocolDocument, TextBlock } from '../document/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { EvidenceLevel, Jurisdiction } from '../knowledge/types.ts';
import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';

export type Verdict =
  | 'supported'
  | 'supported-elsewhere'
  | 'contradicted'
  | 'out-of-scope'
  | 'not-in-kb'
  | 'not-checked';

/** A record that decided a verdict. `id` is the full record id: `crizotinib/us-ros1-nsclc`, `profile-1014/orr-crizotinib`. */
export interface EvidenceReference {
  readonly id: string;
  readonly recordKind:
    | 'approval'
    | 'dosing'
    | 'adjustment'
    | 'interaction'
    | 'contraindication'
    | 'warning'
    | 'monitoring'
    | 'successor'
    | 'activity'
    | 'evidence'
    | 'criterion'
    | 'trial-result'
    | 'trial'
    | 'target'
    | 'variant'
    | 'disease'
    | 'drug';
  /** One line in our own words: what the record says. */
  readonly summary: string;
  readonly level: EvidenceLevel | undefined;
  /** Source ids. */
  readonly sources: readonly string[];
}

/** What the knowledge base says differently, one entry per fault; the rule that owns the aspect words the message. */
export interface Contradiction {
  /** Stable name of the kind of fault, one per rule that can report it: see `verify/aspects.ts`. */
  readonly aspect: string;
  /** Exact words at fault. */
  readonly span: Span;
  /** Named values for the message: drug, disease, biomarker, stated, expected, … all ready to read. */
  readonly values: Readonly<Record<string, string>>;
  readonly records: readonly EvidenceReference[];
  readonly related: readonly { readonly message: string; readonly span: Span }[];
  /** Replacements the knowledge base knows of, best first; never applied without a person. */
  readonly suggestions: readonly {
    readonly title: string;
    readonly span: Span;
    readonly newText: string;
    readonly records: readonly EvidenceReference[];
  }[];
}

export interface Judgement {
  readonly claim: Claim;
  readonly verdict: Verdict;
  /** One sentence for people: what decided the verdict. */
  readonly reason: string;
  /** What would have to be true for the claim to be supported; undefined if it is, or if nothing is known. */
  readonly wouldBeSupportedIf: string | undefined;
  readonly records: readonly EvidenceReference[];
  readonly contradictions: readonly Contradiction[];
  /** Set where judging stopped with an internal error, which the linter reports; then the verdict is `not-checked`. */
  readonly failure?: string;
}

/** Everything known of one version of one document; what rules and features work on. */
export interface Analysis {
  readonly document: ProtocolDocument;
  readonly fields: ProtocolFields | undefined;
  readonly knowledge: KnowledgeIndex;
  /** The blocks to look at: all of the document's; for `checkBlocks` those that changed. */
  readonly blocks: readonly TextBlock[];
  /** What the text of a block says by itself, in block coordinates. */
  readingOf(block: TextBlock): TextReading;
  /** What the text of a block names, in block coordinates. */
  mentionsIn(block: TextBlock): readonly Mention[];
  readonly claims: readonly Claim[];
  readonly judgements: readonly Judgement[];
  /** Regions the document is judged for: its own, else the user's. Absent: its own alone. */
  readonly jurisdictions?: readonly Jurisdiction[];
}
