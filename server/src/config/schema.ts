/**
 * The settings schema: one declaration, from which files are validated, the JSON Schema for editors is generated, and the
 * settings of the editor are read.
 */
import type { Jurisdiction } from '../knowledge/types.ts';
import type { Severity } from '../rules/types.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
export const RULE_LEVELS: readonly (Severity | 'off')[] = [...SEVERITIES, 'off'];

/** Regions whose labels may be asked for, with what they are called. */
export const JURISDICTION_NAMES: Readonly<Record<Jurisdiction, string>> = {
  US: 'United States',
  EU: 'European Union',
  UK: 'United Kingdom',
  CN: 'China',
  JP: 'Japan',
  KR: 'South Korea',
  CA: 'Canada',
  AU: 'Australia',
  CH: 'Switzerland',
};

/** Value of a setting. */
export type SettingType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'word'; readonly values: readonly string[] }
  /** Glob patterns, with `*`, `**`, `?`, `{a,b}` and `[…]`. */
  | { readonly kind: 'glob' }
  /** Path of another configuration file, relative to the one it stands in. */
  | { readonly kind: 'path' }
  /** Rule id or name; a family's letters (`IND`) stand for all of its rules. */
  | { readonly kind: 'rule' }
  /** Mapping from rule id or name to a level, or to a mapping of `severity` and `options`. */
  | { readonly kind: 'rule-levels' }
  /** One value or several. */
  | { readonly kind: 'list'; readonly items: SettingType; readonly orOne?: boolean }
  /** A list of mappings of `files` and the settings that may be overridden. */
  | { readonly kind: 'overrides' };

export interface SettingDeclaration {
  readonly name: string;
  readonly type: SettingType;
  /** One or two sentences, in Markdown. */
  readonly description: string;
  /** What holds where no layer says anything. */
  readonly default: unknown;
  /** May stand in an entry of `overrides`. */
  readonly overridable: boolean;
  /** May be set in the editor, as `theralint.<name>`. */
  readonly editor: boolean;
}

export const SETTINGS: readonly SettingDeclaration[] = [
  {
    name: 'root',
    type: { kind: 'boolean' },
    description: 'Do not look for further configuration files in the folders above this one.',
    default: false,
    overridable: false,
    editor: false,
  },
  {
    name: 'extends',
    type: { kind: 'list', items: { kind: 'path' }, orOne: true },
    description:
      'Configuration files to build on, relative to this one. Later ones win over earlier ones, this file over all of them.',
    default: [],
    overridable: false,
    editor: false,
  },
  {
    name: 'rules',
    type: { kind: 'rule-levels' },
    description:
      'Severity of rules, by id (`IND001`) or name (`unsupported-indication`): `error`, `warning`, `info` or `off`; or a mapping of `severity` and `options`.',
    default: {},
    overridable: true,
    editor: true,
  },
  {
    name: 'select',
    type: { kind: 'list', items: { kind: 'rule' } },
    description:
      'Run only these rules: ids, names, or the letters of a family (`IND`). Empty: all that are not off.',
    default: [],
    overridable: true,
    editor: false,
  },
  {
    name: 'ignore',
    type: { kind: 'list', items: { kind: 'rule' } },
    description: 'Do not run these rules: ids, names, or the letters of a family (`IND`).',
    default: [],
    overridable: true,
    editor: false,
  },
  {
    name: 'jurisdictions',
    type: { kind: 'list', items: { kind: 'word', values: Object.keys(JURISDICTION_NAMES) } },
    description:
      'Whose labels wording such as *indicated* and *approved* is judged by where a document names no jurisdiction. Empty: any that the knowledge base covers.',
    default: [],
    overridable: true,
    editor: true,
  },
  {
    name: 'failLevel',
    type: { kind: 'word', values: SEVERITIES },
    description: 'Findings of this severity or above make the command line exit with 1.',
    default: 'error',
    overridable: true,
    editor: false,
  },
  {
    name: 'overrides',
    type: { kind: 'overrides' },
    description:
      'Settings for some documents: `files` (globs relative to this file; one without a slash matches the file name at any depth) and the settings that differ there. Later entries win.',
    default: [],
    overridable: false,
    editor: false,
  },
];
