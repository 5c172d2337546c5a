import type { FieldNode, ProtocolDocument, ScalarNode, TextBlock } from '../../document/types.ts';
import { isEntityMention, type Mention, type Recogniser } from '../../recognise/types.ts';
import { type Span, touches } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';

/** The block whose source holds the offset, and the offset in the block's text; markup between runs belongs to none. */
export function blockAt(
  document: ProtocolDocument,
  offset: number,
): { readonly block: TextBlock; readonly at: number } | undefined {
  // Blocks stand in source order by where their nodes start, so the candidate is the last that starts before the offset;
  // nested ones (a list item inside a list item) make it worth looking back a few.
  let low = 0;
  let high = document.blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sourceStart(document.blocks[middle]!) <= offset) low = middle;
    else high = middle - 1;
  }
  for (let index = low; index >= 0 && index > low - 4; index--) {
    const block = document.blocks[index];
    const at = block?.text.fromSource(offset);
    if (block && at !== undefined) return { block, at };
  }
  return undefined;
}

/**
 * The block an offset stands in or directly behind: blanks and one line break typed after the last word are not part of
 * a block's text. `at` is then the end of that text.
 */
export function blockBefore(
  document: ProtocolDocument,
  offset: number,
): { readonly block: TextBlock; readonly at: number } | undefined {
  const inside = blockAt(document, offset);
  if (inside) return inside;
  const blank =
    /[ \t]*(?:\r?\n[ \t]*)?$/.exec(document.source.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  const end = offset - blank.length;
  return end === offset ? undefined : blockAt(document, end);
}

/** The source of the offset's line up to the offset. */
export function lineBefore({ lines, source }: ProtocolDocument, offset: number): string {
  return source.slice(lines.lineSpan(lines.positionAt(offset).line).start, offset);
}

function sourceStart(block: TextBlock): number {
  return block.text.segments[0]?.sourceStart ?? block.node.span.start;
}

/** An entity under an offset: the mention, its span in the source, and the block or field it stands in. */
export interface MentionHit {
  readonly mentions: readonly Mention[];
  readonly span: Span;
  readonly block: TextBlock | undefined;
  readonly scalar: ScalarNode | undefined;
}

/**
 * The entity or dose an offset touches, in prose or in a field. Alternatives at one place (`I1171T/N/S`) come together.
 * `undefined` where no entity stands.
 */
export function mentionAt(
  analysis: Analysis,
  recogniser: Recogniser,
  offset: number,
): MentionHit | undefined {
  const found = blockAt(analysis.document, offset);
  if (found) {
    const hit = pick(analysis.mentionsIn(found.block), found.at);
    if (hit.length > 0) {
      const span = found.block.text.toSource(hit[0]!.span);
      // Inside a line break that reads as one space, the words before it are touched in the text but not in the source.
      return touches(span, offset)
        ? { mentions: hit, span, block: found.block, scalar: undefined }
        : undefined;
    }
  }
  const scalar = scalarAt(analysis.document.fields, offset);
  if (!scalar) return undefined;
  const at = scalar.text.fromSource(offset);
  if (at === undefined) return undefined;
  const hit = pick(recogniser.recognise(scalar.text.text), at);
  if (hit.length === 0) return undefined;
  const span = scalar.text.toSource(hit[0]!.span);
  return touches(span, offset) ? { mentions: hit, span, block: found?.block, scalar } : undefined;
}

function pick(mentions: readonly Mention[], at: number): readonly Mention[] {
  const touching = mentions.filter(
    (mention) => (isEntityMention(mention) || mention.kind === 'dose') && touches(mention.span, at),
  );
  // Between two words that meet (`ALK/ROS1`), the one that starts here is the one pointed at.
  const best = touching.find((mention) => at < mention.span.end && isEntityMention(mention)) ?? touching[0];
  if (!best) return [];
  return touching.filter(
    (mention) =>
      mention.kind === best.kind &&
      mention.span.start === best.span.start &&
      mention.span.end === best.span.end,
  );
}

/** The scalar value or key whose source the offset touches. */
export function scalarAt(fields: FieldNode | undefined, offset: number): ScalarNode | undefined {
  if (!fields || !touches(fields.span, offset)) return undefined;
  switch (fields.kind) {
    case 'scalar':
      return fields;
    case 'sequence':
      for (const item of fields.items) {
        const found = scalarAt(item, offset);
        if (found) return found;
      }
      return undefined;
    case 'mapping':
      for (const pair of fields.pairs) {
        if (touches(pair.key.span, offset)) return pair.key;
        const found = pair.value && scalarAt(pair.value, offset);
        if (found) return found;
      }
      return undefined;
  }
}
