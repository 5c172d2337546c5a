import type { MarkdownConfig } from '@lezer/markdown';

/** Where inline markup can begin: marks, two blanks before a line end, and addresses. */
const MARKUP = /[\\`*_[\]<&!~@\n]| (?=[ \n])|(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)/gu;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"`[\]{}|\\^，。；]+/y;

/**
 * Passes over runs of text that hold no markup in one step (the parser otherwise asks every extension about every
 * character) and reads bare addresses, which cannot be found character by character cheaply.
 */
export const plainRuns: MarkdownConfig = {
  parseInline: [
    {
      name: 'PlainRun',
      before: 'Escape',
      parse(cx, next, pos) {
        const at = pos - cx.offset;
        if (
          (next === 104 && cx.text.startsWith('http', at)) ||
          (next === 119 && cx.text.startsWith('www.', at))
        ) {
          const end = addressEnd(cx.text, at);
          if (end !== undefined) return cx.addElement(cx.elt('URL', pos, end + cx.offset));
        }
        MARKUP.lastIndex = at;
        const stop = MARKUP.exec(cx.text)?.index ?? cx.text.length;
        return stop > at ? stop + cx.offset : -1;
      },
    },
  ],
};

/** The end of a bare address at `at`, without the punctuation of the sentence around it (GFM, section 6.9). */
function addressEnd(text: string, at: number): number | undefined {
  if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!)) return undefined;
  ADDRESS.lastIndex = at;
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  let address = match[0];
  let open = count(address, '(') - count(address, ')');
  for (;;) {
    const last = address.at(-1)!;
    if (/[?!.,:;*_~'"“”’]/.test(last)) address = address.slice(0, -1);
    else if (last === ')' && open < 0) {
      address = address.slice(0, -1);
      open++;
    } else break;
  }
  return address.length > 8 ? at + address.length : undefined;
}

function count(text: string, character: string): number {
  let found = 0;
  for (const each of text) if (each === character) found++;
  return found;
}
