import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../server/src/document/parse.ts';
import type { ProtocolDocument, SectionNode, TextBlock } from '../../../server/src/document/types.ts';
import { blockOf, parseCorpus, sourceOf } from './corpus.ts';

const markdown = (text: string) => parseDocument({ uri: 'a.protocol.md', text });
const yaml = (text: string) => parseDocument({ uri: 'a.protocol.yaml', text });
const texts = (blocks: readonly TextBlock[]) => blocks.map((block) => block.text.text);

/** The source of the first occurrence of `part` in a block. */
function partOf(document: ProtocolDocument, block: TextBlock, part: string): string {
  const start = block.text.text.indexOf(part);
  assert.notEqual(start, -1, `${part} is not in ${block.text.text}`);
  const span = block.text.toSource({ start, end: start + part.length });
  return document.source.slice(span.start, span.end);
}

test('a paragraph reads without its markup, and every word of it is found in the source', () => {
  const document = parseCorpus('markup.protocol.md');
  const block = document.blocks[1]!;
  assert.equal(
    block.text.text,
    'EML4-ALK and MET at > 1.5 × ULN, <br>; crizotinib and label and [neither][] and [3]. ' +
      'Line one line two line three line four, H2O, AST <baseline and >5,  done.',
  );
  assert.equal(partOf(document, block, 'EML4-ALK'), 'EML4*-**ALK');
  assert.equal(partOf(document, block, '> 1.5 ×'), '\\> 1.5 &times;');
  assert.equal(partOf(document, block, 'crizotinib'), 'crizotinib');
  assert.equal(partOf(document, block, 'two line three'), 'two\\\nline three');
  assert.deepEqual(
    block.links.map((link) => [block.text.text.slice(link.span.start, link.span.end), link.url]),
    [['crizotinib', 'https://example.org/a_(b)']],
  );
});

test('bare addresses end before the punctuation of their sentence', () => {
  const document = markdown(
    'See https://example.org/x?y=1, (https://example.org/a_(b)). Or www.example.org/z.',
  );
  assert.deepEqual(
    document.blocks[0]!.links.map((link) => link.url),
    ['https://example.org/x?y=1', 'https://example.org/a_(b)', 'www.example.org/z'],
  );
});

test('citations keep their characters and name their keys', () => {
  const document = parseCorpus('markup.protocol.md');
  const block = document.blocks[2]!;
  assert.deepEqual(
    block.citations.map((each) => [block.text.text.slice(each.span.start, each.span.end), ...each.keys]),
    [
      ['[@a; see @b, p. 3]', 'a', 'b'],
      ['@c2020', 'c2020'],
    ],
  );
});

test('attributed spans become annotations of the words they hold', () => {
  const document = parseCorpus('markup.protocol.md');
  const block = blockOf(document, 'A claim with markup and [brackets]{not attributes}.');
  assert.equal(block.annotations.length, 1);
  const { span, attributes } = block.annotations[0]!;
  assert.equal(block.text.text.slice(span.start, span.end), 'A claim with markup');
  assert.deepEqual(attributes.classes, ['claim', 'hypothesis']);
  assert.equal(attributes.identifier, 'c1');
  assert.equal(attributes.values.get('key'), 'v w');
});

test('block quotes and quote divs are quoted, other divs and what follows them are not', () => {
  const document = parseCorpus('markup.protocol.md');
  const quoted = document.blocks.filter((block) => block.context.quoted);
  assert.deepEqual(texts(quoted), [
    'Quoted text continues lazily.',
    'deeper',
    'Quoted in a div.',
    'Inner div with text.',
  ]);
  assert.equal(blockOf(document, 'Never closed.').context.quoted, false);
});

test('a div ends at its closing line', () => {
  const document = markdown('::: {.quote cite=k}\nTheirs.\n:::\nOurs.\n\n::: note\n- item\n:::\n\nAfter.\n');
  assert.equal(blockOf(document, 'Theirs.').context.quoted, true);
  assert.equal(blockOf(document, 'Ours.').context.quoted, false);
  assert.deepEqual(texts(document.blocks), ['Theirs.', 'Ours.', 'item', 'After.']);
  assert.equal(document.root.children.filter((node) => node.kind === 'fenced-div').length, 2);
});

