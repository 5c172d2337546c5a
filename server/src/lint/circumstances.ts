import type { Correspondence } from '../document/correspondence.ts';
import type { ProtocolFields } from '../document/fields/types.ts';
import type { Span } from '../text/span.ts';
import type { Analysis } from '../verify/types.ts';

/** What the document says to each of its blocks: its fields, its title, and the regions it is judged for. */
export class Circumstances {
  readonly #text: string;
  /** Where the fields stand, in order. */
  readonly #spans: readonly Span[];

  constructor({ document: { blocks }, fields, jurisdictions }: Analysis) {
    const spans: Span[] = [];
    const title = blocks.find(({ role }) => role === 'title' || role === 'heading') ?? blocks[0];
    this.#text = JSON.stringify([jurisdictions, title?.text.text, fields], (key, value: unknown) => {
      if (key === 'span') spans.push(value as Span);
      return LEFT_OUT.has(key) ? undefined : value;
    });
    this.#spans = spans;
  }

  /** True if nothing but places differs from those of the version before, and these only as the text was moved. */
  followFrom(before: Circumstances, since: Correspondence): boolean {
    return (
      this.#text === before.#text &&
      this.#spans.every(({ start, end }, index) => {
        const moved = since.move(before.#spans[index]!);
        return moved?.start === start && moved.end === end;
      })
    );
  }
}

/** Parts of fields that say where they stand, and the long text that is read as blocks. */
const LEFT_OUT: ReadonlySet<string> = new Set<keyof ProtocolFields | 'span' | 'node' | 'path'>([
  'span',
  'node',
  'path',
  'rationale',
]);
