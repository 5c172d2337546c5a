/** Every example on every rule's page is executed: what it says is what happens. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { check } from '../harness/analyse.ts';
import { overlaidKnowledge } from '../harness/engine.ts';
import { type RuleExample, ruleExamples, ruleOverlay } from '../harness/ruleExamples.ts';

const LEAST = 5;
const LEAST_CONTAINERS = 2;

for (const rule of RULES) {
  describe(`${rule.id} ${rule.name}`, () => {
    const examples = ruleExamples(rule.documentation);
    const overlay = ruleOverlay(rule.documentation);
    const base = overlay === undefined ? undefined : overlaidKnowledge(overlay);

    it('shows enough of both sides, each example once', () => {
      for (const kind of ['reported', 'silent']) {
        const count = examples.filter((each) => each.kind === kind).length;
        assert.ok(count >= LEAST, `${count} ${kind} examples`);
      }
      assert.equal(new Set(examples.map(({ text, uri }) => uri + text)).size, examples.length);
    });

    it('shows both sides in more than one container: prose, lists, tables, fields', () => {
      for (const kind of ['reported', 'silent']) {
        const kinds = new Set(examples.filter((each) => each.kind === kind).map(containerOf));
        assert.ok(kinds.size >= LEAST_CONTAINERS, `${kind} only in ${[...kinds].join(', ')}`);
      }
    });

    for (const example of examples) {
      it(`${example.kind}: ${example.note}`, () => run(rule.id, example, base));
    }
  });
}

/** What the words of an example stand in. Documents about their form stand for their language. */
function containerOf({ uri, text }: RuleExample): string {
  if (uri.endsWith('.yaml')) return 'field';
  const body = text.replace(/^---\n.*?^---\n/msu, '');
  if (/^\|/mu.test(body)) return 'table';
  return /^\s*(?:[-*]|\d+\.) /mu.test(body) ? 'list' : 'prose';
}

function run(
  ruleId: string,
  { kind, text, uri, marked }: RuleExample,
  base: KnowledgeIndex | undefined,
): void {
  const findings = check(text, uri, {}, undefined, base);
  const shown = findings.map(
    (each) => `${each.ruleId} “${text.slice(each.span.start, each.span.end)}” ${each.message}`,
  );
  const own = findings.filter((each) => each.ruleId === ruleId);
  if (kind === 'silent') {
    assert.deepEqual(
      shown.filter((_, index) => findings[index]!.ruleId === ruleId || findings[index]!.severity === 'error'),
      [],
    );
    return;
  }
  assert.notEqual(own.length, 0, `not reported; instead: ${shown.join(' | ') || 'nothing'}`);
  for (const finding of own)
    assert.equal(/\{\w*\}|undefined|\n/u.test(finding.message), false, finding.message);
  if (marked) {
    const spans = own.map(({ span }) => text.slice(span.start, span.end));
    assert.ok(
      own.some(({ span }) => span.start === marked.start && span.end === marked.end),
      `reported on ${spans.join(' | ')}`,
    );
  }
}
