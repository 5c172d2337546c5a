/** The linter's public face: an analysis in, findings out. */
export { type Clock, RULE_BUDGET } from './clock.ts';
export { docsUrlOf } from './docsUrl.ts';
export { applyFixes, type FixOptions, type FixPass, type FixResult, fixAll } from './fix.ts';
export { lint } from './lint.ts';
export { ReportMemory } from './reportMemory.ts';
export { namesRule, settingsOf } from './settings.ts';
export { LOCK_MISMATCH, OVERLAY_PROBLEM, SYSTEM_FINDINGS, type SystemFindingKind } from './systemFindings.ts';
export * from './types.ts';
