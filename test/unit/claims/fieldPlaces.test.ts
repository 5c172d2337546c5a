/** Biomarkers of the population as clauses of the text inherit them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse, check } from '../../harness/analyse.ts';

const protocol = (biomarkers: readonly string[], text: string): string =>
  `---
protocolSchema: "0.1"
kind: regimen
metadata: { title: Crizotinib }
population:
  disease: { label: non-small cell lung cancer }
  biomarkers:
${biomarkers.map((each) => `    - { ${each} }`).join('\n')}
---

# Treatment

${text}
`;

const ALK = 'gene: ALK, alteration: fusion, status: positive';
const ROS1 = 'gene: ROS1, alteration: fusion, status: positive';
const KRAS = 'gene: KRAS, alteration: mutation, status: positive';
const NO_EGFR = 'gene: EGFR, alteration: mutation, status: negative';

test('a clause inherits every biomarker of the population, each from its own entry', () => {
  const text = protocol([NO_EGFR, ALK, ROS1], 'Crizotinib is recommended.');
  const { claims } = analyse(text, 'x.protocol.md');
  const { biomarkers } = claims.find(({ block }) => block?.text.text.startsWith('Crizotinib is'))!;
  assert.deepEqual(
    biomarkers.map(({ value, origin, span }) => [
      value.gene,
      value.status,
      origin,
      text.slice(span.start, span.end).includes(value.gene),
    ]),
    [
      ['EGFR', 'negative', 'front-matter', true],
      ['ALK', 'positive', 'front-matter', true],
      ['ROS1', 'positive', 'front-matter', true],
    ],
  );
});

/** Rules that say the drug is given for what it does not act on. */
const targetFindings = (text: string) =>
  check(text, 'x.protocol.md').filter(
    ({ ruleId, span }) => ruleId === 'IND003' && span.start > text.indexOf('# Treatment'),
  );

test('a drug for one of several biomarkers is right whichever comes first', () => {
  for (const order of [
    [KRAS, ALK],
    [ALK, KRAS],
  ])
    assert.deepEqual(targetFindings(protocol(order, 'Alectinib is recommended.')), []);
});

test('a drug for none of several biomarkers is reported', () => {
  assert.equal(targetFindings(protocol([ALK, ROS1], 'Sotorasib is recommended.')).length, 1);
});
