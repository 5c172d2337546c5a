/** Base64 (RFC 4648) of 32-bit numbers: the language itself has neither it nor a way to read bytes off a text. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Value of each ASCII character; 255 for those that are no digit. */
const VALUE_OF = new Uint8Array(128).fill(255);
for (let value = 0; value < DIGITS.length; value++) VALUE_OF[DIGITS.charCodeAt(value)] = value;

/** The numbers as Base64, most significant byte first. Zeros fill them up to a multiple of three numbers, 16 characters. */
export function base64FromWords(words: Int32Array): string {
  const groups: string[] = [];
  for (let at = 0; at < words.length; at += 3) {
    const first = words[at]!;
    const second = words[at + 1] ?? 0;
    const third = words[at + 2] ?? 0;
    groups.push(
      digits(first >>> 8) +
        digits(((first & 0xff) << 16) | (second >>> 16)) +
        digits(((second & 0xffff) << 8) | (third >>> 24)) +
        digits(third & 0xffffff),
    );
  }
  return groups.join('');
}

/** Four digits for 24 bits. */
function digits(bits: number): string {
  return DIGITS[bits >>> 18]! + DIGITS[(bits >>> 12) & 63]! + DIGITS[(bits >>> 6) & 63]! + DIGITS[bits & 63]!;
}

/** The numbers in such a text, with the zeros that fill them up; undefined for any other text. */
export function wordsFromBase64(text: string): Int32Array | undefined {
  if (text.length % 16 !== 0) return undefined;
  const words = new Int32Array((text.length / 16) * 3);
  let faults = 0;
  for (let at = 0, word = 0; at < text.length; at += 16, word += 3) {
    const a = bitsAt(text, at);
    const b = bitsAt(text, at + 4);
    const c = bitsAt(text, at + 8);
    const d = bitsAt(text, at + 12);
    faults |= a | b | c | d;
    words[word] = (a << 8) | (b >>> 16);
    words[word + 1] = (b << 16) | (c >>> 8);
    words[word + 2] = (c << 24) | d;
  }
  return faults < 0 ? undefined : words;
}

/** 24 bits out of four digits; negative if one is no digit. */
function bitsAt(text: string, at: number): number {
  const a = VALUE_OF[text.charCodeAt(at)] ?? 255;
  const b = VALUE_OF[text.charCodeAt(at + 1)] ?? 255;
  const c = VALUE_OF[text.charCodeAt(at + 2)] ?? 255;
  const d = VALUE_OF[text.charCodeAt(at + 3)] ?? 255;
  return (a | b | c | d) > 63 ? -1 : (a << 18) | (b << 12) | (c << 6) | d;
}
