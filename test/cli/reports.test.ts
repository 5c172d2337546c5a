/** The report formats: for people, and for the machines that read them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../server/src/rules/registry.ts';
import { theralint, type World } from '../harness/cli.ts';

const WRONG = 'Crizotinib is indicated for ROS1-positive ES-SCLC.';

const WORLD: World = {
  files: {
    'b & c/é,1.md': `# A\n\n${WRONG}\n\nFor ALK G1202R give alectinib. The ALK::EML4 fusion.\n`,
    'clean.md': 'Crizotinib is indicated for ROS1-positive metastatic NSCLC.',
    'held.md': `<!-- theralint-disable-next-line IND001 -- agreed -->\n${WRONG}\n`,
  },
};
const PATHS = ['b & c/é,1.md', 'clean.md', 'held.md'];

async function report(
  format: string,
  paths: readonly string[] = PATHS,
  world: World = WORLD,
): Promise<string> {
  const { stdout, stderr } = await theralint(['check', ...paths, '-f', format], world);
  assert.equal(stderr, '');
  return stdout;
}

test('stylish shows place, words, what, why, what to do, evidence and suggestions', async () => {
  const text = await report('stylish');
  const lines = text.split('\n');
  assert.equal(lines[0], 'b & c/é,1.md');
  assert.equal(lines[1], '  3:1  error  IND001 unsupported-indication');
  assert.equal(lines[2], `      3 │ ${WRONG}`);
  assert.equal(lines[3], `        │ ${'^'.repeat(WRONG.length - 1)}`);
  assert.match(
    text,
    /\n {6}Evidence: Case report: One patient .*\[Qiu et al\. 2025, doi 10\.3389\/fphar\.2025\.1522542\]\n/s,
  );
  assert.match(text, /\n {6}Suggestion: Replace alectinib with lorlatinib\n/);
  assert.match(text, /\n3 findings in 3 files: 2 errors, 1 warning, 0 info, 1 suppressed\n/);
  assert.match(
    text,
    /\nKnowledge base onco-kb \S+, as of \S+, sha256 [0-9a-f]{12}\. TheraLint 9\.9\.9\. Decision\s+support,\s+verify\s+with\s+source\.\n$/,
  );
  assert.doesNotMatch(text, /held\.md|clean\.md/);
  assert.ok(lines.every((line) => line.length <= 100));
});

test('stylish wraps to the terminal, colours only there, and keeps the carets under the words', async () => {
  const line = `${'Zuvor 漢字\t'.repeat(12)}${WRONG} ${'Danach. '.repeat(20)}`;
  const world = { files: { 'a.md': line }, terminal: 60 };
  const { stdout } = await theralint(['check', 'a.md', '--color', 'never'], world);
  const lines = stdout.split('\n');
  assert.ok(
    lines.every((each) => each.length <= 60),
    stdout,
  );
  const [shown = '', carets = ''] = lines.slice(2);
  const columns = [...shown.slice(0, shown.indexOf('Crizotinib'))].reduce(
    (sum, character) => sum + (/[漢字]/.test(character) ? 2 : 1),
    0,
  );
  assert.equal(carets.indexOf('^'), columns);
  assert.doesNotMatch(stdout, /\u001b/);
  const coloured = await theralint(['check', 'a.md'], world);
  assert.match(coloured.stdout, /\u001b\[31merror/);
  for (const variables of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
    assert.doesNotMatch((await theralint(['check', 'a.md'], { ...world, variables })).stdout, /\u001b/);
  }
  const piped = await theralint(['check', 'a.md'], { files: world.files });
  assert.doesNotMatch(piped.stdout, /\u001b/);
  const forced = await theralint(['check', 'a.md', '--color=always'], { files: world.files });
  assert.match(forced.stdout, /\u001b\[31m/);
});

test('a document cannot drive the terminal', async () => {
  const { stdout } = await theralint(['check', 'a.md'], { files: { 'a.md': `\u001b[2J\u0007 ${WRONG}` } });
  assert.match(stdout, /IND001/);
  assert.doesNotMatch(stdout, /[\u0007\u001b]/);
});

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
  readonly fixes?: readonly object[];
  readonly properties: { readonly evidence: readonly { readonly id: string }[] };
}

interface SarifLocation {
  readonly id?: number;
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: Readonly<Record<string, number>> & { readonly snippet: { readonly text: string } };
  };
  readonly message?: { readonly text: string };
}

interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly version: string;
      readonly informationUri: string;
      readonly rules: readonly {
        readonly id: string;
        readonly helpUri: string;
        readonly help: { readonly markdown: string };
        readonly shortDescription: object;
      }[];
    };
  };
  readonly columnKind: string;
  readonly results: readonly SarifResult[];
}

async function sarifRun(paths: readonly string[]): Promise<SarifRun> {
  const log = JSON.parse(await report('sarif', paths)) as {
    version: string;
    $schema: string;
    runs: [SarifRun];
  };
  assert.equal(log.version, '2.1.0');
  assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
  assert.equal(log.runs.length, 1);
  return log.runs[0];
}

test('SARIF keeps to what its readers rely on', async () => {
  const { tool, columnKind, results } = await sarifRun(PATHS);
  const { driver } = tool;
  assert.deepEqual([driver.name, driver.version, columnKind], ['TheraLint', '9.9.9', 'utf16CodeUnits']);
  assert.ok(URL.canParse(driver.informationUri));
  for (const { id } of RULES)
    assert.ok(
      driver.rules.some((rule) => rule.id === id),
      id,
    );
  assert.equal(new Set(driver.rules.map(({ id }) => id)).size, driver.rules.length);
  assert.ok(
    driver.rules.every(
      ({ help, helpUri, shortDescription }) => URL.canParse(helpUri) && help.markdown && shortDescription,
    ),
  );
  assert.deepEqual(
    results.map(({ ruleId, level }) => `${ruleId} ${level}`),
    ['IND001 error', 'RES001 error', 'TRM002 warning', 'IND001 error'],
  );
  for (const result of results) {
    assert.equal(driver.rules[result.ruleIndex]?.id, result.ruleId);
    assert.notEqual(result.message.text, '');
    const { artifactLocation, region } = result.locations[0]!.physicalLocation!;
    assert.match(artifactLocation.uri, /^(?!\/|[a-z]+:)[^\\ ]+$/, 'a relative URI with forward slashes');
    assert.ok(region.startLine! >= 1 && region.startColumn! >= 1 && region.endColumn! >= 1);
    assert.match(result.partialFingerprints['theralint/v1']!, /^[0-9a-f]{32}$/);
    const ids = (result.relatedLocations ?? []).map(({ id }) => id);
    assert.deepEqual(ids, [...ids.keys()], 'ids of related locations count from 0');
  }
  const [wrong, resistant, , held] = results;
  assert.equal(wrong!.locations[0]!.physicalLocation!.artifactLocation.uri, 'b%20%26%20c/%C3%A9%2C1.md');
  assert.equal(wrong!.locations[0]!.physicalLocation!.region.snippet.text, WRONG.slice(0, -1));
  assert.ok(wrong!.properties.evidence.some(({ id }) => id === 'ros1-sclc-case-report-2025'));
  assert.ok(wrong!.relatedLocations!.some(({ message }) => message!.text.includes('Qiu et al. 2025')));
  assert.equal(resistant!.fixes?.length, 1);
  assert.deepEqual(wrong!.suppressions, []);
  assert.deepEqual(held!.suppressions, [{ kind: 'inSource', justification: 'agreed' }]);
});

test('SARIF of a clean run has an empty list of results', async () => {
  assert.deepEqual((await sarifRun(['clean.md'])).results, []);
});

test('GitHub gets one escaped command for each finding, the worst first, and a summary', async () => {
  const lines = (await report('github')).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.slice(0, line.indexOf(' '))),
    ['::error', '::error', '::warning'],
  );
  assert.match(
    lines[0]!,
    /^::error file=b & c\/é%2C1\.md,line=3,col=1,endLine=3,endColumn=50,title=IND001 unsupported-indication::Crizotinib/,
  );
  const { written } = await theralint(['check', ...PATHS, '-f', 'github'], {
    ...WORLD,
    variables: { GITHUB_STEP_SUMMARY: '/tmp/summary.md' },
  });
  assert.match(
    written.get('/tmp/summary.md')!,
    /^### TheraLint: 2 errors, 1 warnings, 0 notes in 3 files\n\n\| Severity/,
  );
});

test('GitLab gets fingerprints that are unique in the report', async () => {
  const twice = { files: { 'a.md': WRONG, 'b.md': WRONG } };
  const entries = JSON.parse(await report('gitlab', ['a.md', 'b.md'], twice)) as readonly Record<
    string,
    unknown
  >[];
  assert.equal(new Set(entries.map(({ fingerprint }) => fingerprint)).size, 2);
  assert.deepEqual(entries[0], {
    description: entries[0]!.description,
    check_name: 'IND001/unsupported-indication',
    fingerprint: entries[0]!.fingerprint,
    severity: 'major',
    location: { path: 'a.md', lines: { begin: 1, end: 1 } },
  });
});

test('JUnit counts failures and escapes what XML cannot hold', async () => {
  const xml = await report('junit');
  assert.match(xml, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="theralint">\n/);
  assert.match(xml, /<testsuite name="b &amp; c\/é,1\.md" tests="3" failures="3" errors="0">/);
  assert.match(xml, /<testcase name="no findings" classname="clean\.md"\/>/);
  assert.match(xml, /<failure type="warning" message="[^"<]+">/);
  assert.match(xml, /<\/testsuites>\n$/);
});

test('Checkstyle lists every file', async () => {
  const xml = await report('checkstyle');
  assert.equal(xml.match(/<file /g)?.length, 3);
  assert.match(
    xml,
    /<error line="3" column="1" severity="error" message="[^"<]+" source="theralint\.IND001\.unsupported-indication"\/>/,
  );
});

test('rdjson counts columns in bytes and offers safe fixes only', async () => {
  const text = `µ ${WRONG} The EML4-ALK fusion. For ALK G1202R give alectinib.`;
  const value = JSON.parse(await report('rdjson', ['a.md'], { files: { 'a.md': text } })) as {
    readonly diagnostics: readonly {
      readonly severity: string;
      readonly code: { readonly value: string };
      readonly location: { readonly range: { readonly start: object } };
      readonly suggestions: readonly { readonly text: string }[];
    }[];
  };
  const [wrong, notation, resistant] = value.diagnostics;
  assert.deepEqual(wrong!.location.range.start, { line: 1, column: 4 });
  assert.deepEqual(
    value.diagnostics.map(({ severity, code }) => `${code.value} ${severity}`),
    ['IND001 ERROR', 'TRM002 INFO', 'RES001 ERROR'],
  );
  assert.deepEqual(
    notation!.suggestions.map((each) => each.text),
    ['EML4::ALK'],
  );
  assert.deepEqual(resistant!.suggestions, []);
});
