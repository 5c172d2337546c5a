import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../../server/src/claims/explain.ts';
import { claimsOfText } from '../../harness/labelledClauses.ts';

function explained(text: string, kind: string): readonly string[] {
  const claim = claimsOfText(text).find((each) => each.kind === kind && each.block?.role !== 'heading');
  assert.ok(claim, `no ${kind} claim in ${text}`);
  return explain(claim, text).map(({ about, text }) => `${about}: ${text}`);
}

test('names the predicate, the negation with what it acts on, and where open slots come from', () => {
  const lines = explained('# ROS1-positive SCLC\n\nThe tumour did not respond to crizotinib.\n', 'efficacy');
  assert.match(lines[0]!, /efficacy \(response, negated, asserted\)/);
  assert.ok(
    lines.some((line) => line.startsWith('cue: “respond” (predicate)')),
    lines.join('\n'),
  );
  assert.ok(
    lines.some((line) => line.startsWith('cue: “not” (negation), acting on “respond to crizotinib')),
    lines.join('\n'),
  );
  assert.ok(lines.includes('parts: treatment “crizotinib” from the clause itself'), lines.join('\n'));
  assert.ok(
    lines.includes('parts: biomarker “ROS1-positive”, disease “SCLC” from a heading above'),
    lines.join('\n'),
  );
});

test('names the cue that gave a treatment its role', () => {
  const lines = explained(
    'Lorlatinib is effective after progression on crizotinib in ALK-positive NSCLC.\n',
    'efficacy',
  );
  assert.ok(
    lines.some((line) => /crizotinib is prior$/.test(line)),
    lines.join('\n'),
  );
});

test('names both cues of an alteration found at progression', () => {
  const lines = explained('At progression on crizotinib, ROS1 G2032R was detected in NSCLC.\n', 'resistance');
  assert.ok(
    lines.some((line) => line.includes('(finding)')),
    lines.join('\n'),
  );
  assert.ok(
    lines.some((line) => line.includes('(progression)')),
    lines.join('\n'),
  );
});

test('figures that decide stand among the reasons', () => {
  const lines = explained('The ORR with crizotinib was 0% in SCLC.\n', 'efficacy');
  assert.ok(
    lines.some((line) => line.startsWith('cue: “0%” (figures): effect response, polarity negated')),
    lines.join('\n'),
  );
});
