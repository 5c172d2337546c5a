import type { Span } from '../../text/span.ts';
import type { DocumentProblem } from '../types.ts';

/** Where a Markdown file's front matter stands. */
export interface FrontMatter {
  /** With its fences. */
  readonly span: Span;
  /** The YAML between the fences. */
  readonly yaml: Span;
  /** Where the body begins. */
  readonly bodyStart: number;
  readonly problem: DocumentProblem | undefined;
}

const FENCE = /^---[ \t]*$/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/;
const KEY = /^(?:["']?[\w.-]+["']?\s*:(?:\s|$)|#|\s*$)/;
const YAML_LINE = /^(?:\s|$|#|-\s|[\]}]|["']?[\w.-]+["']?\s*:(?:\s|$))/;
const HEADING = /^#{1,6}[ \t]+\S/;

interface Line {
  readonly start: number;
  readonly text: string;
  /** After the line end. */
  readonly next: number;
}

/**
 * Finds the front matter that begins at `start` (0, or 1 after a byte order mark). Front matter that is never closed ends
 * at its first blank line, so that the body is still read; `required` says that `---` can only mean front matter here.
 */
export function findFrontMatter(source: string, start: number, required: boolean): FrontMatter | undefined {
  const opening = lineAt(source, start);
  if (!FENCE.test(opening.text) || opening.next === opening.start) return undefined;
  let blank: Line | undefined;
  let heading: Line | undefined;
  // A line after a heading that no YAML has: the heading was one, and no comment.
  let prose = false;
  let previous: Line = opening;
  for (let at = opening.next; at < source.length; ) {
    const line = lineAt(source, at);
    if (CLOSE.test(line.text) && !prose) {
      const end = line.start + line.text.trimEnd().length;
      return {
        span: { start, end },
        yaml: { start: opening.next, end: line.start },
        bodyStart: line.next,
        problem: undefined,
      };
    }
    // A heading after a blank line is the body; `# ` after a field is a YAML comment.
    if (HEADING.test(line.text) && previous.text.trim() === '' && previous !== opening) heading ??= line;
    if (heading && !YAML_LINE.test(line.text)) prose = true;
    if (line.text.trim() === '') blank ??= line;
    previous = line;
    at = line.next;
  }
  return unclosed(source, start, opening, blank ?? heading, required);
}

function unclosed(
  source: string,
  start: number,
  opening: Line,
  end: Line | undefined,
  required: boolean,
): FrontMatter | undefined {
  const first = lineAt(source, opening.next);
  const looksLikeFields = opening.next < source.length && KEY.test(first.text) && first.text.trim() !== '';
  if (!looksLikeFields && !required) return undefined;
  const stop = end?.start ?? source.length;
  const yamlEnd = Math.max(opening.next, stop);
  const span = { start, end: yamlEnd };
  return {
    span,
    yaml: { start: opening.next, end: yamlEnd },
    bodyStart: yamlEnd,
    problem: {
      kind: 'unreadable',
      code: 'front-matter.unclosed',
      message:
        'The front matter that begins on line 1 is never closed: put a line `---` after its last field. ' +
        'Until then it is read up to the first blank line.',
      span: { start, end: start + 3 },
      related: [],
    },
  };
}

function lineAt(source: string, start: number): Line {
  const feed = source.indexOf('\n', start);
  const next = feed < 0 ? source.length : feed + 1;
  let end = feed < 0 ? source.length : feed;
  if (end > start && source.charCodeAt(end - 1) === 13) end--;
  return { start, text: source.slice(start, end), next };
}
