/** `theralint.lock`: which base, and which overlays, a project was last judged by. */
import type { Span } from '../text/span.ts';
import type { KnowledgeBaseIdentity } from './types.ts';

/** Name of the lock file; it stands in the folder that `.theralint` stands in. */
export const LOCK_FILE = 'theralint.lock';

const LOCK_VERSION = 1;

/** What a lock pins. */
export interface KnowledgeLock {
  readonly lockVersion: typeof LOCK_VERSION;
  readonly kb: Pick<KnowledgeBaseIdentity, 'id' | 'version' | 'asOf' | 'sha256'>;
  readonly overlays: readonly { readonly file: string; readonly sha256: string }[];
}

/** A way in which a loaded base is not the one that was pinned. */
export interface LockMismatch {
  /** Stable dotted word. */
  readonly code: 'lock.unreadable' | 'lock.base' | 'lock.overlay';
  /** What differs, with both sides, and what to do. */
  readonly message: string;
  /** Offsets in the lock file. */
  readonly span: Span;
}

/** The lock file for an identity: JSON, one pinned thing a line, so that changes read well in a review. */
export function lockText({ id, version, asOf, sha256, overlays = [] }: KnowledgeBaseIdentity): string {
  const pinned: KnowledgeLock = {
    lockVersion: LOCK_VERSION,
    kb: { id, version, asOf, sha256 },
    overlays: overlays.map((each) => ({ file: each.file, sha256: each.sha256 })),
  };
  return `${JSON.stringify(pinned, null, 2)}\n`;
}

/** Holds a loaded base against a lock file's text. Empty if it is the one that was pinned. Never throws. */
export function compareWithLock(text: string, identity: KnowledgeBaseIdentity): readonly LockMismatch[] {
  const lock = parse(text);
  if (typeof lock === 'string') {
    return [
      {
        code: 'lock.unreadable',
        message: `The lock cannot be read: ${lock}. Write it anew with \`theralint kb lock\`.`,
        span: { start: 0, end: 0 },
      },
    ];
  }
  return [...baseMismatch(lock, identity, text), ...overlayMismatches(lock, identity, text)];
}

function baseMismatch(
  { kb }: KnowledgeLock,
  { id, version, asOf, sha256 }: KnowledgeBaseIdentity,
  text: string,
): readonly LockMismatch[] {
  if (kb.sha256 === sha256 && kb.id === id && kb.version === version) return [];
  const pinned = `${kb.id} ${kb.version} as of ${kb.asOf}, sha256 ${kb.sha256.slice(0, 12)}`;
  const loaded = `${id} ${version} as of ${asOf}, sha256 ${sha256.slice(0, 12)}`;
  const message = `The lock pins ${pinned}; loaded is ${loaded}. Verdicts may differ. See what changed with \`theralint kb diff\`, then accept it with \`theralint kb lock\`, or install the pinned one.`;
  return [{ code: 'lock.base', message, span: spanOf(text, kb.sha256) }];
}

function overlayMismatches(
  { overlays }: KnowledgeLock,
  identity: KnowledgeBaseIdentity,
  text: string,
): readonly LockMismatch[] {
  const loaded = new Map((identity.overlays ?? []).map(({ file, sha256 }) => [file, sha256]));
  const pinned = new Map(overlays.map(({ file, sha256 }) => [file, sha256]));
  const accept = 'Look at the change, then accept it with `theralint kb lock`.';
  const mismatch = (file: string, message: string): LockMismatch => ({
    code: 'lock.overlay',
    message: `${message} ${accept}`,
    span: spanOf(text, file),
  });
  return [
    ...[...pinned].flatMap(([file, sha256]) => {
      const now = loaded.get(file);
      if (now === sha256) return [];
      return now === undefined
        ? [mismatch(file, `The lock pins the overlay ${file}, which is not loaded.`)]
        : [
            mismatch(
              file,
              `The overlay ${file} has changed: pinned is sha256 ${sha256.slice(0, 12)}, loaded is ${now.slice(0, 12)}.`,
            ),
          ];
    }),
    ...[...loaded.keys()]
      .filter((file) => !pinned.has(file))
      .map((file) => mismatch(file, `The overlay ${file} is loaded, but the lock does not pin it.`)),
  ];
}

/** The lock, or why it is none. */
function parse(text: string): KnowledgeLock | string {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'it is not JSON';
  }
  const lock = value as Partial<KnowledgeLock> | null;
  if (typeof lock !== 'object' || lock === null) return 'it is not a JSON object';
  if (lock.lockVersion !== LOCK_VERSION) {
    return `its lockVersion is ${String(lock.lockVersion)}; this program reads ${LOCK_VERSION}`;
  }
  const { kb, overlays } = lock;
  const isBase = kb && [kb.id, kb.version, kb.asOf, kb.sha256].every((each) => typeof each === 'string');
  if (!isBase) return 'it names no knowledge base';
  const areOverlays =
    Array.isArray(overlays) &&
    overlays.every((each) => typeof each?.file === 'string' && typeof each?.sha256 === 'string');
  return areOverlays ? (lock as KnowledgeLock) : 'its overlays are not a list of files with hashes';
}

function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + words.length };
}
