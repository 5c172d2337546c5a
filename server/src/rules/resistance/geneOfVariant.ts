import type { TextBlock } from '../../document/types.ts';
import type { VariantMention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';

/** The gene that a text gives a variant, and where it stands in the source. */
export interface GeneOfVariant {
  readonly gene: string;
  /** Undefined where gene and change are one word. */
  readonly span: Span | undefined;
}

/** Heads of columns that hold nothing but variants of the gene that the row begins with. */
const VARIANTS = /^\W*(?:resistance |point |acquired )?(?:variants?|mutations?|substitutions?|changes?)\W*$/i;
/** What joins a gene with an example of its variants: "the RET kinase, such as". */
const SUCH_AS =
  /^\s*(?:gene|kinase|kinase domain)?\s*(?:mutations?|variants?)?\s*[,(:]?\s*(?:such as|including|like|for example|e\.g\.,?|namely)\s*$/i;

/** The gene written with a variant, named just before it as what it is an example of, or at the head of its row. */
export function geneOfVariant(
  mention: VariantMention,
  block: TextBlock,
  analysis: Analysis,
): GeneOfVariant | undefined {
  if (mention.writtenGene !== undefined) {
    const { start } = mention.span;
    const change = mention.changeSpan && mention.changeSpan.start > start ? mention.changeSpan : undefined;
    const before = change && block.text.text.slice(start, change.start).trimEnd();
    return {
      gene: mention.writtenGene,
      span: before === undefined ? undefined : block.text.toSource({ start, end: start + before.length }),
    };
  }
  return exampleOf(mention, block, analysis) ?? headOfRow(block, analysis);
}

function exampleOf(
  { span }: VariantMention,
  block: TextBlock,
  analysis: Analysis,
): GeneOfVariant | undefined {
  for (const each of analysis.mentionsIn(block)) {
    if ((each.kind !== 'gene' && each.kind !== 'biomarker') || each.span.end > span.start) continue;
    if (SUCH_AS.test(block.text.text.slice(each.span.end, span.start)))
      return { gene: each.gene, span: block.text.toSource(each.span) };
  }
  return undefined;
}

function headOfRow({ role, context }: TextBlock, analysis: Analysis): GeneOfVariant | undefined {
  const { rowHeader, columnHeader } = context;
  if (role !== 'table-cell' || !rowHeader || !VARIANTS.test(columnHeader?.text.text ?? '')) return undefined;
  const [first, second] = analysis.mentionsIn(rowHeader);
  if (first?.kind !== 'gene' || second) return undefined;
  return { gene: first.gene, span: rowHeader.text.toSource(first.span) };
}
