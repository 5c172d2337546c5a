import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/text/edits.ts';
import { inputOf, SETTINGS, service } from '../../harness/service.ts';

const WRONG = 'Crizotinib is indicated for ROS1-positive extensive-stage SCLC.';

/** Texts in which one line claims what IND001 reports, by where that line stands. */
const PLACES: Readonly<Record<string, { readonly text: string; readonly name?: string }>> = {
  paragraph: { text: `# Rationale {#rationale}\n\n${WRONG}\n` },
  'second line of a paragraph': { text: `# Rationale {#rationale}\n\nSome words first.\n${WRONG}\n` },
  'list item': { text: `# Rationale {#rationale}\n\n- Something else.\n- ${WRONG}\n` },
  'block quote free of quotation': { text: `# Rationale {#rationale}\r\n\r\n${WRONG}\r\n` },
  'plain scalar': { text: `claims:\n  - id: c1\n    text: ${WRONG}\n`, name: 'test.protocol.yaml' },
  'literal scalar': { text: `rationale: |\n  Some words first.\n\n  ${WRONG}\n`, name: 'test.protocol.yaml' },
  'front matter': { text: `---\nclaims:\n  - { id: c1, text: "${WRONG}" }\n---\n\n# Summary\n` },
};

for (const [place, { text, name }] of Object.entries(PLACES)) {
  test(`a suppression in a ${place} suppresses that finding and nothing else`, () => {
    const before = service().check(inputOf(text, name), SETTINGS).findings;
    const finding = before.find(({ ruleId }) => ruleId === 'IND001');
    assert.ok(finding, JSON.stringify(before.map(({ ruleId }) => ruleId)));
    const action = service()
      .codeActions(inputOf(text, name), finding.span, SETTINGS)
      .find(({ title }) => title === 'Suppress IND001 for this line with a reason');
    assert.ok(action);
    const after = service().check(inputOf(applyEdits(text, action.fix.edits), name), SETTINGS).findings;
    const same = after.filter(({ ruleId }) => ruleId === 'IND001');
    assert.deepEqual(
      same.map(({ suppressed }) => suppressed?.reason),
      ['TODO say why'],
      applyEdits(text, action.fix.edits),
    );
    // Until the writer puts a reason in the place left for it, the directive itself is reported.
    assert.ok(after.some(({ ruleId }) => ruleId === 'SUP003'));
    assert.deepEqual(
      after.filter(({ ruleId }) => ruleId !== 'IND001' && ruleId !== 'SUP003').map(({ ruleId }) => ruleId),
      before.filter(({ ruleId }) => ruleId !== 'IND001').map(({ ruleId }) => ruleId),
    );
  });
}

test('the clinical fix names its evidence, is never preferred and never part of fix-all', () => {
  const text =
    '# Sequence {#sequence}\n\nFor ALK G1202R give alectinib. Patients with EML4-ALK-positive NSCLC.\n';
  const { findings } = service().check(inputOf(text), SETTINGS);
  const finding = findings.find(({ ruleId }) => ruleId === 'RES001');
  assert.ok(finding, JSON.stringify(findings.map(({ ruleId }) => ruleId)));
  const actions = service().codeActions(inputOf(text), finding.span, SETTINGS);
  const replacement = actions.find(({ fix }) => fix.edits.some(({ newText }) => newText === 'lorlatinib'));
  assert.ok(replacement, JSON.stringify(actions.map(({ title }) => title)));
  assert.equal(replacement.isPreferred, false);
  assert.equal(replacement.fix.safety, 'suggestion');
  assert.match(replacement.title, /lorlatinib.*(?:OncoKB|CIViC|trial|study|series)/);
  const all = actions.find(({ kind }) => kind === 'source.fixAll.theralint');
  assert.ok(all);
  assert.match(applyEdits(text, all.fix.edits), /give alectinib\. Patients with EML4::ALK/);
});
