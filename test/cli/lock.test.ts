import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lockText } from '../../server/src/knowledge/index.ts';
import { theralint } from '../harness/cli.ts';
import { knowledge } from '../harness/engine.ts';
import { HOUSE_RULE, OVERLAY, results, TEXT } from './overlaid.ts';

describe('theralint.lock', () => {
  test('is written by kb lock and then holds', async () => {
    const files = { [OVERLAY]: HOUSE_RULE, 'a.md': TEXT };
    const { written, code } = await theralint(['kb', 'lock'], { files });
    assert.equal(code, 0);
    const lock = written.get('/project/theralint.lock')!;
    assert.deepEqual(
      (JSON.parse(lock) as { overlays: { file: string }[] }).overlays.map(({ file }) => file),
      ['house.yaml'],
    );
    const locked = await theralint(['check', 'a.md', '--locked'], {
      files: { ...files, 'theralint.lock': lock },
    });
    assert.equal(locked.code, 0, locked.stderr);
    // Line ends of a checkout change nothing.
    const crlf = { ...files, [OVERLAY]: HOUSE_RULE.replaceAll('\n', '\r\n'), 'theralint.lock': lock };
    assert.equal((await theralint(['check', 'a.md', '--locked'], { files: crlf })).code, 0);
  });

  test('that pins something else is a warning, and stops a run with --locked', async () => {
    const files = {
      'a.md': TEXT,
      'theralint.lock': lockText({ ...knowledge().identity, sha256: '0'.repeat(64) }),
    };
    const found = await results(['a.md'], { files });
    assert.deepEqual(
      found.map(({ path, ruleId, severity }) => [path, ruleId, severity]),
      [['theralint.lock', 'SYS005', 'warning']],
    );
    const { code, stderr } = await theralint(['check', 'a.md', '--locked'], { files });
    assert.equal(code, 2);
    assert.match(stderr, /The lock pins onco-kb .* sha256 000000000000; loaded is onco-kb/);
    const absent = await theralint(['check', 'a.md', '--locked'], { files: { 'a.md': TEXT } });
    assert.equal(absent.code, 2);
    assert.match(absent.stderr, /There is no theralint\.lock for a\.md/);
  });
});
