import { type Connection, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import {
  ConfigurationLoader,
  type ConfigurationProblem,
  type ConfigurationReader,
  createRuleNames,
  readEditorSettings,
} from '../../config/index.ts';
import type { CheckSettings } from '../../lint/types.ts';
import { RULES } from '../../rules/registry.ts';
import type { ClientFeatures } from './clientCapabilities.ts';
import { SOURCE } from './convert.ts';
import { pathOfUri, uriOfPath } from './uris.ts';

export const SECTION = 'theralint';

/** What the user set for one document. */
export interface DocumentSettings {
  readonly check: Omit<CheckSettings, 'today'>;
  /** Whether Markdown that is not a protocol is checked. */
  readonly checkProse: boolean;
}

/**
 * Settings by document: configuration files near it, then what the editor holds. Kept until `reset`.
 * Faults of a configuration file are shown in that file, faults of the editor's own settings in the log.
 */
export class SettingsProvider {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #reader: ConfigurationReader;
  readonly #ruleNames = createRuleNames(RULES);
  #loader: ConfigurationLoader;
  #byUri = new Map<string, Promise<DocumentSettings>>();
  #faultyFiles = new Set<string>();
  #logged = new Set<string>();

  constructor(connection: Connection, features: ClientFeatures, reader: ConfigurationReader) {
    this.#connection = connection;
    this.#features = features;
    this.#reader = reader;
    this.#loader = new ConfigurationLoader(reader, RULES);
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
    this.#loader = new ConfigurationLoader(this.#reader, RULES);
    this.#logged.clear();
    for (const uri of this.#faultyFiles) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    this.#faultyFiles = new Set();
  }

  async #load(uri: string): Promise<DocumentSettings> {
    const section: unknown = this.#features.configuration
      ? await this.#connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION })
      : undefined;
    const editor = readEditorSettings(section, this.#ruleNames);
    for (const { message } of editor.faults) this.#logOnce(message);
    const path = pathOfUri(uri);
    const resolved = await this.#loader.resolve(path ?? uri, {
      ...(path === undefined ? { file: null } : {}),
      stronger: [editor.settings],
    });
    this.#showProblems(resolved.problems);
    return {
      check: resolved.settings,
      checkProse: (section as { readonly checkProse?: unknown } | null | undefined)?.checkProse === true,
    };
  }

  #logOnce(message: string): void {
    if (this.#logged.has(message)) return;
    this.#logged.add(message);
    this.#connection.console.warn(message);
  }

  #showProblems(problems: readonly ConfigurationProblem[]): void {
    for (const path of new Set(problems.map((problem) => problem.path))) {
      const uri = uriOfPath(path);
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
