import { ClaimMemory } from '../claims/claimMemory.ts';
import { extractClaims } from '../claims/extractClaims.ts';
import type { TextReading, TextReadings } from '../claims/textReading.ts';
import { Correspondence } from '../document/correspondence.ts';
import { readFields } from '../document/fields/readFields.ts';
import { MarkdownTrees } from '../document/markdown/trees.ts';
import { parseDocument } from '../document/parse.ts';
import type { ProtocolDocument, TextBlock } from '../document/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import { type CancellationSignal, OperationCancelled } from '../lint/types.ts';
import type { Mention, Recogniser } from '../recognise/types.ts';
import type { DocumentInput } from '../service.ts';
import { jurisdictionsOf } from '../verify/context.ts';
import type { Analysis } from '../verify/types.ts';
import { JudgementMemory } from './judgementMemory.ts';

/** How many claims are judged between two looks at the cancellation signal. */
const CLAIMS_PER_LOOK = 64;

/**
 * Analyses the versions of one document. What a text says by itself is kept by the text; the claims of a block and their
 * judgements are kept by all that decides them and moved to where the block stands now. The rest is worked out anew.
 */
export class DocumentAnalyser {
  readonly #knowledge: KnowledgeIndex;
  readonly #recogniser: Recogniser;
  readonly #texts: TextReadings;
  readonly #claims = new ClaimMemory();
  readonly #judgements = new JudgementMemory(this.#claims);
  readonly #trees = new MarkdownTrees();
  #since: Correspondence | undefined;
  /** The newest text as parsed, so that a check that was cut off need not parse it again. */
  #parsed: { readonly input: DocumentInput; readonly document: ProtocolDocument } | undefined;
  #last: { readonly input: DocumentInput; readonly analysis: Analysis } | undefined;

  /** @param texts readings of texts, shared by the documents of a service */
  constructor(knowledge: KnowledgeIndex, recogniser: Recogniser, texts: TextReadings) {
    this.#knowledge = knowledge;
    this.#recogniser = recogniser;
    this.#texts = texts;
  }

  /** How the newest version came from the one analysed before it. */
  get since(): Correspondence | undefined {
    return this.#since;
  }

  /** Lets go of the version before, once nobody needs to know any more how the newest one came from it. */
  forgetPast(): void {
    this.#since = undefined;
  }

  /** The analysis of a version; the last one is kept. @throws OperationCancelled */
  analyse(input: DocumentInput, signal: CancellationSignal): Analysis {
    if (this.#last && isSame(this.#last.input, input)) return this.#last.analysis;
    const analysis = this.#analyse(input, signal);
    this.#last = { input, analysis };
    return analysis;
  }

  #parse(input: DocumentInput): ProtocolDocument {
    if (!this.#parsed || !isSame(this.#parsed.input, input))
      this.#parsed = { input, document: parseDocument(input, this.#trees) };
    return this.#parsed.document;
  }

  #analyse(input: DocumentInput, signal: CancellationSignal): Analysis {
    const knowledge = this.#knowledge;
    const checkCancelled = (): void => {
      if (signal.isCancellationRequested) throw new OperationCancelled();
    };
    checkCancelled();
    const document = this.#parse(input);
    const fields = document.profile === 'protocol' ? readFields(document) : undefined;
    const since = this.#sinceLast(document);
    this.#claims.begin(document, since);
    const readings: (TextReading | undefined)[] = [];
    const readingOf = (block: TextBlock): TextReading => {
      const known = readings[block.index];
      if (known) return known;
      const reading = this.#texts.of(block.text.text);
      readings[block.index] = reading;
      return reading;
    };
    const mentionsIn = (block: TextBlock): readonly Mention[] => readingOf(block).mentions;
    const claims = extractClaims({
      document,
      fields,
      knowledge,
      recogniser: this.#recogniser,
      readingOf,
      memory: this.#claims,
      checkCancelled,
    });
    const jurisdictions = jurisdictionsOf(fields, input.jurisdictions ?? []);
    const context = { knowledge, document, fields, jurisdictions };
    this.#judgements.begin(context, since);
    const judgements = claims.map((claim, index) => {
      if (index % CLAIMS_PER_LOOK === 0) checkCancelled();
      return this.#judgements.judge(claim, context);
    });
    this.#claims.end();
    this.#judgements.end();
    const { blocks } = document;
    return { document, fields, knowledge, blocks, readingOf, mentionsIn, claims, judgements, jurisdictions };
  }

  /** How a version came from the last one that was analysed, which a check that was cut off need not find out again. */
  #sinceLast(document: ProtocolDocument): Correspondence | undefined {
    const before = this.#last?.analysis.document;
    if (this.#since?.after !== document) this.#since = before && new Correspondence(before, document);
    return this.#since;
  }
}

function isSame(a: DocumentInput, b: DocumentInput): boolean {
  return (
    a.version === b.version &&
    a.language === b.language &&
    a.profile === b.profile &&
    String(a.jurisdictions ?? []) === String(b.jurisdictions ?? []) &&
    a.text === b.text
  );
}
