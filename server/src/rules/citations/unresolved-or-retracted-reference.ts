import type { ReferenceFields } from '../../document/fields/types.ts';
import type { ProtocolDocument, TextBlock } from '../../document/types.ts';
import { nearestName } from '../../text/nearest.ts';
import { contains, type Span } from '../../text/span.ts';
import { sourceWords } from '../../verify/words.ts';
import { frontMatterField, isOwnText, nodesBelow, sentenceAt } from '../places.ts';
import type { Report, RuleContext, RuleDeclaration } from '../types.ts';
import { isMarkedRetracted, isRetractedKey, sourceOfKey, sourceOfReference } from './citing.ts';
import documentation from './unresolved-or-retracted-reference.md';

export const unresolvedOrRetractedReference: RuleDeclaration = {
  id: 'REF002',
  name: 'unresolved-or-retracted-reference',
  family: 'citations',
  severity: 'error',
  summary: 'A citation leads to no reference, or to one that was retracted.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'externalBibliography',
      type: 'boolean',
      default: false,
      description:
        'References stand in a bibliography outside the document, so that keys are not looked up. A `bibliography` in the front matter says the same for one document.',
    },
  ],
  documentation,
  check(context) {
    const references = new References(context);
    const seen = new Set<string>();
    for (const citation of citationsOf(context)) {
      if (citation.tellsOfRetraction) continue;
      const retracted = references.retraction(citation.key);
      if (retracted !== undefined) {
        reportRetracted(context, citation, retracted, references.entry(citation.key));
        continue;
      }
      if (references.resolves(citation.key)) continue;
      // Where a document lists nothing at all, one word about each key is enough.
      if (!references.listed && seen.has(citation.key)) continue;
      seen.add(citation.key);
      reportUnresolved(context, citation, references);
    }
    reportRetractedIdentifiers(context);
  },
};

interface Citation {
  readonly key: string;
  readonly span: Span;
  /** The sentence itself says that the source was retracted. */
  readonly tellsOfRetraction: boolean;
}

const TELLS = /\bretract|\bwithdrawn\b/i;

function citationsOf({ analysis }: RuleContext): readonly Citation[] {
  const { document } = analysis;
  // In prose without a list of references a bare `@name` greets somebody.
  const takesBare = document.profile === 'protocol' || listsReferences(document);
  const inText = document.blocks.flatMap((block) => citationsIn(block, takesBare));
  const inLedger = (analysis.fields?.claims ?? []).flatMap(({ evidence, text }) =>
    evidence.cite.map(({ value, span }) => ({
      key: value.replace(/^@/u, ''),
      span,
      tellsOfRetraction: TELLS.test(text?.value ?? ''),
    })),
  );
  return [...inText, ...inLedger];
}

function listsReferences(document: ProtocolDocument): boolean {
  return (
    frontMatterField(document, 'references') !== undefined ||
    frontMatterField(document, 'bibliography') !== undefined ||
    document.blocks.some(({ context }) => context.sections.includes('references'))
  );
}

function citationsIn(block: TextBlock, takesBare: boolean): readonly Citation[] {
  const { text } = block.text;
  if (block.context.sections.includes('references')) return [];
  return block.citations.flatMap(({ span, keys }) => {
    // The text of a link leads where the link does.
    if (block.links.some((link) => contains(link.span, span))) return [];
    if (!takesBare && text[span.start] !== '[') return [];
    const { start, end } = sentenceAt(text, span.start);
    const words = block.citations.reduceRight(
      (rest, each) =>
        each.span.start >= start && each.span.end <= end
          ? rest.slice(0, each.span.start - start) + rest.slice(each.span.end - start)
          : rest,
      text.slice(start, end),
    );
    let from = span.start;
    return keys.map((key) => {
      const at = text.indexOf(`@${key}`, from);
      from = at + key.length + 1;
      return {
        key,
        span: block.text.toSource({ start: at, end: at + key.length + 1 }),
        tellsOfRetraction: TELLS.test(words),
      };
    });
  });
}

/** What the document lists, and what the base knows of it. */
class References {
  readonly #context: RuleContext;
  readonly #entries = new Map<string, ReferenceFields | undefined>();
  readonly #elsewhere: boolean;

