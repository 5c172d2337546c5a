import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Validator } from '@cfworker/json-schema';
import { plainValue } from '../../../server/src/document/check.ts';
import { checkFields } from '../../../server/src/document/fields/checkFields.ts';
import { protocolJsonSchema } from '../../../server/src/document/fields/jsonSchema.ts';
import { modelAt } from '../../../server/src/document/fields/model.ts';
import { PROTOCOL_MODEL } from '../../../server/src/document/fields/protocolModel.ts';
import { readFields } from '../../../server/src/document/fields/readFields.ts';
import { parseDocument } from '../../../server/src/document/parse.ts';
import { sectionsPresent } from '../../../server/src/document/sectionsPresent.ts';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { parseFile } from './corpus.ts';

const yaml = (text: string) => parseDocument({ uri: 'a.protocol.yaml', text });
const problems = (text: string) =>
  checkFields(yaml(text)).map((each) => [
    each.kind,
    text.slice(each.span.start, each.span.end),
    each.message,
  ]);

test('the fields of the examples are read with their places', () => {
  const document = yaml(
    'kind: regimen\nmetadata: { status: active, kb: { id: base, asOf: 2026-01-01 } }\npopulation:\n' +
      '  disease: NSCLC\n  lineOfTherapy: { min: 1 }\n  biomarkers: [{ gene: ROS1, status: positive }, { alteration: fusion }]\n' +
      'regimen:\n  - drug: { inn: crizotinib }\n    dose: { value: 250, unit: mg }\n    doseLevels: [{ level: -1, dose: { value: 200, unit: mg } }]\n' +
      'sequence:\n  - { after: crizotinib, next: [repotrectinib] }\nreferences: [{ key: a, pmid: 25264305 }]\nabbreviations: { ULN: upper limit of normal }\n',
  );
  const fields = readFields(document);
  assert.equal(fields.kind?.value, 'regimen');
  assert.equal(fields.metadata.knowledgeBase.asOf?.value, '2026-01-01');
  assert.equal(fields.population.disease?.value, 'NSCLC');
  assert.equal(fields.population.lineOfTherapy?.min?.value, 1);
  assert.equal(fields.population.lineOfTherapy?.max, undefined);
  assert.deepEqual(
    fields.population.biomarkers.map((each) => [each.gene.value, each.status?.value]),
    [['ROS1', 'positive']],
  );
  assert.equal(fields.regimen[0]?.inn?.value, 'crizotinib');
  assert.equal(fields.regimen[0]?.doseLevels[0]?.level?.value, -1);
  assert.deepEqual(fields.regimen[0]?.doseLevels[0]?.dose?.value?.path, [
    'regimen',
    0,
    'doseLevels',
    0,
    'dose',
    'value',
  ]);
  const { span } = fields.regimen[0]!.dose!.value!;
  assert.equal(document.source.slice(span.start, span.end), '250');
  assert.deepEqual(
    fields.sequence[0]?.after.map((each) => each.value),
    ['crizotinib'],
  );
  assert.equal(fields.references[0]?.pmid?.value, '25264305');
  assert.equal(fields.abbreviations[0]?.long?.value, 'upper limit of normal');
  assert.deepEqual(checkFields(document), []);
});

test('wrong values are left out by the reader and reported by the checks', () => {
  const source =
    'metadata: { status: drafft, nextReviewDate: 2026-02-30 }\nregimen: [{ dose: { value: "250mg" } }]\n';
  const document = yaml(source);
  const fields = readFields(document);
  assert.equal(fields.metadata.status, undefined);
  assert.equal(fields.metadata.nextReviewDate, undefined);
  assert.equal(fields.regimen[0]?.dose?.value, undefined);
  assert.deepEqual(problems(source), [
    [
      'wrong-value',
      'drafft',
      '`metadata.status` is `drafft` and needs one of `draft`, `active`, `retired`, `superseded`: did you mean `draft`?',
    ],
    [
      'wrong-value',
      '2026-02-30',
      '`metadata.nextReviewDate` is `2026-02-30` and needs a date, written YYYY-MM-DD.',
    ],
    [
      'wrong-value',
      '"250mg"',
      '`regimen[0].dose.value` is `250mg` and needs a number alone: a unit has its own field.',
    ],
  ]);
});

