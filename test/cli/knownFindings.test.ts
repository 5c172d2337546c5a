/** Taking up the program on old documents: `--baseline` and `--since` leave only what is new. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { git } from '../../server/src/hosts/cli/versionControl.ts';
import { type Run, theralint, type World } from '../harness/cli.ts';

const OLD = 'Crizotinib is indicated for ROS1-positive ES-SCLC.';
const NEW = 'On progression with ALK G1202R, switch to alectinib.';
const BASELINE = '/project/docs/known.json';

/** Rules of the findings that are reported and not known, with the run. */
async function open(
  args: readonly string[],
  world: World,
): Promise<Run & { readonly rules: readonly string[]; readonly known: number }> {
  const run = await theralint(['check', '--format', 'json', ...args], world);
  const { results, summary } = JSON.parse(run.stdout) as {
    results: { ruleId: string; known?: true }[];
    summary: { known: number };
  };
  const rules = results.filter(({ known }) => !known).map(({ ruleId }) => ruleId);
  return { ...run, rules, known: summary.known };
}

async function baselineOf(files: Readonly<Record<string, string>>): Promise<string> {
  const run = await theralint(['check', '--baseline', 'docs/known.json', '--update-baseline', 'docs'], {
    files,
  });
  assert.equal(run.code, 0, run.stderr);
  return run.written.get(BASELINE)!;
}

describe('--baseline', () => {
  test('what is in it is known, what is new makes the run fail', async () => {
    const baseline = await baselineOf({ 'docs/a.protocol.md': OLD });
    const world = (text: string): World => ({
      files: { 'docs/a.protocol.md': text, 'docs/known.json': baseline },
    });
    const same = await open(['--baseline', 'docs/known.json', 'docs'], world(OLD));
    assert.deepEqual([same.code, same.rules], [0, []]);
    assert.ok(same.known > 0);
    const moved = await open(['--baseline', 'docs/known.json', 'docs'], world(`Some text first.\n\n${OLD}`));
    assert.deepEqual(moved.rules, [], 'known wherever it stands');
    const more = await open(['--baseline', 'docs/known.json', 'docs'], world(`${OLD}\n\n${NEW}`));
    assert.equal(more.code, 1);
    assert.ok(more.rules.includes('RES001') && !more.rules.includes('IND001'), more.rules.join(' '));
  });

  test('the same words in another document are new', async () => {
    const baseline = await baselineOf({ 'docs/a.protocol.md': OLD });
    const { code, rules } = await open(['--baseline', 'docs/known.json', 'docs'], {
      files: { 'docs/a.protocol.md': OLD, 'docs/b.protocol.md': OLD, 'docs/known.json': baseline },
    });
    assert.equal(code, 1);
    assert.ok(rules.includes('IND001'));
  });

  test('it says what is gone, and an update forgets it', async () => {
    const baseline = await baselineOf({ 'docs/a.protocol.md': OLD, 'docs/b.protocol.md': OLD });
    const files = { 'docs/a.protocol.md': 'Advanced disease.', 'docs/known.json': baseline };
    const run = await theralint(['check', '--baseline', 'docs/known.json', 'docs'], { files });
    assert.match(run.stderr, /docs\/known\.json: \d+ findings? (?:is|are) gone\. Write it anew with/);
    const update = ['check', '--baseline', 'docs/known.json', '--update-baseline', 'docs'];
    const { written } = await theralint(update, { files });
    assert.doesNotMatch(written.get(BASELINE)!, /IND001|b\.protocol/, 'a file that is gone is forgotten');
  });

  test('documents outside the run keep their entries', async () => {
    const files = { 'docs/a.protocol.md': OLD, 'docs/b.protocol.md': OLD };
    const baseline = await baselineOf(files);
    const { written } = await theralint(
      ['check', '--baseline', 'docs/known.json', '--update-baseline', 'docs/b.protocol.md'],
      { files: { ...files, 'docs/known.json': baseline } },
    );
    assert.equal(written.get(BASELINE), baseline);
  });

  test('SARIF keeps known findings, marked', async () => {
    const baseline = await baselineOf({ 'docs/a.protocol.md': OLD });
    const files = { 'docs/a.protocol.md': `${OLD}\n\n${NEW}`, 'docs/known.json': baseline };
    const run = await theralint(['check', '--format', 'sarif', '--baseline', 'docs/known.json', 'docs'], {
      files,
    });
    const { runs } = JSON.parse(run.stdout) as {
      runs: { results: { ruleId: string; baselineState: string; suppressions: unknown[] }[] }[];
    };
    const of = (rule: string): unknown => {
      const { baselineState, suppressions } = runs[0]!.results.find(({ ruleId }) => ruleId === rule)!;
      return [baselineState, suppressions];
    };
    assert.deepEqual(of('RES001'), ['new', []]);
    assert.deepEqual(of('IND001'), [
      'unchanged',
      [{ kind: 'external', justification: 'Known from the baseline docs/known.json.' }],
    ]);
  });

  test('what cannot be used is said', async () => {
    const said = async (args: readonly string[], files: Readonly<Record<string, string>> = {}) => {
      const { code, stdout, stderr } = await theralint(['check', 'a.md', ...args], {
        files: { 'a.md': OLD, ...files },
      });
      assert.deepEqual([code, stdout], [2, '']);
      return stderr;
    };
    assert.match(await said(['--baseline', 'b.json']), /no baseline b\.json\. Write one with --update-b/);
    assert.match(await said(['--baseline', 'b.json'], { 'b.json': '{' }), /baseline b\.json is not JSON/);
    assert.match(
      await said(['--baseline', 'b.json'], { 'b.json': '{"schemaVersion":2}' }),
      /schemaVersion 2; this version reads 1/,
    );
    assert.match(
      await said(['--baseline', 'b.json'], { 'b.json': '{"schemaVersion":1,"findings":[]}' }),
      /needs `findings`/,
    );
    assert.match(await said(['--update-baseline']), /needs --baseline FILE/);
    assert.match(await said(['--baseline', 'b.json', '--since', 'main']), /Give one of them/);
  });
});

