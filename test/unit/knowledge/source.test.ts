import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileKnowledge } from '../../../server/src/knowledge/index.ts';
import type { KnowledgeProblem } from '../../../server/src/knowledge/problem.ts';
import { parseKnowledgeFile } from '../../../server/src/knowledge/source/yamlFile.ts';
import { edited, soundFiles } from './fixtures.ts';

/** Problems of the sound sources with one file replaced, each as code and the exact text underlined. */
function faults(replaced: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  const files = soundFiles(replaced);
  return compileKnowledge(files).problems.map((each) => [each.code, underlined(each, files)]);
}

function underlined(problem: KnowledgeProblem, files: readonly { path: string; text: string }[]): string {
  const text = files.find(({ path }) => path === problem.path)?.text ?? '';
  return text.slice(problem.span.start, problem.span.end);
}

function onlyMessage(replaced: Readonly<Record<string, string>>): string {
  const { problems } = compileKnowledge(soundFiles(replaced));
  assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
  return problems[0]!.message;
}

describe('schema faults stand at their exact place', () => {
  const drug = (part: string, replacement: string): Readonly<Record<string, string>> =>
    edited('drugs/alphatinib.yaml', part, replacement);
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly (readonly [string, string])[],
  ])[] = [
    [
      'an unknown field',
      drug('route: oral', 'rout: oral'),
      [
        ['kb.missing-field', 'id: adult'],
        ['kb.unknown-field', 'rout'],
      ],
    ],
    [
      'a value outside its list',
      drug('status: conditional', 'status: conditionnal'),
      [['kb.unknown-value', 'conditionnal']],
    ],
    [
      'a number where text belongs',
      edited('sources/all.yaml', "date: '2019'", 'date: 2019'),
      [['kb.wrong-type', '2019']],
    ],
    [
      'a date that is no date',
      drug('date: 2012-10-23', 'date: 23.10.2012'),
      [['kb.wrong-form', '23.10.2012']],
    ],
    [
      'a fact without a source',
      drug('line: { min: 2 }, sources: [label-us]', 'line: { min: 2 }, sources: []'),
      [['kb.unsourced-fact', '[]']],
    ],
    [
      'a fact without the field for its sources',
      drug('line: { min: 2 }, sources: [label-us] }', 'line: { min: 2 } }'),
      [
        [
          'kb.unsourced-fact',
          '{ id: eu-nsclc, agency: EMA, jurisdiction: EU, date: 2012-10-23, status: conditional, disease: nsclc, biomarkers: [{ gene: ALK, alteration: fusion }], line: { min: 2 } }',
        ],
      ],
    ],
    [
      'a line of therapy below one',
      drug('line: { min: 2 }', 'line: { min: 0 }'),
      [['kb.impossible-value', '0']],
    ],
    ['an empty value', drug('inn: alphatinib', 'inn:'), [['kb.wrong-type', 'inn']]],
    [
      'a source named twice',
      drug('line: { min: 2 }, sources: [label-us]', 'line: { min: 2 }, sources: [label-us, label-us]'),
      [['kb.repeated-item', '[label-us, label-us]']],
    ],
  ];
  for (const [what, replaced, expected] of cases) {
    it(what, () => assert.deepEqual(faults(replaced), expected));
  }

  it('says which record, where in it, and what to do', () => {
    assert.equal(
      onlyMessage(drug('status: conditional', 'status: conditionnal')),
      'drug/alphatinib: "conditionnal" is not a value of approvals[2].status. Did you mean conditional? Use one of: regular, accelerated, conditional, withdrawn, superseded.',
    );
    assert.match(onlyMessage(edited('sources/all.yaml', "date: '2019'", 'date: 2019')), /Quote it: '2019'\./);
  });

  it('names the nearest known field, and the comma that ends a text in braces', () => {
    const { problems } = compileKnowledge(soundFiles(drug('route: oral', 'rout: oral')));
    assert.match(problems.find(({ code }) => code === 'kb.unknown-field')!.message, /Did you mean "route"\?/);
    assert.match(
      onlyMessage(drug('description: adults with NSCLC', 'description: adults, with NSCLC')),
      /quote the text/,
    );
  });

  it('one broken record does not make references to it dangle, nor hide the others', () => {
    assert.deepEqual(
      faults(edited('sources/all.yaml', 'type: paper, title: A paper', 'type: papr, title: A paper')),
      [['kb.unknown-value', 'papr']],
    );
  });
});

