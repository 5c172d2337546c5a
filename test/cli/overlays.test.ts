import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { theralint } from '../harness/cli.ts';
import { HOUSE_RULE, OVERLAY, type Result, results, TEXT } from './overlaid.ts';

describe('overlays', () => {
  test('hold for documents below the folder they are in, and are named in the report', async () => {
    const files = { [OVERLAY]: HOUSE_RULE, 'sub/a.md': TEXT, '/elsewhere/b.md': TEXT };
    const { stdout, code } = await theralint(['check', '--format', 'json', 'sub/a.md', '/elsewhere/b.md'], {
      files,
    });
    const report = JSON.parse(stdout) as {
      kb: { overlays: { file: string; name: string; version: string; sha256: string }[] };
      results: Result[];
    };
    assert.deepEqual(
      report.results.map(({ path, ruleId }) => [path, ruleId]),
      [['sub/a.md', 'KBS001']],
    );
    const { sha256, ...overlay } = report.kb.overlays[0]!;
    assert.deepEqual(overlay, { file: 'house.yaml', name: 'House', version: '3' });
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.equal(code, 0, 'a warning is below the fail level');
  });

  test('are left out, or named, by flags', async () => {
    const files = { [OVERLAY]: HOUSE_RULE, 'own.yaml': HOUSE_RULE, 'a.md': TEXT, '/elsewhere/b.md': TEXT };
    assert.deepEqual(await results(['a.md', '--no-overlay'], { files }), []);
    assert.equal((await results(['/elsewhere/b.md', '--overlay', 'own.yaml'], { files })).length, 1);
    const { code, stderr } = await theralint(['check', 'a.md', '--overlay', 'none.yaml'], { files });
    assert.equal(code, 2);
    assert.match(stderr, /none\.yaml: there is no such overlay/);
  });

  test('that are broken are findings in their own file, and the rest is still checked', async () => {
    const broken = `${HOUSE_RULE}  - { id: x, treatments: [ceritnib], stance: avoid, message: x }\nad: {}\n`;
    const found = await results(['a.md'], { files: { [OVERLAY]: broken, 'a.md': TEXT } });
    assert.deepEqual(
      found.map(({ path, ruleId, severity, range }) => [path, ruleId, severity, range.start]),
      [
        [OVERLAY, 'SYS004', 'error', { line: 6, column: 11 }],
        [OVERLAY, 'SYS004', 'error', { line: 7, column: 1 }],
        ['a.md', 'KBS001', 'warning', { line: 3, column: 1 }],
      ],
    );
    assert.equal(
      (await theralint(['check', 'a.md'], { files: { [OVERLAY]: broken, 'a.md': TEXT } })).code,
      1,
    );
  });

  const trouble: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    [
      'a YAML bomb',
      `kind: overlay\na: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
        .split('')
        .map((c, i) => `${c}: &${c} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`)
        .join('\n')}\n`,
      /repeat more than 100 times/,
    ],
    [
      'a file far too large',
      `kind: overlay\n${'# x\n'.repeat(2_000_000)}`,
      /holds 7\.6 million characters; YAML may hold 1 million/,
    ],
    [
      'YAML too long to be read while somebody types',
      `kind: overlay\n${'# x\n'.repeat(300_000)}`,
      /holds 1\.1 million characters of YAML/,
    ],
    ['a file that is no text', new Uint8Array([0xff, 0xfe, 0x00]), /not UTF-8 text/],
    ['YAML that cannot be read', 'kind: [overlay\n', /not readable YAML/],
    ['an empty file', '\n', /The overlay is empty\. Begin it with `kind: overlay`/],
    ['a file of another kind', 'kind: Deployment\n', /"Deployment" is not a value of kind/],
    ['a list', '- a\n', /the overlay must be object, but is a list/],
  ];
  for (const [what, content, message] of trouble) {
    test(`${what} is reported and leaves the base as it is`, async () => {
      const found = await results(['a.md'], {
        files: { '.theralint/kb/bad.yaml': content, [OVERLAY]: HOUSE_RULE, 'a.md': TEXT },
      });
      assert.match(found.find(({ path }) => path.endsWith('bad.yaml'))!.message, message);
      assert.ok(found.some(({ ruleId }) => ruleId === 'KBS001'));
    });
  }

  test('kb info, show and verify speak of the base with its overlays', async () => {
    const files = { [OVERLAY]: HOUSE_RULE };
    assert.match(
      (await theralint(['kb', 'info'], { files })).stdout,
      /Overlay +house\.yaml, House 3, SHA-256[\s\S]*House rule +no-ceritinib/,
    );
    assert.match(
      (await theralint(['kb', 'show', 'ceritinib'], { files })).stdout,
      /House rule no-ceritinib: We do not use ceritinib\./,
    );
    const sound = await theralint(['kb', 'verify', OVERLAY], { files });
    assert.equal(sound.code, 0, sound.stdout);
    const conflict = `kind: overlay
add:
  sources: [{ id: ours, type: paper, title: Ours, date: "2020" }]
  diseases: [{ id: nsclc, reviewed: "2026-01-01", name: other, synonyms: [], codes: {}, parents: [], sources: [ours] }]
`;
    const { code, stdout } = await theralint(['kb', 'verify', '.theralint/kb', '--format', 'json'], {
      files: { [OVERLAY]: conflict },
    });
    assert.equal(code, 1);
    const { problems } = JSON.parse(stdout) as {
      problems: { code: string; path: string; line: number; message: string }[];
    };
    const [problem] = problems.filter((each) => each.code === 'kb.overlay-conflict');
    assert.equal(problem?.path, OVERLAY);
    assert.equal(problem?.line, 4);
    assert.match(problem?.message ?? '', /"non-small cell lung cancer" there, "other" here/);
  });
});
