/**
 * Facts of the field that texts commonly get wrong. Each test names the mistake in a few words and asserts that the bundled base
 * holds the right value, so that no edit of the data lets a known mistake pass as true.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { interval, records, result, trial, values } from './bundledBase.ts';

describe('trial figures that are often mixed up', () => {
  it('PROFILE 1014: 74 against 45 %, 10.9 against 7.0 months, and nobody was blinded', () => {
    assert.deepEqual(
      values(
        'profile-1014',
        'itt-crizotinib-orr-primary-irc',
        'itt-chemotherapy-orr-primary-irc',
        'itt-crizotinib-pfs-primary-irc',
        'itt-chemotherapy-pfs-primary-irc',
        'itt-crizotinib-pfs-hr-primary-irc',
      ),
      [74, 45, 10.9, 7, 0.45],
    );
    assert.equal(trial('profile-1014').masking, 'open-label');
  });

  it('PROFILE 1007 is second line with its own figures', () => {
    assert.deepEqual(
      values(
        'profile-1007',
        'itt-crizotinib-pfs-primary-irc',
        'itt-chemotherapy-pfs-primary-irc',
        'itt-crizotinib-orr-primary-irc',
        'itt-chemotherapy-orr-primary-irc',
      ),
      [7.7, 3, 65, 20],
    );
    assert.deepEqual(trial('profile-1007').populations[0]?.line, { min: 2, max: 2 });
  });

  it('more than a year of median PFS on crizotinib is a ROS1 figure, not an ALK one', () => {
    assert.deepEqual(
      values('profile-1001', 'ros1-crizotinib-pfs-2014', 'ros1-updated-crizotinib-pfs-2019'),
      [19.2, 19.3],
    );
    assert.equal(result('oo-1201', 'ros1-crizotinib-pfs-primary-irc').value, 15.9);
    assert.equal(result('profile-1029', 'itt-crizotinib-pfs-primary-irc').value, 11.1);
    assert.equal(result('exalt3', 'itt-crizotinib-pfs-2021-irc').value, 12.7);
  });

  it('ROS1 response: 72 % in the paper, 66 % by independent review, 71.7 % in East Asia', () => {
    assert.deepEqual(
      values('profile-1001', 'ros1-crizotinib-orr-2014', 'ros1-crizotinib-orr-2016-label-irc'),
      [72, 66],
    );
    assert.equal(result('oo-1201', 'ros1-crizotinib-orr-primary-irc').value, 71.7);
    assert.deepEqual(
      values(
        'profile-1001',
        'ros1-crizotinib-dor-2014',
        'ros1-updated-crizotinib-dor-2019',
        'ros1-crizotinib-dor-2016-label-irc',
      ),
      [17.6, 24.7, 18.3],
    );
  });

  it('IMT: adults 67 % (30 to 93), children 86 % (57 to 98)', () => {
    const adults = result('a8081013', 'imt-crizotinib-orr-2018');
    const children = result('advl0912', 'imt-crizotinib-orr-2017');
    assert.deepEqual([adults.value, interval(adults)], [67, [30, 93]]);
    assert.deepEqual([children.value, interval(children)], [86, [57, 98]]);
  });

  it('ADVL0912 ALCL: 83 % at 165 and 90 % at 280 mg/m2', () => {
    assert.deepEqual(
      values('advl0912', 'alcl-165-crizotinib-orr-2017', 'alcl-280-crizotinib-orr-2017'),
      [83, 90],
    );
  });

  it('ALEX: 34.8 months is the investigators’ figure; the final survival ratio is not significant', () => {
    const pfs = result('alex', 'itt-alectinib-pfs-2018-inv');
    assert.deepEqual([pfs.value, pfs.assessor], [34.8, 'investigator']);
    assert.deepEqual(
      values('alex', 'itt-alectinib-pfs-hr-2017-inv', 'itt-alectinib-pfs-hr-2018-inv'),
      [0.47, 0.43],
    );
    assert.deepEqual(values('alex', 'itt-alectinib-os-final', 'itt-crizotinib-os-final'), [81.1, 54.2]);
    const ratio = result('alex', 'itt-alectinib-os-hr-final');
    assert.deepEqual([ratio.value, interval(ratio)], [0.78, [0.56, 1.08]]);
    assert.notEqual(ratio.significant, true);
    assert.equal(result('alex', 'itt-alectinib-os-hr-2019').value, 0.67);
  });

  it('J-ALEX shows no survival benefit and has a Japanese registry number', () => {
    assert.equal(result('j-alex', 'itt-alectinib-os-hr-final').value, 1.03);
    assert.equal(trial('j-alex').nct, undefined);
    assert.deepEqual(trial('j-alex').otherIds, ['JapicCTI-132316']);
  });

  it('ALINA: the interval of stage II to IIIA is not that of all patients', () => {
    const stage = result('alina', 'stage-ii-iiia-alectinib-dfs-hr-primary');
    const all = result('alina', 'itt-alectinib-dfs-hr-primary');
    assert.deepEqual([stage.value, interval(stage)], [0.24, [0.13, 0.45]]);
    assert.deepEqual([all.value, interval(all)], [0.24, [0.13, 0.43]]);
    assert.deepEqual(
      values(
        'alina',
        'stage-ii-iiia-alectinib-dfs-p2y-primary',
        'stage-ii-iiia-chemotherapy-dfs-p2y-primary',
      ),
      [93.8, 63],
    );
  });

  it('ALTA-1L: 24.0 months by blinded review, 29.4 by the investigators', () => {
    assert.deepEqual(
      values(
        'alta-1l',
        'itt-brigatinib-pfs-final-irc',
        'itt-crizotinib-pfs-final-irc',
        'itt-brigatinib-pfs-second-interim-inv',
        'itt-crizotinib-pfs-second-interim-inv',
      ),
      [24, 11.1, 29.4, 9.2],
    );
    assert.deepEqual(
      values(
        'alta-1l',
        'itt-brigatinib-pfs-hr-second-interim-irc',
        'itt-brigatinib-pfs-hr-second-interim-inv',
      ),
      [0.49, 0.43],
    );
  });

  it('CROWN: 0.28 is the primary ratio by review, 0.19 the investigators’ at five years; its registry number', () => {
    assert.equal(trial('crown').nct, 'NCT03052608');
    const primary = result('crown', 'itt-lorlatinib-pfs-hr-2020-irc');
    const late = result('crown', 'itt-lorlatinib-pfs-hr-5-year-inv');
    assert.deepEqual([primary.value, primary.assessor], [0.28, 'independent']);
    assert.deepEqual([late.value, late.assessor], [0.19, 'investigator']);
    assert.deepEqual(
      values('crown', 'itt-lorlatinib-pfs-p5y-5-year-inv', 'itt-lorlatinib-pfs-p7y-7-year-inv'),
      [60, 55],
    );
    assert.ok(
      !trial('crown').results.some(({ endpoint, measure }) => endpoint === 'OS' && measure === 'median'),
    );
  });

  it('eXalt3: 0.51 in the paper, 0.56 in the US label, and no survival difference', () => {
    assert.deepEqual(
      values(
        'exalt3',
        'itt-ensartinib-pfs-hr-2021-irc',
        'itt-ensartinib-pfs-hr-us-label-irc',
        'mitt-ensartinib-pfs-hr-2021-irc',
        'itt-ensartinib-os-hr-us-label',
      ),
      [0.51, 0.56, 0.45, 0.88],
    );
    assert.equal(result('exalt3', 'itt-ensartinib-os-hr-us-label').significant, false);
  });

  it('ASCEND-4: 23.9 months is duration of response, not survival', () => {
    assert.deepEqual(
      values('ascend-4', 'itt-ceritinib-dor-primary-irc', 'itt-chemotherapy-dor-primary-irc'),
      [23.9, 11.1],
    );
    assert.equal(result('ascend-4', 'itt-ceritinib-os-primary').value, null);
    assert.equal(result('ascend-4', 'itt-chemotherapy-os-primary').value, 26.2);
  });

  it('ASCEND-5 follows both platinum and crizotinib', () => {
    assert.deepEqual(
      values('ascend-5', 'itt-ceritinib-pfs-primary-irc', 'itt-chemotherapy-pfs-primary-irc'),
      [5.4, 1.6],
    );
    const prior = trial('ascend-5').populations[0]?.priorTherapy ?? [];
    assert.ok(prior.includes('crizotinib') && prior.includes('platinum-based-chemotherapy'));
  });

  it('TRIDENT-1: 35.7 months without, 9.0 after one ROS1 inhibitor; 59 % with G2032R', () => {
    assert.deepEqual(
      values(
        'trident-1',
        'ros1-tki-naive-repotrectinib-pfs-2024-irc',
        'ros1-one-prior-tki-repotrectinib-pfs-2024-irc',
        'ros1-g2032r-repotrectinib-orr-2024-irc',
      ),
      [35.7, 9, 59],
    );
  });

  it('TRUST: figures of the two trials and of the pooled paper are kept apart', () => {
    const ids = [
      'tki-naive-taletrectinib-orr-2025-label-irc',
      'tki-pretreated-taletrectinib-orr-2025-label-irc',
    ];
    assert.deepEqual(values('trust-i', ...ids), [90, 52]);
    assert.deepEqual(values('trust-ii', ...ids), [85, 62]);
    assert.equal(result('trust-pooled', 'tki-naive-taletrectinib-orr-2025-irc').value, 88.8);
  });

  it('entrectinib in ROS1: 77 % of the first 53, 67 % of the later 161 patients', () => {
    assert.deepEqual(
      values('startrk-alka', 'ros1-entrectinib-orr-2020-irc', 'ros1-updated-entrectinib-orr-2021-irc'),
      [77, 67],
    );
  });

  it('ALKOVE-1: 31 % of all pretreated, 46 % of the lorlatinib-naive patients', () => {
    assert.deepEqual(
      values('alkove-1', 'any-prior-tki-neladalkib-orr-2025-irc', 'lorlatinib-naive-neladalkib-orr-2025-irc'),
      [31, 46],
    );
  });

  it('GEOMETRY mono-1 and VISION: first and final figures are kept apart', () => {
    assert.deepEqual(
      values(
        'geometry-mono-1',
        'cohort-5b-capmatinib-orr-2020-irc',
        'cohort-4-capmatinib-orr-2020-irc',
        'naive-final-capmatinib-orr-final-irc',
        'pretreated-final-capmatinib-orr-final-irc',
      ),
      [68, 41, 68, 44],
    );
    assert.deepEqual(
      values(
        'vision',
        'combined-biopsy-tepotinib-orr-2020-irc',
        'naive-2024-tepotinib-orr-2024-label-irc',
        'pretreated-2024-tepotinib-orr-2024-label-irc',
      ),
      [46, 57, 45],
    );
  });

  it('DeLLphi-304: the ratio of 0.72 is a reduction by 28 %; survival 13.6 against 8.3 months', () => {
    assert.equal(result('dellphi-304', 'itt-tarlatamab-pfs-hr-2025-label-irc').value, 0.72);
    assert.deepEqual(
      values('dellphi-304', 'itt-tarlatamab-os-2025', 'itt-chemotherapy-os-2025'),
      [13.6, 8.3],
    );
  });

  it('IMpower133 and CASPIAN: the ratios favour the antibody, and the CASPIAN median PFS does not', () => {
    const ratio = result('impower133', 'itt-atezolizumab-os-hr-primary');
    assert.deepEqual([ratio.value, ratio.arm, ratio.versus], [0.7, 'atezolizumab', 'placebo']);
    assert.deepEqual(
      values('caspian', 'itt-durvalumab-pfs-2019-inv', 'itt-chemotherapy-pfs-2019-inv'),
      [5.1, 5.4],
    );
  });

  it('IMforte counts from the start of maintenance', () => {
    assert.deepEqual(
      values('imforte', 'maintenance-lurbinectedin-atezolizumab-os-2025', 'maintenance-atezolizumab-os-2025'),
      [13.2, 10.6],
    );
    assert.match(
      trial('imforte').populations[0]?.description ?? '',
      /without progression after four cycles/u,
    );
  });

  it('PROFILE 1014 is published under PMID 25470694', () => {
    assert.ok(trial('profile-1014').publications.includes('pmid-25470694'));
    assert.ok(!records.sources.some(({ pmid, title }) => pmid === '26515464' && /1014/u.test(title)));
  });
});
