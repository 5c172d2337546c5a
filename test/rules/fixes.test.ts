/** Every fix of every example is applied and checked again: its finding goes, no other appears, the document still parses. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Finding, fixAll } from '../../server/src/lint/index.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { applyEdits } from '../../server/src/text/edits.ts';
import { check } from '../harness/analyse.ts';
import { type RuleExample, ruleExamples } from '../harness/ruleExamples.ts';

/** How often each rule reports, and how often it reports each fault. */
function tally(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}

function show({ ruleId, message }: Finding): string {
  return `${ruleId} ${message}`;
}

for (const rule of RULES) {
  const examples = ruleExamples(rule.documentation).filter(({ kind }) => kind === 'reported');
  describe(`fixes of ${rule.id} ${rule.name}`, () => {
    let offered = 0;
    for (const example of examples) {
      it(example.note, () => {
        offered += checkFixes(rule.id, example);
      });
    }

    it('offers what the rule declares', () => {
      assert.equal(
        offered > 0,
        rule.fix !== 'none',
        `${offered} fixes in the examples, declared: ${rule.fix}`,
      );
    });
  });
}

/** @returns how many fixes the rule's findings offer */
function checkFixes(ruleId: string, { text, uri }: RuleExample): number {
  const before = check(text, uri);
  const counts = tally(before);
  let offered = 0;
  for (const finding of before.filter((each) => each.ruleId === ruleId)) {
    for (const fix of finding.fixes) {
      offered++;
      const fixed = applyEdits(text, fix.edits);
      assert.notEqual(fixed, text, `“${fix.title}” changes nothing`);
      const after = check(fixed, uri);
      const own = (list: readonly Finding[]): number =>
        list.filter((each) => each.ruleId === ruleId && each.what === finding.what).length;
      assert.ok(own(after) < own(before), `“${fix.title}” leaves the finding: ${finding.what}\n${fixed}`);
      for (const [id, count] of tally(after)) {
        assert.ok(
          count <= (counts.get(id) ?? 0),
          `“${fix.title}” brings ${after
            .filter((each) => each.ruleId === id)
            .map(show)
            .join(' | ')}\n${fixed}`,
        );
      }
    }
  }
  const all = fixAll(text, (each) => check(each, uri), { safety: 'safe' });
  assert.ok(all.stable, 'safe fixes do not come to rest');
  assert.deepEqual(
    all.findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe')).map(show),
    [],
  );
  return offered;
}
