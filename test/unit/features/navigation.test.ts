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
    const span = service().definition(inputOf(text), offset);
    return span && text.slice(span.start, span.end);
  };
  assert.match(target(`${FRONT}\nAs reported [@qiu|2025].\n`) ?? '', /^\{ key: qiu2025/);
  assert.match(target(FRONT.replace('[qiu2025]', '[qiu|2025]')) ?? '', /^\{ key: qiu2025/);
  assert.match(target(FRONT.replace('claim: c1', 'claim: c|1')) ?? '', /^\{ id: c1/);
  assert.equal(target(`${FRONT}\nAs reported [@un|known].\n`), undefined);
});