test('sections nest by level, carry identifiers, and end where the next begins', () => {
  const document = markdown(
    '# Eligibility {#eligibility}\n\nA.\n\n## Who is out {#exclusions}\n\nB.\n\n# Rationale\n\nC.\n',
  );
  const [first, second] = document.root.children as [SectionNode, SectionNode];
  assert.deepEqual(
    [first.kind, first.identifier, first.sectionKind, first.level],
    ['section', 'eligibility', 'eligibility', 1],
  );
  assert.equal(second.sectionKind, 'rationale');
  assert.equal(first.span.end, second.span.start);
  const inner = first.children.find((node) => node.kind === 'section') as SectionNode;
  assert.deepEqual([inner.identifier, inner.sectionKind], ['exclusions', 'exclusions']);
  assert.deepEqual(blockOf(document, 'B.').context.sections, ['eligibility', 'exclusions']);
  assert.deepEqual(texts(blockOf(document, 'B.').context.headings), ['Eligibility', 'Who is out']);
  assert.deepEqual(blockOf(document, 'C.').context.sections, ['rationale']);
});

test('list items know what introduces them, and lines that announce criteria hold for their list only', () => {
  const document = parseCorpus('nested-lists.protocol.md');
  const leads = (text: string) => texts(blockOf(document, text).context.leadIns);
  assert.deepEqual(leads('by CT'), ['Inclusion criteria:', 'Stage IV disease', 'measurable']);
  assert.deepEqual(leads('active'), ['Exclusion criteria:', 'Interstitial lung disease:']);
  assert.deepEqual(leads('ECOG 0–2'), ['Inclusion criteria:']);
  const sections = (text: string) => blockOf(document, text).context.sections;
  assert.deepEqual(sections('measurable'), ['eligibility', 'inclusions']);
  assert.deepEqual(sections('past'), ['eligibility', 'exclusions']);
  assert.deepEqual(sections('Treatment is given until progression.'), ['eligibility']);
});

test('cells know their column and row, also beside empty cells', () => {
  const document = parseCorpus('tables.protocol.md');
  const place = (text: string) => {
    const { columnHeader, rowHeader } = blockOf(document, text).context;
    return [columnHeader?.text.text, rowHeader?.text.text];
  };
  assert.deepEqual(place('250 mg twice daily'), ['Dose', '0']);
  assert.deepEqual(place('200 mg twice daily'), ['Dose', undefined]);
  assert.deepEqual(place('< level'), ['Comment | note', undefined]);
  assert.deepEqual(place('250 mg once daily'), ['Dose', '−2']);
  assert.deepEqual(place('Level'), [undefined, undefined]);
});

test('files with CRLF read like files with LF', () => {
  const document = parseCorpus('crlf.protocol.md');
  assert.ok(document.source.includes('\r\n'));
  const lf = parseDocument({ uri: 'a.protocol.md', text: document.source.replaceAll('\r\n', '\n') });
  assert.deepEqual(texts(document.blocks), texts(lf.blocks));
  assert.equal(document.blocks.filter((block) => block.role === 'table-cell').length, 4);
  assert.equal(sourceOf(document, blockOf(document, 'one item goes on')), 'one item\r\n  goes on');
});

test('a byte order mark and astral characters move no span', () => {
  const bom = parseCorpus('bom.protocol.md');
  assert.equal(sourceOf(bom, blockOf(bom, 'Text after the mark.')), 'Text after the mark.');
  assert.equal(blockOf(bom, 'Summary').context.headings[0]?.text.text, 'Title with a mark');
  const astral = parseCorpus('astral.protocol.yaml');
  const block = astral.blocks[0]!;
  assert.equal(block.text.text, '\u{1f9ec} ROS1 \u{1f9ec} fusion is here');
  assert.equal(partOf(astral, block, 'fusion'), 'fusion');
  assert.equal(partOf(astral, astral.blocks[1]!, "isn't"), "isn''t");
});

test('front matter that never ends is a problem, and the body is still read', () => {
  const document = parseCorpus('unclosed-front-matter.protocol.md');
  assert.deepEqual(
    document.problems.map((each) => each.code),
    ['front-matter.unclosed'],
  );
  assert.match(document.problems[0]!.message, /line 1 .* put a line `---`/);
  assert.equal(
    document.source.slice(document.problems[0]!.span.start, document.problems[0]!.span.end),
    '---',
  );
  assert.deepEqual(texts(document.blocks), ['Never closed', 'Summary', 'The body is still read.']);
  assert.equal(document.fields?.kind, 'mapping');
});

