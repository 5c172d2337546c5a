/** Reporter for `node --test` that prints the failures, and nothing about what passed. */
export default async function* failures(events) {
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:diagnostic') continue;
    if (type !== 'test:fail' || data.details?.type === 'suite') continue;
    const cause = data.details?.error?.cause ?? data.details?.error;
    yield `\n✖ ${data.name}\n  ${data.file ?? ''}:${data.line ?? ''}\n  ${cause?.stack ?? cause}\n`;
  }
}
