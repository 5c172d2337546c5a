import { type KnowledgeFile, MAX_FILE_LENGTH } from '../source/yamlFile.ts';
import { OVERLAY_FOLDER } from './identity.ts';

/** How overlay files are reached: paths of a disk or URIs of an editor, always with forward slashes. */
export interface OverlayReader {
  /** Files of a folder with their size in bytes where it is known; undefined where there is no such folder. */
  list(
    folder: string,
  ): MaybePromise<readonly { readonly name: string; readonly bytes?: number }[] | undefined>;
  /** Text of a file; undefined where there is none, or where it is not UTF-8 text. */
  readText(path: string): MaybePromise<string | undefined>;
}

type MaybePromise<T> = T | Promise<T>;

/** Characters take at most three bytes for each UTF-16 unit, so a larger file is too long whatever is in it. */
const MAX_BYTES = 3 * MAX_FILE_LENGTH;

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
    const entries = (await this.#reader.list(place)) ?? [];
    const files = entries.filter(({ name }) => isYaml(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
    return Promise.all(
      files.map(async ({ name, bytes = 0 }): Promise<KnowledgeFile> => {
        const path = join(place, name);
        if (bytes > MAX_BYTES) return { path, text: '', unreadable: { bytes } };
        const text = await this.#reader.readText(path);
        return text === undefined ? { path, text: '', unreadable: {} } : { path, text };
      }),
    );
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
    const entries = (await this.#reader.list(join(folder, OVERLAY_FOLDER))) ?? [];
    return entries.map(({ name }) => name).filter(isYaml);
  }
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
