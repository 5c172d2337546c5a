import { hgvsOf } from '../../text/proteinNotation.ts';
import { formatPointer } from '../source/pointer.ts';
import type { KnowledgeCheck } from './context.ts';

/** A gene's id is its symbol, and a variant's two notations name the same change. */
export const notation: KnowledgeCheck = ({ judged, report }) => {
  for (const gene of judged.genes) {
    if (gene.id !== gene.symbol) {
      const message = `symbol is ${gene.symbol}, but the id is ${gene.id}. A gene's id is its HGNC symbol.`;
      report('error', 'kb.notation-mismatch', message, { kind: 'gene', id: gene.id, pointer: ['symbol'] });
    }
    const seen = new Set<string>();
    for (const [i, { short, hgvs }] of gene.variants.entries()) {
      const expected = hgvsOf(short);
      const pointer = ['variants', i, 'hgvs'];
      const place = { kind: 'gene' as const, id: gene.id, pointer };
      if (expected !== undefined && expected !== hgvs) {
        const message = `${formatPointer(pointer)} is ${hgvs}, but ${short} is ${expected}. Correct one of them.`;
        report('error', 'kb.notation-mismatch', message, place);
      }
      if (seen.has(short)) {
        report('error', 'kb.duplicate-id', `variant ${short} stands twice. Merge the two.`, place);
      }
      seen.add(short);
    }
  }
};
