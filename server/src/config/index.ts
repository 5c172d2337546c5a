/** The configuration's public face. */
export { configurationJsonSchema } from './jsonSchema.ts';
export { CONFIGURATION_FILES, ConfigurationLoader } from './loader.ts';
export { DEFAULTS, mergeSettings } from './merge.ts';
export { readEditorSettings, readFlags } from './readLayer.ts';
export { createRuleNames, nearestRule, type RuleNames } from './ruleNames.ts';
export { SETTINGS, SEVERITIES, type SettingDeclaration } from './schema.ts';
export type * from './types.ts';
