import { sha256 } from '../knowledge/sha256.ts';
import { TextMemo } from '../text/textMemo.ts';

/** Most findings of a document are those of the version before. */
const DIGESTS = new TextMemo((text) => sha256(text).slice(0, 32));

/** Names findings so that they can be recognised after edits elsewhere: by rule and fault, never by place. */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /**
   * The fingerprint of the next finding with this rule and key. Equal ones are told apart by how many came before, so
   * findings must be asked for in document order.
   * @returns 32 lower-case hexadecimal digits
   */
  next(ruleId: string, key: string): string {
    const normalised = key.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
    const base = `${ruleId}\n${normalised}`;
    const occurrence = this.#seen.get(base) ?? 0;
    this.#seen.set(base, occurrence + 1);
    return DIGESTS.get(`${base}\n${occurrence}`);
  }
}
