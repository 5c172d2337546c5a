/** Configuration: what one file says, what several layers come to, and what is wrong with them. */
import type { CheckSettings } from '../lint/types.ts';
import type { RuleDeclaration, Severity } from '../rules/types.ts';
import type { Span } from '../text/span.ts';

/** What the configuration needs to know of a rule. */
export type RuleInfo = Pick<RuleDeclaration, 'id' | 'name' | 'family' | 'severity' | 'summary' | 'options'>;

/** Severity and options of one rule as one layer sets them. */
export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Settings one layer may give; what it leaves out, the layers below decide. */
export interface Settings {
  /** By rule id, whichever of id and name was written. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Rule ids. */
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly jurisdictions?: readonly string[];
  readonly failLevel?: Severity;
}

/** What one configuration file says. */
export interface ConfigurationLayer {
  readonly settings: Settings;
  /** True if files in folders further up are not to be looked for. */
  readonly root: boolean;
  /** Files whose settings this one builds on, as written, first to last. */
  readonly extends: readonly { readonly path: string; readonly span: Span }[];
  readonly overrides: readonly Override[];
}

/** Settings for the documents that one of the globs matches; paths are relative to the file's folder. */
export interface Override {
  readonly files: readonly string[];
  readonly settings: Settings;
}

export interface ConfigurationProblem {
  /** Stable dotted word: `config.unknown-setting`, `config.unknown-rule`. */
  readonly code: string;
  /** What is wrong and what to do about it. */
  readonly message: string;
  /** Path of the file; empty for settings that came from an editor. */
  readonly path: string;
  /** Offsets in the file's text. */
  readonly span: Span;
  /** 1-based, column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** What holds for one document once all layers are merged. */
export interface ResolvedConfiguration {
  /** Everything but the day, which the host adds. */
  readonly settings: Omit<CheckSettings, 'today'>;
  /** Findings of this severity or above make a run fail. */
  readonly failLevel: Severity;
  /** Files that took part, the nearest to the document last. */
  readonly files: readonly string[];
  /** Any problem makes the configuration unusable: a setting that was misread must not pass for one that holds. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the text of a file by its absolute path with forward slashes; `undefined` where there is none. */
export interface ConfigurationReader {
  readText(path: string): string | undefined | Promise<string | undefined>;
}
