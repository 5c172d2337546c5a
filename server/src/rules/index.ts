/** The rules' public face. */
export { RULES, ruleNamed } from './registry.ts';
export type * from './types.ts';
