import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { knowledge } from '../../harness/engine.ts';
import { completeAt, labelsAt, service } from '../../harness/service.ts';

/** Drugs recorded as resistant to a variant by the most specific record. */
function resistantTo(gene: string, variant: string): ReadonlySet<string> {
  const base = knowledge();
  return new Set(
    base.records.drugs
      .filter(({ id }) => base.activityOf(id, gene, [variant])[0]?.effect === 'resistant')
      .map(({ inn }) => inn),
  );
}

const YAML = 'test.protocol.yaml';

test('after ALK G1202R lorlatinib comes first', () => {
  for (const text of [
    'On progression with ALK G1202R, switch to |',
    'For patients with ALK G1202R give |',
    'If ALK p.Gly1202Arg is found after progression on alectinib, change to |',
    'Resistance through ALK G1202R: use |',
    '# ALK-positive NSCLC\n\nAfter progression on alectinib with G1202R, |',
    '- On progression with ALK G1202R, switch to |',
    '¦ Finding ¦ Next ¦\n¦ --- ¦ --- ¦\n¦ ALK G1202R ¦ On progression switch to | ¦\n',
    'On progression with **ALK G1202R**,\r\nswitch to |',
    'On progression with ALK G1202R, switch to\n|',
    'Some words. On progression with ALK G1202R, switch to | and go on. More words.',
    'Patients whose tumours acquire ALK G1202R should receive |',
    'The preferred drug after progression with ALK G1202R is |',
    'On progression with ALK G1202R: |',
  ]) {
    const [first] = completeAt(text);
    assert.equal(first?.label, 'lorlatinib', text);
    assert.equal(first.preselect, true);
  }
});

test('after ROS1 G2032R repotrectinib and taletrectinib come first, and never alectinib', () => {
  for (const text of [
    'On progression with ROS1 G2032R, switch to |',
    '# ROS1-positive NSCLC\n\nOn progression with G2032R, give |',
    'After progression on crizotinib with ROS1 G2032R, |',
  ]) {
    const labels = labelsAt(text);
    assert.deepEqual([...labels.slice(0, 2)].sort(), ['repotrectinib', 'taletrectinib'], text);
    assert.ok(!labels.includes('alectinib'));
    assert.ok(!labels.includes('crizotinib'));
  }
});

test('the biomarker is taken from the sentence, then the heading, then the population', () => {
  const population =
    '---\nkind: pathway\npopulation:\n  disease: NSCLC\n  biomarkers: [{ gene: ROS1, alteration: fusion, status: positive }]\n---\n\n';
  const sentence = 'After progression on crizotinib, |';
  assert.ok(labelsAt(population + sentence).includes('repotrectinib'));
  assert.ok(!labelsAt(population + sentence).includes('alectinib'));
  assert.ok(labelsAt(`${population}# ALK-positive NSCLC\n\n${sentence}`).includes('alectinib'));
  const own = `${population}# ALK-positive NSCLC\n\nIn ROS1-positive disease, after progression on crizotinib, switch to |`;
  assert.equal(labelsAt(own)[0], 'repotrectinib');
});

test('a step of the sequence is completed by what it detects', () => {
  const flow =
    'sequence:\n  - { trigger: progression, after: crizotinib, detected: { gene: ROS1, protein: p.Gly2032Arg }, next: [|';
  const block =
    'sequence:\n  - trigger: progression\n    after: alectinib\n    detected: { gene: ALK, protein: p.Gly1202Arg }\n    next:\n      - |\n';
  const later =
    'sequence:\n  - trigger: progression\n    after: alectinib\n    next: [|]\n    detected: { gene: ALK, protein: p.Gly1202Arg }\n';
  const front = `---\n${flow}] }\n---\n\n# Sequence\n`;
  assert.deepEqual([...labelsAt(flow, YAML).slice(0, 2)].sort(), ['repotrectinib', 'taletrectinib']);
  assert.deepEqual([...labelsAt(front).slice(0, 2)].sort(), ['repotrectinib', 'taletrectinib']);
  assert.equal(labelsAt(block, YAML)[0], 'lorlatinib');
  assert.equal(labelsAt(later, YAML)[0], 'lorlatinib');
});

test('a drug already listed in the step is not proposed again', () => {
  const text =
    'sequence:\n  - { after: crizotinib, detected: { gene: ROS1, protein: G2032R }, next: [repotrectinib, |';
  const labels = labelsAt(text, YAML);
  assert.ok(labels.includes('taletrectinib'));
  assert.ok(!labels.includes('repotrectinib'));
});

test('nothing is proposed unasked where no next treatment is about to be named', () => {
  for (const text of [
    'On progression with ALK G1202R, do not switch to |',
    'ALK G1202R confers |',
    'The patient had progression and |',
    'Switch to |',
    'Never give |',
  ]) {
    assert.deepEqual(labelsAt(text), [], text);
  }
});

test('whatever the variant, nothing recorded as resistant to it is proposed as a successor', () => {
  const variants = knowledge().records.genes.flatMap(({ symbol, variants: all }) =>
    all.map(({ short }) => ({ gene: symbol, short })),
  );
  for (const { gene, short } of variants) {
    const resistant = resistantTo(gene, short);
    const proposals = completeAt(`On progression with ${gene} ${short}, switch to |`);
    for (const { label } of proposals.filter(({ sortText }) => sortText.startsWith('0'))) {
      assert.ok(!resistant.has(label), `${label} for ${gene} ${short}`);
    }
  }
});

test('every successor explains itself: level with scheme, sources, jurisdictions, base', () => {
  for (const { label, data } of completeAt('On progression with ROS1 G2032R, switch to |')) {
    const text = service().resolveCompletion(data)?.plain ?? '';
    assert.match(text, new RegExp(`^${label} next`));
    assert.match(text, /\((?:OncoKB|CIViC|study design|.*)\)/);
    assert.match(text, /^References: /m);
    assert.match(text, /^Labelled: /m);
    assert.match(text, /Decision support, verify with source\./);
  }
});

test('data that is not ours resolves to nothing', () => {
  fc.assert(
    fc.property(fc.string(), (data) => {
      service().resolveCompletion(data);
    }),
  );
  assert.equal(
    service().resolveCompletion(
      '{"type":"successor","drug":"none","request":{"variants":[],"previous":[],"jurisdictions":[],"trigger":"progression"}}',
    ),
    undefined,
  );
});
