import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeMarkdown, MarkupBuilder } from '../../../server/src/features/markup.ts';

test('words that look like markup read as written', () => {
  assert.equal(escapeMarkdown('a*b_c [d](e) <f> `g` | #h'), 'a\\*b\\_c \\[d\\](e) \\<f\\> \\`g\\` \\| \\#h');
  assert.equal(escapeMarkdown('- a'), '\\- a');
  assert.equal(escapeMarkdown('1. a'), '1\\. a');
  assert.equal(escapeMarkdown('a &lt; b'), 'a &amp;lt; b');
  assert.equal(escapeMarkdown('a\n# b'), 'a \\# b');
});

test('both forms say the same, and empty parts are left out', () => {
  const { markdown, plain } = new MarkupBuilder()
    .paragraph({ strong: 'Bold*' }, ' words')
    .paragraph('')
    .labelled('Label', '')
    .labelled('Label', 'value')
    .item('one')
    .item({ text: 'two', url: 'https://example.org/a(b)' })
    .paragraph({ code: 'x`y' })
    .build();
  assert.equal(
    markdown,
    "**Bold\\*** words\n\n**Label:** value\n\n- one\n- [two](https://example.org/a%28b%29)\n\n`x'y`",
  );
  assert.equal(plain, 'Bold* words\n\nLabel: value\n- one\n- two <https://example.org/a(b)>\n\nx`y');
});
