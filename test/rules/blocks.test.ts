/** What `checkBlocks` reports on a block must not depend on which other blocks it is shown. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { TextBlock } from '../../server/src/document/types.ts';
import { BlockPlaces } from '../../server/src/lint/blockPlaces.ts';
import { blockView } from '../../server/src/lint/reportMemory.ts';
import { RULES } from '../../server/src/rules/registry.ts';
import type { Report, RuleDeclaration } from '../../server/src/rules/types.ts';
import type { Analysis } from '../../server/src/verify/types.ts';
import { analyse, SETTINGS } from '../harness/analyse.ts';
import { ROOT } from '../harness/engine.ts';
import { ruleExamples } from '../harness/ruleExamples.ts';

const DOCUMENTS: readonly Analysis[] = [
  ...RULES.flatMap(({ documentation }) => ruleExamples(documentation)),
  ...['examples', 'examples/planted', 'test/corpus/document'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((file) => /\.protocol\.(?:md|yaml)$/.test(file))
      .map((file) => ({ text: readFileSync(join(ROOT, folder, file), 'utf8'), uri: file })),
  ),
].map(({ text, uri }) => analyse(text, uri));

describe('rules that look at each block by itself', () => {
  for (const rule of RULES.filter(({ checkBlocks }) => checkBlocks)) {
    it(`${rule.id} reports the same on a block shown alone`, () => {
      for (const analysis of DOCUMENTS) {
        const places = new BlockPlaces(analysis.document.blocks);
        const isOn = (block: TextBlock | undefined) => (report: Report) =>
          places.blockAt(report.span.start) === block;
        const whole = reportsOf(rule, blockView(analysis));
        for (const block of analysis.blocks) {
          const alone = reportsOf(rule, { ...blockView(analysis), blocks: [block] });
          assert.deepEqual(alone.filter(isOn(block)), whole.filter(isOn(block)));
          assert.deepEqual(alone.filter(isOn(undefined)), whole.filter(isOn(undefined)));
        }
      }
    });
  }

  it('is true of rules that were tried', () => {
    assert.ok(RULES.some(({ checkBlocks }) => checkBlocks));
    for (const rule of RULES) assert.ok(rule.check ?? rule.checkBlocks, `${rule.id} checks something`);
  });
});

function reportsOf(rule: RuleDeclaration, analysis: Analysis): readonly Report[] {
  const options = Object.fromEntries(rule.options.map(({ name, default: value }) => [name, value]));
  const reports: Report[] = [];
  rule.checkBlocks?.({
    analysis,
    options,
    today: SETTINGS.today,
    report: (report) => reports.push(report),
  });
  return reports;
}