test('suggestions put the source right', () => {
  const source =
    'populaton: {}\nmetadata: { Status: active, jurisdictions: [NO] }\nregimen: [{ dose: { value: "250" } }]\n';
  const found = checkFields(yaml(source));
  assert.deepEqual(
    found.map((each) => each.kind),
    ['unknown-field', 'unknown-field', 'trap', 'wrong-value'],
  );
  const fixed = applyEdits(
    source,
    found.flatMap((each) => each.suggestion?.edits ?? []),
  );
  assert.equal(
    fixed,
    'population: {}\nmetadata: { status: active, jurisdictions: ["NO"] }\nregimen: [{ dose: { value: 250 } }]\n',
  );
  assert.deepEqual(checkFields(yaml(fixed)), []);
});

test('a field in the wrong place is told where it belongs', () => {
  assert.deepEqual(problems('kind: regimen\nbiomarkers: []\nzzz: 1\nx-tool: 1\n'), [
    [
      'unknown-field',
      'biomarkers',
      '`biomarkers` is not a field at the top level: it belongs in `population`.',
    ],
    [
      'unknown-field',
      'zzz',
      '`zzz` is not a field at the top level. Remove it, or begin its name with `x-` if another tool reads it.',
    ],
  ]);
});

test('a key that YAML 1.1 reads as a boolean is a wrong value', () => {
  const [found] = problems('kind: regimen\non: true\n');
  assert.deepEqual(found?.slice(0, 2), ['wrong-value', 'on']);
  assert.match(found?.[2] ?? '', /YAML 1\.1/);
});

test('shapes are checked: lists, maps, booleans and durations', () => {
  const found = problems(
    'kind: regimen\nregimen: { drug: x }\nmonitoring: [{ tests: ALT, baseline: yes, schedule: [{ every: monthly }] }]\nmetadata: [1]\nclaims: [text]\n',
  );
  assert.deepEqual(
    found.map((each) => each[1]),
    ['{ drug: x }', 'yes', 'monthly', '[1]', 'text'],
  );
  assert.ok(found.every((each) => each[0] === 'wrong-value'));
});

test('traps of the syntax itself are document problems', () => {
  const traps = (text: string) =>
    yaml(text).problems.map((each) => [each.kind, each.code, text.slice(each.span.start, each.span.end)]);
  assert.deepEqual(traps('monitoring: [{ tests: {ALT, AST} }]\n'), [
    ['trap', 'yaml.flow-map-without-values', '{ALT, AST}'],
  ]);
  assert.deepEqual(traps('a: { test: ALT, AST }\n'), [['trap', 'yaml.flow-map-without-values', 'AST']]);
  assert.deepEqual(traps('a: 1\nb: 2\na: 3\n'), [['trap', 'yaml.duplicate-key', 'a']]);
  assert.deepEqual(
    traps('a:\n\tb: 1\n').map((each) => each[1]),
    ['yaml.tab-as-indent'],
  );
  assert.deepEqual(traps('tests: [ALT, AST]\nb: {a: 1}\n'), []);
});

test('YAML of another kind is not measured against the model', () => {
  const text = 'nct_id: NCT00000000\nsummary: words of another format\n';
  assert.deepEqual(checkFields(parseDocument({ uri: 'trial.yaml', text })), []);
  assert.equal(checkFields(parseDocument({ uri: 'trial.protocol.yaml', text })).length, 2);
  assert.equal(checkFields(parseDocument({ uri: 'x.yaml', text: 'populaton: {}\n' })).length, 1);
});

