/** `theralint check`: what is checked, how a run ends, and what is said when it cannot be done. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { artefactText, KNOWLEDGE_BASE, type Run, theralint, type World } from '../harness/cli.ts';
import { ROOT } from '../harness/engine.ts';

const WRONG = 'Crizotinib is indicated for ROS1-positive ES-SCLC.';
const RIGHT = 'Crizotinib is indicated for ROS1-positive metastatic NSCLC.';
const LEGACY = `${RIGHT} The EML4-ALK fusion is another one.`;
/** A protocol with nothing to report, to which prose can be added. */
const PROTOCOL = [
  '---',
  'protocolSchema: "0.1"',
  'kind: pathway',
  'metadata: { title: Crizotinib in NSCLC, status: draft }',
  '---',
  '# Eligibility {#eligibility}',
  '',
  'Advanced disease.',
  '',
  '# References {#references}',
  '',
].join('\n');

interface JsonReport {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly kb: Readonly<Record<string, string>>;
  readonly summary: Readonly<Record<string, number>>;
  readonly results: readonly {
    readonly path: string;
    readonly ruleId: string;
    readonly ruleName: string;
    readonly severity: string;
    readonly message: string;
    readonly range: { readonly start: Place; readonly end: Place };
    readonly verdict?: string;
    readonly docsUrl: string;
    readonly fingerprint: string;
    readonly fixes: readonly {
      readonly title: string;
      readonly safety: string;
      readonly edits: readonly unknown[];
    }[];
    readonly related: readonly unknown[];
    readonly evidence: readonly {
      readonly id: string;
      readonly level: unknown;
      readonly sources: readonly string[];
    }[];
    readonly suppressed?: { readonly reason: string | null };
  }[];
  readonly fixed?: readonly { readonly path: string; readonly fixes: readonly string[] }[];
}

interface Place {
  readonly line: number;
  readonly column: number;
}

async function check(args: readonly string[], world: World): Promise<Run & { readonly report: JsonReport }> {
  const run = await theralint(['check', '--format', 'json', ...args], world);
  const report = run.stdout === '' ? ({ results: [] } as never) : (JSON.parse(run.stdout) as JsonReport);
  return { ...run, report };
}

/** `path rule` of every finding. */
function found({ results }: JsonReport): readonly string[] {
  return results.map(({ path, ruleId }) => `${path} ${ruleId}`);
}

/** Runs that cannot do what they were asked: exit code 2, nothing on standard output. */
async function failure(args: readonly string[], files: World['files'] = {}): Promise<string> {
  const { code, stdout, stderr } = await theralint(args, { files: { 'a.md': WRONG, ...files } });
  assert.deepEqual([code, stdout], [2, ''], stderr);
  return stderr.replace(/^theralint: /, '').trimEnd();
}

test('a clean document exits with 0, one with an error with 1', async () => {
  const clean = await theralint(['check', 'a.md'], { files: { 'a.md': RIGHT } });
  assert.equal(clean.code, 0);
  assert.match(clean.stdout, /^No findings in 1 file\n/);
  const wrong = await theralint(['check', 'a.md'], { files: { 'a.md': WRONG } });
  assert.equal(wrong.code, 1);
});

test('JSON has the documented shape', async () => {
  const { code, report, stderr } = await check(['a.md'], {
    files: { 'a.md': `# ROS1 µ😀\n\n**Note:** ${WRONG}\n` },
  });
  assert.deepEqual([code, stderr], [1, '']);
  assert.equal(report.schemaVersion, 1);
  assert.deepEqual(report.tool, { name: 'theralint', version: '9.9.9' });
  assert.deepEqual(Object.keys(report.kb).sort(), ['asOf', 'id', 'sha256', 'version']);
  assert.deepEqual(report.summary, { files: 1, error: 1, warning: 0, info: 0, suppressed: 0, known: 0 });
  const [result] = report.results;
  assert.ok(result);
  assert.deepEqual(
    [result.path, result.ruleId, result.ruleName, result.severity, result.verdict],
    ['a.md', 'IND001', 'unsupported-indication', 'error', 'contradicted'],
  );
  assert.deepEqual(result.range, { start: { line: 3, column: 11 }, end: { line: 3, column: 60 } });
  assert.equal(result.docsUrl, 'docs/rules/unsupported-indication.md');
  assert.ok(existsSync(join(ROOT, result.docsUrl)));
  assert.match(result.fingerprint, /^[0-9a-f]{32}$/);
  assert.ok(result.evidence.some(({ id }) => id === 'ros1-sclc-case-report-2025'));
  assert.ok(result.evidence.every(({ id, sources }) => id !== '' && sources.length > 0));
  assert.equal('suppressed' in result, false);
  assert.deepEqual([result.fixes, result.related], [[], []]);
});

