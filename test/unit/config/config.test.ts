/** Configuration files: what they may say, where they are found, how they merge, and what is said of a faulty one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@cfworker/json-schema';
import { parse } from 'yaml';
import {
  ConfigurationLoader,
  configurationJsonSchema,
  createRuleNames,
  type ResolvedConfiguration,
  type RuleInfo,
  readEditorSettings,
  SETTINGS,
} from '../../../server/src/config/index.ts';

const RULES: readonly RuleInfo[] = [
  {
    id: 'IND001',
    name: 'unsupported-indication',
    family: 'indication',
    severity: 'error',
    summary: 'An indication no label holds.',
    options: [],
  },
  {
    id: 'IND002',
    name: 'missing-required-biomarker',
    family: 'indication',
    severity: 'error',
    summary: 'No biomarker.',
    options: [],
  },
  {
    id: 'REF003',
    name: 'expired-source',
    family: 'citations',
    severity: 'warning',
    summary: 'An old source.',
    options: [
      { name: 'years', type: 'integer', default: 3, description: 'Age in years.' },
      { name: 'except', type: 'string[]', default: [], description: 'Sources to pass over.' },
    ],
  },
];

type Files = Readonly<Record<string, string>>;

function loaderOf(files: Files): ConfigurationLoader {
  return new ConfigurationLoader({ readText: (path) => files[path] }, RULES);
}

function resolve(files: Files, document = '/project/study/a.protocol.md'): Promise<ResolvedConfiguration> {
  return loaderOf(files).resolve(document);
}

/** Problems as `path:line:column message`. */
async function problemsOf(files: Files): Promise<readonly string[]> {
  const { problems } = await resolve(files);
  return problems.map(({ path, line, column, message }) => `${path}:${line}:${column} ${message}`);
}

/** Problems of one file, without its path. */
async function faultsOf(text: string, name = '.theralint.yaml'): Promise<readonly string[]> {
  const path = `/project/study/${name}`;
  return (await problemsOf({ [path]: text })).map((each) => each.slice(path.length + 1));
}

test('without a file the defaults hold', async () => {
  const { settings, failLevel, files, problems } = await resolve({});
  assert.deepEqual(settings, { rules: {}, select: [], ignore: [], jurisdictions: [] });
  assert.equal(failLevel, 'error');
  assert.deepEqual([files, problems], [[], []]);
});

test('files of the folders above count too, the nearest wins, and root stops the search', async () => {
  const files = {
    '/.theralint.yaml': 'jurisdictions: [CH]',
    '/project/.theralint.yaml': 'failLevel: warning\nselect: [IND]\nrules: { IND001: info, IND002: off }',
    '/project/study/.theralint.yaml': 'rules: { unsupported-indication: warning }\nselect: [REF003]',
  };
  const all = await resolve(files);
  assert.deepEqual(all.settings, {
    rules: { IND001: { severity: 'warning' }, IND002: { severity: 'off' } },
    select: ['REF003'],
    ignore: [],
    jurisdictions: ['CH'],
  });
  assert.equal(all.failLevel, 'warning');
  assert.deepEqual(all.files, Object.keys(files));
  const rooted = await resolve({ ...files, '/project/.theralint.yaml': 'root: true\nignore: [ind]' });
  assert.deepEqual(rooted.settings.jurisdictions, []);
  assert.deepEqual(rooted.settings.ignore, ['IND001', 'IND002']);
});

test('a file builds on those it extends, and its globs hold for their overrides', async () => {
  const { settings, files } = await resolve({
    '/project/study/.theralint.yaml': 'root: true\nextends: ../shared/base.yaml\nrules: { REF003: error }',
    '/project/shared/base.yaml': [
      'extends: [./deeper.json]',
      'rules: { REF003: { severity: info, options: { years: 5 } } }',
      'overrides: [{ files: "*.protocol.md", jurisdictions: [EU] }]',
    ].join('\n'),
    '/project/shared/deeper.json':
      '{ "rules": { "REF003": { "options": { "except": ["a"], "years": 1 } } } }',
  });
  assert.deepEqual(settings.rules, { REF003: { severity: 'error', options: { years: 5, except: ['a'] } } });
  assert.deepEqual(settings.jurisdictions, ['EU']);
  assert.deepEqual(files, [
    '/project/shared/deeper.json',
    '/project/shared/base.yaml',
    '/project/study/.theralint.yaml',
  ]);
});

