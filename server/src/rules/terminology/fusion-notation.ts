import type { TextBlock } from '../../document/types.ts';
import type { MentionOf } from '../../recognise/types.ts';
import type { Fix, Report, RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './fusion-notation.md';

type FusionMention = MentionOf<'biomarker'> & {
  readonly fusion: NonNullable<MentionOf<'biomarker'>['fusion']>;
};

const STANDARD =
  'HGNC writes fusions with a double colon and the 5′ partner first (Bruford et al. 2021, doi 10.1038/s41375-021-01436-6).';

export const fusionNotation: RuleDeclaration = {
  id: 'TRM002',
  name: 'fusion-notation',
  family: 'terminology',
  severity: 'warning',
  summary: 'A gene fusion is not written as HGNC recommends, 5′ partner first with a double colon.',
  fix: 'safe',
  since: '0.1.0',
  knowledge: [],
  options: [
    {
      name: 'acceptHyphen',
      type: 'boolean',
      default: false,
      description: 'Accept the legacy notation with a hyphen, `EML4-ALK`.',
    },
  ],
  documentation,
  checkBlocks(context) {
    for (const block of context.analysis.blocks) {
      if (block.context.quoted || block.context.sections.includes('references')) continue;
      for (const mention of context.analysis.mentionsIn(block)) {
        if (mention.kind === 'biomarker' && mention.fusion)
          checkMention(mention as FusionMention, block, context);
      }
    }
  },
};

function checkMention(mention: FusionMention, block: TextBlock, context: RuleContext): void {
  const { fusion } = mention;
  const isLegacy = fusion.notation === '-' && !fusion.reversed;
  if (fusion.notation === '::' && !fusion.reversed) return;
  if (isLegacy && context.options.acceptHyphen === true) return;
  const written = writtenPair(mention);
  if (!written) return;
  const start = mention.span.start + written.index;
  const span = block.text.toSource({ start, end: start + written.text.length });
  if (isInLink(block, start)) return;
  const { source } = context.analysis.document;
  const correct = `${fusion.fivePrime}::${fusion.threePrime}`;
  // Markup inside the words would be lost with them.
  const fixes =
    source.slice(span.start, span.end) === written.text ? [fixOf(span, correct, fusion.reversed)] : [];
  context.report({
    span,
    ...wording(fusion, written.text, correct),
    severity: isLegacy ? 'info' : 'warning',
    fixes,
    key: `${correct} ${written.text}`,
  });
}

function wording(
  fusion: FusionMention['fusion'],
  written: string,
  correct: string,
): Pick<Report, 'what' | 'why' | 'action'> {
  const what = fusion.reversed
    ? `“${written}” names the 3′ partner first: the kinase domain comes from ${fusion.threePrime}, behind ${fusion.fivePrime}.`
    : fusion.notation === '-'
      ? `“${written}” is the legacy notation of a fusion.`
      : `“${written}” does not use the notation of a fusion.`;
  return { what, why: STANDARD, action: `Write ${correct}.` };
}

/** The order of partners is a statement about the gene, so a person confirms it; the sign between them is not. */
function fixOf(span: Report['span'], newText: string, reversed: boolean): Fix {
  return {
    title: `Write ${newText}`,
    safety: reversed ? 'suggestion' : 'safe',
    edits: [{ span, newText }],
    evidence: [],
  };
}

/** The two symbols and the sign between them, without words around them such as “fusion” or “-positive”. */
function writtenPair({
  surface,
  fusion,
}: FusionMention): { readonly index: number; readonly text: string } | undefined {
  const [first, second] = fusion.reversed
    ? [fusion.threePrime, fusion.fivePrime]
    : [fusion.fivePrime, fusion.threePrime];
  const match = new RegExp(`${escaped(first)}\\s*(?:::|[^\\p{L}\\p{N}\\s])\\s*${escaped(second)}`, 'iu').exec(
    surface,
  );
  return match ? { index: match.index, text: match[0] } : undefined;
}

function escaped(symbol: string): string {
  return symbol.replace(/[^\p{L}\p{N}]/gu, '\\$&');
}

function isInLink(block: TextBlock, at: number): boolean {
  return block.links.some(
    ({ span, url }) =>
      at >= span.start && at < span.end && block.text.text.slice(span.start, span.end) === url,
  );
}
