import type { Claim } from '../claims/types.ts';
import { compareSpans, type Span } from '../text/span.ts';

/** A claim without its absolute places. */
export interface ClaimDescription {
  /** Equal for claims with equal parts at equal places of a block. */
  readonly key: string;
  /** Spans outside the block, in the order in which the key names them. */
  readonly anchors: readonly Span[];
}

/**
 * Parts left out: those that say only where the claim stands in the document, and those that follow from the text of its
 * block, which whoever uses the description compares as well.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['id', 'block', 'mentions', 'cues']);

/**
 * Writes out all parts of a claim. Spans inside the block are relative to its start. Spans outside are collected; of
 * them the key holds the length and the words between neighbours, by which checks tell "and" from "or".
 */
export function describeClaim(claim: Claim, block: Span, source: string): ClaimDescription {
  const anchors: Span[] = [];
  let key = '';
  const write = (value: unknown): void => {
    if (typeof value === 'string') key += `"${value.length}:${value}`;
    else if (typeof value !== 'object' || value === null) key += `${value};`;
    else if (Array.isArray(value)) {
      key += '[';
      for (const item of value) write(item);
      key += ']';
    } else if (isSpan(value)) writeSpan(value);
    else writeFields(value);
  };
  const writeFields = (value: object): void => {
    key += '{';
    for (const name in value) {
      if (value === claim && LEFT_OUT.has(name)) continue;
      key += name;
      write(value[name as keyof typeof value]);
    }
    key += '}';
  };
  const writeSpan = (span: Span): void => {
    if (span.start >= block.start && span.end <= block.end) {
      key += `@${span.start - block.start}-${span.end - block.start}`;
    } else {
      key += `@+${span.end - span.start}`;
      anchors.push(span);
    }
  };
  writeFields(claim);
  return { key: key + wordsBetween(anchors, source), anchors };
}

/** Longest stretch between two parts that can still join them. */
const JOINING = 120;

function wordsBetween(anchors: readonly Span[], source: string): string {
  const ordered = [...anchors].sort(compareSpans);
  return ordered
    .map(({ start }, index) => {
      const end = ordered[index - 1]?.end ?? start;
      return start > end && start - end <= JOINING ? source.slice(end, start) : '';
    })
    .join('\u0000');
}

function isSpan(value: object): value is Span {
  return (
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
  );
}
