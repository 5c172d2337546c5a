import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorIn, inputOf, service } from '../../harness/service.ts';

const FRONT = [
  '---',
  'kind: regimen',
  'regimen:',
  '  - drug: { inn: crizotinib }',
  '    recommendation: { direction: for }',
  'claims:',
  '  - { id: c1, text: A claim., evidence: { cite: [qiu2025] } }',
  'sequence:',
  '  - { trigger: progression, claim: c1 }',
  'references:',
  '  - { key: qiu2025, doi: 10.3389/fphar.2025.1522542 }',
  '---',
  '',
].join('\n');

test('the outline nests sections and lists regimens, claims and references by name', () => {
  const text = `${FRONT}\n# One {#summary}\n\n## Two\n\nText.\n\n# Three\n`;
  const symbols = service().documentSymbols(inputOf(text));
  const names = (items: typeof symbols): unknown =>
    items.map(({ name, children }) => [name, names(children)]);
  assert.deepEqual(names(symbols), [
    ['kind', []],
    ['regimen', [['crizotinib', []]]],
    ['claims', [['c1', []]]],
    ['sequence', []],
    ['references', [['qiu2025', []]]],
    ['One', [['Two', []]]],
    ['Three', []],
  ]);
  const inside = (items: typeof symbols): void => {
    for (const { span, selectionSpan, children } of items) {
      assert.ok(selectionSpan.start >= span.start && selectionSpan.end <= span.end);
      inside(children);
    }
  };
  inside(symbols);
});

test('identifiers in text and references are links; those inside addresses are not', () => {
  const text = `${FRONT}\nSee PMID: 25264305, doi:10.1056/NEJMoa1406766. and NCT00585195, not https://x.org/NCT00585195 there.\n`;
  const links = service().documentLinks(inputOf(text));
  assert.deepEqual(
    links.map(({ span, target }) => [text.slice(span.start, span.end), target]),
    [
      ['10.3389/fphar.2025.1522542', 'https://doi.org/10.3389/fphar.2025.1522542'],
      ['PMID: 25264305', 'https://pubmed.ncbi.nlm.nih.gov/25264305/'],
      ['doi:10.1056/NEJMoa1406766', 'https://doi.org/10.1056/NEJMoa1406766'],
      ['NCT00585195', 'https://clinicaltrials.gov/study/NCT00585195'],
    ],
  );
});

test('citations lead to their reference and steps to their claim', () => {
  const target = (marked: string): string | undefined => {
    const { text, offset } = cursorIn(marked);
    const span = service().occurrences(inputOf(text), offset)?.declaration;
    return span && text.slice(span.start, span.end);
  };
  assert.match(target(`${FRONT}\nAs reported [@qiu|2025].\n`) ?? '', /^\{ key: qiu2025/);
  assert.match(target(FRONT.replace('[qiu2025]', '[qiu|2025]')) ?? '', /^\{ key: qiu2025/);
  assert.match(target(FRONT.replace('claim: c1', 'claim: c|1')) ?? '', /^\{ id: c1/);
  assert.equal(target(`${FRONT}\nAs reported [@un|known].\n`), undefined);
});

/** The declared name and the uses at a cursor, as `line:words`. */
function usesAt(marked: string, name?: string): readonly string[] | undefined {
  const { text, offset } = cursorIn(marked);
  const found = service().occurrences(inputOf(text, name), offset);
  const place = (at: number) => text.slice(0, at).split('\n').length - 1;
  return (
    found &&
    [...(found.declaredName ? [found.declaredName] : []), ...found.uses].map(
      ({ start, end }) => `${place(start)}:${text.slice(start, end)}`,
    )
  );
}

test('a citation, a claim, an abbreviation and an entity are found wherever they are used', () => {
  const text = `${FRONT}\nAs reported [@other; @qiu2025, p. 3], and again [@qiu|2025].\n`;
  assert.deepEqual(usesAt(text), ['10:qiu2025', '6:qiu2025', '13:qiu2025', '13:qiu2025']);
  assert.deepEqual(usesAt(FRONT.replace('id: c1', 'id: c|1')), ['6:c1', '8:c1']);
  const abbreviated = 'abbreviations: { M|DT: multidisciplinary team }\nrationale: The MDT, not MDTs.\n';
  assert.deepEqual(usesAt(abbreviated, 'a.protocol.yaml'), ['0:MDT', '1:MDT']);
  assert.deepEqual(usesAt(`${FRONT}\nCrizo|tinib, then Xalkori, then lorlatinib.\n`), [
    '3:crizotinib',
    '13:Crizotinib',
    '13:Xalkori',
  ]);
  assert.equal(usesAt('Nothing is named h|ere.'), undefined);
});

test('an abbreviation leads to its long form', () => {
  const { text, offset } = cursorIn('abbreviations:\n  TKI: tyrosine kinase inhibitor\nrationale: A T|KI.\n');
  const span = service().occurrences(inputOf(text, 'a.protocol.yaml'), offset)?.declaration;
  assert.equal(span && text.slice(span.start, span.end), 'TKI: tyrosine kinase inhibitor');
});

test('sections, front matter and fields of several lines fold, one fold a line', () => {
  const text = `${FRONT}\n# One\n\nText.\n\n## Two\n\nText.\n\n# Three\n`;
  const line = (at: number) => text.slice(0, at).split('\n').length - 1;
  assert.deepEqual(
    service()
      .foldingSpans(inputOf(text))
      .map(({ start, end }) => [line(start), line(end)]),
    [
      [0, 11],
      [2, 4],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
      [13, 19],
      [17, 19],
    ],
  );
});

test('entities are tokens of their kind, in order and without overlaps', () => {
  const text = 'Crizotinib in ROS1-positive NSCLC with G2032R, as in PROFILE 1001.\n';
  assert.deepEqual(
    service()
      .semanticTokens(inputOf(text))
      .map(({ span, type }) => [text.slice(span.start, span.end), type]),
    [
      ['Crizotinib', 'drug'],
      ['ROS1-positive', 'gene'],
      ['NSCLC', 'disease'],
      ['G2032R', 'variant'],
      ['PROFILE 1001', 'trial'],
    ],
  );
});
