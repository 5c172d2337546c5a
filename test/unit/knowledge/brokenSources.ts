/** Sources in which one thing is broken, and the one problem that `kb verify` must then find. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { compileKnowledge } from '../../../server/src/knowledge/index.ts';
import { edited, soundFiles } from './fixtures.ts';

/** Files of the sound sources whose text is replaced, by path. */
export type Replaced = Readonly<Record<string, string>>;

/** What is broken; the code, severity and part of the message expected; the exact text underlined, `*` for any. */
export type BrokenSource = readonly [string, Replaced, string, RegExp, string];

export const drug = (part: string, replacement: string): Replaced =>
  edited('drugs/alphatinib.yaml', part, replacement);
export const trial = (part: string, replacement: string): Replaced =>
  edited('trials/first.yaml', part, replacement);
export const disease = (part: string, replacement: string): Replaced =>
  edited('diseases/lung.yaml', part, replacement);

/** One test for each broken source: exactly its problem is found, at its place. An empty code stands for none. */
export function testBroken(cases: readonly BrokenSource[]): void {
  for (const [what, replaced, codeAndSeverity, message, underlined] of cases) {
    it(what, () => {
      const files = soundFiles(replaced);
      const { problems } = compileKnowledge(files);
      if (codeAndSeverity === '') {
        assert.deepEqual(problems, []);
        return;
      }
      const found = problems.filter((each) => `${each.severity} ${each.code}` === codeAndSeverity);
      assert.equal(found.length, 1, JSON.stringify(problems, null, 1));
      assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
      const [problem] = found;
      assert.match(problem!.message, message);
      const text = files.find(({ path }) => path === problem!.path)!.text;
      const slice = text.slice(problem!.span.start, problem!.span.end);
      assert.notEqual(slice, '');
      if (underlined !== '*') assert.equal(slice, underlined);
    });
  }
}
