import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../harness/engine.ts';

/** A regular-expression literal with its flags, after something that cannot be divided. */
const LITERAL =
  /(?:^|[(,=:[!&|?{};\s>])\/((?:[^/\\\n[*]|\\.|\[(?:[^\]\\\n]|\\.)*\])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])*)\/([dgimsuvy]+)(?![\w/])/gm;
const NEEDS_UNICODE = /\\[pP]\{|\\u\{|[\u{10000}-\u{10ffff}]/u;

test('patterns ignore case without the flag u, which makes them many times slower, unless they ask for properties of letters', () => {
  const folder = join(ROOT, 'server/src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const literals = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(LITERAL)].map(
      ([literal, source = '', flags = '']) => ({ name: `${file}: ${literal.trim()}`, source, flags }),
    ),
  );
  assert.ok(literals.length > 300);
  const slow = literals.filter(
    ({ source, flags }) => flags.includes('i') && flags.includes('u') && !NEEDS_UNICODE.test(source),
  );
  assert.deepEqual(
    slow.map(({ name }) => name),
    [],
  );
});
