/** Reporter for `node --test` that says in the end, in the words of the other suites, how many tests passed. */
export default async function* counts(events) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite is no test of its own, nor is the file that holds tests.
    if (data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) count.skipped += 1;
    else if (type === 'test:pass') count.passed += 1;
    else count.failed += 1;
  }
  yield JSON.stringify(count);
}
