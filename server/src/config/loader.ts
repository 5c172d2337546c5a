import picomatch from 'picomatch/posix.js';
import { CONFIGURATION_FILES } from './fileNames.ts';
import { type LoadedFiles, loadFile, NO_FILES } from './loadFile.ts';
import { mergeSettings } from './merge.ts';
import { folderOf, foldersUpwards, pathInside } from './paths.ts';
import { createRuleNames, type RuleNames } from './ruleNames.ts';
import type {
  ConfigurationProblem,
  ConfigurationReader,
  Override,
  ResolvedConfiguration,
  RuleInfo,
  Settings,
} from './types.ts';

/**
 * Finds, reads and merges configuration files. Command line and language server use this same class. What was read is
 * kept: make a new loader when a file has changed.
 */
export class ConfigurationLoader {
  readonly #reader: ConfigurationReader;
  readonly #rules: RuleNames;
  /** By folder, and by path of a file that was named. */
  readonly #loaded = new Map<string, Promise<LoadedFiles>>();
  readonly #matchers = new WeakMap<Override, (path: string) => boolean>();

  constructor(reader: ConfigurationReader, rules: readonly RuleInfo[]) {
    this.#reader = reader;
    this.#rules = createRuleNames(rules);
  }

  /**
   * What holds for a document: files from the document's folder upwards, the nearest strongest, until one says `root`.
   * @param path absolute path of the document, with forward slashes
   * @param options.file the only configuration file to use instead, or `null` for none
   * @param options.stronger layers that win over files, strongest last: settings of an editor, flags
   */
  async resolve(
    path: string,
    options: { readonly file?: string | null | undefined; readonly stronger?: readonly Settings[] } = {},
  ): Promise<ResolvedConfiguration> {
    const loaded = await this.#loadedFor(path, options.file);
    const files = loaded.flatMap((each) => each.files);
    const layers = files.flatMap(({ folder, layer }) => [
      layer.settings,
      ...layer.overrides
        .filter((override) => this.#applies(override, folder, path))
        .map(({ settings }) => settings),
    ]);
    const { failLevel, ...settings } = mergeSettings([...layers, ...(options.stronger ?? [])]);
    return {
      settings,
      failLevel,
      files: files.map((file) => file.path),
      problems: loaded.flatMap((each) => each.problems),
    };
  }

  /** Strongest last. */
  async #loadedFor(path: string, file: string | null | undefined): Promise<readonly LoadedFiles[]> {
    if (file === null) return [];
    if (file !== undefined) return [await this.#once(file, () => this.#named(file))];
    const found: LoadedFiles[] = [];
    for (const folder of foldersUpwards(folderOf(path))) {
      const loaded = await this.#once(`${folder}/`, () => this.#inFolder(folder));
      found.unshift(loaded);
      if (loaded.files.at(-1)?.layer.root) break;
    }
    return found;
  }

  #once(key: string, load: () => Promise<LoadedFiles>): Promise<LoadedFiles> {
    let loading = this.#loaded.get(key);
    if (!loading) {
      loading = load();
      this.#loaded.set(key, loading);
    }
    return loading;
  }

  async #named(path: string): Promise<LoadedFiles> {
    const text = await this.#reader.readText(path);
    if (text !== undefined) return loadFile(path, text, this.#reader, this.#rules);
    const message = 'There is no such configuration file. Correct the path.';
    return { files: [], problems: [problemAtStart(path, 'config.missing-file', message)] };
  }

  async #inFolder(folder: string): Promise<LoadedFiles> {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const texts = await Promise.all(
      CONFIGURATION_FILES.map(async (name) => ({ name, text: await this.#reader.readText(prefix + name) })),
    );
    const [first, ...others] = texts.filter(({ text }) => text !== undefined);
    if (first?.text === undefined) return NO_FILES;
    const loaded = await loadFile(prefix + first.name, first.text, this.#reader, this.#rules);
    const ignored = others.map(({ name }) =>
      problemAtStart(
        prefix + name,
        'config.several-files',
        `${first.name} in the same folder is used instead. Keep one of the two.`,
      ),
    );
    return { files: loaded.files, problems: [...loaded.problems, ...ignored] };
  }

  #applies(override: Override, folder: string, path: string): boolean {
    const inside = pathInside(folder, path);
    if (inside === undefined) return false;
    let matches = this.#matchers.get(override);
    if (!matches) {
      matches = matcherOf(override.files);
      this.#matchers.set(override, matches);
    }
    return matches(inside);
  }
}

/** Globs without a slash match the file's name at any depth. */
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  return picomatch(
    globs.map((glob) => {
      const clean = glob.replace(/^\.\//, '');
      if (clean.endsWith('/')) return `${clean}**`;
      return clean.includes('/') ? clean : `**/${clean}`;
    }),
    { dot: true },
  );
}

function problemAtStart(path: string, code: string, message: string): ConfigurationProblem {
  return { code, message, path, span: { start: 0, end: 0 }, line: 1, column: 1 };
}
