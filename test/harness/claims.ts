/** Builds claims by hand, so that verification is tested without the reading of sentences. */
import { emptyClaim } from '../../server/src/claims/emptyClaim.ts';
import type {
  BiomarkerValue,
  Claim,
  DoseStatement,
  NumericStatement,
  Slot,
  SlotOrigin,
  TreatmentValue,
} from '../../server/src/claims/types.ts';
import type { ProtocolDocument } from '../../server/src/document/types.ts';
import { LineIndex } from '../../server/src/text/lineIndex.ts';
import type { Span } from '../../server/src/text/span.ts';
import type { VerifyContext } from '../../server/src/verify/index.ts';
import { knowledge } from './engine.ts';

/** A claim over a text, with slots located by their words in it. */
export class ClaimBuilder {
  readonly text: string;
  #claim: Claim;

  constructor(text: string, kind: Claim['kind'] = 'indication') {
    this.text = text;
    this.#claim = { ...emptyClaim({ start: 0, end: text.length }, text), id: 'c0', kind };
  }

  /** Words that are not in the text stand for words taken over from a heading. */
  slot<T>(words: string, value: T): Slot<T> {
    const start = this.text.indexOf(words);
    if (start < 0) return { value, span: { start: 0, end: 0 }, text: words, origin: 'heading' as SlotOrigin };
    return { value, span: { start, end: start + words.length }, text: words, origin: 'clause' };
  }

  set(parts: Partial<Claim>): this {
    this.#claim = { ...this.#claim, ...parts };
    return this;
  }

  drug(words: string, id = words.toLowerCase()): this {
    return this.set({
      treatments: [
        ...this.#claim.treatments,
        this.slot<TreatmentValue>(words, { kind: 'drug', id, generations: [] }),
      ],
    });
  }

  drugClass(words: string, id: string, generations: readonly number[] = []): this {
    return this.set({
      treatments: [
        ...this.#claim.treatments,
        this.slot<TreatmentValue>(words, { kind: 'drug-class', id, generations }),
      ],
    });
  }

  biomarker(words: string, value: Partial<BiomarkerValue> & { readonly gene: string }): this {
    const full: BiomarkerValue = {
      alteration: undefined,
      variant: undefined,
      exon: undefined,
      status: 'positive',
      role: 'selecting',
      ...value,
    };
    return this.set({ biomarkers: [...this.#claim.biomarkers, this.slot(words, full)] });
  }

  disease(words: string, id: string): this {
    return this.set({ diseases: [...this.#claim.diseases, this.slot(words, id)] });
  }

  dose(words: string, value: number, timesPerDay?: number, parts: Partial<DoseStatement> = {}): this {
    const span = this.#locate(words);
    const statement: DoseStatement = {
      dose: { value, unit: 'mg', basis: 'flat' },
      frequency: timesPerDay === undefined ? undefined : { timesPerDay },
      span,
      frequencySpan: undefined,
      text: words,
      role: 'unspecified',
      level: undefined,
      organ: undefined,
      interaction: undefined,
      ...parts,
    };
    return this.set({ kind: 'dose', doses: [...this.#claim.doses, statement] });
  }

  number(
    words: string,
    parts: Partial<NumericStatement> & Pick<NumericStatement, 'value' | 'unit' | 'endpoint'>,
  ): this {
    const decimals = /\.(\d+)/.exec(words)?.[1]?.length ?? 0;
    const statement: NumericStatement = {
      measure: 'unspecified',
      high: undefined,
      bound: 'exact',
      decimals,
      interval: undefined,
      fraction: undefined,
      n: undefined,
      treatment: undefined,
      comparator: false,
      trial: undefined,
      assessor: undefined,
      population: 'cohort',
      span: this.#locate(words),
      text: words,
      ...parts,
    };
    return this.set({ kind: 'numeric', wording: 'efficacy', numbers: [...this.#claim.numbers, statement] });
  }

  build(): Claim {
    return this.#claim;
  }

  #locate(words: string): Span {
    const start = this.text.indexOf(words);
    if (start < 0) throw new Error(`“${words}” is not in “${this.text}”`);
    return { start, end: start + words.length };
  }
}

/** Starts a claim over a text. */
export function claimOf(text: string, kind?: Claim['kind']): ClaimBuilder {
  return new ClaimBuilder(text, kind);
}

/** A document that is nothing but the text, judged against the bundled base. */
export function contextOf(text: string, jurisdictions: VerifyContext['jurisdictions'] = []): VerifyContext {
  const document: ProtocolDocument = {
    uri: 'test:claim.md',
    source: text,
    lines: new LineIndex(text),
    language: 'markdown',
    profile: 'prose',
    root: { kind: 'document', span: { start: 0, end: text.length }, children: [] },
    fields: undefined,
    blocks: [],
    directives: [],
    problems: [],
  };
  return { knowledge: knowledge(), document, fields: undefined, jurisdictions };
}
