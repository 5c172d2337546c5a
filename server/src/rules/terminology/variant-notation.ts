import type { Located } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { Mention, MentionOf } from '../../recognise/types.ts';
import { proteinNotation } from '../../text/proteinNotation.ts';
import { listWords } from '../../verify/words.ts';
import { isInAddress, isOwnText } from '../places.ts';
import { geneOfVariant } from '../resistance/geneOfVariant.ts';
import type { Fix, RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './variant-notation.md';

export const variantNotation: RuleDeclaration = {
  id: 'TRM003',
  name: 'variant-notation',
  family: 'terminology',
  severity: 'info',
  summary: 'A variant is named without its gene, or a field gives it in other than HGVS notation.',
  fix: 'safe',
  since: '0.1.0',
  knowledge: ['variant'],
  options: [],
  documentation,
  check(context) {
    const told = new Set<string>();
    for (const block of context.analysis.document.blocks) {
      if (!isOwnText(block)) continue;
      const mentions = context.analysis.mentionsIn(block);
      for (const mention of mentions) {
        if (mention.kind !== 'variant') continue;
        const isBare =
          !geneOfVariant(mention, block, context.analysis) && !isInAddress(block, mention.span.start);
        if (isBare && !told.has(mention.short) && !geneStandsNear(context, block, mention, mentions))
          reportBare(context, block, mention);
        // Told once with its gene, or reported once, a variant may go on without it.
        told.add(mention.short);
      }
    }
    checkFields(context);
  },
};

/** True if a gene the variant may belong to is named in the same text, in what introduces it, or in a heading below the title. */
function geneStandsNear(
  { analysis }: RuleContext,
  { context, index }: TextBlock,
  { knownGenes }: MentionOf<'variant'>,
  mentions: readonly Mention[],
): boolean {
  const fits = (gene: string): boolean => knownGenes.length === 0 || knownGenes.includes(gene);
  const namesGene = (list: readonly Mention[]): boolean =>
    list.some(
      (each) =>
        ((each.kind === 'gene' || each.kind === 'biomarker') && fits(each.gene)) ||
        (each.kind === 'variant' && each.writtenGene !== undefined && fits(each.writtenGene)),
    );
  if (namesGene(mentions)) return true;
  const path = context.fieldPath;
  if (path !== undefined && fieldNamesGene(analysis.fields, path, fits)) return true;
  const before = [
    ...context.leadIns,
    ...context.headings.slice(1),
    ...(context.rowHeader ? [context.rowHeader] : []),
    ...(context.columnHeader ? [context.columnHeader] : []),
  ];
  return before.some((each) => each.index !== index && namesGene(analysis.mentionsIn(each)));
}

/** A claim of the ledger names its gene in a field of its own. */
function fieldNamesGene(
  fields: RuleContext['analysis']['fields'],
  path: readonly (string | number)[],
  fits: (gene: string) => boolean,
): boolean {
  const [name, index] = path;
  if (name !== 'claims' || typeof index !== 'number') return false;
  const gene = fields?.claims[index]?.about.gene?.value;
  return gene !== undefined && fits(gene);
}

function reportBare(context: RuleContext, block: TextBlock, mention: MentionOf<'variant'>): void {
  const { knownGenes, short, span: at, surface } = mention;
  const span = block.text.toSource(at);
  const isPlain = context.analysis.document.source.slice(span.start, span.end) === surface;
  const fixes: readonly Fix[] = isPlain
    ? knownGenes.map((gene) => ({
        title: `Write ${gene} ${surface}`,
        safety: 'suggestion',
        edits: [{ span, newText: `${gene} ${surface}` }],
        evidence: [],
      }))
    : [];
  const known =
    knownGenes.length > 0 ? ` The knowledge base knows it in ${listWords(knownGenes, 'or')}.` : '';
  context.report({
    span,
    what: `${surface} is named without its gene.`,
    why: `HGVS describes a variant of a named gene: the same change can occur in several.${known}`,
    action: `Write the gene before it at the first mention${knownGenes[0] ? `, as in ${knownGenes[0]} ${short}` : ''}.`,
    key: short,
    fixes,
  });
}

/** Fields for variants take HGVS protein notation: `p.Gly2032Arg`. */
function checkFields(context: RuleContext): void {
  const { fields } = context.analysis;
  if (!fields) return;
  const variants = [
    ...fields.population.biomarkers.map(({ protein }) => protein),
    ...fields.sequence.map(({ detected }) => detected?.protein),
    ...fields.claims.map(({ about }) => about.variant),
  ];
  for (const variant of variants) if (variant) checkField(context, variant);
}

function checkField(context: RuleContext, { value, span }: Located<string>): void {
  const notation = proteinNotation(value);
  if (notation === undefined || notation === value || `p.(${notation.slice(2)})` === value) return;
  const isPlain = context.analysis.document.source.slice(span.start, span.end) === value;
  context.report({
    span,
    what: `“${value}” is not in HGVS protein notation.`,
    why: 'This field takes the three-letter notation of HGVS (den Dunnen et al. 2016, doi 10.1002/humu.22981).',
    action: `Write ${notation}.`,
    key: value,
    fixes: isPlain
      ? [{ title: `Write ${notation}`, safety: 'safe', edits: [{ span, newText: notation }], evidence: [] }]
      : [],
  });
}