  constructor(context: RuleContext) {
    this.#context = context;
    const { document, fields } = context.analysis;
    for (const entry of fields?.references ?? []) if (entry.key) this.#entries.set(entry.key.value, entry);
    for (const key of keysListed(context)) if (!this.#entries.has(key)) this.#entries.set(key, undefined);
    this.#elsewhere =
      context.options.externalBibliography === true ||
      frontMatterField(document, 'bibliography') !== undefined;
  }

  /** True if the document lists any reference. */
  get listed(): boolean {
    return this.#entries.size > 0;
  }

  get keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  entry(key: string): ReferenceFields | undefined {
    return this.#entries.get(key);
  }

  resolves(key: string): boolean {
    if (this.#entries.has(key) || this.#elsewhere) return true;
    // Without a list, a key that is plainly a source of the base leads somewhere.
    return !this.listed && sourceOfKey(key, this.#context.analysis.knowledge) !== undefined;
  }

  /** Who says that the source was retracted; undefined where nothing does. */
  retraction(key: string): string | undefined {
    const { knowledge } = this.#context.analysis;
    const entry = this.#entries.get(key);
    const source = entry ? sourceOfReference(entry, knowledge) : sourceOfKey(key, knowledge);
    if (source?.status === 'retracted') return `${sourceWords(source)}, is recorded as retracted.`;
    if (entry ? isMarkedRetracted(entry) : isRetractedKey(key))
      return `The ${entry ? 'entry' : 'key'} itself says so.`;
    return undefined;
  }
}

/** Keys at the beginning of entries in a section of references, and those of `references` in front matter read as prose. */
function keysListed({ analysis }: RuleContext): readonly string[] {
  const { document } = analysis;
  const inSection = document.blocks
    .filter(({ context, role }) => context.sections.includes('references') && role !== 'heading')
    .flatMap(({ text, citations }) => [
      ...citations.flatMap(({ keys }) => keys),
      ...(/^\[?@?([\p{L}\d][\p{L}\d_:.-]*\d{4}[a-z]?)\]?[:.\s]/u.exec(text.text)?.slice(1) ?? []),
    ]);
  const matter = frontMatterField(document, 'references');
  const inMatter = matter
    ? [...nodesBelow(matter)].flatMap((node) => {
        const pair = node as typeof matter;
        if (node.kind !== 'pair' || !/^(?:key|id)$/u.test(pair.key.text.text)) return [];
        return pair.value?.kind === 'scalar' ? [pair.value.text.text] : [];
      })
    : [];
  return [...inSection, ...inMatter];
}

function reportUnresolved(context: RuleContext, { key, span }: Citation, references: References): void {
  const nearest = nearestName(key, references.keys);
  const isProtocol = context.analysis.document.profile === 'protocol';
  const report: Report = {
    span,
    what: `“${key}” has no entry in the references.`,
    why: 'A reader cannot find the source, and what it says cannot be checked.',
    action: nearest ? `Did you mean “${nearest}”?` : 'Add the reference, or correct the key.',
    key,
    fixes: nearest
      ? [
          {
            title: `Cite “${nearest}”`,
            safety: 'suggestion',
            edits: [{ span: { start: span.end - key.length, end: span.end }, newText: nearest }],
            evidence: [],
          },
        ]
      : [],
  };
  // Prose may be a part of something whose references stand elsewhere.
  context.report(references.listed || isProtocol ? report : { ...report, severity: 'warning' });
}

function reportRetracted(
  context: RuleContext,
  { key, span }: Citation,
  reason: string,
  entry: ReferenceFields | undefined,
): void {
  context.report({
    span,
    what: `“${key}” was retracted.`,
    why: `${reason} A retracted source supports nothing.`,
    action: 'Cite another source, drop the statement, or say that the source was retracted.',
    related: entry ? [{ message: 'The retracted reference.', span: entry.span }] : [],
    key,
  });
}

const IDENTIFIER = /\bPMID:?\s*(?<pmid>\d{5,9})\b|\b(?<doi>10\.\d{4,9}\/[^\s"<>|\])},;]*[^\s"<>|\])},;.:])/gi;

/** Retracted sources cited by their identifier instead of a key. */
function reportRetractedIdentifiers(context: RuleContext): void {
  const { document, knowledge } = context.analysis;
  const retracted = knowledge.records.sources.filter(({ status }) => status === 'retracted');
  if (retracted.length === 0) return;
  for (const block of document.blocks) {
    if (!isOwnText(block)) continue;
    const { text } = block.text;
    for (const match of text.matchAll(IDENTIFIER)) {
      const { pmid, doi } = match.groups ?? {};
      const source = retracted.find(
        (each) =>
          (pmid !== undefined && each.pmid === pmid) || (doi !== undefined && each.doi === doi.toLowerCase()),
      );
      const { start, end } = sentenceAt(text, match.index);
      if (!source || TELLS.test(text.slice(start, end))) continue;
      const span = block.text.toSource({ start: match.index, end: match.index + match[0].length });
      reportRetracted(
        context,
        { key: match[0], span, tellsOfRetraction: false },
        `${sourceWords(source)}, is recorded as retracted.`,
        undefined,
      );
    }
  }
}
