import type { TextBlock } from '../../document/types.ts';
import type { EntitySurface } from '../../knowledge/knowledgeIndex.ts';
import type { Mention } from '../../recognise/types.ts';
import { isInAddress, isOwnText, sentenceAt } from '../places.ts';
import type { Fix, RuleContext, RuleDeclaration } from '../types.ts';
import { nameTables } from './names.ts';
import documentation from './obsolete-name.md';

export const obsoleteName: RuleDeclaration = {
  id: 'TRM004',
  name: 'obsolete-name',
  family: 'terminology',
  severity: 'info',
  summary: 'A gene or disease is called by a name that was replaced.',
  fix: 'safe',
  since: '0.1.0',
  knowledge: ['disease'],
  options: [],
  documentation,
  check(context) {
    const told = new Set<string>();
    for (const block of context.analysis.document.blocks) {
      if (!isOwnText(block)) continue;
      for (const mention of context.analysis.mentionsIn(block)) {
        const found = replacedName(context, mention);
        if (!found || told.has(found.surface.text)) continue;
        if (isInAddress(block, mention.span.start) || isExempt(block, mention, found)) continue;
        told.add(found.surface.text);
        report(context, block, mention, found);
      }
    }
  },
};

interface ReplacedName {
  readonly surface: EntitySurface;
  /** The name as the text writes it. */
  readonly written: string;
}

/** The replaced name that a mention is, or begins with: `c-MET`, `c-MET amplification`. */
function replacedName({ analysis }: RuleContext, mention: Mention): ReplacedName | undefined {
  const { replaced } = nameTables(analysis.knowledge);
  if (mention.kind === 'disease' || mention.kind === 'gene') {
    if (!mention.legacyName) return undefined;
    const surface = replaced.get(mention.surface.toLowerCase());
    return surface && { surface, written: mention.surface };
  }
  if (mention.kind !== 'biomarker') return undefined;
  const written = /^(?:[a-z]-?)?\p{L}[\p{L}\p{N}]*/u.exec(mention.surface)?.[0] ?? '';
  const surface = replaced.get(written.toLowerCase());
  return surface?.entity.kind === 'gene' && surface.entity.id === mention.gene
    ? { surface, written }
    : undefined;
}

/** Words that introduce a former name. */
const FORMER =
  /\b(?:formerly|previously|once|historically|earlier|former|old|older|also|sometimes|originally|outdated|obsolete|legacy|aka|a\.k\.a\.|i\.e\.|alias|synonyms?|known as|called|termed|classified as|term|name)\b[^.;]{0,60}$/i;
/** Words after which a gene's former name is the name of its protein, as labels and assays write it. */
const PROTEIN =
  /^[\s-]*(?:\(?\w*\)?\s)?(?:protein|over-?express\w*|express\w*|IHC|immunohisto\w*|immunostain\w*|receptors?|kinases?|inhibit\w*|TKIs?|antibod\w+|ligand|pathway|signall?ing|targeted|directed|positive by IHC|staining)\b/i;

function isExempt(block: TextBlock, mention: Mention, { surface, written }: ReplacedName): boolean {
  const { text } = block.text;
  const { start } = mention.span;
  const sentence = sentenceAt(text, start);
  const before = text.slice(sentence.start, start);
  const after = text.slice(start + written.length, sentence.end);
  if (FORMER.test(before) || /^\W*(?:is|was)? ?(?:now|renamed|an? (?:old|former|obsolete))/i.test(after))
    return true;
  // The current name with the former one behind it in brackets.
  return /\(\s*$/u.test(before) || (surface.entity.kind === 'gene' && PROTEIN.test(after));
}

function report(
  context: RuleContext,
  block: TextBlock,
  mention: Mention,
  { surface, written }: ReplacedName,
): void {
  const { knowledge, document } = context.analysis;
  const current = knowledge.nameOf(surface.entity);
  const at = { start: mention.span.start, end: mention.span.start + written.length };
  const span = block.text.toSource(at);
  const isGene = surface.entity.kind === 'gene';
  const fix: Fix = {
    title: `Write ${current}`,
    // A gene has one symbol; what was once one disease may be several today.
    safety: isGene ? 'safe' : 'suggestion',
    edits: [{ span, newText: current }],
    evidence: [],
  };
  context.report({
    span,
    what: `“${written}” is ${surface.status === 'obsolete' ? 'an obsolete' : 'a former'} name.`,
    why: isGene
      ? `HGNC names the gene ${current}.`
      : `The disease is classified as ${current} today; readers and registers search for that.`,
    action: `Write ${current}, with the old name in brackets where readers need it.`,
    tag: 'deprecated',
    key: surface.text,
    fixes: document.source.slice(span.start, span.end) === written ? [fix] : [],
  });
}