test('a rule at the start of prose is no front matter, and a comment in front matter no heading', () => {
  assert.deepEqual(parseDocument({ uri: 'a.md', text: '---\n\nProse.\n' }).problems, []);
  const document = markdown('---\nkind: trial\n\n# a comment\nmetadata: { title: T of it }\n---\nBody.\n');
  assert.deepEqual(document.problems, []);
  assert.deepEqual(texts(document.blocks), ['T of it', 'Body.']);
  const later = markdown('---\nkind: trial\n\n# Heading\n\nText here.\n\n---\n\nMore.\n');
  assert.deepEqual(
    later.problems.map((each) => each.code),
    ['front-matter.unclosed'],
  );
  assert.deepEqual(texts(later.blocks), ['Heading', 'Text here.', 'More.']);
});

test('prose in YAML is read where the model has prose, with its path and sections', () => {
  const document = yaml(
    'metadata:\n  title: On alectinib in practice\n  tumourGroup: some words that are no prose\n' +
      'population:\n  exclusion:\n    - Prior ALK inhibitor\n    - { id: E2, text: "Known *ILD*" }\n',
  );
  assert.deepEqual(
    document.blocks.map((block) => [
      block.role,
      block.text.text,
      block.context.fieldPath?.join('.'),
      block.context.sections.join(),
    ]),
    [
      ['title', 'On alectinib in practice', 'metadata.title', ''],
      ['field', 'Prior ALK inhibitor', 'population.exclusion.0', 'eligibility,exclusions'],
      ['field', 'Known ILD', 'population.exclusion.1.text', 'eligibility,exclusions'],
    ],
  );
  assert.deepEqual(texts(document.blocks[2]!.context.headings), ['On alectinib in practice']);
});

test('Markdown in a literal scalar is read as Markdown, placed through both', () => {
  const document = parseCorpus('scalars.protocol.yaml');
  const block = blockOf(document, 'Literal prose with [@key2020].');
  assert.equal(block.role, 'field');
  assert.equal(partOf(document, block, 'prose with'), 'prose* with');
  assert.deepEqual(block.citations[0]?.keys, ['key2020']);
  assert.deepEqual(texts(block.context.headings), ['plain title over two lines', 'Heading in the rationale']);
  assert.equal(blockOf(document, 'quoted here').context.quoted, true);
  assert.equal(partOf(document, blockOf(document, 'another ≥ 3'), '≥'), '&ge;');
});

test('a flat list of criteria has levels by its markers and sections by its lines', () => {
  const document = parseCorpus('flat-criteria.yaml');
  const place = (text: string) => {
    const { sections, leadIns } = blockOf(document, text).context;
    return [sections.join(), texts(leadIns).join(' / ')];
  };
  assert.deepEqual(place('ALT < 3 x ULN'), ['inclusions', 'Inclusion Criteria: / Adequate organ function:']);
  assert.deepEqual(place('Signed consent'), ['inclusions', 'Inclusion Criteria:']);
  assert.deepEqual(place('Exclusion Criteria:'), ['', '']);
  assert.deepEqual(place('Prior crizotinib'), ['exclusions', 'Exclusion Criteria:']);
  assert.deepEqual(place('Active infection'), ['exclusions', 'Exclusion Criteria:']);
  assert.deepEqual(place('known ILD'), ['exclusions', 'Patients must not have:']);
  assert.equal(blockOf(document, '> 18 years of age is required.').context.quoted, false);
});

test('plain text has no markup, joins wrapped lines, and ends paragraphs at long ones', () => {
  const wrapped = parseCorpus('plain.txt');
  assert.deepEqual(texts(wrapped.blocks), [
    'Crizotinib in practice',
    'Patients with ROS1-positive disease respond; see https://example.org/a.',
    '1First department, somewhere',
    '2Second department',
    'Exclusion criteria:',
    'Prior crizotinib',
    'Pregnancy',
    'Discussion',
    'It is *not* markup here.',
  ]);
  assert.deepEqual(blockOf(wrapped, 'Pregnancy').context.sections, ['exclusions']);
  assert.deepEqual(blockOf(wrapped, 'It is *not* markup here.').context.sections, ['rationale']);
  const long = parseCorpus('plain-long.txt');
  assert.deepEqual(
    long.blocks.map((block) => block.role),
    ['heading', 'paragraph', 'paragraph'],
  );
});

test('prose has no fields, and of its front matter only the title is read', () => {
  const document = parseDocument({
    uri: 'note.md',
    text: '---\ntitle: About crizotinib today\ntags: [one two three]\n---\nText.\n',
  });
  assert.equal(document.fields, undefined);
  assert.deepEqual(texts(document.blocks), ['About crizotinib today', 'Text.']);
});
