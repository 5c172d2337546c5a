import type { TextBlock } from '../document/types.ts';
import type { Mention } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import type { ClauseContext } from './clauseContext.ts';
import { placedMentions } from './placedMentions.ts';
import { jurisdictionSlots, type SlotFinder, VALUES } from './slots.ts';
import type { Claim, Slot, SlotOrigin } from './types.ts';

/** What all claims of one clause share. */
export interface CommonParts {
  readonly span: Span;
  readonly text: string;
  readonly substances: readonly Slot<string>[];
  readonly line: Claim['line'];
  readonly setting: Claim['setting'];
  readonly extent: Claim['extent'];
  readonly age: Claim['age'];
  readonly jurisdictions: Claim['jurisdictions'];
  readonly trials: readonly Slot<string>[];
  readonly harms: readonly Slot<string>[];
  readonly tests: readonly Slot<string>[];
  readonly citations: readonly Slot<string>[];
  /** The clause's mentions with source spans, moved there when first asked for. */
  mentions(): readonly Mention[];
}

/** Reads the span, words, population, trials and citations of a clause. */
export function readCommonParts(context: ClauseContext, finder: SlotFinder): CommonParts {
  const { block, reading } = context;
  const text = block.text.text;
  return {
    span: block.text.toSource(reading.span),
    text: text.slice(reading.span.start, reading.span.end),
    substances: finder.own('substance', VALUES.id),
    line: finder.find('line', VALUES.line)[0],
    setting: finder.find('setting', VALUES.setting)[0],
    extent: finder.find('setting', VALUES.extent)[0],
    age: finder.find('age', VALUES.age)[0],
    jurisdictions: jurisdictionSlots(finder),
    trials: ownOrSentence(context, finder),
    harms: finder.own('harm', VALUES.id),
    tests: finder.own('test', VALUES.id),
    citations: citationsOf(block, reading.sentenceSpan),
    mentions: placedMentions(block, reading.mentions),
  };
}

/** A trial named in the clause, else in its sentence, else in a heading or header above. */
function ownOrSentence(context: ClauseContext, finder: SlotFinder): readonly Slot<string>[] {
  const own = finder.own('trial', VALUES.trial);
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
  return sentence.length > 0 ? sentence : finder.inherited('trial', VALUES.trial);
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
