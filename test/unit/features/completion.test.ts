import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PROTOCOL_MODEL } from '../../../server/src/document/fields/protocolModel.ts';
import { yamlPlaceAt } from '../../../server/src/features/completion/yamlPlace.ts';
import { withoutPlaceholders } from '../../../server/src/hosts/lsp/convert.ts';
import { completeAt, cursorIn, inputOf, labelsAt, SETTINGS, service } from '../../harness/service.ts';

const YAML = 'test.protocol.yaml';

test('names are proposed from two letters on, by INN, brand, class and abbreviation', () => {
  assert.deepEqual(labelsAt('Patients given c|'), []);
  assert.ok(labelsAt('Patients given cr|').includes('crizotinib'));
  assert.ok(labelsAt('Patients given Xalk|').includes('crizotinib'));
  assert.ok(labelsAt('Patients given ROS1 TK|').some((label) => /^ROS1/.test(label)));
  assert.ok(labelsAt('Patients with extensive-stage SC|').includes('extensive-stage SCLC'));
  assert.ok(labelsAt('Patients with ROS1 fus|').includes('ROS1 fusion'));
  assert.ok(labelsAt('Patients with |', undefined, 'invoked').includes('crizotinib'));
});

test('a proposal replaces the words it was found by, and filters by the name that was typed', () => {
  const proposal = completeAt('Give Xalk|').find(({ label }) => label === 'crizotinib');
  assert.deepEqual(proposal?.span, { start: 5, end: 9 });
  assert.equal(proposal.newText, 'crizotinib');
  assert.equal(proposal.filterText, 'Xalkori');
});

test('keys come from the field model, without those already written', () => {
  assert.deepEqual(labelsAt('|', YAML), Object.keys(PROTOCOL_MODEL.fields));
  const labels = labelsAt('population:\n  biomarkers:\n    - gene: ROS1\n      |', YAML);
  assert.ok(labels.includes('alteration'));
  assert.ok(!labels.includes('gene'));
  assert.deepEqual(
    labelsAt('population:\n  biomarkers: [{ gene: ROS1, al|', YAML).includes('alteration'),
    true,
  );
});

test('values come from the field model and the knowledge base', () => {
  assert.deepEqual(labelsAt('kind: |', YAML), ['regimen', 'pathway', 'trial']);
  assert.deepEqual(labelsAt('---\nkind: |\n---\n\n# A\n'), ['regimen', 'pathway', 'trial']);
  assert.ok(labelsAt('population:\n  biomarkers: [{ gene: |', YAML).includes('ROS1'));
  assert.ok(labelsAt('regimen:\n  - drug: { inn: criz|', YAML).includes('crizotinib'));
  assert.ok(labelsAt('sequence:\n  - detected: { gene: ROS1, protein: |', YAML).includes('p.Gly2032Arg'));
  assert.ok(
    labelsAt('claims:\n  - evidence: { cite: [|] }\nreferences:\n  - { key: shaw2014 }\n', YAML).includes(
      'shaw2014',
    ),
  );
  const unit = completeAt('claims:\n  - result: { unit: |', YAML).find(({ label }) => label === '%');
  assert.equal(unit?.newText, '"%"');
});

test('an entry of a list can be written out as a skeleton whose fields the model knows', () => {
  for (const list of ['regimen', 'sequence', 'claims', 'references']) {
    const skeleton = completeAt(`${list}:\n  - |`, YAML).find(({ kind }) => kind === 'snippet');
    assert.ok(skeleton, list);
    const filled = `${list}:\n  - ${withoutPlaceholders(skeleton.newText)}\n`;
    const { findings } = service().check(inputOf(filled, YAML), SETTINGS);
    const faults = findings.filter(({ ruleId }) => ruleId === 'DOC001' || ruleId === 'DOC002');
    assert.deepEqual(
      faults.map(({ message }) => message),
      [],
      filled,
    );
  }
});

