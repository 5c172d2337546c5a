/** Places in text, for rules that read words rather than claims. Offsets are those of a block's text. */
import { sentencesOf } from '../claims/sentences.ts';
import type { Located } from '../document/fields/types.ts';
import type { DocumentNode, MappingNode, PairNode, ProtocolDocument, TextBlock } from '../document/types.ts';
import type { Span } from '../text/span.ts';
import type { Analysis } from '../verify/types.ts';

/** True for text in the author's own words: no quotation, no entry of the reference list. */
export function isOwnText({ context }: TextBlock): boolean {
  return !context.quoted && !context.sections.includes('references');
}

/** The sentence that holds an offset; the whole text where none does. */
export function sentenceAt(text: string, offset: number): Span {
  return (
    sentencesOf(text).find(({ start, end }) => offset >= start && offset < end) ?? {
      start: 0,
      end: text.length,
    }
  );
}

/** True if the offset lies in a web address or in the words of a link that are its address. */
export function isInAddress({ text, links }: TextBlock, offset: number): boolean {
  const before = text.text.slice(Math.max(0, offset - 300), offset + 1);
  if (/(?:https?:\/\/|www\.)\S*$/u.test(before)) return true;
  return links.some(
    ({ span, url }) =>
      offset >= span.start && offset < span.end && text.text.slice(span.start, span.end) === url,
  );
}

/** A top-level field of the front matter of a Markdown document, also where it is read as prose. */
export function frontMatterField({ root }: ProtocolDocument, name: string): PairNode | undefined {
  const matter = root.children.find(({ kind }) => kind === 'front-matter');
  const mapping = matter?.children.find((child): child is MappingNode => child.kind === 'mapping');
  return mapping?.pairs.find(({ key }) => key.text.text === name);
}

/** Fields that hold the name of a drug: what is given, what comes next, what a claim is about. */
export function drugFields({ fields }: Analysis): readonly Located<string>[] {
  if (!fields) return [];
  return [
    ...fields.regimen.map(({ inn }) => inn),
    ...fields.sequence.flatMap(({ after, next }) => [...after, ...next]),
    ...fields.claims.map(({ about }) => about.drug),
  ].filter((each) => each !== undefined);
}

/** All nodes below a node and the node itself, in source order. */
export function* nodesBelow(node: DocumentNode): Generator<DocumentNode> {
  yield node;
  for (const child of node.children) yield* nodesBelow(child);
}

/** The text with its first letter in upper case where the words it replaces begin with one. */
export function inCaseOf(replaced: string, text: string): string {
  const first = /\p{L}/u.exec(replaced)?.[0] ?? '';
  return first !== '' && first === first.toUpperCase()
    ? text.slice(0, 1).toUpperCase() + text.slice(1)
    : text;
}
