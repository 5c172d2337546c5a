import type { Fix, FixSafety } from '../rules/types.ts';
import { applyEdits, type TextEdit } from '../text/edits.ts';
import { overlaps } from '../text/span.ts';
import type { Finding } from './types.ts';

export interface FixOptions {
  /** `safe`: only fixes that change no drug, dose, route, line or schedule. `suggestion`: the first suggestions too. */
  readonly safety: FixSafety;
}

export interface FixPass {
  readonly text: string;
  readonly applied: readonly { readonly finding: Finding; readonly fix: Fix }[];
}

/**
 * Applies one fix for each finding that offers one of the wanted safety, leaving out fixes whose edits would meet those of
 * an earlier one. Suppressed findings are left as they are.
 * @param text the text the findings are about
 */
export function applyFixes(text: string, findings: readonly Finding[], { safety }: FixOptions): FixPass {
  const edits: TextEdit[] = [];
  const applied: { finding: Finding; fix: Fix }[] = [];
  for (const finding of findings) {
    if (finding.suppressed) continue;
    const fix = finding.fixes.find((each) => each.safety === 'safe' || safety === 'suggestion');
    if (!fix || fix.edits.some((edit) => edits.some((other) => meet(edit, other)))) continue;
    edits.push(...fix.edits);
    applied.push({ finding, fix });
  }
  return { text: applyEdits(text, edits), applied };
}

/** Edits that overlap, or insert at the same place, where the order would decide the result. */
function meet(a: TextEdit, b: TextEdit): boolean {
  return (
    overlaps(a.span, b.span) ||
    a.span.start === b.span.start ||
    (isInsertion(a) && inside(a, b)) ||
    (isInsertion(b) && inside(b, a))
  );
}

function isInsertion({ span }: TextEdit): boolean {
  return span.start === span.end;
}

function inside(insertion: TextEdit, { span }: TextEdit): boolean {
  return insertion.span.start > span.start && insertion.span.start < span.end;
}

export interface FixResult {
  readonly text: string;
  /** Findings of the final text. */
  readonly findings: readonly Finding[];
  readonly applied: FixPass['applied'];
  readonly passes: number;
  /** False if fixes were still on offer after the last pass. */
  readonly stable: boolean;
}

const MAX_PASSES = 10;

/**
 * Fixes until nothing is left to fix, at most ten times, checking again after every pass. A pass after which the document
 * can be read less well than before is taken back, and the work stops there.
 * @param check checks a text; the caller parses and lints
 */
export function fixAll(
  text: string,
  check: (text: string) => readonly Finding[],
  options: FixOptions,
): FixResult {
  let current = { text, findings: check(text) };
  const applied: { finding: Finding; fix: Fix }[] = [];
  for (let passes = 0; passes < MAX_PASSES; passes++) {
    const pass = applyFixes(current.text, current.findings, options);
    if (pass.applied.length === 0 || pass.text === current.text)
      return { ...current, applied, passes, stable: true };
    const findings = check(pass.text);
    if (unreadable(findings) > unreadable(current.findings))
      return { ...current, applied, passes, stable: false };
    current = { text: pass.text, findings };
    applied.push(...pass.applied);
  }
  const rest = applyFixes(current.text, current.findings, options);
  return { ...current, applied, passes: MAX_PASSES, stable: rest.applied.length === 0 };
}

function unreadable(findings: readonly Finding[]): number {
  return findings.filter(({ ruleId }) => ruleId === 'DOC001').length;
}
