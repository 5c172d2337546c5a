import type { ProtocolDocument } from '../../document/types.ts';
import { applyFixes } from '../../lint/fix.ts';
import type { Finding } from '../../lint/types.ts';
import type { Fix } from '../../rules/types.ts';
import type { CodeActionProposal } from '../../service.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { shortLevel } from '../wording.ts';
import { REASON, suppressionFix } from './suppression.ts';

/**
 * Actions for a range: the fixes of the findings it touches, a suppression for each rule among them, and, over the whole
 * document, all safe fixes at once. An empty range touches findings that begin or end at it.
 */
export function codeActions(
  document: ProtocolDocument,
  findings: readonly Finding[],
  range: Span,
): readonly CodeActionProposal[] {
  const open = findings.filter(({ suppressed }) => suppressed === undefined);
  const here = open.filter(
    ({ span }) => overlaps(span, range) || span.start === range.end || span.end === range.start,
  );
  return [...here.flatMap(fixActions), ...suppressions(document, here), ...fixAll(document, open)];
}

function fixActions(finding: Finding): readonly CodeActionProposal[] {
  return finding.fixes.map((fix, index) => ({
    title: fixTitle(fix),
    kind: 'quickfix',
    fix,
    // The first is preferred only if it may run without a person deciding; clinical changes never are.
    isPreferred: index === 0 && fix.safety === 'safe',
    fingerprints: [finding.fingerprint],
  }));
}

/** The fix's own title, with the level of the evidence behind a suggestion where the title does not say it. */
function fixTitle(fix: Fix): string {
  const level = fix.evidence.find((each) => each.level !== undefined)?.level;
  if (!level || fix.safety === 'safe') return fix.title;
  const words = shortLevel(level);
  return fix.title.includes(words) ? fix.title : `${fix.title} (${words})`;
}

function suppressions(
  document: ProtocolDocument,
  findings: readonly Finding[],
): readonly CodeActionProposal[] {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.ruleId} ${document.lines.positionAt(finding.span.start).line}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), finding]);
  }
  return [...byPlace.values()].map((group): CodeActionProposal => {
    const finding = group[0]!;
    return {
      title: `Suppress ${finding.ruleId} for this line with a reason`,
      kind: 'quickfix',
      fix: suppressionFix(document, finding),
      placeholder: REASON,
      isPreferred: false,
      fingerprints: group.map(({ fingerprint }) => fingerprint),
    };
  });
}

/** One action with every safe fix of the document, as the command line would apply them in one pass. */
function fixAll(document: ProtocolDocument, findings: readonly Finding[]): readonly CodeActionProposal[] {
  const { applied } = applyFixes(document.source, findings, { safety: 'safe' });
  if (applied.length === 0) return [];
  const title = 'Apply all safe TheraLint fixes';
  const edits = applied.flatMap(({ fix }) => fix.edits);
  return [
    {
      title,
      kind: 'source.fixAll.theralint',
      fix: { title, safety: 'safe', edits, evidence: [] },
      isPreferred: false,
      fingerprints: applied.map(({ finding }) => finding.fingerprint),
    },
  ];
}
