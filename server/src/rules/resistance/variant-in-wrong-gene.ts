import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { VariantRecord } from '../../knowledge/types.ts';
import type { VariantMention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import type { Analysis, EvidenceReference } from '../../verify/types.ts';
import { listWords } from '../../verify/words.ts';
import { evidenceWords } from '../reporting.ts';
import type { Fix, RuleContext, RuleDeclaration } from '../types.ts';
import { geneOfVariant } from './geneOfVariant.ts';
import documentation from './variant-in-wrong-gene.md';

export const variantInWrongGene: RuleDeclaration = {
  id: 'RES002',
  name: 'variant-in-wrong-gene',
  family: 'resistance',
  severity: 'error',
  summary: 'A variant is written with a gene that does not have it, and is known of another.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['variant'],
  options: [],
  documentation,
  checkBlocks(context) {
    const { analysis } = context;
    for (const block of statingBlocks(analysis)) {
      for (const mention of analysis.mentionsIn(block)) {
        const owner = mention.kind === 'variant' ? geneOfVariant(mention, block, analysis) : undefined;
        if (mention.kind !== 'variant' || !owner) continue;
        if (!isMisplaced(owner.gene, mention.short, mention.knownGenes, analysis.knowledge)) continue;
        const reading = clausesIn(analysis, block).find(
          ({ span }) => mention.span.start >= span.start && mention.span.start < span.end,
        );
        const said = reading && assertionAt(analysis, block, reading, mention.span);
        if (said && (said.status === 'quoted' || said.status === 'question' || said.polarity === 'negated'))
          continue;
        if (reading && DENIED.test(block.text.text.slice(reading.span.start, reading.span.end))) continue;
        const change = changeSpanOf(mention);
        tell(context, {
          gene: owner.gene,
          short: mention.short,
          knownGenes: mention.knownGenes,
          span: block.text.toSource(mention.span),
          geneSpan: owner.span,
          changeSpan: change && block.text.toSource(change),
        });
      }
    }
    ofFields(context);
  },
};

/** That there is no such variant is what the rule says too. */
const DENIED =
  /\b(?:not|never) (?:exist|occur|known|described|reported|a (?:variant|mutation))\b|\bno such\b|\binstead of\b/i;

function changeSpanOf({ changeSpan, span, writtenGene }: VariantMention): Span | undefined {
  if (writtenGene === undefined) return span;
  return changeSpan && changeSpan.start > span.start ? changeSpan : undefined;
}

/** The gene has variants on record and this is none of them, while another gene has it. */
function isMisplaced(
  gene: string,
  short: string,
  knownGenes: readonly string[],
  knowledge: KnowledgeIndex,
): boolean {
  const record = knowledge.gene(gene);
  if (!record || record.variants.length === 0 || knownGenes.length === 0 || knownGenes.includes(gene))
    return false;
  return knowledge.variant(gene, short) === undefined;
}

interface Misplaced {
  readonly gene: string;
  readonly short: string;
  readonly knownGenes: readonly string[];
  readonly span: Span;
  readonly geneSpan: Span | undefined;
  readonly changeSpan: Span | undefined;
}

function tell({ analysis, report }: Pick<RuleContext, 'analysis' | 'report'>, found: Misplaced): void {
  const { knowledge } = analysis;
  const owner = found.knownGenes[0]!;
  const evidence = [variantReference(owner, found.short, knowledge)];
  const analogue = analogueOf(owner, found.short, found.gene, knowledge);
  const fixes: Fix[] = [];
  if (found.geneSpan)
    fixes.push({
      title: `Write ${owner} ${found.short}`,
      safety: 'suggestion',
      edits: [{ span: found.geneSpan, newText: owner }],
      evidence,
    });
  if (found.changeSpan && analogue)
    fixes.push({
      title: `Write ${found.gene} ${analogue.short}, the ${analogue.role} mutation`,
      safety: 'suggestion',
      edits: [{ span: found.changeSpan, newText: analogue.short }],
      evidence: [variantReference(found.gene, analogue.short, knowledge)],
    });
  report({
    span: found.span,
    what: `${found.short} is a variant of ${listWords(found.knownGenes, 'or')}, not of ${found.gene}.`,
    why: evidenceWords(evidence, knowledge),
    action: `Write ${owner} ${found.short}${analogue ? `, or ${found.gene} ${analogue.short}` : ''}.`,
    verdict: 'contradicted',
    evidence,
    fixes,
    key: `${found.gene} ${found.short}`,
  });
}

function variantReference(gene: string, short: string, knowledge: KnowledgeIndex): EvidenceReference {
  const variant = knowledge.variant(gene, short);
  return {
    id: `${gene}/${variant?.short ?? short}`,
    recordKind: 'variant',
    summary: `${gene} ${short}${variant?.role ? `, ${variant.role}` : ''}`,
    level: undefined,
    sources: variant?.sources ?? [],
  };
}

/** The variant of the written gene that plays the same part: ROS1 G2032R for ALK G1202R, both of the solvent front. */
function analogueOf(
  owner: string,
  short: string,
  gene: string,
  knowledge: KnowledgeIndex,
): VariantRecord | undefined {
  const role = knowledge.variant(owner, short)?.role;
  if (role === undefined) return undefined;
  const same = (short_: string): boolean => short_.at(-1) === short.at(-1);
  const candidates = (knowledge.gene(gene)?.variants ?? []).filter((each) => each.role === role);
  return candidates.find((each) => same(each.short)) ?? candidates[0];
}

/** Gene and protein in fields of their own: a step's `detected`, a biomarker, a ledger entry's `about`. */
function ofFields({ analysis, report }: RuleContext): void {
  const { fields, knowledge } = analysis;
  if (!fields) return;
  const pairs = [
    ...fields.population.biomarkers.map(({ gene, protein }) => ({ gene, protein })),
    ...fields.sequence.flatMap(({ detected }) =>
      detected ? [{ gene: detected.gene, protein: detected.protein }] : [],
    ),
    ...fields.claims.flatMap(({ about }) =>
      about.gene ? [{ gene: about.gene, protein: about.variant }] : [],
    ),
  ];
  for (const { gene, protein } of pairs) {
    if (!protein) continue;
    const found = variantNamed(protein.value, analysis);
    if (!found || !isMisplaced(gene.value, found.short, found.genes, knowledge)) continue;
    tell(
      { analysis, report },
      {
        gene: gene.value,
        short: found.short,
        knownGenes: found.genes,
        span: protein.span,
        geneSpan: gene.span,
        changeSpan: undefined,
      },
    );
  }
}

/** Genes that have the variant, by its short form or HGVS notation. */
function variantNamed(
  text: string,
  { knowledge }: Analysis,
): { readonly short: string; readonly genes: readonly string[] } | undefined {
  const wanted = text.replace(/[()\s]/gu, '').toLowerCase();
  const owners = knowledge.records.genes.flatMap(({ symbol, variants }) =>
    variants.flatMap(({ short, hgvs }) =>
      [short, hgvs, `p.${short}`].some((each) => each.toLowerCase() === wanted) ? [{ symbol, short }] : [],
    ),
  );
  return owners[0] && { short: owners[0].short, genes: [...new Set(owners.map(({ symbol }) => symbol))] };
}