test('overrides apply by glob, later entries win', async () => {
  const files = {
    '/project/.theralint.yaml': [
      'overrides:',
      '  - files: study/drafts/**',
      '    failLevel: info',
      '    rules: { IND001: warning }',
      '  - files: [old-*.md]',
      '    rules: { IND001: off }',
    ].join('\n'),
  };
  const levels = await Promise.all(
    [
      '/project/study/a.md',
      '/project/study/drafts/b.md',
      '/project/study/drafts/old-c.md',
      '/elsewhere/old-d.md',
    ].map(async (path) => (await resolve(files, path)).settings.rules.IND001),
  );
  assert.deepEqual(levels, [undefined, { severity: 'warning' }, { severity: 'off' }, undefined]);
});

test('JSON may hold comments and trailing commas; strings that look like comments stay', async () => {
  const text = '{\n\t// why\n\t"rules": { "IND001": "off", /* two */ },\n\t"extends": ["./http//x.json"],\n}';
  assert.deepEqual(await faultsOf(text, '.theralint.jsonc'), [
    '4:14 /project/study/http/x.json cannot be read. Correct the path in "extends".',
  ]);
});

test('a stronger layer wins over files; a named file stands alone; none can be asked for', async () => {
  const files = { '/project/.theralint.yaml': 'select: [IND001]', '/other.yaml': 'select: [IND002]' };
  const loader = loaderOf(files);
  const select = async (options: Parameters<ConfigurationLoader['resolve']>[1]) =>
    (await loader.resolve('/project/a.md', options)).settings.select;
  assert.deepEqual(await select({}), ['IND001']);
  assert.deepEqual(await select({ stronger: [{ select: ['REF003'] }] }), ['REF003']);
  assert.deepEqual(await select({ file: '/other.yaml' }), ['IND002']);
  assert.deepEqual(await select({ file: null }), []);
  const missing = await loader.resolve('/project/a.md', { file: '/gone.yaml' });
  assert.equal(missing.problems[0]?.code, 'config.missing-file');
});

test('every fault is named at its place, with what to do', async () => {
  assert.deepEqual(await faultsOf('rules:\n  IND01: error'), [
    '2:3 rules: there is no rule "IND01". Did you mean IND001 (unsupported-indication)?',
  ]);
  assert.deepEqual(await faultsOf('rules: { quite-something-else: error }'), [
    '1:10 rules: there is no rule "quite-something-else". `theralint rules` lists the rules there are.',
  ]);
  assert.deepEqual(await faultsOf('# level\nrules: { IND001: eror }'), [
    '2:18 rules.IND001 must be one of error, warning, info, off, but is "eror". Did you mean error?',
  ]);
  assert.deepEqual(await faultsOf('rulez: {}'), [
    '1:1 Unknown setting "rulez" in the configuration. Did you mean "rules"?',
  ]);
  assert.deepEqual(await faultsOf('select: IND001'), [
    '1:9 select must be a list, but is "IND001". Write it as [IND001].',
  ]);
  assert.deepEqual(await faultsOf('rules: { REF003: { options: { yeers: 2, except: 3 } } }'), [
    '1:31 REF003 (expired-source) has no option "yeers". Did you mean "years"?',
    '1:49 rules.REF003.options.except must be a list of texts, but is 3.',
  ]);
  assert.deepEqual(await faultsOf('rules: { IND001: error, unsupported-indication: off }'), [
    '1:25 rules sets IND001 (unsupported-indication) twice, by id and by name. Keep one.',
  ]);
  assert.deepEqual(await faultsOf('root: yes'), ['1:7 root must be true or false, but is "yes".']);
  assert.deepEqual(await faultsOf('extends: https://example.org/base.yaml'), [
    '1:10 extends takes a relative path such as "./base.yaml"; "https://example.org/base.yaml" is not relative to this file.',
  ]);
  assert.deepEqual(await faultsOf('overrides: [{ rules: {} }]'), [
    '1:15 overrides[0] does not say which documents it is for. Add "files" with globs.',
  ]);
  assert.deepEqual(await faultsOf('- a'), [
    '1:1 the configuration must be a mapping of settings (root, extends, rules, select, ignore, jurisdictions, failLevel, overrides), but is a list.',
  ]);
  assert.match((await faultsOf('rules: {')).join(), /^1:9 .+Correct the file\.$/);
});