test('inside a suppression rules are proposed, and nothing behind the reason', () => {
  assert.ok(labelsAt('<!-- theralint-disable-next-line IND|').includes('IND001'));
  const byName = labelsAt('<!-- theralint-disable-next-line IND002 unsup|');
  assert.ok(byName.includes('unsupported-indication') && !byName.includes('IND001'));
  assert.ok(!labelsAt('<!-- theralint-disable-next-line IND001 I|').includes('IND001'));
  assert.deepEqual(labelsAt('<!-- theralint-disable-next-line IND001 -- because cri|'), []);
});

test('prose in a field is completed as prose', () => {
  const text = 'claims:\n  - id: c1\n    text: On progression with ALK G1202R, switch to |\n';
  assert.equal(labelsAt(text, YAML)[0], 'lorlatinib');
  assert.equal(
    labelsAt('rationale: ¦\n  On progression with ROS1 G2032R, switch to |\n', YAML)[0],
    'repotrectinib',
  );
});

interface PlaceCase {
  readonly marked: string;
  readonly slot: string;
  readonly path: readonly (string | number)[];
  readonly typed?: string;
}

const PLACES: readonly PlaceCase[] = [
  { marked: 'ki|', slot: 'key', path: [], typed: 'ki' },
  { marked: 'kind: re|', slot: 'value', path: ['kind'], typed: 're' },
  { marked: 'kind:|', slot: 'text', path: ['kind'] },
  { marked: 'a: "x|', slot: 'value', path: ['a'], typed: 'x' },
  { marked: 'a:\n  b: 1\n  |', slot: 'key', path: ['a'] },
  { marked: 'a:\n  b: 1\n|', slot: 'key', path: [] },
  { marked: 'a:\n  |', slot: 'either', path: ['a'] },
  { marked: 'a:\n  - b: 1\n    c|', slot: 'key', path: ['a', 0], typed: 'c' },
  { marked: 'a:\n  - b: 1\n  - |', slot: 'either', path: ['a', 1] },
  { marked: 'a:\n- b: 1\n- c: |', slot: 'value', path: ['a', 1, 'c'] },
  { marked: 'a:\n  - x\n  - y|', slot: 'either', path: ['a', 1], typed: 'y' },
  { marked: 'a: [x, |', slot: 'value', path: ['a', 1] },
  { marked: 'a: { b: 1, |', slot: 'key', path: ['a'] },
  { marked: 'a: { b: { c: |', slot: 'value', path: ['a', 'b', 'c'] },
  { marked: 'a: { b: [1, 2], c: |', slot: 'value', path: ['a', 'c'] },
  { marked: 'a:\n  - { b: 1 }\n  - { b: |', slot: 'value', path: ['a', 1, 'b'] },
  { marked: 'a: [\n  { b: 1 },\n  { c: |', slot: 'value', path: ['a', 1, 'c'] },
  { marked: 'a: { b: [\nc: |', slot: 'value', path: ['c'] },
  { marked: 'a: 1 # |', slot: 'text', path: ['a'] },
  { marked: 'a: x\r\nb: |', slot: 'value', path: ['b'] },
];

for (const { marked, slot, path, typed } of PLACES) {
  test(`place in ${JSON.stringify(marked)}`, () => {
    const { text, offset } = cursorIn(marked);
    const place = yamlPlaceAt(text, { start: 0, end: text.length }, offset);
    assert.equal(place.slot, slot);
    assert.deepEqual(place.path, path);
    if (typed !== undefined) {
      assert.equal(place.typed, typed);
      assert.equal(text.slice(place.span.start, place.span.end), typed);
    }
  });
}

test('any text and any cursor are answered, with spans that end at the cursor', () => {
  const alphabet = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '-',
    '[',
    ']',
    '{',
    '}',
    ',',
    '"',
    "'",
    '#',
    '|',
    '>',
    'é',
    '😀',
    '\r\n',
    'next',
    'sequence',
  );
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 40 }), fc.nat(), (parts, at) => {
      const text = parts.join('');
      const offset = at % (text.length + 1);
      for (const name of [YAML, 'test.protocol.md']) {
        for (const { span } of service().complete(inputOf(text, name), offset, SETTINGS)) {
          assert.ok(span.start <= offset && span.end === offset);
        }
      }
    }),
    { numRuns: 150 },
  );
});
