import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../server/src/document/parse.ts';
import { parseCorpus } from './corpus.ts';

const markdown = (text: string) => parseDocument({ uri: 'a.md', text });
const covered = (text: string) =>
  markdown(text).directives.map((each) => each.covers && text.slice(each.covers.start, each.covers.end));

test('each form covers its lines', () => {
  const document = parseCorpus('comments.protocol.yaml');
  const covers = document.directives.map((each) => [
    each.form,
    each.covers && document.source.slice(each.covers.start, each.covers.end),
  ]);
  assert.deepEqual(covers.slice(0, 3), [
    ['disable-file', document.source],
    ['disable-line', 'kind: regimen # theralint-disable-line DOC003 -- known'],
    ['disable-next-line', 'populaton: {}'],
  ]);
  assert.deepEqual(covers[4], ['disable', '\nmetadata:\n  ']);
});

test('rules, reason and date are read with their places', () => {
  const document = markdown(
    '<!-- theralint-disable-next-line EFF006, unsupported-indication until=2027-03-31 -- seen by A. -->\nText.\n',
  );
  const [directive] = document.directives;
  assert.deepEqual(
    directive?.rules.map((each) => [each.text, document.source.slice(each.span.start, each.span.end)]),
    [
      ['EFF006', 'EFF006'],
      ['unsupported-indication', 'unsupported-indication'],
    ],
  );
  assert.equal(directive?.reason, 'seen by A.');
  assert.equal(directive?.until, '2027-03-31');
  assert.equal(directive?.malformed, undefined);
});

test('malformed directives say why and cover nothing', () => {
  const { directives } = parseCorpus('comments.protocol.yaml');
  const malformed = directives.filter((each) => each.malformed !== undefined);
  assert.deepEqual(
    malformed.map((each) => [
      each.covers,
      /names no rule|is no directive|neither a rule id|not a date/.exec(each.malformed!)?.[0],
    ]),
    [
      [undefined, 'names no rule'],
      [undefined, 'is no directive'],
      [undefined, 'neither a rule id'],
      [undefined, 'not a date'],
    ],
  );
  const [forgotten] = markdown('<!-- theralint-disable-line IND001 reviewed by A. -->\n').directives;
  assert.match(forgotten?.malformed ?? '', /`A\.` is neither/);
});

test('a directive without a reason is well formed', () => {
  const [directive] = markdown('<!-- theralint-disable-next-line IND001 -->\nx\n').directives;
  assert.equal(directive?.reason, undefined);
  assert.equal(directive?.malformed, undefined);
});

test('stacked directives cover the same line, blank lines do not count', () => {
  assert.deepEqual(
    covered(
      '<!-- theralint-disable-next-line IND001 -- a -->\n<!-- theralint-disable-next-line EFF001 -- b -->\n\nThe line.\nNext.\n',
    ),
    ['The line.', 'The line.'],
  );
  assert.deepEqual(covered('<!-- theralint-disable-next-line IND001 -- a -->'), ['']);
});

test('a region ends where its rule is enabled again', () => {
  const text =
    '<!-- theralint-disable IND001 EFF001 -- a -->\n\nOne.\n\n<!-- theralint-enable EFF001 -->\n\nTwo.\n\n<!-- theralint-enable -->\n\nThree.\n';
  const regions = markdown(text).directives.filter((each) => each.form === 'disable');
  assert.deepEqual(
    regions.map((each) => [
      each.rules.map((rule) => rule.text).join(),
      text.slice(each.covers!.start, each.covers!.end).match(/\w+\./g),
    ]),
    [
      ['IND001', ['One.', 'Two.']],
      ['EFF001', ['One.']],
    ],
  );
});

test('text that only looks like a directive is none', () => {
  assert.deepEqual(
    markdown('`<!-- theralint-disable IND001 -- a -->` and # theralint-disable IND001\n').directives,
    [],
  );
  assert.deepEqual(
    parseDocument({ uri: 'a.yaml', text: 'a: "# theralint-disable IND001 -- x"\n' }).directives,
    [],
  );
  const inline = markdown('Text <!-- theralint-disable-line IND001 -- a --> goes on.\n');
  assert.equal(inline.directives.length, 1);
  assert.equal(inline.blocks[0]?.text.text, 'Text  goes on.');
});

test('comments in front matter and in Markdown inside YAML hold directives too', () => {
  const front = '---\nkind: regimen # theralint-disable-line DOC003 -- a\n---\n\nText.\n';
  assert.deepEqual(covered(front), ['kind: regimen # theralint-disable-line DOC003 -- a']);
  const text = 'rationale: |\n  One.\n\n  <!-- theralint-disable-next-line IND001 -- a -->\n  Two.\n';
  const document = parseDocument({ uri: 'a.protocol.yaml', text });
  assert.deepEqual(
    document.directives.map((each) => text.slice(each.covers!.start, each.covers!.end)),
    ['  Two.'],
  );
});
