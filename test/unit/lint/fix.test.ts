import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { applyFixes, type Finding, fixAll } from '../../../server/src/lint/index.ts';
import type { Fix } from '../../../server/src/rules/types.ts';
import { check } from '../../harness/analyse.ts';

function finding(
  start: number,
  end: number,
  newText: string,
  parts: Partial<Finding> = {},
  safety: Fix['safety'] = 'safe',
): Finding {
  return {
    ruleId: 'TST001',
    ruleName: 'test',
    severity: 'warning',
    message: '',
    what: '',
    why: '',
    action: '',
    span: { start, end },
    verdict: undefined,
    related: [],
    evidence: [],
    fixes: [{ title: newText, safety, edits: [{ span: { start, end }, newText }], evidence: [] }],
    fingerprint: `${start}`,
    suppressed: undefined,
    tag: undefined,
    docsUrl: '',
    ...parts,
  };
}

describe('fixes', () => {
  it('leaves suggestions to a person', () => {
    const findings = [finding(0, 1, 'A'), finding(2, 3, 'B', {}, 'suggestion')];
    assert.equal(applyFixes('a b', findings, { safety: 'safe' }).text, 'A b');
    assert.equal(applyFixes('a b', findings, { safety: 'suggestion' }).text, 'A B');
  });

  it('leaves overlapping edits to the next pass, and suppressed findings alone', () => {
    const findings = [
      finding(0, 3, 'x'),
      finding(2, 4, 'y'),
      finding(4, 5, 'z', { suppressed: { reason: 'r', span: { start: 0, end: 0 } } }),
    ];
    const pass = applyFixes('abcde', findings, { safety: 'safe' });
    assert.equal(pass.text, 'xde');
    assert.equal(pass.applied.length, 1);
  });

  it('repeats until stable, at most ten times', () => {
    const shrink = (text: string) =>
      text.includes('aa') ? [finding(text.indexOf('aa'), text.indexOf('aa') + 2, 'a')] : [];
    assert.deepEqual(
      (({ text, passes, stable }) => ({ text, passes, stable }))(fixAll('aaaa', shrink, { safety: 'safe' })),
      { text: 'a', passes: 3, stable: true },
    );
    const endless = (text: string) => [finding(0, 1, text.startsWith('a') ? 'b' : 'a')];
    const result = fixAll('a', endless, { safety: 'safe' });
    assert.equal(result.passes, 10);
    assert.equal(result.stable, false);
  });

  it('takes back a pass that makes the document unreadable', () => {
    const findings = (text: string) =>
      text === 'good' ? [finding(0, 4, 'bad')] : [finding(0, 1, 'x', { ruleId: 'DOC001', fixes: [] })];
    const result = fixAll('good', findings, { safety: 'safe' });
    assert.equal(result.text, 'good');
    assert.equal(result.applied.length, 0);
  });

  it('mends notation, and never a drug or the order of partners', () => {
    const text =
      '# Sequence\n\nOn progression of ROS1-positive NSCLC, switch to alectinib. EML4-ALK and EML4/ALK and ALK::EML4 were found.\n';
    const result = fixAll(text, (each) => check(each), { safety: 'safe' });
    assert.equal(result.text, text.replace('EML4-ALK', 'EML4::ALK').replace('EML4/ALK', 'EML4::ALK'));
    assert.equal(result.stable, true);
  });
});
