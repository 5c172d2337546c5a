import type { TextBlock } from '../document/types.ts';
import type { Span } from '../text/span.ts';
import type { ClaimDraft, ClauseContext } from './clauseContext.ts';
import type { ClauseReading } from './clauseReading.ts';
import { jurisdictionSlots, type SlotFinder } from './slots.ts';
import type { Slot, SlotOrigin } from './types.ts';

/** What all claims of one clause share, read once. */
const COMMON = new WeakMap<SlotFinder, CommonParts>();

export type CommonParts = Pick<
  ClaimDraft,
  | 'span'
  | 'text'
  | 'block'
  | 'fieldPath'
  | 'substances'
  | 'line'
  | 'setting'
  | 'extent'
  | 'age'
  | 'jurisdictions'
  | 'trials'
  | 'harms'
  | 'tests'
  | 'citations'
  | 'mentions'
>;

/** Span, words, population, trials and citations of a clause. */
export function commonParts(context: ClauseContext, finder: SlotFinder): CommonParts {
  let common = COMMON.get(finder);
  if (!common) {
    common = readCommonParts(context, finder);
    COMMON.set(finder, common);
  }
  return common;
}

function readCommonParts(context: ClauseContext, finder: SlotFinder): CommonParts {
  const { block, reading } = context;
  const text = block.text.text;
  return {
    span: block.text.toSource(reading.span),
    text: text.slice(reading.span.start, reading.span.end),
    block,
    fieldPath: block.context.fieldPath,
    substances: finder.own('substance', (mention) => mention.id),
    line: finder.find('line', (mention) => mention.line)[0],
    setting: finder.find('setting', (mention) => mention.setting)[0],
    extent: finder.find('setting', (mention) => mention.extent)[0],
    age: finder.find('age', (mention) => mention.age)[0],
    jurisdictions: jurisdictionSlots(finder),
    trials: ownOrSentence(context, finder),
    harms: termSlots(block, reading, 'harm'),
    tests: termSlots(block, reading, 'test'),
    citations: citationsOf(block, reading.sentenceSpan),
    mentions: reading.mentions.map((mention) => ({ ...mention, span: block.text.toSource(mention.span) })),
  };
}

function termSlots(block: TextBlock, reading: ClauseReading, kind: 'harm' | 'test'): readonly Slot<string>[] {
  return reading.mentions.flatMap<Slot<string>>((mention) =>
    (mention.kind === 'harm' || mention.kind === 'test') && mention.kind === kind
      ? [
          {
            value: mention.id,
            span: block.text.toSource(mention.span),
            text: mention.surface,
            origin: 'clause',
          },
        ]
      : [],
  );
}

/** A trial named in the clause, else in its sentence, else in a heading or header above. */
function ownOrSentence(context: ClauseContext, finder: SlotFinder): readonly Slot<string>[] {
  const own = finder.own('trial', (mention) => mention.id);
  if (own.length > 0) return own;
  const { block } = context;
  const sentence = context.sentenceMentions.flatMap<Slot<string>>((mention) =>
    mention.kind === 'trial' && mention.id !== undefined
      ? [
          {
            value: mention.id,
            span: block.text.toSource(mention.span),
            text: mention.surface,
            origin: 'sentence',
          },
        ]
      : [],
  );
  return sentence.length > 0 ? sentence : finder.inherited('trial', (mention) => mention.id);
}

function citationsOf(block: TextBlock, sentence: Span): readonly Slot<string>[] {
  return block.citations
    .filter((citation) => citation.span.start >= sentence.start && citation.span.start <= sentence.end + 2)
    .flatMap((citation) =>
      citation.keys.map((key) => ({
        value: key,
        span: block.text.toSource(citation.span),
        text: key,
        origin: 'clause' as SlotOrigin,
      })),
    );
}
