import type { Diagnostic } from 'vscode-languageserver';
import type { KnowledgeFile, OverlaidBase, OverlayFinder, OverlayReader } from '../../knowledge/index.ts';
import { compareWithLock, LOCK_FILE } from '../../knowledge/lock.ts';
import type { Clock } from '../../lint/index.ts';
import type { LanguageService } from '../../service.ts';
import type { KnowledgeState } from './knowledgeState.ts';
import { loadEngine } from './loadEngine.ts';
import { lockDiagnostics, overlayDiagnostics } from './overlayDiagnostics.ts';

/** What the provider needs of the server around it. */
export interface KnowledgeContext {
  /** The base alone; loading it is left to the server. */
  base(): Promise<KnowledgeState>;
  /** Folders and files by URI; undefined where overlays are not to be read. */
  readonly reader: OverlayReader | undefined;
  readonly clock: Clock | undefined;
  readonly showsRelated: boolean;
  publish(uri: string, diagnostics: Diagnostic[]): void;
  report(error: unknown): void;
}

interface Loaded {
  readonly service: LanguageService;
  readonly files: readonly KnowledgeFile[];
}

/**
 * The services over the base and a folder's overlays, by document. What is wrong with overlays is shown in their files;
 * a folder whose overlays cannot be read at all has the base.
 */
export class KnowledgeProvider {
  readonly #context: KnowledgeContext;
  #finder: OverlayFinder | undefined;
  #byFolder = new Map<string, Promise<Loaded | undefined>>();
  #shown = new Set<string>();
  #folders: readonly string[] = [];
  /** Grows with every reset; what was begun before shows nothing afterwards. */
  #epoch = 0;

  constructor(context: KnowledgeContext) {
    this.#context = context;
  }

  /** The service that answers for a document; undefined where the base itself cannot be used. */
  async serviceFor(document: string): Promise<LanguageService | undefined> {
    const { service: base } = await this.#context.base();
    if (!base || !this.#context.reader) return base;
    try {
      const { OverlayFinder } = await loadEngine();
      this.#finder ??= new OverlayFinder(this.#context.reader);
      const folder = await this.#finder.folderFor(document);
      if (folder === undefined) return base;
      return (await this.#load(folder, base))?.service ?? base;
    } catch (error) {
      this.#context.report(error);
      return base;
    }
  }

  /** Loads the overlays of workspace folders, so that what is wrong with them is shown before a protocol is opened. */
  async open(folders: readonly string[]): Promise<void> {
    this.#folders = folders;
    for (const folder of folders) {
      const service = await this.serviceFor(`${folder.replace(/\/$/, '')}/document`);
      if (service) await this.#showLock(folder, service);
    }
  }

  /** Reads everything anew; diagnostics that no longer hold are taken back. */
  async reset(): Promise<void> {
    this.#epoch += 1;
    const before = this.#shown;
    const known = [...this.#byFolder.keys()];
    this.#byFolder = new Map();
    this.#shown = new Set();
    this.#finder = undefined;
    const epoch = this.#epoch;
    await this.open(this.#folders);
    for (const folder of known) await this.serviceFor(`${folder}/document`);
    if (epoch !== this.#epoch) return;
    for (const uri of before) if (!this.#shown.has(uri)) this.#context.publish(uri, []);
  }

  /** Forgets a document that was closed. */
  async close(uri: string): Promise<void> {
    (await this.#context.base()).service?.close(uri);
    for (const loading of this.#byFolder.values()) (await loading)?.service.close(uri);
  }

  #load(folder: string, base: LanguageService): Promise<Loaded | undefined> {
    let loading = this.#byFolder.get(folder);
    if (!loading) {
      loading = this.#read(folder, base);
      this.#byFolder.set(folder, loading);
    }
    return loading;
  }

  async #read(folder: string, base: LanguageService): Promise<Loaded | undefined> {
    const epoch = this.#epoch;
    const { createKnowledgeIndex, createLanguageService, overlayBase } = await loadEngine();
    const files = (await this.#finder?.read(folder)) ?? [];
    const overlaid = overlayBase(base.knowledge, files);
    if (epoch === this.#epoch) this.#show(files, overlaid);
    const { clock } = this.#context;
    const knowledge = createKnowledgeIndex(overlaid);
    return { service: createLanguageService({ knowledge, ...(clock ? { clock } : {}) }), files };
  }

  #show(files: readonly KnowledgeFile[], { problems }: OverlaidBase): void {
    for (const file of files) {
      this.#publish(file.path, overlayDiagnostics(file, files, problems, this.#context.showsRelated));
    }
  }

  async #showLock(folder: string, { knowledge }: LanguageService): Promise<void> {
    const epoch = this.#epoch;
    const uri = `${folder.replace(/\/$/, '')}/${LOCK_FILE}`;
    const text = await this.#lockText(uri);
    if (text === undefined || epoch !== this.#epoch) return;
    this.#publish(uri, lockDiagnostics(text, compareWithLock(text, knowledge.identity)));
  }

  /** Text of a lock; empty, which no lock is, where it is there and cannot be read. */
  async #lockText(uri: string): Promise<string | undefined> {
    try {
      return await this.#context.reader?.readText(uri);
    } catch {
      return '';
    }
  }

  #publish(uri: string, diagnostics: Diagnostic[]): void {
    this.#shown.add(uri);
    this.#context.publish(uri, diagnostics);
  }
}
