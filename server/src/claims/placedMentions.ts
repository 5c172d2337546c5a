import type { TextBlock } from '../document/types.ts';
import type { Mention } from '../recognise/types.ts';

/** Gives mentions of a block with source spans, moved there when first asked for: most claims are judged without them. */
export function placedMentions({ text }: TextBlock, mentions: readonly Mention[]): () => readonly Mention[] {
  let placed: readonly Mention[] | undefined;
  return () => {
    placed ??= mentions.map((mention) => ({ ...mention, span: text.toSource(mention.span) }));
    return placed;
  };
}
