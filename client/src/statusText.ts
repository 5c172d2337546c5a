/** The wording of the language status item, apart from the editor's classes so that it can be tested. */
import type { ServerStatus } from '../../server/src/hosts/messages.ts';
import type { ServerHealth } from './serverHealth.ts';

/** What the item shows. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly failed: boolean;
  readonly busy: boolean;
}

/**
 * @param health of the server
 * @param status what the server said of itself and of the document in view; undefined if it has not answered
 */
export function statusText(health: ServerHealth, status: ServerStatus | undefined): StatusText {
  if (health.state === 'failed')
    return { text: 'Not checked', detail: health.reason, failed: true, busy: false };
  if (health.state !== 'running') return { text: 'TheraLint', detail: 'Starting', failed: false, busy: true };
  if (status?.problem) return { text: 'Not checked', detail: status.problem, failed: true, busy: false };
  const base = status?.knowledgeBase;
  const added = base?.overlays?.length ? ` + ${plural(base.overlays.length, 'overlay')}` : '';
  const text = base ? `TheraLint, knowledge base ${base.version}${added}` : 'TheraLint';
  const document = status?.document;
  const detail = document
    ? `${claimsText(document.claims, document.verdicts)}; ${findingsText(document.findings)}`
    : '';
  return { text, detail, failed: false, busy: false };
}

function claimsText(claims: number, verdicts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${count} ${verdict}`);
  const total = plural(claims, 'claim');
  return parts.length > 0 ? `${total}: ${parts.join(', ')}` : total;
}

function findingsText(
  findings: Readonly<Record<'error' | 'warning' | 'info' | 'suppressed', number>>,
): string {
  const parts = [
    ...(findings.error > 0 ? [plural(findings.error, 'error')] : []),
    ...(findings.warning > 0 ? [plural(findings.warning, 'warning')] : []),
    ...(findings.info > 0 ? [`${findings.info} info`] : []),
    ...(findings.suppressed > 0 ? [`${findings.suppressed} suppressed`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'no findings';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