describe('--since', () => {
  const since = ['--since', 'main', 'docs'];

  test('only what a document did not have then is reported', async () => {
    const earlier = { 'docs/a.protocol.md': OLD, 'docs/same.protocol.md': NEW };
    const { code, rules } = await open(since, {
      earlier,
      files: { 'docs/a.protocol.md': `${OLD}\n\n${NEW}`, 'docs/same.protocol.md': NEW },
    });
    assert.equal(code, 1);
    assert.ok(rules.includes('RES001') && !rules.includes('IND001'), rules.join(' '));
    const unchanged = await open(since, { earlier, files: earlier });
    assert.deepEqual([unchanged.code, unchanged.rules], [0, []]);
  });

  test('everything in a new document is new', async () => {
    const { code, rules } = await open(since, { earlier: {}, files: { 'docs/a.protocol.md': OLD } });
    assert.equal(code, 1);
    assert.ok(rules.includes('IND001'));
  });

  test('without a repository, or a revision, it says so', async () => {
    const files = { 'docs/a.protocol.md': OLD };
    const none = await theralint(['check', ...since], { files });
    assert.deepEqual([none.code, none.stderr], [2, 'theralint: --since main: not a git repository.\n']);
    const unknown = await theralint(['check', '--since', 'nope', 'docs'], { files, earlier: {} });
    assert.match(unknown.stderr, /--since nope: there is no revision nope in this repository/);
    const piped = await theralint(['check', '--since', 'main', '-'], { stdin: OLD, earlier: {} });
    assert.match(piped.stderr, /does not go with standard input/);
  });

  test('git tells the text of an earlier revision, through renames and from a folder below', (context) => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'theralint-git-')));
    context.after(() => rmSync(root, { recursive: true }));
    const inRoot = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
        cwd: root,
        encoding: 'utf8',
      });
    const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
    inRoot('init', '-q');
    mkdirSync(join(root, 'docs'));
    write('docs/same.md', 'same');
    write('docs/edited.md', 'before');
    write('docs/à b.md', 'a long enough text to be known again\n');
    inRoot('add', '.');
    inRoot('commit', '-q', '-m', 'first');
    write('docs/edited.md', 'after');
    write('docs/new.md', 'new');
    inRoot('mv', 'docs/à b.md', 'docs/ü.md');
    write('docs/ü.md', 'a long enough text to be known again\nand more\n');
    const slashed = root.replaceAll('\\', '/');
    const revision = git(`${slashed}/docs`).at('HEAD');
    const textOf = (path: string): string | undefined => {
      const found = revision.fileAt(path);
      return found instanceof Uint8Array ? new TextDecoder().decode(found) : found;
    };
    assert.equal(textOf(`${slashed}/docs/same.md`), 'unchanged');
    assert.equal(textOf(`${slashed}/docs/edited.md`), 'before');
    assert.equal(textOf(`${slashed}/docs/ü.md`), 'a long enough text to be known again\n');
    assert.equal(textOf(`${slashed}/docs/new.md`), undefined);
    assert.equal(textOf('/elsewhere/a.md'), undefined);
    assert.throws(() => git(slashed).at('nope'), /there is no revision nope/);
    assert.throws(() => git(slashed).at('--all'), /there is no revision --all/);
    assert.throws(() => git(slashed.slice(0, slashed.lastIndexOf('/'))).at('HEAD'), /not a git repository/i);
  });
});
