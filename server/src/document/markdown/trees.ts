import { type Tree, TreeFragment } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import { changeBetween, type TextChange } from '../../text/change.ts';

interface Parsed {
  readonly text: string;
  readonly parser: MarkdownParser;
  readonly tree: Tree;
}

/** Lines before an edit that are parsed again: whether a paragraph ends may depend on the two lines behind it. */
const LINES_BEFORE = 3;

/**
 * The Markdown trees of one document, kept from one version to the next: only the blocks around an edit are parsed again.
 * A tree depends on nothing but its text, however it was come by.
 */
export class MarkdownTrees {
  #before = new Map<string, Parsed>();
  #now = new Map<string, Parsed>();

  /** Begins a version: what the one before it did not ask for is let go. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /**
   * The tree of a text.
   * @param place names the text within the document, the same from one version to the next
   */
  parse(place: string, text: string, parser: MarkdownParser): Tree {
    const before = this.#before.get(place);
    const known = before?.parser === parser ? before : undefined;
    const tree = known?.text === text ? known.tree : parser.parse(text, known && fragmentsOf(known, text));
    this.#now.set(place, { text, parser, tree });
    return tree;
  }
}

/** The parts of a tree that still hold for an edited text. */
function fragmentsOf({ text: before, tree }: Parsed, after: string): readonly TreeFragment[] {
  const change = changeBetween(before, after);
  const start = linesBefore(change, after);
  return TreeFragment.applyChanges(TreeFragment.addTree(tree), [
    { fromA: start, toA: change.before, fromB: start, toB: change.after },
  ]);
}

/** The end of the line that stands so many lines before the one an edit begins in. */
function linesBefore({ start }: TextChange, text: string): number {
  let at = start;
  for (let line = 0; line <= LINES_BEFORE && at > 0; line++) at = text.lastIndexOf('\n', at - 1);
  return Math.max(0, at);
}