test('fixes are told apart by safety, with edits in lines and columns', async () => {
  const { report } = await check(['a.md'], {
    files: { 'a.md': `${LEGACY}\n\nFor ALK G1202R give alectinib.\n` },
  });
  const fixes = report.results.flatMap((result) =>
    result.fixes.map((fix) => ({ ruleId: result.ruleId, ...fix })),
  );
  assert.deepEqual(
    fixes.map(({ ruleId, safety }) => `${ruleId} ${safety}`),
    ['TRM002 safe', 'RES001 suggestion'],
  );
  assert.deepEqual(fixes[0]!.edits, [
    { range: { start: { line: 1, column: 65 }, end: { line: 1, column: 73 } }, newText: 'EML4::ALK' },
  ]);
});

test('a folder yields protocols, less what ignore files leave out; a named file is always checked', async () => {
  const files = {
    '/project/.git/HEAD': '',
    '.gitignore': 'build/\n*.tmp.protocol.md\n',
    'docs/.theralintignore': 'old*\n!old-but-kept.protocol.md\n',
    'docs/a.protocol.md': `${PROTOCOL}${WRONG}`,
    'docs/notes.md': WRONG,
    'docs/deep/b.protocol.md': `${PROTOCOL}${WRONG}`,
    'docs/old.protocol.md': `${PROTOCOL}${WRONG}`,
    'docs/old-but-kept.protocol.md': `${PROTOCOL}${WRONG}`,
    'docs/c.tmp.protocol.md': `${PROTOCOL}${WRONG}`,
    'build/d.protocol.md': `${PROTOCOL}${WRONG}`,
    'node_modules/x/e.protocol.md': `${PROTOCOL}${WRONG}`,
  };
  const paths = async (...args: readonly string[]) => [
    ...new Set((await check(args, { files })).report.results.map(({ path }) => path)),
  ];
  const inDocs = ['docs/a.protocol.md', 'docs/deep/b.protocol.md', 'docs/old-but-kept.protocol.md'];
  assert.deepEqual(await paths('docs'), inDocs);
  assert.deepEqual(await paths(), inDocs);
  assert.deepEqual(await paths('docs/**/*.md'), [...inDocs, 'docs/notes.md'].sort());
  assert.deepEqual(await paths('./docs/{a,old}.protocol.md'), ['docs/a.protocol.md']);
  assert.deepEqual(await paths('build/d.protocol.md', 'docs/old.protocol.md'), [
    'build/d.protocol.md',
    'docs/old.protocol.md',
  ]);
  assert.deepEqual(await paths('docs', 'docs/a.protocol.md', '/project/docs'), inDocs, 'each document once');
});

test('prose is checked for its claims only, YAML as a protocol', async () => {
  const files = { 'a.md': 'Nothing to see.', 'b.txt': WRONG, 'c.yaml': 'kind: pathway\npopulaton: {}\n' };
  const { report } = await check(['a.md', 'b.txt', 'c.yaml'], { files });
  assert.deepEqual(
    found(report).filter((each) => !each.includes('STR001')),
    ['b.txt IND001', 'c.yaml DOC002'],
  );
  assert.ok(found(report).includes('c.yaml STR001'));
});

test('what cannot be found is named, and nothing is checked', async () => {
  assert.equal(
    await failure(['check', 'gone.md']),
    'gone.md: there is no such file or folder. Check the path.',
  );
  assert.match(await failure(['check', 'a.md', 'x/*.md']), /^x\/\*\.md: no document matches this glob\./);
  assert.match(
    await failure(['check', 'sub'], { 'sub/a.md': '' }),
    /^sub: no \*\.protocol\.yaml, .* in this folder/,
  );
});

test('documents that cannot be read are findings with their place', async () => {
  const files = {
    'bad.protocol.yaml': 'kind: pathway\nmetadata: { title: "x\n',
    'open.protocol.md': '---\nkind: pathway\n\n# Summary\n',
    'binary.md': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]),
    'latin.md': new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65]),
  };
  for (const [path, pattern] of Object.entries({
    'bad.protocol.yaml': /./,
    'open.protocol.md': /front matter/i,
    'binary.md': /binary/,
    'latin.md': /not UTF-8: byte 0xFC at byte offset 2/,
  })) {
    const { code, report } = await check([path], { files });
    const unreadable = report.results.filter(({ ruleId }) => ruleId === 'DOC001');
    assert.equal(code, 1, path);
    assert.ok(unreadable.length > 0, path);
    assert.match(unreadable[0]!.message, pattern, path);
    assert.ok(
      unreadable.every(({ severity }) => severity === 'error'),
      path,
    );
  }
  const silenced = await theralint(['check', 'binary.md', '--ignore', 'DOC001'], { files });
  assert.equal(silenced.code, 2);
  assert.match(silenced.stderr, /^binary\.md: not UTF-8 text, so nothing in it was checked\.$/m);
});