test('an empty file is an empty layer', async () => {
  assert.deepEqual(await faultsOf(''), []);
  assert.deepEqual(await faultsOf('# nothing yet\n'), []);
});

test('files that extend each other in a circle are named', async () => {
  const problems = await problemsOf({
    '/project/study/.theralint.yaml': 'extends: ../b.yaml',
    '/project/b.yaml': '\nextends: [study/.theralint.yaml]',
  });
  assert.deepEqual(problems, [
    '/project/b.yaml:2:11 The files extend each other in a circle: /project/study/.theralint.yaml extends /project/b.yaml extends /project/study/.theralint.yaml. Break it.',
  ]);
});

test('two files in one folder are refused', async () => {
  const problems = await problemsOf({
    '/project/study/.theralint.yml': '',
    '/project/study/.theralint.json': '{ "failLevel": "info" }',
  });
  assert.deepEqual(problems, [
    '/project/study/.theralint.json:1:1 .theralint.yml in the same folder is used instead. Keep one of the two.',
  ]);
});

test('the JSON Schema and the reader agree', async () => {
  const validator = new Validator(configurationJsonSchema(RULES) as never, '7');
  const texts = [
    'root: true\nrules: { IND001: off, expired-source: { severity: info, options: { years: 2 } } }',
    'extends: ./a.yaml\nselect: [IND]\nignore: [expired-source]\njurisdictions: [EU, US]\nfailLevel: info',
    'overrides: [{ files: [a, b], rules: { IND002: warning } }]',
    'rules: { IND009: off }',
    'rules: { IND001: loud }',
    'rules: { REF003: { options: { years: many } } }',
    'jurisdictions: [XX]',
    'overrides: [{ rules: {} }]',
    'overrides: [{ files: a, root: true }]',
    'unknown: 1',
  ];
  for (const text of texts) {
    const faults = (await faultsOf(text)).filter((fault) => !fault.includes('cannot be read'));
    assert.equal(validator.validate(parse(text)).valid, faults.length === 0, `${text}\n${faults.join('\n')}`);
  }
});

test('settings of the editor are those that say so, checked in the same way', () => {
  const names = createRuleNames(RULES);
  const read = readEditorSettings(
    { rules: { IND001: 'off', IND002: 'loud' }, jurisdictions: ['US'], select: ['IND002'], trace: {} },
    names,
  );
  assert.deepEqual(read.settings, {
    rules: { IND001: { severity: 'off' }, IND002: {} },
    jurisdictions: ['US'],
  });
  assert.deepEqual(
    read.faults.map(({ message }) => message),
    ['theralint.rules.IND002 must be one of error, warning, info, off, but is "loud".'],
  );
  assert.deepEqual(readEditorSettings(undefined, names).settings, {});
});

test('the manifest offers the settings of the editor with the values they take', async () => {
  const { default: manifest } = await import('../../../package.json', { with: { type: 'json' } });
  const properties = manifest.contributes.configuration.properties as Record<
    string,
    { items?: { enum?: readonly string[] }; additionalProperties?: { enum?: readonly string[] } }
  >;
  for (const { name } of SETTINGS.filter(({ editor }) => editor)) {
    assert.ok(properties[`theralint.${name}`], `theralint.${name} is missing in package.json`);
  }
  const jurisdictions = SETTINGS.find(({ name }) => name === 'jurisdictions')?.type;
  assert.ok(jurisdictions?.kind === 'list' && jurisdictions.items.kind === 'word');
  assert.deepEqual(properties['theralint.jurisdictions']?.items?.enum, jurisdictions.items.values);
  assert.deepEqual(properties['theralint.rules']?.additionalProperties?.enum, [
    'error',
    'warning',
    'info',
    'off',
  ]);
});
