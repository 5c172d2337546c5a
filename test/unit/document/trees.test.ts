import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Tree } from '@lezer/common';
import fc from 'fast-check';
import { fieldParser, markdownParser } from '../../../server/src/document/markdown/parser.ts';
import { MarkdownTrees } from '../../../server/src/document/markdown/trees.ts';
import { ROOT } from '../../harness/engine.ts';

const FOLDER = join(ROOT, 'test/corpus/document');
const TEXTS = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md'))
  .map((file) => readFileSync(join(FOLDER, file), 'utf8').replace(/\r\n?/g, '\n'));

/** Where a line can become part of another block, or end one. */
const PIECES = [
  ...['', 'x', ' ', '\t', '\n', '\n\n', '    ', '# ', '- ', '1. ', '> ', '```\n', '---\n', '===\n', '|'],
  ...['| a | b |\n|---|---|\n', '::: {.quote}\n', ':::\n', '[a]: http://x\n', '**', '`', '[', '](', '<!--'],
  ...['-->', '<div>\n', '@key', '[@k]{.claim}'],
];

const edits = fc.array(
  fc.record({ at: fc.nat(5000), remove: fc.nat(20), insert: fc.constantFrom(...PIECES) }),
  { minLength: 1, maxLength: 30 },
);

for (const [name, parser] of [
  ['Markdown', markdownParser],
  ['fields', fieldParser],
] as const) {
  test(`after any edits the tree of ${name} is the one parsed from scratch`, () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), edits, (start, changes) => {
        const trees = new MarkdownTrees();
        let text = start;
        for (const { at, remove, insert } of [{ at: 0, remove: 0, insert: '' }, ...changes]) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          trees.begin();
          assert.deepEqual(nodesOf(trees.parse('body', text, parser)), nodesOf(parser.parse(text)));
        }
      }),
      { numRuns: 60 },
    );
  });
}

test('a tree is not taken for that of another parser', () => {
  const trees = new MarkdownTrees();
  const text = '# 3 of 4\n';
  for (const parser of [markdownParser, fieldParser, markdownParser]) {
    trees.begin();
    assert.deepEqual(nodesOf(trees.parse('a', text, parser)), nodesOf(parser.parse(text)));
  }
});

function nodesOf(tree: Tree): readonly string[] {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from} ${to}`) });
  return nodes;
}
