/** A new protocol: every place to fill is named, and nothing else is reported. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check } from '../harness/analyse.ts';
import { CWD, theralint } from '../harness/cli.ts';

describe('init', () => {
  for (const kind of ['regimen', 'pathway']) {
    for (const extension of ['yaml', 'md']) {
      it(`writes a ${kind} in ${extension} that passes every check but that for placeholders`, async () => {
        const file = `luros1.protocol.${extension}`;
        const { code, stdout, written } = await theralint(['init', file, '--kind', kind]);
        assert.equal(code, 0);
        const text = written.get(`${CWD}/${file}`) ?? '';
        const places = text.split('TBD:').length - 1;
        assert.ok(places >= 5 && stdout.includes(`${places} places to fill`), stdout);
        assert.deepEqual(
          check(text, file).map(({ ruleId }) => ruleId),
          Array.from({ length: places }, () => 'STR002'),
        );
      });
    }
  }

  it('writes a regimen in YAML without being told', async () => {
    const { written } = await theralint(['init']);
    assert.match(written.get(`${CWD}/new.protocol.yaml`) ?? '', /^kind: regimen$/m);
  });

  it('overwrites nothing', async () => {
    const { code, stderr, written } = await theralint(['init'], {
      files: { 'new.protocol.yaml': 'kind: trial' },
    });
    assert.equal(code, 2);
    assert.match(stderr, /is there already/);
    assert.equal(written.size, 0);
  });

  it('refuses a name that is not a protocol’s, and a kind there is none of', async () => {
    for (const args of [
      ['notes.md'],
      ['a.protocol.yaml', '--kind', 'trial'],
      ['a.protocol.md', 'b.protocol.md'],
    ]) {
      const { code, written } = await theralint(['init', ...args]);
      assert.equal(code, 2);
      assert.equal(written.size, 0);
    }
  });
});
