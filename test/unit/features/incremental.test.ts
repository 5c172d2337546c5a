import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { OperationCancelled } from '../../../server/src/lint/types.ts';
import { createLanguageService, type DocumentInput } from '../../../server/src/service.ts';
import { knowledge } from '../../harness/engine.ts';
import { SETTINGS } from '../../harness/service.ts';

const START = `---
kind: pathway
population:
  disease: NSCLC
  biomarkers: [{ gene: ROS1, alteration: fusion, status: positive }]
---

# ROS1-positive NSCLC {#rationale}

Crizotinib 250 mg twice daily is recommended. On progression with G2032R, switch to repotrectinib.

In severe renal impairment, give crizotinib 250 mg once daily.

- Alectinib is indicated for ROS1-positive disease.
- The ORR with crizotinib was 72% (36/50) in PROFILE 1001.

## Extensive-stage SCLC

Crizotinib is indicated for ROS1-positive extensive-stage SCLC.
`;

const PIECES = [
  '',
  'x',
  ' ',
  '\n',
  '\n\n',
  '# ',
  '- ',
  'not ',
  'ALK',
  'ROS1 ',
  'alectinib ',
  'SCLC',
  '250 mg ',
  '|',
  '---\n',
  '"',
  '😀',
  '\r\n',
];

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({ at: fc.nat(2000), remove: fc.nat(12), insert: fc.constantFrom(...PIECES) }),
  { minLength: 1, maxLength: 6 },
);

const YAML_START = `kind: regimen
population:
  disease: NSCLC
  biomarkers:
    - { gene: ROS1, alteration: fusion, status: positive }
regimen:
  - drug: { inn: crizotinib }
    dose: { value: 250, unit: mg, basis: flat }
    frequency: twice daily
sequence:
  - { trigger: progression, after: crizotinib, detected: { gene: ROS1, protein: p.Gly2032Arg }, next: [alectinib] }
claims:
  - id: c1
    text: Crizotinib is indicated for ROS1-positive extensive-stage SCLC.
rationale: >
  Alectinib is indicated for ROS1-positive disease.
`;

for (const [language, start] of [
  ['markdown', START],
  ['yaml', YAML_START],
] as const) {
  test(`after any edits of ${language} the incremental result equals the one from scratch`, () => {
    const incremental = createLanguageService({ knowledge: knowledge() });
    // Closing a document forgets it, so that this one starts from scratch each time.
    const scratch = createLanguageService({ knowledge: knowledge() });
    const uri = `file:///edited.${language}`;
    const inputOf = (version: number, text: string): DocumentInput => ({
      uri,
      version,
      text,
      language,
      profile: 'protocol',
    });
    fc.assert(
      fc.property(edits, (changes) => {
        let text: string = start;
        let version = 1;
        incremental.close(uri);
        incremental.check(inputOf(version, text), SETTINGS);
        for (const { at, remove, insert } of changes) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          version += 1;
          const input = inputOf(version, text);
          scratch.close(uri);
          // Cut off somewhere, as a check is that runs in slices; what it leaves behind must do no harm.
          let looks = at % 40;
          const cutOff = {
            get isCancellationRequested() {
              return looks-- <= 0;
            },
          };
          try {
            incremental.check(input, SETTINGS, cutOff);
          } catch (error) {
            assert.ok(error instanceof OperationCancelled);
          }
          assert.deepEqual(
            incremental.check(input, SETTINGS).findings,
            scratch.check(input, SETTINGS).findings,
          );
          assert.deepEqual(
            incremental.analyse(input).judgements.map(plain),
            scratch.analyse(input).judgements.map(plain),
          );
        }
      }),
      { numRuns: 25 },
    );
  });
}

test('a judgement that is kept moves with its claim', () => {
  const service = createLanguageService({ knowledge: knowledge() });
  const uri = 'file:///moved.protocol.md';
  const check = (version: number, text: string) =>
    service.check({ uri, version, text, language: 'markdown', profile: 'protocol' }, SETTINGS).findings;
  const before = check(1, START);
  const after = check(
    2,
    `${START.slice(0, START.indexOf('# ROS1'))}Some words.\n\n${START.slice(START.indexOf('# ROS1'))}`,
  );
  const moved = before.map((finding) => ({
    ...finding,
    span: { start: finding.span.start + 13, end: finding.span.end + 13 },
  }));
  const wrong = (findings: typeof before) =>
    findings.filter(({ ruleId }) => ruleId.startsWith('IND')).map(({ ruleId, span }) => ({ ruleId, span }));
  assert.ok(wrong(before).length >= 2);
  assert.deepEqual(wrong(after), wrong(moved));
});

/** A judgement without the tree nodes its claim points to, which are equal by construction and large. */
function plain({ claim, ...rest }: { readonly claim: { readonly block?: unknown } }): unknown {
  return { ...rest, claim: { ...claim, block: undefined } };
}

test('a cancelled check throws and the next one is complete', () => {
  const service = createLanguageService({ knowledge: knowledge() });
  const input: DocumentInput = {
    uri: 'file:///c.protocol.md',
    version: 1,
    text: START,
    language: 'markdown',
    profile: 'protocol',
  };
  for (const looks of [0, 1, 3, 8]) {
    let left = looks;
    const signal = {
      get isCancellationRequested() {
        return left-- <= 0;
      },
    };
    assert.throws(() => service.check(input, SETTINGS, signal), OperationCancelled);
  }
  assert.ok(service.check(input, SETTINGS).findings.some(({ ruleId }) => ruleId === 'IND001'));
});

test('equal uri, version and settings are answered from what is known', () => {
  const service = createLanguageService({ knowledge: knowledge() });
  const input: DocumentInput = {
    uri: 'file:///c.protocol.md',
    version: 1,
    text: START,
    language: 'markdown',
    profile: 'protocol',
  };
  const first = service.check(input, SETTINGS);
  assert.equal(service.check(input, SETTINGS), first);
  assert.equal(service.analyse(input), service.analyse(input));
  assert.notEqual(service.check(input, { ...SETTINGS, rules: { IND001: 'off' } }), first);
  service.close(input.uri);
  assert.notEqual(service.check(input, SETTINGS), first);
});
