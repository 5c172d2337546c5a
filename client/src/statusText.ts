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

const KNOWLEDGE_BASE = 'Knowledge base';

function failure(detail: string): StatusText {
  return { text: 'Not checked', detail, command: 'Show Output', failed: true, busy: false };
}

/** Verdicts that say something of the claim itself, as the line has room for; the others are summed up. */
const SHOWN: Readonly<Record<string, string>> = {
  contradicted: 'contradicted',
  supported: 'supported',
  'supported-elsewhere': 'elsewhere',
};

function claimsText(claims: number, verdicts: Readonly<Record<string, number>>): string {
  const shown = Object.entries(SHOWN).map(([verdict, word]) => [word, verdicts[verdict] ?? 0] as const);
  const others = Object.entries(verdicts)
    .filter(([verdict]) => !(verdict in SHOWN))
    .reduce((sum, [, count]) => sum + count, 0);
  const parts = [...shown, ['not judged', others] as const]
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`);
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
