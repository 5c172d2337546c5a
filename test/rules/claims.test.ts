/** Sentences on drivers, lines, resistance, sequence, the brain, figures and overclaiming, each with the rules that report it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check } from '../harness/analyse.ts';

const R = '# Crizotinib in ROS1-positive NSCLC\n\n';
const A = '# Crizotinib in ALK-positive NSCLC\n\n';
const S = '# ROS1 fusion in extensive-stage SCLC\n\n';

/** Heading, text, and the rules that report it in source order; none where they stay silent. */
const CASES: readonly (readonly [heading: string, text: string, rules: string])[] = [
  [S, 'ROS1 is the driver of this ES-SCLC.', 'IND004'],
  [S, 'In ES-SCLC, ROS1 rearrangements act as oncogenic drivers.', 'IND004'],
  [R, 'A positive ROS1 immunohistochemistry is sufficient for treatment with crizotinib.', 'IND005'],
  [R, 'Eligibility requires ROS1 positivity by IHC only.', 'IND005'],
  [R, 'Crizotinib is approved for children with ROS1-positive NSCLC.', 'IND006'],
  [A, 'First-line crizotinib is the standard of care for ALK-positive NSCLC.', 'LOT001'],
  [A, 'Crizotinib is preferred over alectinib in the first line.', 'LOT001'],
  [A, 'Crizotinib should be preferred as initial ALK inhibitor.', 'LOT001'],
  [S, 'The 19-month response was achieved with first-line chemo-immunotherapy.', 'LOT003'],
  [S, 'First-line chemo-immunotherapy led to a response of more than 19 months.', 'LOT003'],
  [S, 'The patient received first-line chemo-immunotherapy and responded for 19 months.', 'LOT003'],
  [R, 'The ROS1 G1202R mutation causes resistance.', 'RES002'],
  [R, 'G1202R in ROS1 causes resistance.', 'RES002'],
  [A, 'On progression with ALK G2032R give lorlatinib.', 'RES002'],
  [A, 'Crizotinib never works after lorlatinib.', 'RES003'],
  [R, 'After only two weeks of crizotinib the patient showed acquired resistance.', 'RES004'],
  [R, 'Resistance acquired at 3 weeks.', 'RES004'],
  [A, 'Primary resistance occurred after 18 months on crizotinib.', 'RES004'],
  [A, 'Sequence: alectinib → lorlatinib → alectinib.', 'SEQ002'],
  [A, 'Start with crizotinib, followed by alectinib, followed by crizotinib.', 'SEQ002'],
  [A, 'Compared with lorlatinib, crizotinib has superior CNS penetration.', 'CNS001'],
  [A, 'Crizotinib is more active in the brain than alectinib.', 'CNS001'],
  [A, 'Lorlatinib is less active against brain metastases than crizotinib.', 'CNS001'],
  [A, 'In ALK-positive NSCLC crizotinib achieved an ORR of 72% in PROFILE 1001.', 'EFF002'],
  [R, 'Crizotinib achieved an ORR of 68% in GEOMETRY mono-1.', 'EFF003'],
  [A, 'Median PFS with alectinib was 34.8 months (ALEX, 2017).', 'EFF004'],
  [A, 'HR 0.45 (95% CI: 0.60 to 0.80)', 'EFF005'],
  [A, 'The hazard ratio was 0.45 (95% confidence interval 0.60–0.80).', 'EFF005'],
  [R, '36 of 50 patients responded (62%).', 'EFF005'],
  [R, 'ORR 62% (36 of 50 patients).', 'EFF005'],
  [R, 'Median PFS 19.2 months (95% CI 20.1–30.4).', 'EFF005'],
  [
    S,
    'A single patient responded for 19 months versus 5.7 months historically, so chemo-immunotherapy is superior.',
    'EFF006',
  ],
  [A, 'In PROFILE 1014 median overall survival was 10.9 months with crizotinib.', 'EFF007'],
  [
    R,
    'According to RECIST 1.1, a partial response requires a reduction of at least 50% in target lesions.',
    'EFF008',
  ],
  [R, 'RECIST 1.1 progressive disease: ≥25% increase.', 'EFF008'],
  [R, 'PR (RECIST 1.1): ≥ 20 % decrease', 'EFF008'],
  [R, 'Patients are cured by crizotinib.', 'OVR001'],
  [R, 'Crizotinib can cure ROS1-positive NSCLC.', 'OVR001'],
  [R, 'Treatment with crizotinib is curative.', 'OVR001'],
  [R, 'Crizotinib leads to cure in most patients.', 'OVR001'],
  [R, 'Crizotinib is 100% safe.', 'OVR002'],
  [R, 'Crizotinib has no side effects.', 'OVR002'],
  [R, 'Crizotinib causes no adverse reactions.', 'OVR002'],
  [R, 'Crizotinib is absolutely safe in all patients.', 'OVR002'],
  [R, 'Crizotinib is a safe drug with no toxicity.', 'OVR002'],
  [R, 'The treatment should be given to all patients (single case report).', 'OVR003'],
  [R, 'A case report proves that crizotinib works.', 'OVR003'],
  [R, 'Crizotinib works in every patient.', 'OVR005'],
  [R, '100% of patients respond to crizotinib.', 'OVR005'],
  [R, 'Crizotinib always works.', 'OVR005'],
  [R, 'Every patient benefits from crizotinib.', 'OVR005'],
  [R, 'Crizotinib guarantees a response.', 'OVR005'],
  [R, 'All patients will respond to crizotinib.', 'OVR005'],
  [S, 'ROS1 fusion does not drive ES-SCLC.', 'OVR004'],
  [S, 'ROS1 fusion is a passenger, not a driver, in ES-SCLC.', 'OVR004'],
  [A, 'Alectinib is more active against brain metastases than crizotinib.', ''],
  [
    R,
    '| Statement | Source |\n| --- | --- |\n| Crizotinib cures ROS1-positive NSCLC | label |\n| All patients respond | label |\n| without side effects | label |',
    'OVR001 OVR005 OVR002',
  ],
  [
    R,
    '- Crizotinib is the standard of care [case report]\n- RECIST 1.1 partial response: 50% decrease\n- acquired resistance at 2 weeks\n- HR 0.45 (0.60–0.80)',
    'OVR003 EFF008 RES004 EFF005',
  ],
  [A, '| Drug | CNS |\n| --- | --- |\n| Crizotinib | penetrates the CNS better than lorlatinib |', 'CNS001'],
  [
    A,
    '| Population | Median PFS |\n| --- | --- |\n| ALK-positive | 19.2 months |\n| ROS1-positive | 19.2 months |',
    'EFF002',
  ],
  [A, '| Variant | Drug |\n| --- | --- |\n| ROS1 G1202R | repotrectinib |', 'RES002'],
  [A, 'Crizotinib is not the preferred first-line ALK inhibitor.', ''],
  [A, 'Until 2017, crizotinib was the preferred first-line ALK inhibitor.', ''],
  [A, 'In 2013 crizotinib became the standard of care for ALK-positive NSCLC.', ''],
  [A, 'Crizotinib was the standard of care when ALEX began.', ''],
  [R, 'Is crizotinib curative?', ''],
  [R, 'Crizotinib cannot cure NSCLC.', ''],
  [R, 'No drug cures advanced NSCLC.', ''],
  [R, 'Patients may believe that crizotinib cures lung cancer, but it does not.', ''],
  [R, 'It is a myth that crizotinib cures lung cancer.', ''],
  [R, 'No treatment is without side effects.', ''],
  [R, 'Do not tell patients that crizotinib is completely safe.', ''],
  [R, 'The trial will show whether all patients respond.', ''],
  [R, 'Few patients respond; not every patient benefits.', ''],
  [R, 'The ORR was 72% (36/50); the median DoR 17.6 months (95% CI 14.5–not reached).', ''],
  [A, 'PFS 10.9 v 7.0 months (HR 0.45; 95% CI, 0.35–0.60; P<.001).', ''],
  [A, 'HR for death, 0.82; 95% CI, 0.54–1.26; P = .36', ''],
  [R, 'Patients aged 18 to 85 years with ECOG 0-2 (median 55) were enrolled.', ''],
  [R, 'Grade 3 events occurred in 12 of 50 patients (24%), and 3/50 (6%) stopped.', ''],
  [R, 'Alectinib ORR 82.9% vs crizotinib 75.5% in ALEX [2017 paper].', ''],
  [R, 'Repotrectinib follows crizotinib; in TRIDENT-1 the ORR was 38% after one TKI.', ''],
  [A, 'Historically crizotinib had better CNS data than chemotherapy.', ''],
  [A, 'Crizotinib was inferior to alectinib in the CNS.', ''],
  [A, 'Unlike crizotinib, lorlatinib penetrates the CNS well.', ''],
  [A, 'Crizotinib does not cross the blood-brain barrier well.', ''],
  [R, 'Primary resistance within 3 months is rare.', ''],
  [R, 'Acquired resistance usually emerges within 1 to 2 years.', ''],
  [R, "One patient had a response of 19 months; the cohort's median was 5.7 months.", ''],
  [
    A,
    'Lorlatinib may be considered in ROS1-positive NSCLC, based on preclinical data and a phase 2 trial.',
    '',
  ],
];

/** Citations, terminology and jurisdictions have tests of their own. */
const OWN = /^(?:IND|LOT|RES|SEQ|CNS|EFF|OVR|DOS)/u;

describe('sentences on claims', () => {
  for (const [heading, text, rules] of CASES) {
    it(`${rules || 'silent'}: ${text.replaceAll('\n', ' ')}`, () => {
      const found = check(`${heading}${text}\n`)
        .map(({ ruleId }) => ruleId)
        .filter((id) => OWN.test(id));
      assert.equal([...new Set(found)].join(' '), rules);
    });
  }
});