describe('files', () => {
  it('a second record with an id is refused, pointing at the first', () => {
    const { problems } = compileKnowledge([...soundFiles(), { path: 'genes/again.yaml', text: 'id: MET\n' }]);
    const duplicate = problems.find(({ code }) => code === 'kb.duplicate-id');
    assert.equal(duplicate?.path, 'genes/again.yaml');
    assert.equal(duplicate?.related?.[0]?.path, 'genes/MET.yaml');
  });

  it('a YAML file outside the folders of records is an error, other files are none of its business', () => {
    const extra = (path: string): readonly string[] =>
      compileKnowledge([...soundFiles(), { path, text: 'x' }]).problems.map(({ code }) => code);
    assert.deepEqual(extra('drgs/new.yaml'), ['kb.unexpected-file']);
    assert.deepEqual(extra('schema/drug.schema.json'), []);
    assert.deepEqual(extra('README.md'), []);
  });

  it('duplicate keys are found where the second one stands', () => {
    const text = 'id: MET\nsymbol: MET\nid: MET\n';
    const [problem] = parseKnowledgeFile({ path: 'genes/MET.yaml', text }).problems;
    assert.equal(problem?.code, 'kb.duplicate-key');
    assert.equal(problem?.span.start, text.lastIndexOf('id'));
  });

  it('positions hold after a byte order mark, with CRLF and beyond the first plane', () => {
    for (const text of [
      '\ufeffname: x\nother: bad\n',
      'name: x\r\nother: bad\r\n',
      '# 𝔸\nname: x\nother: bad\n',
    ]) {
      const file = parseKnowledgeFile({ path: 'x.yaml', text });
      const { start, end } = file.spanOf(['other']);
      assert.equal(text.slice(start, end), 'bad');
      const key = file.spanOf(['other'], 'key');
      assert.equal(text.slice(key.start, key.end), 'other');
    }
  });

  it('damage of any sort gives problems inside the file, never an exception', () => {
    const files = soundFiles();
    const damage = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(40),
      text: fc.oneof(
        fc.constantFrom('{', '[', '&a ', '*a', '!!binary ', '\n- ', ': ', 'null', '\t', '---\n', '<<: '),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
    });
    fc.assert(
      fc.property(damage, ({ file, at, length, text }) => {
        const { path, text: sound } = files[file]!;
        const offset = Math.floor(sound.length * at);
        const broken = sound.slice(0, offset) + text + sound.slice(offset + length);
        for (const problem of compileKnowledge(soundFiles({ [path]: broken })).problems) {
          const limit = problem.path === path ? broken.length : Number.POSITIVE_INFINITY;
          assert.ok(
            problem.span.start >= 0 && problem.span.start <= problem.span.end && problem.span.end <= limit,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('values behind aliases are found', () => {
    const text = 'a: &x [one, two]\nb: *x\n';
    const file = parseKnowledgeFile({ path: 'x.yaml', text });
    assert.deepEqual(file.value, { a: ['one', 'two'], b: ['one', 'two'] });
    const { start, end } = file.spanOf(['b', 1]);
    assert.equal(text.slice(start, end), 'two');
  });

  it('a YAML bomb is stopped', () => {
    const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `l${i}: &l${i} [${Array(9)
          .fill(`*l${i - 1}`)
          .join(', ')}]`,
      );
    const started = performance.now();
    const file = parseKnowledgeFile({ path: 'bomb.yaml', text: lines.join('\n') });
    assert.deepEqual(
      file.problems.map(({ code }) => code),
      ['kb.too-many-aliases'],
    );
    assert.ok(performance.now() - started < 2000);
  });

  it('too large, too deep, two documents, unknown tags and nonsense are problems, never exceptions', () => {
    const codes = (text: string): readonly string[] =>
      parseKnowledgeFile({ path: 'x.yaml', text }).problems.map(({ code }) => code);
    assert.deepEqual(codes('x'.repeat(5 * 1024 * 1024 + 1)), ['kb.file-too-large']);
    assert.deepEqual(codes('['.repeat(100_000)).slice(0, 1), ['kb.unreadable']);
    assert.deepEqual(codes('a: 1\n---\nb: 2\n'), ['kb.unreadable']);
    assert.deepEqual(codes('a: !secret x\n'), ['kb.unreadable']);
    assert.ok(codes('a: [1,\nb: }').length > 0);
    assert.deepEqual(codes(''), []);
  });
});
