/** The page that "Show Knowledge Base" opens. */
import type { ServerStatus } from '../../server/src/hosts/messages.ts';

/**
 * @param status what the server said of itself; undefined if it did not answer
 * @returns Markdown
 */
export function knowledgeBasePage(status: ServerStatus | undefined, serverState: string): string {
  const base = status?.knowledgeBase;
  if (!base) {
    return `# Knowledge base\n\nNot available: ${status?.problem ?? `the language server is ${serverState}.`}\n`;
  }
  const rows: [string, string][] = [
    ['Identifier', base.id],
    ['Version', base.version],
    ['Reviewed', base.asOf],
    ['SHA-256', `\`${base.sha256}\``],
    ...(base.overlays ?? []).map(({ file, name, version, sha256 }): [string, string] => [
      'Overlay',
      `${[file, name, version].filter((each) => each !== undefined).join(' ')}, \`${sha256}\``,
    ]),
    ...(base.jurisdictions ? [['Labels of', base.jurisdictions.join(', ')] satisfies [string, string]] : []),
    ...Object.entries(base.counts ?? {}).map(([kind, count]): [string, string] => [kind, String(count)]),
  ];
  return [
    '# Knowledge base',
    '',
    '| | |',
    '| :-- | :-- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    'Every fact in it names its source and its date. Decision support: verify with the source.',
    '',
  ].join('\n');
}
