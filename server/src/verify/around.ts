/** What a place in the document is about, where its own clause does not say. */
import type { TextBlock } from '../document/types.ts';
import type { TrialFigure } from '../knowledge/knowledgeIndex.ts';
import type { DrugRecord } from '../knowledge/types.ts';
import type { Mention } from '../recognise/types.ts';
import { contains, type Span } from '../text/span.ts';
import type { Analysis } from './types.ts';

/** Mentions inside a stretch of a block's text. */
export function mentionsWithin(analysis: Analysis, block: TextBlock, span: Span): readonly Mention[] {
  return analysis.mentionsIn(block).filter((mention) => contains(span, mention.span));
}

/** Texts around a block, nearest first: what introduces it, its headers, the headings above it, then its fields' drugs. */
function* placesAround(block: TextBlock): Generator<TextBlock> {
  const { context } = block;
  yield* [...context.leadIns].reverse();
  if (context.rowHeader && context.rowHeader !== block) yield context.rowHeader;
  if (context.columnHeader) yield context.columnHeader;
  yield* [...context.headings].reverse();
}

/**
 * The drugs a place is about: those its sentence names, else those of the nearest text around it that names any, else
 * the drugs of the regimen. Only drugs the base has full records of.
 */
export function drugsAround(analysis: Analysis, block: TextBlock, sentence: Span): readonly DrugRecord[] {
  const own = drugsOf(analysis, mentionsWithin(analysis, block, sentence));
  if (own.length > 0) return own;
  for (const place of placesAround(block)) {
    const drugs = drugsOf(analysis, analysis.mentionsIn(place));
    if (drugs.length > 0) return drugs;
  }
  const { knowledge, fields } = analysis;
  return (fields?.regimen ?? []).flatMap(({ inn }) =>
    inn
      ? knowledge
          .resolveName(inn.value)
          .flatMap(({ kind, id }) => (kind === 'drug' ? (knowledge.drug(id) ?? []) : []))
      : [],
  );
}

function drugsOf({ knowledge }: Analysis, mentions: readonly Mention[]): readonly DrugRecord[] {
  const drugs = mentions.flatMap((mention) => {
    if (mention.kind === 'drug') return knowledge.drug(mention.id) ?? [];
    return mention.kind === 'drug-class' ? knowledge.drugsInClass(mention.id) : [];
  });
  return [...new Set(drugs)];
}

/** Genes a place is about: those its sentence names, else those of the nearest text around it that names any. */
export function genesAround(analysis: Analysis, block: TextBlock, sentence: Span): readonly string[] {
  const own = genesOf(mentionsWithin(analysis, block, sentence));
  if (own.length > 0) return own;
  for (const place of placesAround(block)) {
    const genes = genesOf(analysis.mentionsIn(place));
    if (genes.length > 0) return genes;
  }
  return [...new Set((analysis.fields?.population.biomarkers ?? []).map(({ gene }) => gene.value))];
}

function genesOf(mentions: readonly Mention[]): readonly string[] {
  const genes = mentions.flatMap((mention) =>
    mention.kind === 'gene' || mention.kind === 'biomarker' ? [mention.gene] : [],
  );
  return [...new Set(genes)];
}

/** Figures of patients with one of the genes first, in the order given otherwise. */
export function ofGenesFirst(
  figures: readonly TrialFigure[],
  genes: readonly string[],
): readonly TrialFigure[] {
  const fits = ({ population }: TrialFigure): boolean =>
    population?.biomarkers.some(({ gene }) => genes.includes(gene)) ?? false;
  return [...figures.filter(fits), ...figures.filter((figure) => !fits(figure))];
}
