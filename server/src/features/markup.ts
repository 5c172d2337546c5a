/** Text that is shown to people, built once and rendered both as Markdown and as plain text. */
import type { MarkupText } from '../service.ts';

/** A run of text. Strings are plain words; nothing in them is taken for markup. */
export type Inline = string | { readonly strong: string } | { readonly code: string } | LinkInline;

export interface LinkInline {
  readonly text: string;
  /** Absolute URL; shown after the text in plain form. */
  readonly url: string;
}

/** Characters that mean something to a Markdown reader wherever they stand in a line. */
const MARKDOWN_SPECIAL = /[\\`*_[\]<>|~$#]/g;
/** Characters that start a list, a heading, a quotation or a rule at the start of a line. */
const MARKDOWN_LINE_START = /^(\s*)([-+=]|\d+[.)])/;

/** Escapes words for Markdown, so that they read as written; line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(MARKDOWN_SPECIAL, (character) => `\\${character}`)
    .replace(MARKDOWN_LINE_START, (_, indent: string, marker: string) =>
      marker.length === 1 ? `${indent}\\${marker}` : `${indent}${marker.slice(0, -1)}\\${marker.slice(-1)}`,
    );
}

/** Collects paragraphs and list items in reading order. Empty ones are left out. */
export class MarkupBuilder {
  readonly #markdown: string[] = [];
  readonly #plain: string[] = [];
  /** As `#markdown`, where what may be folded is. */
  readonly #folding: string[] = [];
  #inList = false;

  /** One paragraph; the runs are joined without spaces. */
  paragraph(...runs: readonly Inline[]): this {
    if (isBlank(runs)) return this;
    this.#separate(false);
    this.#write(`${inlineMarkdown(runs)}\n`, `${inlinePlain(runs)}\n`);
    return this;
  }

  /** A paragraph that starts with words in bold and a colon: `**Class:** …`. Left out if the rest is empty. */
  labelled(label: string, ...runs: readonly Inline[]): this {
    return isBlank(runs) ? this : this.paragraph({ strong: `${label}:` }, ' ', ...runs);
  }

  /** One item of a bullet list; neighbouring items form one list. */
  item(...runs: readonly Inline[]): this {
    if (isBlank(runs)) return this;
    this.#separate(true);
    this.#write(`- ${inlineMarkdown(runs)}\n`, `- ${inlinePlain(runs)}\n`);
    return this;
  }

  /** Paragraphs of a page of ours that is Markdown already. */
  page(markdown: string): this {
    if (markdown.trim() === '') return this;
    this.#separate(false);
    this.#write(`${markdown.trim()}\n`, `${markdown.replaceAll('**', '').trim()}\n`);
    return this;
  }

  /**
   * A part that readers open if they want it, where they can; elsewhere it stands under its title. Left out if nothing is
   * added to it.
   */
  folded(title: string, add: (part: MarkupBuilder) => void): this {
    const part = new MarkupBuilder();
    add(part);
    if (part.isEmpty) return this;
    const { markdown, plain } = part.build();
    this.#separate(false);
    this.#write(
      `**${escapeInner(title)}**\n\n${markdown}\n`,
      `${title}\n${plain}\n`,
      // The blank lines make what is folded Markdown again.
      `<details><summary>${escapeInner(title)}</summary>\n\n${markdown}\n\n</details>\n`,
    );
    return this;
  }

  get isEmpty(): boolean {
    return this.#markdown.length === 0;
  }

  build(): MarkupText {
    return {
      markdown: this.#markdown.join('').trimEnd(),
      folding: this.#folding.join('').trimEnd(),
      plain: this.#plain.join('').trimEnd(),
    };
  }

  #write(markdown: string, plain: string, folding = markdown): void {
    this.#markdown.push(markdown);
    this.#folding.push(folding);
    this.#plain.push(plain);
  }

  #separate(list: boolean): void {
    if (this.#markdown.length > 0 && !(list && this.#inList)) this.#write('\n', list ? '' : '\n');
    this.#inList = list;
  }
}

/** Joins runs with a separator, for lists inside a sentence. */
export function joinInlines(parts: readonly (readonly Inline[])[], separator: string): readonly Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

function isBlank(runs: readonly Inline[]): boolean {
  return runs.every((run) => typeof run === 'string' && run.trim() === '');
}

function inlineMarkdown(runs: readonly Inline[]): string {
  return runs.map((run, index) => runMarkdown(run, index === 0)).join('');
}

function runMarkdown(run: Inline, isFirst: boolean): string {
  if (typeof run === 'string') return isFirst ? escapeMarkdown(run) : escapeInner(run);
  if ('strong' in run) return `**${escapeInner(run.strong)}**`;
  if ('code' in run) return `\`${run.code.replaceAll('`', "'")}\``;
  return `[${escapeInner(run.text)}](${encodeURI(decodeSafely(run.url)).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;
}

/** Escaping away from the start of a line, where list markers are ordinary characters. */
function escapeInner(text: string): string {
  return escapeMarkdown(`x${text}`).slice(1);
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function inlinePlain(runs: readonly Inline[]): string {
  return runs
    .map((run) => {
      if (typeof run === 'string') return run.replace(/\s*[\r\n]+\s*/g, ' ');
      if ('strong' in run) return run.strong;
      if ('code' in run) return run.code;
      return run.text === run.url ? run.url : `${run.text} <${run.url}>`;
    })
    .join('');
}
