/**
 * From bytes to text. Protocols are UTF-8; anything else is refused with the place where it stops being so,
 * because guessing an encoding would silently change doses (`µg`, `≥`, `−`).
 */
import type { DocumentProblem } from './types.ts';

/** The text of a file, and the reason when it is not all of the file's bytes. */
export interface DecodedSource {
  /** Decoded text; a byte order mark stays as the first code unit. With a problem, what came before the bad byte. */
  readonly text: string;
  readonly problem?: DocumentProblem;
}

const CHUNK = 8192;

/**
 * Decodes a file's bytes as UTF-8. Never throws: UTF-16, binary data and malformed sequences become a problem of kind
 * `unreadable` whose message names the 0-based byte offset.
 */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  const wide = utf16Mark(bytes);
  if (wide) return refused('', 'encoding.utf16', `The file is ${wide}, not UTF-8: save it as UTF-8.`);
  const parts: string[] = [];
  const units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    if (first === 0) {
      const text = parts.join('') + String.fromCharCode(...units);
      return refused(
        text,
        'encoding.binary',
        `The file is binary (a NUL byte at byte offset ${at}), not a text file.`,
      );
    }
    const length = sequenceLength(bytes, at, first);
    if (length === 0) {
      const text = parts.join('') + String.fromCharCode(...units);
      const byte = first.toString(16).toUpperCase().padStart(2, '0');
      return refused(
        text,
        'encoding.not-utf8',
        `The file is not UTF-8: byte 0x${byte} at byte offset ${at} does not begin or continue a character. Save it as UTF-8.`,
      );
    }
    pushCodePoint(units, bytes, at, first, length);
    at += length;
    if (units.length >= CHUNK) {
      parts.push(String.fromCharCode(...units));
      units.length = 0;
    }
  }
  parts.push(String.fromCharCode(...units));
  return { text: parts.join('') };
}

/**
 * Text that an editor decoded. What is left of bytes it could not decode tells of them: a NUL of a binary file, which is
 * refused as its bytes would be; a replacement character of another encoding, behind which words may be hidden.
 */
export function readDecoded(text: string): DecodedSource {
  const binary = text.indexOf('\0');
  if (binary >= 0) {
    return refused(
      text,
      'encoding.binary',
      `The file is binary (a NUL character at offset ${binary}), not a text file.`,
      binary,
    );
  }
  return { text };
}

/** A problem at the first character that stands for bytes an editor could not decode; undefined without one. */
export function undecodedIn(text: string): DocumentProblem | undefined {
  const start = text.indexOf('\ufffd');
  if (start < 0) return undefined;
  return {
    kind: 'unreadable',
    code: 'encoding.not-utf8',
    message:
      'A character here was lost when the file was opened: it is not UTF-8, or was saved after it had been opened in the wrong encoding. Open it in its own encoding and save it as UTF-8.',
    span: { start, end: start + 1 },
    related: [],
  };
}

function refused(text: string, code: string, message: string, at = text.length): DecodedSource {
  const problem: DocumentProblem = {
    kind: 'unreadable',
    code,
    message,
    span: { start: at, end: at },
    related: [],
  };
  return { text, problem };
}

function utf16Mark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 (little endian)';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 (big endian)';
  return undefined;
}

/** Length in bytes of the well-formed sequence at `at`, or 0 (Unicode 16.0, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number, first: number): number {
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(second) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80;
    const high = first === 0xed ? 0x9f : 0xbf;
    return second >= low && second <= high && isContinuation(bytes[at + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xf4 ? 0x8f : 0xbf;
    const inside = second >= low && second <= high;
    return inside && isContinuation(bytes[at + 2]) && isContinuation(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function pushCodePoint(units: number[], bytes: Uint8Array, at: number, first: number, length: number): void {
  if (length === 1) {
    units.push(first);
    return;
  }
  let point = first & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) point = (point << 6) | (bytes[at + i]! & 0x3f);
  if (point < 0x10000) units.push(point);
  else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
}
