/**
 * Facts of the field that texts commonly get wrong. Each test names the mistake in a few words and asserts that the bundled base
 * holds the right value, so that no edit of the data lets a known mistake pass as true.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activity, drug, genes, records } from './bundledBase.ts';

describe('biology that is often simplified', () => {
  it('ALK G1202R resists the first two generations; lorlatinib keeps its activity, compound mutations take it away', () => {
    for (const id of ['crizotinib', 'ceritinib', 'alectinib', 'brigatinib', 'ensartinib']) {
      assert.equal(activity(`alk-g1202r-${id}`).effect, 'resistant');
    }
    assert.equal(activity('alk-g1202r-lorlatinib').effect, 'sensitive');
    assert.equal(activity('alk-g1202r-l1196m-lorlatinib').effect, 'resistant');
  });

  it('only C1156Y together with L1198F makes lorlatinib fail and crizotinib work again', () => {
    assert.equal(activity('alk-c1156y-l1198f-lorlatinib').effect, 'resistant');
    assert.equal(activity('alk-c1156y-l1198f-crizotinib').effect, 'sensitive');
    assert.equal(activity('alk-c1156y-crizotinib').effect, 'resistant');
    assert.equal(activity('alk-c1156y-lorlatinib').effect, 'sensitive');
  });

  it('I1171 resists alectinib and not ceritinib; L1196M and G1269A resist crizotinib and not lorlatinib', () => {
    assert.equal(activity('alk-i1171x-alectinib').effect, 'resistant');
    assert.equal(activity('alk-i1171x-ceritinib').effect, 'sensitive');
    for (const variant of ['l1196m', 'g1269a']) {
      assert.equal(activity(`alk-${variant}-crizotinib`).effect, 'resistant');
      assert.equal(activity(`alk-${variant}-lorlatinib`).effect, 'sensitive');
    }
  });

  it('lorlatinib fails at ROS1 G2032R although it holds at ALK G1202R', () => {
    assert.equal(activity('ros1-g2032r-lorlatinib').effect, 'resistant');
  });

  it('ROS1 L2086F resists lorlatinib and repotrectinib; cabozantinib is active off label', () => {
    assert.equal(activity('ros1-l2086f-lorlatinib').effect, 'resistant');
    assert.equal(activity('ros1-l2086f-repotrectinib').effect, 'resistant');
    assert.equal(activity('ros1-l2086f-cabozantinib').effect, 'sensitive');
    assert.deepEqual(drug('cabozantinib').approvals.flatMap(genes), []);
  });

  it('MET Y1230 and D1228 follow type I inhibitors; cabozantinib holds at Y1230 and not reliably at D1228', () => {
    for (const variant of ['d1228x', 'y1230x']) {
      assert.equal(activity(`met-${variant}-capmatinib`).effect, 'resistant');
    }
    assert.equal(activity('met-y1230x-cabozantinib').effect, 'sensitive');
    assert.equal(activity('met-d1228x-cabozantinib').effect, 'reduced');
    assert.equal(activity('met-d1228v-cabozantinib').design, 'case-report');
  });

  it('MET exon 14 skipping, amplification and protein expression are three biomarkers with different drugs', () => {
    const licensed = (alteration: string) =>
      records.drugs
        .filter(({ approvals }) => approvals.flatMap(genes).includes(`MET ${alteration}`))
        .map(({ id }) => id);
    assert.ok(licensed('exon-skipping').includes('tepotinib'));
    assert.deepEqual(licensed('expression'), ['telisotuzumab-vedotin']);
    assert.ok(!licensed('amplification').includes('tepotinib'));
    assert.ok(licensed('amplification').includes('savolitinib'));
  });

  it('ROS1 in small-cell lung cancer: one patient, a hypothesis, and a historical comparator', () => {
    const about = records.evidence.filter(
      ({ sources, biomarkers }) =>
        sources.some((source) => source.includes('1522542')) &&
        biomarkers.some(({ gene }) => gene === 'ROS1'),
    );
    assert.ok(about.length > 0);
    assert.ok(about.every(({ design }) => design === 'case-report'));
    assert.ok(about.some(({ hypothesis }) => hypothesis === true));
    const observations = about.flatMap((record) => record.observations ?? []);
    const nineteen = observations.find(({ value }) => value === 19);
    assert.equal(nineteen?.population, 'patient');
    assert.equal(nineteen?.bound, 'greater-than');
    assert.equal(observations.find(({ value }) => value === 5.7)?.population, 'historical');
  });

  it('the cerebrospinal fluid ratio of crizotinib is the figure of one patient', () => {
    assert.match(drug('crizotinib').cns?.summary ?? '', /0\.0026 in one patient/u);
  });

  it('a review of 2014 sources no approval after 2014', () => {
    for (const { id, approvals } of records.drugs) {
      for (const entry of approvals) {
        if (entry.sources.includes('pmid-24756793')) assert.ok(entry.date < '2015', id);
      }
    }
  });

  it('of the ALK inhibitors crizotinib alone is licensed for inflammatory myofibroblastic tumour', () => {
    const licensed = records.drugs.filter(({ approvals }) =>
      approvals.some(({ disease }) => disease === 'imt'),
    );
    assert.deepEqual(
      licensed.map(({ id }) => id),
      ['crizotinib'],
    );
  });
});
