import { type KnowledgeFile, MAX_FILE_BYTES } from '../source/yamlFile.ts';
import { OVERLAY_FOLDER } from './identity.ts';

/** How overlay files are reached: paths of a disk or URIs of an editor, always with forward slashes. */
export interface OverlayReader {
  /**
   * Files of a folder with their size in bytes where it is known, and the `problem`, for people, with one that is listed
   * and out of reach, as a link is that leads nowhere; undefined where there is no such folder.
   * @throws Error with a reason for people where the folder is there and cannot be read
   */
  list(folder: string): MaybePromise<readonly OverlayEntry[] | undefined>;
  /**
   * Text of a file; undefined where there is none, or where it is not UTF-8 text.
   * @throws Error with a reason for people where it is there and cannot be read
   */
  readText(path: string): MaybePromise<string | undefined>;
}

/** A file of an overlay folder. */
interface OverlayEntry {
  readonly name: string;
  readonly bytes?: number;
  readonly problem?: string;
}

type MaybePromise<T> = T | Promise<T>;

/**
 * The overlay folder that holds for a document: the nearest one above it that has overlays in it. Answers are kept for
 * the life of the object; make a new one when files have changed.
 */
export class OverlayFinder {
  readonly #reader: OverlayReader;
  readonly #known = new Map<string, Promise<readonly string[]>>();

  constructor(reader: OverlayReader) {
    this.#reader = reader;
  }

  /** @returns the folder that contains `.theralint/kb`, or undefined. */
  async folderFor(document: string): Promise<string | undefined> {
    for (const folder of foldersAbove(document)) {
      if ((await this.namesIn(folder)).length > 0) return folder;
    }
    return undefined;
  }

  /** The overlay files of a folder, sorted by name; one that is too large is named, not read. */
  async read(folder: string): Promise<readonly KnowledgeFile[]> {
    const place = join(folder, OVERLAY_FOLDER);
    try {
      const entries = (await this.#reader.list(place)) ?? [];
      const files = entries.filter(({ name }) => isYaml(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
      return await Promise.all(
        files.map((entry) => readOverlayFile(this.#reader, join(place, entry.name), entry)),
      );
    } catch (error) {
      return [unreadableFile(place, { reason: reasonOf(error) })];
    }
  }

  namesIn(folder: string): Promise<readonly string[]> {
    let names = this.#known.get(folder);
    if (!names) {
      names = this.#list(folder);
      this.#known.set(folder, names);
    }
    return names;
  }

  async #list(folder: string): Promise<readonly string[]> {
    try {
      const entries = (await this.#reader.list(join(folder, OVERLAY_FOLDER))) ?? [];
      return entries.map(({ name }) => name).filter(isYaml);
    } catch {
      // There is something that cannot be read: `read` says so.
      return [OVERLAY_FOLDER];
    }
  }
}

/** One overlay file; one that is too large, no text or out of reach comes without text, and says why. Never throws. */
async function readOverlayFile(
  reader: OverlayReader,
  path: string,
  { bytes = 0, problem }: OverlayEntry,
): Promise<KnowledgeFile> {
  if (problem !== undefined) return unreadableFile(path, { reason: problem });
  if (bytes > MAX_FILE_BYTES) return unreadableFile(path, { bytes });
  try {
    const text = await reader.readText(path);
    return text === undefined ? unreadableFile(path, {}) : { path, text };
  } catch (error) {
    return unreadableFile(path, { reason: reasonOf(error) });
  }
}

function unreadableFile(path: string, unreadable: NonNullable<KnowledgeFile['unreadable']>): KnowledgeFile {
  return { path, text: '', unreadable };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

function join(folder: string, path: string): string {
  return folder.endsWith('/') ? folder + path : `${folder}/${path}`;
}

/** From a document's own folder to the root of its disk or of its URI's authority. */
function* foldersAbove(document: string): Iterable<string> {
  const root = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(document)?.[0] ?? '';
  let path = document.slice(root.length).replace(/[?#].*$/u, root === '' ? '$&' : '');
  while (path.includes('/')) {
    path = path.slice(0, path.lastIndexOf('/'));
    yield path === '' ? `${root}/` : root + path;
  }
}