test('an empty file is said to be empty', async () => {
  const { code, stderr } = await theralint(['check', 'a.md'], { files: { 'a.md': '\n' } });
  assert.deepEqual([code, stderr], [0, 'a.md: the file is empty, so there was nothing to check.\n']);
});

test('the fail level and the number of warnings decide the exit code', async () => {
  const world = { files: { 'a.md': LEGACY.replace('EML4-ALK fusion', 'ALK::EML4 fusion') } };
  const { report } = await check(['a.md'], world);
  assert.deepEqual(
    report.results.map(({ severity }) => severity),
    ['warning'],
  );
  const codes = async (...args: readonly string[]) =>
    (await theralint(['check', 'a.md', ...args], world)).code;
  assert.equal(await codes(), 0);
  assert.equal(await codes('--fail-level', 'warning'), 1);
  assert.equal(await codes('--fail-level', 'info'), 1);
  assert.equal(await codes('--max-warnings', '0'), 1);
  assert.equal(await codes('--max-warnings=1'), 0);
  assert.equal(await codes('--fail-level', 'warning', '--exit-zero'), 0);
  const quiet = await check(['a.md', '--quiet'], world);
  assert.deepEqual([quiet.report.results.length, quiet.report.summary.warning], [0, 1]);
});

test('usage errors say what to do', async () => {
  assert.equal(await failure(['chekc']), 'There is no command "chekc". Did you mean `theralint check`?');
  assert.equal(
    await failure(['check', '--formt', 'json']),
    'There is no option --formt for check. Did you mean --format?',
  );
  assert.equal(
    await failure(['check', '-f', 'jsn']),
    '-f takes one of stylish, json, sarif, github, gitlab, junit, checkstyle, rdjson, not "jsn". Did you mean json?',
  );
  assert.equal(await failure(['check', '--kb']), '--kb needs a value: --kb PATH.');
  assert.equal(await failure(['check', '--fix=all']), '--fix takes no value.');
  assert.equal(
    await failure(['check', '--max-warnings', 'many']),
    '--max-warnings takes a whole number, not "many".',
  );
  assert.equal(
    await failure(['check', '--today', '2026-02-30']),
    '--today takes a day as YYYY-MM-DD, not "2026-02-30".',
  );
  assert.match(
    await failure(['check', '-f', 'json', '-f', 'sarif']),
    /^Two reports would go to the same place\./,
  );
  assert.match(await failure(['check', '--stdin', '--fix']), /--fix-dry-run/);
  assert.match(await failure(['check', '--stdin', 'a.md']), /cannot be checked in one run/);
});

test('unknown rules are named with the nearest, wherever they are written', async () => {
  const nearest = 'there is no rule "IND01". Did you mean IND001 (unsupported-indication)?';
  assert.equal(await failure(['check', 'a.md', '--select', 'IND01']), `--select: ${nearest}`);
  assert.equal(await failure(['check', 'a.md', '--ignore', 'DOC001,IND01']), `--ignore: ${nearest}`);
  assert.equal(
    await failure(['check', 'a.md'], { '.theralint.yaml': 'rules:\n  IND01: off\n' }),
    `.theralint.yaml:2:3: rules: ${nearest}`,
  );
});

test('configuration decides which rules run; flags win over it', async () => {
  const files = {
    'a.md': WRONG,
    '.theralint.yaml': 'rules: { unsupported-indication: info }\nfailLevel: warning',
  };
  const configured = await check(['a.md'], { files });
  assert.deepEqual([configured.code, configured.report.results[0]?.severity], [0, 'info']);
  assert.equal((await check(['a.md', '--fail-level', 'info'], { files })).code, 1);
  assert.equal((await check(['a.md', '--no-config'], { files })).code, 1);
  assert.deepEqual(found((await check(['a.md', '--select', 'TRM'], { files })).report), []);
  assert.deepEqual(
    found((await check(['a.md', '--no-config', '--ignore', 'unsupported-indication'], { files })).report),
    [],
  );
  assert.match(
    await failure(['check', 'a.md', '--config', 'gone.yaml']),
    /^gone\.yaml:1:1: There is no such configuration file/,
  );
  assert.match(await failure(['check', 'a.md', '--config', 'x.yaml', '--no-config']), /exclude each other/);
});

