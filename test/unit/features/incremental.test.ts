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

test('after any edits the incremental result equals the one from scratch', () => {
  const incremental = createLanguageService({ knowledge: knowledge() });
  // Closing a document forgets it, so that this one starts from scratch each time.
  const scratch = createLanguageService({ knowledge: knowledge() });
  const inputOf = (uri: string, version: number, text: string): DocumentInput => ({
    uri,
    version,
    text,
    language: 'markdown',
    profile: 'protocol',
  });
  let uri = 0;
  fc.assert(
    fc.property(edits, (changes) => {
      uri += 1;
      const name = `file:///${uri}.protocol.md`;
      let text = START;
      let version = 1;
      incremental.check(inputOf(name, version, text), SETTINGS);
      for (const { at, remove, insert } of changes) {
        const start = at % (text.length + 1);
        text = text.slice(0, start) + insert + text.slice(start + remove);
        version += 1;
        const input = inputOf(name, version, text);
        scratch.close(name);
        assert.deepEqual(
          incremental.check(input, SETTINGS).findings,
          scratch.check(input, SETTINGS).findings,
        );
        const mine = incremental.analyse(input).judgements;
        const theirs = scratch.analyse(input).judgements;
        assert.deepEqual(mine.map(plain), theirs.map(plain));
      }
      incremental.close(name);
    }),
    { numRuns: 25 },
  );
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
