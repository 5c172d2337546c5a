/** Numbers of the patterns that were asked for; they are constants of the program, so there are few. */
const NUMBERS = new Map<RegExp, number>();

function numberOf(pattern: RegExp): number {
  const known = NUMBERS.get(pattern);
  if (known !== undefined) return known;
  if (pattern.global || pattern.sticky) throw new TypeError(`${pattern} moves on with every match.`);
  NUMBERS.set(pattern, NUMBERS.size);
  return NUMBERS.size - 1;
}

/** Remembers which patterns one text holds, in two bits for each: whether it was asked, and the answer. */
export class PatternMemo {
  readonly #bits: number[] = [];

  /** True if the pattern matches somewhere in the text, which must be the same at each call. */
  holds(pattern: RegExp, text: string): boolean {
    const number = numberOf(pattern);
    const word = number >> 4;
    const asked = 1 << ((number & 15) * 2);
    const bits = this.#bits[word] ?? 0;
    if (bits & asked) return (bits & (asked << 1)) !== 0;
    const found = pattern.test(text);
    while (this.#bits.length <= word) this.#bits.push(0);
    this.#bits[word] = bits | asked | (found ? asked << 1 : 0);
    return found;
  }
}
