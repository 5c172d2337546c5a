/** The wording of the language status item, apart from the editor's classes so that it can be tested. */
import type { ServerStatus } from '../../server/src/hosts/messages.ts';
import type { ServerHealth } from './serverHealth.ts';

/** What the item shows, in one line: the findings, the verdicts, and what its button says. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  /** Title of the command that leads further. */
  readonly command: string;
  readonly failed: boolean;
  readonly busy: boolean;
}

/**
 * @param health of the server
 * @param status what the server said of itself and of the document in view; undefined if it has not answered
 */
export function statusText(health: ServerHealth, status: ServerStatus | undefined): StatusText {
  if (health.state === 'failed') return failure(health.reason);
  if (health.state !== 'running')
    return { text: 'TheraLint', detail: 'Starting', command: KNOWLEDGE_BASE, failed: false, busy: true };
  if (status?.problem) return failure(status.problem);
  const base = status?.knowledgeBase;
  const added = base?.overlays?.length ? ` + ${plural(base.overlays.length, 'overlay')}` : '';
  const document = status?.document;
  return {
    text: document ? `TheraLint: ${findingsText(document.findings)}` : 'TheraLint',
    detail: document ? claimsText(document.claims, document.verdicts) : '',
    command: base ? `${KNOWLEDGE_BASE} ${base.version}${added}` : KNOWLEDGE_BASE,
    failed: false,
    busy: false,
  };
}

const KNOWLEDGE_BASE = 'Base';

function failure(detail: string): StatusText {
  return { text: 'Not checked', detail, command: 'Show Output', failed: true, busy: false };
}

/** The line has room for one verdict: what is contradicted must be seen, else what is supported. */
function claimsText(claims: number, verdicts: Readonly<Record<string, number>>): string {
  const verdict = verdicts.contradicted ? 'contradicted' : 'supported';
  return claims === 0 ? 'no claims' : `${verdicts[verdict] ?? 0} of ${plural(claims, 'claim')} ${verdict}`;
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
