import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { theralint } from '../harness/cli.ts';

describe('kb diff', () => {
  const withdrawal = `kind: overlay
withdraw: [{ record: drug/envonalkib, reason: not used here }]
synonyms: [{ entity: drug/crizotinib, text: crizo-one }]
`;

  test('says what changed by record, and which claims are judged otherwise', async () => {
    const files = {
      'o.yaml': withdrawal,
      'a.md': '# ALK\n\nEnvonalkib is indicated for ALK-positive NSCLC.\n',
    };
    const { stdout, code } = await theralint(
      ['kb', 'diff', 'bundled', 'o.yaml', 'a.md', '--format', 'json'],
      { files },
    );
    const report = JSON.parse(stdout) as {
      records: {
        kind: string;
        id: string;
        change: string;
        fields: { path: string; before: unknown; after: unknown }[];
      }[];
      claims: { path: string; before: { verdict: string } | null; after: { verdict: string } | null }[];
    };
    assert.deepEqual(
      report.records.filter(({ id }) => id === 'envonalkib').map(({ kind, change }) => [kind, change]),
      [
        ['drug', 'removed'],
        // Its names stay, so that texts about it are still understood.
        ['name', 'added'],
      ],
    );
    const crizotinib = report.records.find(({ id }) => id === 'crizotinib')!;
    assert.equal(crizotinib.change, 'changed');
    assert.ok(
      crizotinib.fields.every(({ path }) => path.startsWith('synonyms')),
      JSON.stringify(crizotinib),
    );
    assert.equal(report.claims[0]?.before?.verdict, 'supported');
    assert.notEqual(report.claims[0]?.after?.verdict, 'supported');
    assert.equal(code, 1);
  });

  test('of a base with itself finds nothing', async () => {
    const { stdout, code } = await theralint(['kb', 'diff', 'bundled', '/app/kb.json']);
    assert.match(stdout, /No record changed\./);
    assert.equal(code, 0);
  });

  test('needs two bases that are there', async () => {
    assert.equal((await theralint(['kb', 'diff', 'bundled'])).code, 2);
    const { code, stderr } = await theralint(['kb', 'diff', 'bundled', 'none.json']);
    assert.equal(code, 2);
    assert.match(stderr, /none\.json: there is no such knowledge base/);
  });
});
