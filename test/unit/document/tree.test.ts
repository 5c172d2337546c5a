import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument as parseYaml } from 'yaml';
import { checkTree } from '../../../server/src/document/check.ts';
import { checkFields } from '../../../server/src/document/fields/checkFields.ts';
import { readFields } from '../../../server/src/document/fields/readFields.ts';
import { parseDocument } from '../../../server/src/document/parse.ts';
import { sectionsPresent } from '../../../server/src/document/sectionsPresent.ts';
import type { DocumentNode, ProtocolDocument, ScalarNode } from '../../../server/src/document/types.ts';
import { corpusFiles, parseFile, realDocuments } from './corpus.ts';

function assertSound(document: ProtocolDocument): void {
  assert.deepEqual(checkTree(document), []);
  assert.deepEqual(
    document.problems.filter(
      (each) => each.code === 'document.unreadable' || each.code === 'yaml.unreadable',
    ),
    [],
    'a reader failed',
  );
  readFields(document);
  checkFields(document);
  sectionsPresent(document);
}

test('every file of the corpus gives a sound tree', () => {
  const files = corpusFiles();
  assert.ok(files.length > 15);
  for (const path of files) {
    const document = parseFile(path);
    assert.deepEqual(checkTree(document), [], basename(path));
    assertSound(document);
  }
});

test('real protocols and summaries give sound trees without problems', (context) => {
  const files = realDocuments();
  if (!files) {
    context.skip('no real documents beside the repository (set THERALINT_SHARED)');
    return;
  }
  for (const path of files) {
    const document = parseFile(path);
    assert.deepEqual(checkTree(document), [], path);
    assert.deepEqual(document.problems, [], path);
    assert.ok(document.blocks.length > 3, path);
  }
});

const PIECES = [
  '# ',
  '## H {#id .c}',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  ' ',
  '  ',
  '    ',
  '\t',
  '- ',
  '* ',
  '1. ',
  '> ',
  '>',
  '---',
  '---\n',
  '===',
  '::: {.quote cite=k}\n',
  ':::\n',
  '::: x\n',
  '*',
  '**',
  '_',
  '`',
  '```\n',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '{.claim #c}',
  '[a]{.b}',
  '[@k; @l, p. 3]',
  '@key',
  '[x](u)',
  '![i](u)',
  '[r]: u\n',
  '[r]',
  '&gt;',
  '&#8805;',
  '&bad;',
  '\\>',
  '\\',
  '<br>',
  '<b>',
  '</b>',
  '<x and >5',
  '<!-- c -->',
  '<!--',
  '-->',
  '<!-- theralint-disable-next-line IND001 -- r -->',
  '# theralint-disable IND001 -- r\n',
  '# theralint-enable\n',
  '| a | b |\n',
  '|--|--|\n',
  '|',
  'key: ',
  'metadata:\n',
  '  title: ',
  'rationale: |\n  ',
  'rationale: >\n  ',
  'claims:\n  - text: ',
  '"',
  "'",
  "''",
  '\\n',
  '\\u00b5',
  '\\U0001F9EC',
  ': ',
  '?',
  ', ',
  '&a ',
  '*a',
  '!!str ',
  '%YAML 1.2\n',
  '...',
  'Exclusion criteria:',
  'Exclude - ',
  'word',
  'two words',
  'ALK',
  '\u{1f9ec}',
  '\ufeff',
  '\u2028',
  '\u00a0',
  '\0',
  '\ud83e',
  'https://a.org/x',
  'null',
  '~',
  'true',
  'NO',
  '12',
  '|+',
  '>2-',
  '#',
];
const text = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const uri = fc.constantFrom('a.protocol.yaml', 'a.yaml', 'a.protocol.md', 'a.md', 'a.txt');
const runs = { numRuns: Number(process.env.THERALINT_FUZZ_RUNS ?? 3000) };

test('no input makes a reader throw or break the tree', () => {
  fc.assert(
    fc.property(uri, text, (name, source) => assertSound(parseDocument({ uri: name, text: source }))),
    runs,
  );
});

test('no edit of a corpus file makes a reader throw or break the tree', () => {
  const sources = corpusFiles().map((path) => ({ uri: path, source: parseFile(path).source }));
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(12),
    piece: fc.constantFrom('', ...PIECES),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      (file, edits) => {
        let { source } = file;
        for (const { at, cut, piece } of edits) {
          const start = Math.floor(at * source.length);
          source = source.slice(0, start) + piece + source.slice(start + cut);
        }
        assertSound(parseDocument({ uri: file.uri, text: source }));
      },
    ),
    { numRuns: Math.ceil(runs.numRuns / 2) },
  );
});

test('scalars read as the YAML library reads them', () => {
  const styles = fc.constantFrom(
    (words: string) => `a: "${words}"`,
    (words: string) => `a: '${words}'`,
    (words: string) => `a: ${words}`,
    (words: string) => `a: |\n  ${words}`,
    (words: string) => `a: >\n  ${words}`,
    (words: string) => `a: >+\n  ${words}\n\n`,
    (words: string) => `a: |2-\n   ${words}\n \n`,
  );
  const word = fc.constantFrom(
    'x',
    'two',
    "''",
    '\\n',
    '\\\n  ',
    ' ',
    '  ',
    '\n  ',
    '\n\n  ',
    '\r\n  ',
    '\n   ',
    '\n\n\n  ',
    '\t',
    '\\u00b5',
    '- ',
    'é',
    '\n    ',
  );
  let compared = 0;
  fc.assert(
    fc.property(styles, fc.array(word, { maxLength: 12 }), (style, words) => {
      const source = style(words.join(''));
      const expected = parseYaml(source, { logLevel: 'silent' });
      if (expected.errors.length > 0) return;
      const value = expected.get('a');
      if (typeof value !== 'string') return;
      compared++;
      const document = parseDocument({ uri: 'a.yaml', text: source });
      assert.equal((scalars(document.root).at(-1) as ScalarNode).text.text, value);
    }),
    { numRuns: Math.ceil(runs.numRuns / 2) },
  );
  assert.ok(compared > 200, `only ${compared} compared`);
});

function scalars(node: DocumentNode): DocumentNode[] {
  return node.kind === 'scalar' ? [node] : node.children.flatMap(scalars);
}

test('input made to overflow or stall a reader is read to its end', () => {
  const repeat = (piece: string) => piece.repeat(3000);
  const hostile = [
    ['a.md', repeat('> ')],
    ['a.md', repeat('- ')],
    ['a.md', repeat('[')],
    ['a.md', repeat('[a](')],
    ['a.md', repeat('*a **b ')],
    ['a.md', repeat('[a ') + repeat(']{.b}')],
    ['a.md', repeat('::: a\n')],
    ['a.md', repeat('<!--')],
    ['a.md', `---\n\n# h\n\ntext\n${repeat('---\n')}`],
    ['a.md', repeat('<!-- theralint-disable IND001 -- r -->\n<!-- theralint-enable -->\n')],
    ['a.yaml', repeat('# theralint-disable-next-line IND001 -- r\n')],
    ['a.yaml', `a: "${repeat(' ')}"`],
    ['a.yaml', `a: &a [x]\nb: [${repeat('*a, ')}]`],
    ['a.txt', repeat('\u2022 ')],
  ] as const;
  for (const [name, source] of hostile) assertSound(parseDocument({ uri: name, text: source }));
});
