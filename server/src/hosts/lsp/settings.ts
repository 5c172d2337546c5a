import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { ConfigurationLoader, ConfigurationProblem, ConfigurationReader } from '../../config/index.ts';
import type { CheckSettings } from '../../lint/types.ts';
import type { ClientFeatures } from './clientCapabilities.ts';
import { SOURCE } from './convert.ts';
import { type Engine, loadEngine } from './loadEngine.ts';
import { type Place, placeOfUri, uriOfPlace } from './uris.ts';

export const SECTION = 'theralint';

/** What the user set for one document. */
export interface DocumentSettings {
  readonly check: Omit<CheckSettings, 'today'>;
  /** Whether Markdown that is not a protocol is checked. */
  readonly checkProse: boolean;
}

/** Files of a file system by its root, as `Place` has it; undefined where configuration files there are not read. */
export type ConfigurationReaders = (root: string) => ConfigurationReader | undefined;

/**
 * Settings by document: configuration files near it, then what the editor holds. Kept until `reset`.
 * Faults of a configuration file are shown in that file, faults of the editor's own settings in the log.
 */
export class SettingsProvider {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #readers: ConfigurationReaders;
  /** By the root of a file system; undefined where files of it are not read. */
  #loaders = new Map<string, ConfigurationLoader | undefined>();
  #byUri = new Map<string, Promise<DocumentSettings>>();
  #faultyFiles = new Set<string>();
  #logged = new Set<string>();

  constructor(connection: Connection, features: ClientFeatures, readers: ConfigurationReaders) {
    this.#connection = connection;
    this.#features = features;
    this.#readers = readers;
  }

  of(uri: string): Promise<DocumentSettings> {
    let settings = this.#byUri.get(uri);
    if (!settings) {
      settings = this.#load(uri);
      this.#byUri.set(uri, settings);
    }
    return settings;
  }

  forget(uri: string): void {
    this.#byUri.delete(uri);
  }

  /** Everything is read anew when it is next asked for. */
  reset(): void {
    this.#byUri = new Map();
    this.#loaders = new Map();
    this.#logged.clear();
    for (const uri of this.#faultyFiles) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#faultyFiles = new Set();
  }

  async #load(uri: string): Promise<DocumentSettings> {
    const section: unknown = this.#features.configuration
      ? await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION })
      : undefined;
    const engine = await loadEngine();
    const editor = engine.readEditorSettings(section, engine.createRuleNames(engine.RULES));
    for (const { message } of editor.faults) this.#logOnce(message);
    const place = placeOfUri(uri);
    const loader = place && this.#loaderOf(place, engine);
    const stronger = [editor.settings];
    const resolved = await loader?.resolve(place?.path ?? '', { stronger });
    if (place && resolved) this.#showProblems(place, resolved.problems);
    return {
      check: resolved?.settings ?? engine.mergeSettings(stronger),
      checkProse: (section as { readonly checkProse?: unknown } | null | undefined)?.checkProse === true,
    };
  }

  #loaderOf({ root }: Place, { ConfigurationLoader, RULES }: Engine): ConfigurationLoader | undefined {
    if (!this.#loaders.has(root)) {
      const reader = this.#readers(root);
      this.#loaders.set(root, reader && new ConfigurationLoader(reader, RULES));
    }
    return this.#loaders.get(root);
  }

  #logOnce(message: string): void {
    if (this.#logged.has(message)) return;
    this.#logged.add(message);
    this.#connection.console.warn(message);
  }

  #showProblems({ root }: Place, problems: readonly ConfigurationProblem[]): void {
    for (const path of new Set(problems.map((problem) => problem.path))) {
      const uri = uriOfPlace({ root, path });
      this.#faultyFiles.add(uri);
      void this.#connection.sendDiagnostics({
        uri,
        diagnostics: problems.filter((problem) => problem.path === path).map(configurationDiagnostic),
      });
    }
  }
}

function configurationDiagnostic({ code, message, line, column, span }: ConfigurationProblem): Diagnostic {
  const start = { line: line - 1, character: column - 1 };
  return {
    range: {
      start,
      end: { line: start.line, character: start.character + Math.max(0, span.end - span.start) },
    },
    severity: DiagnosticSeverity.Error,
    code,
    source: SOURCE,
    message,
  };
}
