/** `claims`, `kb`, `rules`, `explain`, `lsp`, help and version. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { COMMANDS } from '../../server/src/hosts/cli/commands.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import { artefactText, theralint, type World } from '../harness/cli.ts';
import { ROOT } from '../harness/engine.ts';

const TEXT = [
  '# ROS1-positive extensive-stage SCLC',
  '',
  'Crizotinib is indicated here as first-line treatment.',
  '',
  'The patient did not respond to lorlatinib.',
  '',
].join('\n');

async function json<T>(args: readonly string[], world: World = {}): Promise<T> {
  const { code, stdout, stderr } = await theralint([...args, '--format', 'json'], world);
  assert.deepEqual([code, stderr], [0, '']);
  return JSON.parse(stdout) as T;
}

async function failure(args: readonly string[], world: World = {}): Promise<string> {
  const { code, stdout, stderr } = await theralint(args, world);
  assert.deepEqual([code, stdout], [2, '']);
  return stderr.replace(/^theralint: /, '').trimEnd();
}

interface ClaimsReport {
  readonly schemaVersion: number;
  readonly path: string;
  readonly kb: object;
  readonly claims: readonly (Readonly<Record<string, unknown>> & {
    readonly text: string;
    readonly range: object;
    readonly drugs: readonly { readonly id: string; readonly name: string }[];
    readonly biomarkers: readonly { readonly gene: string; readonly alteration: string | null }[];
    readonly diseases: readonly { readonly id: string; readonly name: string }[];
    readonly inherited: Readonly<Record<string, string>>;
    readonly evidence: readonly object[];
  })[];
}

test('claims as JSON has the documented shape', async () => {
  const report = await json<ClaimsReport>(['claims', 'a.md'], { files: { 'a.md': TEXT } });
  assert.deepEqual([report.schemaVersion, report.path], [1, 'a.md']);
  assert.deepEqual(Object.keys(report.kb).sort(), ['asOf', 'id', 'sha256', 'version']);
  const claim = report.claims.find(({ kind }) => kind === 'indication');
  assert.ok(claim);
  assert.deepEqual(
    claim.drugs.map(({ id, name }) => [id, name]),
    [['crizotinib', 'crizotinib']],
  );
  assert.deepEqual(
    claim.biomarkers.map(({ gene }) => gene),
    ['ROS1'],
  );
  assert.match(claim.diseases[0]!.name, /small cell lung cancer$/);
  assert.deepEqual(claim.range, { start: { line: 3, column: 1 }, end: { line: 3, column: 54 } });
  assert.deepEqual(
    [claim.line, claim.polarity, claim.status, claim.verdict],
    [{ min: 1, max: 1 }, 'affirmed', 'asserted', 'contradicted'],
  );
  assert.deepEqual([claim.inherited.biomarkers, claim.inherited.diseases], ['heading', 'heading']);
  assert.equal('drugs' in claim.inherited, false);
  assert.ok(claim.evidence.length > 0);
  for (const key of ['text', 'setting', 'effect', 'numbers', 'citations']) assert.ok(key in claim, key);
  const denied = report.claims.find(({ text }) => text.includes('lorlatinib'));
  assert.deepEqual([denied?.effect, denied?.polarity], ['response', 'negated']);
});

test('claims for people name parts, verdict and, when asked, what decided them', async () => {
  const world = { files: { 'a.md': TEXT } };
  const { code, stdout } = await theralint(['claims', 'a.md'], world);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^a\.md\n {2}3:1 {5}"Crizotinib is indicated here as first-line treatment\."\n {10}contradicted {2}indication {2}asserted\n {12}drug/,
  );
  assert.match(stdout, /drug crizotinib · biomarker ROS1/);
  assert.match(stdout, /\n2 claims: /);
  assert.doesNotMatch(stdout, /cue:/);
  const explained = await theralint(['claims', 'a.md', '--explain'], world);
  assert.match(explained.stdout, /cue: “[^”]+” \(predicate\)/);
  assert.match(explained.stdout, /parts: biomarker “[^”]+”, disease “[^”]+”[^.]* from a heading above/);
  assert.match(explained.stdout, /record: ros1-sclc-case-report-2025\. Case report: .*\n?.*Qiu/s);
});

test('claims says why it cannot read a document', async () => {
  assert.equal(await failure(['claims', 'a.md']), 'a.md: there is no such file. Check the path.');
  assert.equal(
    await failure(['claims']),
    'claims takes one document: theralint claims FILE, or - for standard input.',
  );
  assert.equal(
    await failure(['claims', 'd'], { files: { 'd/a.md': '' } }),
    'd is a folder. Name one document in it.',
  );
  assert.match(
    await failure(['claims', 'a.md'], { files: { 'a.md': new Uint8Array([0, 1]) } }),
    /not UTF-8 text/,
  );
  const open = await theralint(['claims', 'a.protocol.md'], { files: { 'a.protocol.md': '---\na: 1\n' } });
  assert.match(open.stderr, /^a\.protocol\.md:1:1: /);
  const empty = await theralint(['claims', '-'], { stdin: '' });
  assert.deepEqual([empty.code, empty.stderr], [0, 'stdin.md: the file is empty, so it claims nothing.\n']);
});

test('kb info says which base is loaded', async () => {
  const info = await json<{ kb: { id: string }; counts: Record<string, number>; jurisdictions: string[] }>([
    'kb',
    'info',
  ]);
  assert.equal(info.kb.id, 'onco-kb');
  assert.ok(info.counts.drugs! > 5 && info.counts.trials! > 5 && info.counts.sources! > 20);
  assert.ok(info.jurisdictions.includes('EU'));
  assert.match((await theralint(['kb', 'info'])).stdout, /^onco-kb \S+\nAs of +\d{4}-/);
});

test('kb show prints the card of every kind of entity', async () => {
  for (const [name, pattern] of [
    ['crizotinib', /crizotinib \(Xalkori\)/],
    ['XALKORI', /crizotinib \(Xalkori\)/],
    ['ROS1', /ROS1/],
    ['ALK G1202R', /G1202R/],
    ['extensive-stage small cell lung cancer', /[Ee]xtensive-stage small cell lung cancer/],
    ['PROFILE 1014', /PROFILE 1014/],
    ['ROS1 inhibitor', /ROS1 inhibitor/],
  ] as const) {
    const { code, stdout, stderr } = await theralint(['kb', 'show', ...name.split(' ')]);
    assert.deepEqual([code, stderr], [0, ''], name);
    assert.match(stdout, pattern);
    assert.match(stdout, /Decision support, verify with source\./, name);
    assert.ok(
      stdout.split('\n').every((line) => line.length <= 100 || line.includes('http')),
      name,
    );
  }
});

test('kb show as JSON gives record and card', async () => {
  const { entities } = await json<{ entities: { kind: string; record: { inn: string }; card: string }[] }>([
    'kb',
    'show',
    'lorlatinib',
  ]);
  assert.equal(entities[0]?.kind, 'drug');
  assert.equal(entities[0]?.record.inn, 'lorlatinib');
  assert.match(entities[0]?.card, /lorlatinib/);
});

test('kb show of an unknown name suggests others', async () => {
  assert.equal(
    await failure(['kb', 'show', 'lorlatanib']),
    '"lorlatanib" is not in the knowledge base. Did you mean lorlatinib (drug)?',
  );
  assert.match(await failure(['kb', 'show', 'qqqqqqqq']), /`theralint kb search` finds names/);
});

test('kb search finds names by a part of them', async () => {
  const { results } = await json<{ results: { kind: string; id: string; matched: string[] }[] }>([
    'kb',
    'search',
    'xalk',
  ]);
  assert.deepEqual(
    results.map(({ kind, id }) => `${kind} ${id}`),
    ['drug crizotinib'],
  );
  const nothing = await theralint(['kb', 'search', 'lorlatanib']);
  assert.deepEqual([nothing.code, nothing.stdout], [0, '']);
  assert.match(nothing.stderr, /Did you mean lorlatinib\?/);
});

test('kb verify checks the loaded base, a folder, and one file', async () => {
  const loaded = await theralint(['kb', 'verify']);
  assert.equal(loaded.code, 0);
  assert.match(loaded.stdout, /onco-kb \S+, as of \S+: 0 errors/);
  const files = {
    'base/kb.yaml': 'id: own\nversion: 1.0.0\nasOf: 2026-01-01\n',
    'base/sources/a.yaml': 'id: s\ntype: paper\ntitl: x\ndate: 2020-01\n',
    'base/sources/b.yaml': 'id: t\ntype: label\ntitle: T\ndate: 2020-13\n',
  };
  const folder = await theralint(['kb', 'verify', 'base'], { files });
  assert.equal(folder.code, 1);
  assert.match(folder.stdout, /^base\/sources\/a\.yaml:\d+:\d+ {2}error {2}kb\./m);
  assert.match(folder.stdout, /base\/sources\/b\.yaml/);
  const one = await theralint(['kb', 'verify', 'base/sources/a.yaml', '-f', 'json'], { files });
  const { problems } = JSON.parse(one.stdout) as { problems: { path: string; line: number }[] };
  assert.ok(
    problems.length > 0 && problems.every(({ path, line }) => path === 'base/sources/a.yaml' && line >= 1),
  );
  assert.equal(one.code, 1);
});

test('kb verify of what is no knowledge base', async () => {
  assert.equal(
    await failure(['kb', 'verify', 'gone']),
    'gone: there is no such file or folder. Check the path.',
  );
  assert.match(
    await failure(['kb', 'verify', 'a.json'], { files: { 'a.json': '{}' } }),
    /^a\.json cannot be used: it does not say/,
  );
  assert.match(
    await failure(['kb', 'verify', 'x.yaml'], { files: { 'x.yaml': 'id: a' } }),
    /belongs to no knowledge base/,
  );
  const copied = artefactText().replace(/"sha256":"[0-9a-f]{8}/, '"sha256":"00000000');
  assert.match(
    await failure(['kb', 'verify', 'kb.json'], { files: { 'kb.json': copied } }),
    /was changed after it was built/,
  );
});

test('kb of anything else is a usage error', async () => {
  assert.equal(
    await failure(['kb']),
    'kb needs to know what to do. It can info, show, search, verify, diff, import, lock.',
  );
  assert.equal(await failure(['kb', 'serch', 'x']), 'kb cannot "serch". Did you mean search?');
  assert.match(await failure(['kb', 'constructor']), /^kb cannot "constructor"/);
});

test('rules lists every rule', async () => {
  const { rules } = await json<{ rules: { id: string; docsUrl: string }[] }>(['rules']);
  assert.deepEqual(
    rules.map(({ id }) => id),
    RULES.map(({ id }) => id),
  );
  assert.ok(rules.every(({ docsUrl }) => existsSync(join(ROOT, docsUrl))));
  const { stdout } = await theralint(['rules']);
  for (const { id } of RULES) assert.ok(stdout.includes(id));
});

test('explain shows the page of a rule, by id or name', async () => {
  for (const name of ['IND001', 'ind001', 'unsupported-indication']) {
    const { code, stdout } = await theralint(['explain', name]);
    assert.equal(code, 0);
    assert.match(stdout, /^IND001 unsupported-indication \(error\)\n/);
    assert.match(stdout, /\nReported\n/);
    assert.equal(stdout.match(/^IND001 unsupported-indication/gm)?.length, 1);
  }
  assert.match((await theralint(['explain', 'SYS001'])).stdout, /^SYS001 rule-failed \(error\)/);
  const page = await json<{ documentation: string }>(['explain', 'TRM002']);
  assert.match(page.documentation, /## Reported/);
});

test('explain of an unknown rule names the nearest', async () => {
  assert.equal(
    await failure(['explain', 'IND01']),
    'There is no rule "IND01". Did you mean IND001 (unsupported-indication)?',
  );
  assert.match(await failure(['explain', 'unsuported-indication']), /Did you mean IND001/);
  assert.match(await failure(['explain', 'IND']), /Its family has IND001, IND002, IND003/);
  assert.match(await failure(['explain', 'zzzzzzz']), /`theralint rules` lists/);
  assert.match(await failure(['explain']), /takes one rule/);
});

test('every command has help, and the program has a version', async () => {
  for (const { name, options } of COMMANDS) {
    for (const args of [
      [name, '--help'],
      ['help', name],
    ]) {
      const { code, stdout } = await theralint(args);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: theralint ${name} `));
      for (const option of options) assert.ok(stdout.includes(`--${option.name}`), option.name);
      assert.ok(stdout.split('\n').every((line) => line.length <= 100));
    }
  }
  assert.match((await theralint(['--help'])).stdout, /\n {2}check +Check protocols/);
  assert.equal((await theralint(['--version'])).stdout, '9.9.9\n');
  const none = await theralint([]);
  assert.deepEqual([none.code, none.stdout], [2, '']);
  assert.match(none.stderr, /Usage: theralint COMMAND/);
});

test('lsp wants its transport', async () => {
  assert.equal(await failure(['lsp']), 'lsp needs its transport: theralint lsp --stdio.');
  assert.equal((await theralint(['lsp', '--stdio'])).code, 0);
});