test('--print-config shows what holds for a document', async () => {
  const { code, stdout } = await theralint(['check', '--print-config', 'sub/a.md', '--today', '2026-01-02'], {
    files: {
      '.theralint.yaml': 'jurisdictions: [EU]\noverrides: [{ files: "sub/*", ignore: [IND001] }]',
      'sub/.theralint.json': '{ "rules": { "TRM002": "off" } }',
    },
  });
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), {
    schemaVersion: 1,
    path: 'sub/a.md',
    files: ['.theralint.yaml', 'sub/.theralint.json'],
    settings: {
      rules: { TRM002: { severity: 'off' } },
      select: [],
      ignore: ['IND001'],
      jurisdictions: ['EU'],
      today: '2026-01-02',
      failLevel: 'error',
    },
  });
});

test('a missing or damaged knowledge base stops the run', async () => {
  const text = artefactText();
  const changed = text.replace('"crizotinib"', '"crizotinip"');
  assert.notEqual(changed, text);
  assert.match(
    await failure(['check', 'a.md'], { [KNOWLEDGE_BASE]: changed }),
    /^\.\.\/app\/kb\.json was changed after it was built/,
  );
  assert.match(
    await failure(['check', 'a.md'], { [KNOWLEDGE_BASE]: text.slice(0, 5000) }),
    /it is not JSON .*Build or install it again\.$/,
  );
  assert.match(await failure(['check', 'a.md'], { [KNOWLEDGE_BASE]: '' }), /it is empty/);
  assert.match(
    await failure(['check', 'a.md'], {
      [KNOWLEDGE_BASE]: text.replace('"formatVersion":1', '"formatVersion":2'),
    }),
    /format version 2; this program reads version 1/,
  );
  assert.equal(
    await failure(['check', 'a.md', '--kb', 'gone.json']),
    'There is no knowledge base at gone.json. Check --kb.',
  );
  assert.match(
    await failure(['check', 'a.md', '--kb', 'base'], { 'base/kb.yaml': 'id: [' }),
    /^The knowledge base in base has 1 errors, the first in kb\.yaml:/,
  );
});

test('safe fixes are applied on demand, suggestions never', async () => {
  const files = { 'a.md': `\ufeffThe EML4-ALK fusion.\r\n\r\nFor ALK G1202R give alectinib.\r\n` };
  const fixed = await theralint(['check', '--fix', 'a.md'], { files });
  assert.equal(fixed.code, 1);
  assert.deepEqual([...fixed.written], [['/project/a.md', files['a.md'].replace('EML4-ALK', 'EML4::ALK')]]);
  assert.match(fixed.stdout, /RES001/);
  assert.doesNotMatch(fixed.stdout, /TRM002/);
  const dry = await check(['--fix-dry-run', 'a.md'], { files });
  assert.equal(dry.written.size, 0);
  assert.deepEqual(found(dry.report), ['a.md RES001']);
  assert.deepEqual(dry.report.fixed, [{ path: 'a.md', fixes: ['Write EML4::ALK'] }]);
});

test('standard input is checked under the name it stands for', async () => {
  const files = { '.theralint.yaml': 'overrides: [{ files: drafts/**, rules: { IND001: warning } }]' };
  const { code, report } = await check(['--stdin', '--stdin-filename', 'drafts/x.md'], {
    files,
    stdin: WRONG,
  });
  assert.equal(code, 0);
  assert.deepEqual(
    report.results.map(({ path, severity }) => [path, severity]),
    [['drafts/x.md', 'warning']],
  );
  assert.equal((await check(['-'], { stdin: WRONG })).code, 1);
});

test('suppressed findings are kept in JSON, and do not fail the run', async () => {
  const text = `<!-- theralint-disable-next-line IND001 -- agreed on 2026-01-15 -->\n${WRONG}\n`;
  const { code, report } = await check(['a.md'], { files: { 'a.md': text } });
  assert.equal(code, 0);
  assert.deepEqual(report.summary, { files: 1, error: 0, warning: 0, info: 0, suppressed: 1, known: 0 });
  assert.deepEqual(report.results[0]?.suppressed, { reason: 'agreed on 2026-01-15' });
});

test('several reports in one run, each to its place', async () => {
  const { stdout, written } = await theralint(
    ['check', 'a.md', '-f', 'stylish', '-f', 'sarif', '-o', 'out/a.sarif'],
    {
      files: { 'a.md': WRONG },
    },
  );
  assert.match(stdout, /^a\.md\n/);
  assert.equal(JSON.parse(written.get('/project/out/a.sarif')!).version, '2.1.0');
  assert.equal(
    await failure(['check', 'a.md', '-o', '/readonly/x']),
    '/readonly/x cannot be written: permission denied.',
  );
});