test('aliases are followed where they are safe', () => {
  const source = 'population:\n  histology: &h [adenocarcinoma]\n  extent: *h\n';
  assert.deepEqual(
    readFields(yaml(source)).population.extent.map((each) => each.value),
    ['adenocarcinoma'],
  );
  const layers = Array.from({ length: 12 }, (_, i) => `x-${i}: &l${i} [${`*l${i - 1}, `.repeat(10)}]`);
  const bomb = `x-start: &l-1 [a, b]\n${layers.join('\n')}\nregimen: *l11\n`;
  assert.ok(yaml(bomb).problems.some((each) => each.code === 'yaml.alias-limit'));
  const loop = yaml('a: &a { b: *a }\n');
  assert.deepEqual(
    loop.problems.map((each) => each.code),
    ['yaml.unresolved-alias'],
  );
});

test('nesting that would overflow a reader is refused with its place', () => {
  for (const text of ['['.repeat(5000), '- '.repeat(5000), '{a: '.repeat(5000)]) {
    const document = yaml(text);
    assert.equal(document.problems[0]?.code, 'yaml.nesting-too-deep');
  }
});

test('sections are found in fields and in prose, and empty ones are not', () => {
  const present = sectionsPresent(
    parseDocument({
      uri: 'a.protocol.md',
      text:
        '---\nregimen: [{ drug: { inn: x }, interactions: [] }]\nsequence: []\nreferences: [{ key: a }]\n---\n' +
        '# Dose modifications\n\nNot applicable, single dose.\n\n# Monitoring\n\n# Exclusion criteria\n\n- Pregnancy\n',
    }),
  );
  assert.deepEqual([...present].sort(), [
    'dose-modifications',
    'eligibility',
    'exclusions',
    'references',
    'treatment',
  ]);
});

test('the JSON Schema accepts what the checks accept and refuses what they refuse', () => {
  const validator = new Validator(protocolJsonSchema() as object, '7');
  const accepts = (text: string) => validator.validate(plainValue(yaml(text).fields)).valid;
  const sources = [
    ['kind: regimen\nmetadata: { title: T, lastReviewDate: 2026-01-15, approvalDate: null }\n', true],
    [
      'regimen: [{ drug: crizotinib, dose: { value: 250, unit: mg, basis: flat }, cycle: { length: P28D, until: progression } }]\n',
      true,
    ],
    ['abbreviations: { ULN: upper limit of normal }\nx-tool: [1]\n', true],
    ['kind: regime\n', false],
    ['populaton: {}\n', false],
    ['regimen: [{ dose: { value: 250mg } }]\n', false],
    ['metadata: { lastReviewDate: soon }\n', false],
    ['monitoring: [{ baseline: "yes" }]\n', false],
  ] as const;
  for (const [source, valid] of sources) {
    assert.equal(checkFields(yaml(source)).length === 0, valid, `checks: ${source}`);
    assert.equal(accepts(source), valid, `schema: ${source}`);
  }
});

test('the model can be asked about any path', () => {
  assert.equal(modelAt(PROTOCOL_MODEL, ['population', 'biomarkers', 3, 'gene'])?.type, 'text');
  assert.equal(modelAt(PROTOCOL_MODEL, ['abbreviations', 'ULN'])?.type, 'text');
  assert.equal(modelAt(PROTOCOL_MODEL, ['metadata', 'nothing']), undefined);
  assert.equal(modelAt(PROTOCOL_MODEL, ['toString']), undefined);
});

test('the samples of the document model have no problems', (context) => {
  const root = process.env.THERALINT_SHARED ?? join(process.cwd(), '..', 'shared');
  const samples = ['sample.protocol.yaml', 'sample.protocol.md'].map((name) =>
    join(root, 'design', 'samples', name),
  );
  if (!samples.every((path) => existsSync(path))) {
    context.skip('no samples beside the repository (set THERALINT_SHARED)');
    return;
  }
  for (const path of samples) {
    const document = parseFile(path);
    assert.deepEqual(document.problems, []);
    assert.deepEqual(checkFields(document), []);
    const { valid, errors } = new Validator(protocolJsonSchema() as object, '7').validate(
      plainValue(document.fields),
    );
    assert.ok(valid, JSON.stringify(errors));
  }
});
