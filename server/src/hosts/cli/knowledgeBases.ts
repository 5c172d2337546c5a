import {
  createKnowledgeIndex,
  type KnowledgeFile,
  type KnowledgeIndex,
  OverlayFinder,
  type OverlayReader,
} from '../../knowledge/index.ts';
import { type OverlaidBase, overlayBase } from '../../knowledge/overlay/overlayBase.ts';
import type { KnowledgeArtefact } from '../../knowledge/types.ts';
import type { LanguageService } from '../../service.ts';
import { decode } from './check/documents.ts';
import { loadKnowledge } from './engine.ts';
import type { CliEnvironment, FileSystem } from './environment.ts';
import { CliError } from './exitCodes.ts';
import { isYaml, knowledgeFileAt } from './knowledgeFiles.ts';
import type { ParsedArguments } from './parseArguments.ts';
import { absolutePath } from './paths.ts';

/** The base with the overlays that hold for some documents. Paths of files and problems are absolute. */
export interface LoadedKnowledge extends OverlaidBase {
  readonly base: KnowledgeArtefact;
  readonly overlays: readonly KnowledgeFile[];
}

export interface OpenedKnowledge extends LoadedKnowledge {
  readonly knowledge: KnowledgeIndex;
  readonly service: LanguageService;
}

/**
 * The knowledge of a run: one base, and on top of it for each document the overlays nearest to it, as an editor has them.
 * `--overlay` names the ones to use for all documents instead, `--no-overlay` leaves them out.
 */
export class KnowledgeBases {
  readonly #environment: CliEnvironment;
  readonly #written: string | undefined;
  readonly #named: readonly KnowledgeFile[] | undefined;
  readonly #finder: OverlayFinder;
  readonly #loaded = new Map<string, LoadedKnowledge>();
  readonly #opened = new Map<string, OpenedKnowledge>();
  #base: KnowledgeArtefact | undefined;

  /** @throws CliError for overlays that cannot be found */
  constructor(args: ParsedArguments, environment: CliEnvironment) {
    this.#environment = environment;
    this.#written = args.value('kb');
    this.#finder = new OverlayFinder(readerOf(environment.files));
    const named = args.list('overlay');
    if (named.length > 0 && args.has('no-overlay')) {
      throw new CliError('--overlay and --no-overlay exclude each other. Give one of them.');
    }
    if (args.has('no-overlay')) this.#named = [];
    else if (named.length > 0) this.#named = named.flatMap((each) => namedOverlays(each, environment));
  }

  /** The base alone. @throws CliError */
  get base(): KnowledgeArtefact {
    this.#base ??= loadKnowledge(this.#environment, this.#written);
    return this.#base;
  }

  /** What holds for a document, or for a file in the working folder. @throws CliError */
  async loadFor(document = `${this.#environment.cwd}/document`): Promise<LoadedKnowledge> {
    const folder = this.#named === undefined ? await this.#finder.folderFor(document) : undefined;
    const key = folder ?? '';
    let loaded = this.#loaded.get(key);
    if (!loaded) {
      const { base } = this;
      const overlays = this.#named ?? (folder === undefined ? [] : await this.#finder.read(folder));
      loaded = { ...overlayBase(base, overlays), base, overlays };
      this.#loaded.set(key, loaded);
    }
    return loaded;
  }

  /** The same with the service that answers from it. @throws CliError */
  async openFor(document?: string): Promise<OpenedKnowledge> {
    const loaded = await this.loadFor(document);
    const key = loaded.overlays.map(({ path }) => path).join('\n');
    let opened = this.#opened.get(key);
    if (!opened) {
      const knowledge = createKnowledgeIndex(loaded);
      const { createLanguageService } = await import('../../service.ts');
      opened = { ...loaded, knowledge, service: createLanguageService({ knowledge }) };
      this.#opened.set(key, opened);
    }
    return opened;
  }

  /** Every base that was loaded so far. */
  all(): readonly LoadedKnowledge[] {
    return [...this.#loaded.values()];
  }
}

function readerOf(files: FileSystem): OverlayReader {
  return {
    list: (folder) =>
      files.kindOf(folder) === 'folder'
        ? files
            .list(folder)
            .filter(({ kind }) => kind !== 'folder')
            .map(({ name }) => ({ name, ...sizeOf(`${folder}/${name}`, files) }))
        : undefined,
    readText: (path) => decode(files.read(path)),
  };
}

function sizeOf(path: string, files: FileSystem): { readonly bytes?: number } {
  const bytes = files.sizeOf?.(path);
  return bytes === undefined ? {} : { bytes };
}

/** Overlay files that a flag names: a file, or a folder with such files in it. */
function namedOverlays(written: string, { cwd, files }: CliEnvironment): readonly KnowledgeFile[] {
  const path = absolutePath(cwd, written);
  const kind = files.kindOf(path);
  if (kind === undefined) throw new CliError(`${written}: there is no such overlay. Check --overlay.`);
  const paths =
    kind === 'file'
      ? [path]
      : files
          .list(path)
          .filter((each) => each.kind !== 'folder' && isYaml(each.name))
          .map(({ name }) => `${path}/${name}`)
          .sort();
  return paths.map((each) => knowledgeFileAt(each, files));
}
