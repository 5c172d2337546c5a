/** The configuration's public face. */

export { CONFIGURATION_FILES } from './fileNames.ts';
export { configurationJsonSchema } from './jsonSchema.ts';
export { ConfigurationLoader } from './loader.ts';
export { DEFAULTS, mergeSettings } from './merge.ts';
export { readEditorSettings, readFlags } from './readLayer.ts';
export { createRuleNames, nearestRule, type RuleNames } from './ruleNames.ts';
export { SETTINGS, SEVERITIES, type SettingDeclaration } from './schema.ts';
export type * from './types.ts';
