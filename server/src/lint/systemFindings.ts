/**
 * Findings about the check itself. They are not rules: they cannot be turned off or suppressed, because a check that
 * failed must never be taken for a clean one.
 */

import type { RuleDeclaration, Severity } from '../rules/types.ts';
import { RULE_BUDGET } from './clock.ts';

export interface SystemFindingKind {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly summary: string;
}

export const RULE_FAILED: SystemFindingKind = {
  id: 'SYS001',
  name: 'rule-failed',
  severity: 'error',
  summary: 'A rule stopped with an internal error, so that what it checks was not checked.',
};

export const RULE_SLOW: SystemFindingKind = {
  id: 'SYS002',
  name: 'rule-slow',
  severity: 'info',
  summary: `A rule took longer than ${RULE_BUDGET} ms on one document.`,
};

export const CLAIM_FAILED: SystemFindingKind = {
  id: 'SYS003',
  name: 'claim-not-judged',
  severity: 'error',
  summary: 'A statement could not be judged because of an internal error.',
};

export const OVERLAY_PROBLEM: SystemFindingKind = {
  id: 'SYS004',
  name: 'overlay-problem',
  severity: 'error',
  summary: 'An entry of an overlay of the knowledge base was left out, or should be looked at.',
};

export const LOCK_MISMATCH: SystemFindingKind = {
  id: 'SYS005',
  name: 'lock-mismatch',
  severity: 'warning',
  summary: 'The knowledge base or an overlay is not the one that theralint.lock pins.',
};

export const SYSTEM_FINDINGS: readonly SystemFindingKind[] = [
  RULE_FAILED,
  RULE_SLOW,
  CLAIM_FAILED,
  OVERLAY_PROBLEM,
  LOCK_MISMATCH,
];

/** Message parts of a rule that stopped with an error. */
export function failureParts(
  rule: RuleDeclaration,
  error: unknown,
): { readonly what: string; readonly why: string; readonly action: string } {
  const reason = oneLine(error instanceof Error ? error.message : String(error));
  return {
    what: `The check ${rule.id} (${rule.name}) failed on this document.`,
    why: `It stopped with an internal error: ${reason || 'no reason given'}.`,
    action: 'Report this as a defect of TheraLint; until then review by hand what the rule checks.',
  };
}

/** Message parts of a rule that took too long. */
export function slownessParts(
  rule: RuleDeclaration,
  milliseconds: number,
): { readonly what: string; readonly why: string; readonly action: string } {
  return {
    what: `The check ${rule.id} (${rule.name}) took ${Math.round(milliseconds)} ms on this document.`,
    why: `More than ${RULE_BUDGET} ms for one rule holds up typing.`,
    action: 'Report this as a defect of TheraLint, or turn the rule off for this document.',
  };
}

/** Message parts of a claim that could not be judged. */
export function claimFailureParts(failure: string): {
  readonly what: string;
  readonly why: string;
  readonly action: string;
} {
  return {
    what: 'This statement was not checked.',
    why: `Judging it stopped with an internal error: ${oneLine(failure) || 'no reason given'}.`,
    action: 'Report this as a defect of TheraLint; until then review the statement by hand.',
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(/\.$/u, '');
}
