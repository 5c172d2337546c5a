import type { Span } from '../text/span.ts';

/** Words after which a full stop does not end a sentence, lower case without the stop. */
const ABBREVIATIONS: ReadonlySet<string> = new Set([
  'al',
  'approx',
  'ca',
  'cf',
  'dr',
  'e.g',
  'eg',
  'etc',
  'fig',
  'figs',
  'i.e',
  'ie',
  'inc',
  'ltd',
  'mr',
  'mrs',
  'no',
  'prof',
  'ref',
  'refs',
  'resp',
  'st',
  'tab',
  'vs',
  'vol',
  'pp',
  'p',
  'b.i.d',
  'q.d',
  't.i.d',
  'p.o',
  'i.v',
  'u.s',
  'u.k',
  'ph.d',
  'm.d',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'max',
  'min',
]);

const STOP = 0x2e;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const IDEOGRAPHIC_STOP = 0x3002;

/** What may follow the mark inside the same sentence. */
const CLOSING = '.!?"\'”’)]';

/**
 * Splits a text into sentences, as spans in that text without surrounding white space.
 * A full stop ends a sentence unless it stands in a decimal, an abbreviation, an initial or protein notation (`p.Gly1202Arg`);
 * a stop run together with a capital (`defined.We report`) ends one. Semicolons do not end sentences.
 */
export function sentencesOf(text: string): readonly Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== STOP && code !== EXCLAMATION && code !== QUESTION && code !== IDEOGRAPHIC_STOP) continue;
    let end = offset + 1;
    while (end < text.length && CLOSING.includes(text[end]!)) end++;
    if (code === STOP && !endsSentence(text, offset, end)) continue;
    push(sentences, text, start, end);
    start = end;
    offset = end - 1;
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function endsSentence(text: string, stop: number, end: number): boolean {
  if (end >= text.length) return true;
  const before = /[^\s([“"]*$/.exec(text.slice(Math.max(0, stop - 24), stop))?.[0] ?? '';
  const rest = text.slice(end, end + 40);
  if (/^\d/.test(rest) && /\d$/.test(before) && end === stop + 1) return false;
  const word = before.toLowerCase().replace(/^[^\p{L}]+/u, '');
  const spaced = /^\s/.test(rest);
  if (ABBREVIATIONS.has(word)) return false;
  if (!spaced) {
    // Run-together sentences: a word or bracket, a stop, then a capitalised word.
    return (
      (/(?:[\p{Ll}]{3,}|[)\]%]|[A-Z]{2,}\)?)$/u.test(before) &&
        /^["“'(]?(?:[A-Z][a-z]+\b|[A-Z]\s)/.test(rest)) ||
      /^\[\d/.test(rest)
    );
  }
  if (/^[A-Z]$/.test(before) && /^\s+[A-Z]/.test(rest)) return false;
  return (
    /^\s+["“'‘([]*(?:[\p{Lu}\p{N}@*•\-–—]|[a-z]{1,3}[A-Z]|p\.)/u.test(rest) ||
    /^\s+["“'‘([]*\p{Ll}/u.test(rest) === false
  );
}

function push(sentences: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  while (end - start > LONGEST) {
    const cut = cutBefore(text, start, start + LONGEST);
    sentences.push({ start, end: cut });
    start = cut;
    while (start < end && /\s/.test(text[start]!)) start++;
  }
  if (end > start) sentences.push({ start, end });
}

/**
 * No sentence that anybody reads is longer, in UTF-16 code units. What is longer is cut at a space, so that what is compared inside
 * a sentence (each treatment with each cue) stays linear in the text as a whole.
 */
const LONGEST = 1500;

/** The offset after the last white space in the second half of a stretch, or its end where there is none. */
function cutBefore(text: string, start: number, end: number): number {
  for (let offset = end; offset > start + LONGEST / 2; offset--) {
    if (/\s/.test(text[offset - 1]!)) return offset - 1;
  }
  return end;
}
