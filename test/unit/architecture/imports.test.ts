import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importsOf } from './imports.ts';

test('every form of import is read, with its line and whether it is for types only', () => {
  const source = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    'import {',
    '  c,',
    '  type C,',
    "} from './c.ts';",
    "export type * from './d.ts';",
    "export { e } from './e.ts';",
    "import './f.ts';",
    "const g = await import('./g.ts');",
    "type H = import('./h.ts').H;",
    "let i: import('./i.ts').I;",
  ].join('\n');
  assert.deepEqual(importsOf(source), [
    { specifier: './a.ts', typesOnly: false, line: 1 },
    { specifier: './b.ts', typesOnly: true, line: 2 },
    { specifier: './c.ts', typesOnly: false, line: 3 },
    { specifier: './d.ts', typesOnly: true, line: 7 },
    { specifier: './e.ts', typesOnly: false, line: 8 },
    { specifier: './f.ts', typesOnly: false, line: 9 },
    { specifier: './g.ts', typesOnly: false, line: 10 },
    { specifier: './h.ts', typesOnly: false, line: 11 },
    { specifier: './i.ts', typesOnly: true, line: 12 },
  ]);
});

test('comments and templates import nothing', () => {
  assert.deepEqual(
    importsOf(
      "// import a from './a.ts';\n/*\nimport b from './b.ts';\n*/\nconst c = `\nimport d from './d.ts';\n`;",
    ),
    [],
  );
});
