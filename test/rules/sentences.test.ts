/** Sentences as protocols and papers write them, each with the rules that report it; an empty list means silence. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RULES } from '../../server/src/rules/index.ts';
import { check } from '../harness/analyse.ts';

const R = '# Crizotinib in ROS1-positive NSCLC\n\n';
const A = '# Crizotinib in ALK-positive NSCLC\n\n';
const S = '# ROS1 fusion in extensive-stage SCLC\n\n';
const drug = (name: string) => `# ${name} in ALK-positive NSCLC\n\n`;

/** Heading, sentence, and the one rule that reports it. */
const CASES: readonly (readonly [heading: string, sentence: string, rule: string])[] = [
  [S, 'We recommend crizotinib.', 'IND001'],
  [S, 'Patients should receive crizotinib as first-line treatment.', 'IND001'],
  [S, 'Crizotinib is effective in ROS1-positive ES-SCLC.', 'IND001'],
  [S, 'Crizotinib is the standard of care for ES-SCLC with ROS1 rearrangement.', 'IND001'],
  [S, 'Crizotinib is FDA-approved for ROS1-positive small cell lung cancer.', 'IND001'],
  [S, 'Entrectinib is indicated in ES-SCLC with ROS1 fusion.', 'IND001'],
  [S, 'Crizotinib is not indicated for ROS1-positive ES-SCLC.', ''],
  [S, 'Crizotinib should not be used in ROS1-positive ES-SCLC.', ''],
  [S, 'There is no evidence that crizotinib works in ROS1-positive ES-SCLC.', ''],
  [S, 'Is crizotinib indicated for ROS1-positive ES-SCLC?', ''],
  [S, '"Crizotinib is indicated for ROS1-positive ES-SCLC," the brochure claimed.', ''],
  [S, 'In 2014, crizotinib was used in ROS1-positive ES-SCLC.', ''],
  [S, 'It was once believed that crizotinib is effective in ROS1-positive ES-SCLC.', ''],
  [S, 'Whether crizotinib benefits ROS1-positive ES-SCLC is unknown.', ''],
  [S, 'Unlike in NSCLC, crizotinib has no established role in ES-SCLC.', ''],
  [S, 'Crizotinib is approved for ROS1-positive NSCLC, but not for ES-SCLC.', ''],
  [S, 'ROS1 TKIs are effective in ROS1-positive NSCLC.', ''],
  [S, 'First-line atezolizumab plus carboplatin and etoposide is recommended.', ''],
  [S, 'Chemo-immunotherapy is recommended for ES-SCLC regardless of ROS1 status.', ''],
  [S, 'The patient received crizotinib 250 mg twice daily for three weeks and progressed.', ''],
  [R, 'Crizotinib is recommended for ALK-positive small cell lung cancer.', 'IND001'],
  [R, 'Crizotinib is indicated for adults with ROS1-positive metastatic NSCLC.', ''],
  [A, 'Crizotinib is approved for children aged 1 year and older with ALK-positive ALCL.', ''],
  [A, 'Crizotinib is approved for unresectable ALK-positive IMT.', ''],
  [A, 'Alectinib is approved as adjuvant treatment after resection of ALK-positive NSCLC.', ''],
  [A, 'Crizotinib is approved as adjuvant treatment after resection of ALK-positive NSCLC.', 'IND001'],
  [A, 'Lorlatinib is indicated for ALK-positive metastatic NSCLC.', ''],
  [A, 'Capmatinib is recommended for MET exon 14 skipping NSCLC.', ''],
  [A, 'Alectinib is recommended for NSCLC with a ROS1 fusion.', 'IND003'],
  [A, 'Osimertinib is the treatment of choice for ALK-positive NSCLC.', 'IND003'],
  [A, 'Alectinib, brigatinib and lorlatinib are preferred over crizotinib in first line.', ''],
  [A, 'After progression on alectinib, use lorlatinib.', ''],
  [A, 'On progression with ALK G1202R, switch to alectinib.', 'RES001'],
  [A, 'On progression with ALK G1202R, switch to lorlatinib.', ''],
  [A, 'G1202R: brigatinib or lorlatinib.', 'RES001'],
  [A, 'Alectinib is active against ALK G1202R.', 'RES001'],
  [A, 'Alectinib is inactive against ALK G1202R.', ''],
  [A, 'ALK L1196M responds to alectinib.', ''],
  [A, 'Ceritinib overcomes I1171T.', ''],
  [R, 'With ROS1 G2032R, repotrectinib is recommended.', ''],
  [R, 'With ROS1 G2032R, crizotinib may be continued.', 'RES001'],
  [R, 'With G2032R, entrectinib is recommended.', 'RES001'],
  [R, 'After crizotinib, switch to lorlatinib or repotrectinib.', ''],
  [R, 'After crizotinib, switch to brigatinib or alectinib.', 'SEQ001'],
  [A, 'On progression consider second-generation ALK inhibitors.', ''],
  [R, 'Crizotinib is taken as one 250 mg capsule twice daily.', ''],
  [R, 'Take 250 mg BID.', ''],
  [R, 'Crizotinib 250mg q12h.', 'DOS006'],
  [R, 'Crizotinib 0.25 g twice daily.', ''],
  [R, 'Crizotinib 250 mg three times daily.', 'DOS003'],
  [R, 'Crizotinib 250 mg once daily is the recommended dose.', 'DOS003'],
  [R, 'If ALT rises above 5 x ULN, resume at 200 mg twice daily.', ''],
  [R, 'First dose reduction: 200 mg twice daily. Second dose reduction: 250 mg once daily.', ''],
  [R, 'With strong CYP3A inhibitors that cannot be avoided, give 250 mg once daily.', ''],
  [R, 'Crizotinib 150 mg twice daily.', 'DOS001'],
  [R, 'Ketoconazole 200 mg twice daily raised exposure to crizotinib.', ''],
  [R, 'Metoprolol 50 mg twice daily must be stopped before crizotinib.', ''],
  [R, 'Dexamethasone 4 mg daily may be given with crizotinib.', ''],
  [drug('Lorlatinib'), 'Lorlatinib 100 mg once daily.', ''],
  [drug('Lorlatinib'), 'Lorlatinib 100 mg daily, reduced to 75 mg daily and then to 50 mg daily.', ''],
  [drug('Alectinib'), 'Alectinib 600 mg twice daily with food.', ''],
  [drug('Alectinib'), 'Japan: alectinib 300 mg twice daily.', ''],
  [drug('Ceritinib'), 'Ceritinib 750 mg once daily, fasted.', 'DOS001'],
  [A, 'In PROFILE 1014, ORR was 74% versus 45%.', ''],
  [A, 'In PROFILE 1014, ORR was 45% with crizotinib.', 'EFF001'],
  [A, 'In PROFILE 1007 crizotinib improved PFS (7.7 vs 3.0 months; HR 0.49).', ''],
  [A, 'In PROFILE 1007 crizotinib improved PFS (7.7 vs 3.0 months; HR 0.94).', 'EFF001'],
  [A, 'ALEX: median PFS was 34.8 months with alectinib and 10.9 months with crizotinib.', ''],
  [A, 'ALEX: median PFS was 10.9 months with alectinib and 34.8 months with crizotinib.', 'EFF001'],
  [A, 'In ALEX, alectinib versus crizotinib: 34.8 versus 10.9 months.', ''],
  [A, 'CROWN: at five years 60% of patients on lorlatinib were free of progression.', ''],
  [A, 'Median PFS was about 11 months with crizotinib in first line.', ''],
  [R, 'Crizotinib: ORR 72%, median PFS 19.2 months, median DoR 17.6 months.', ''],
  [R, 'In PROFILE 1001 the ORR was 72% (36/50; 95% CI 58–84).', ''],
  [R, 'In PROFILE 1001, the response rate in ROS1-positive NSCLC reached 27%.', 'EFF001'],
  [R, 'TRIDENT-1: repotrectinib ORR 79% in TKI-naive patients.', ''],
  [
    A,
    '| Drug | Dose |\n| --- | --- |\n| Crizotinib | 250 mg twice daily |\n| Alectinib | 600 mg twice daily |\n',
    '',
  ],
  [
    A,
    '| Drug | Dose |\n| --- | --- |\n| Crizotinib | 600 mg twice daily |\n| Alectinib | 600 mg twice daily |\n',
    'DOS001',
  ],
  [A, '| Variant | Resistant to |\n| --- | --- |\n| G1202R | alectinib |\n', ''],
  [R, '## Exclusions\n\n- Known ALK fusion\n- Prior alectinib\n', ''],
  [R, '## Exclusions\n\n- ROS1-positive small cell lung cancer treated with crizotinib\n', ''],
  [
    R,
    'Crizotinib for ROS1-positive ES-SCLC is described below.\n\n## Crizotinib for ROS1-positive ES-SCLC\n\nIt is not supported.',
    '',
  ],
  [S, 'Participants receive tarlatamab for limited-stage SCLC.', ''],
  [A, 'Savolitinib 300 mg twice daily plus osimertinib 80 mg once daily was given.', ''],
  [A, 'Patients on prednisone 10 mg daily may receive crizotinib.', ''],
  [A, 'Docetaxel 60 mg/m2 every 3 weeks is an alternative to crizotinib.', ''],
  [R, 'Tyrosine kinase inhibitors are approved for thyroid cancer.', ''],
  [R, 'The FDA approved entrectinib for solid tumours with an NTRK gene fusion.', ''],
  [R, 'Docetaxel is approved for breast cancer.', ''],
  [R, 'The FDA approved crizotinib for NSCLC whose tumours harbour the ALK mutation.', ''],
  [R, 'Another series reported a median PFS of 14.2 months with crizotinib.', ''],
  [A, 'With second-line crizotinib the response rate was 54% in ALK-positive NSCLC [@blackhall2017].', ''],
  [A, 'No ALK inhibitor is free of side effects, alectinib included.', ''],
  [A, 'Lorlatinib is by no means free from toxicity.', ''],
  [A, 'Neither alectinib nor brigatinib is devoid of toxicity.', ''],
  [A, 'With no prior therapy needed, alectinib has no side effects.', 'OVR002'],
];

const OPEN = RULES.filter(({ family }) => ['citations', 'terminology', 'regulatory'].includes(family)).map(
  ({ id }) => id,
);

describe('sentences', () => {
  for (const [heading, sentence, rule] of CASES) {
    it(`${rule || 'silent'}: ${sentence.replaceAll('\n', ' ')}`, () => {
      const text = `${heading}${sentence}\n`;
      // Sources, names and regions are left open here; the pages of those rules have sentences of their own.
      const found = check(text, undefined, { ignore: OPEN }).map(({ ruleId, message, span }) => ({
        ruleId,
        message,
        words: text.slice(span.start, span.end),
      }));
      assert.deepEqual(
        [...new Set(found.map(({ ruleId }) => ruleId))],
        rule === '' ? [] : [rule],
        JSON.stringify(found),
      );
    });
  }
});
