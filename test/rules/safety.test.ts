/** Sentences on doses, organ function, co-medication, tests and stopping, each with the rules that report it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixAll } from '../../server/src/lint/index.ts';
import { check } from '../harness/analyse.ts';

const drug = (name: string) => `# ${name} in ALK-positive NSCLC\n\n`;
const C = drug('Crizotinib');

const CASES: readonly (readonly [heading: string, sentence: string, rules: string])[] = [
  [C, 'In patients with severe hepatic impairment the recommended dose is 200 mg twice daily.', 'ORG001'],
  [C, 'Moderate hepatic impairment: 200 mg twice daily; severe hepatic impairment: 250 mg once daily.', ''],
  [
    C,
    'For CrCl <30 mL/min without dialysis, start at 250 mg once daily and increase to 200 mg twice daily after 4 weeks.',
    '',
  ],
  [
    C,
    'No dose adjustment in mild or moderate renal impairment; reduce to 250 mg once daily if CrCl <30 mL/min.',
    '',
  ],
  [
    C,
    'No dose reduction for mild hepatic impairment, whereas moderate impairment needs 200 mg twice daily.',
    '',
  ],
  [
    C,
    'Monitor ALT, AST and bilirubin every two weeks during the first two months, then once a month and as clinically indicated.',
    '',
  ],
  [C, 'Check LFTs at baseline, then monthly.', 'MON001'],
  [C, 'Follow-up CT every 8 weeks; LFTs every 2 weeks.', ''],
  [
    C,
    'In Europe LFTs weekly for 2 months, then monthly; in the US every 2 weeks for 2 months, then monthly.',
    '',
  ],
  [C, '### EU\n\nLFTs every 2 weeks.', 'MON001'],
  [C, 'Avoid strong CYP3A inhibitors; if unavoidable, reduce the dose to 250 mg once daily.', ''],
  [C, 'Concomitant use of strong CYP3A inducers should be avoided.', ''],
  [C, 'Rifampicin can safely be co-administered.', 'INT001'],
  [
    C,
    '| Drug | Dose | Frequency |\n| --- | --- | --- |\n| crizotinib | 250 mg | three times daily |\n',
    'DOS003',
  ],
  [C, '| Drug | Frequency | Dose |\n| --- | --- | --- |\n| ceritinib | twice daily | 450 mg |\n', 'DOS003'],
  [
    C,
    '| Drug | Dose | Frequency |\n| --- | --- | --- |\n| crizotinib | 250 mg | twice daily |\n| lorlatinib | 100 mg | once daily |\n',
    '',
  ],
  [
    C,
    '| Drug | Dose | Imaging |\n| --- | --- | --- |\n| lorlatinib | 100 mg once daily | every 8 weeks |\n',
    '',
  ],
  [C, 'Rifampicin does not have to be discontinued during crizotinib.', 'INT001'],
  [C, 'There is no need to avoid clarithromycin with crizotinib.', 'INT001'],
  [C, 'Itraconazole shampoo need not be stopped.', ''],
  [C, 'Itraconazole need not be stopped if the crizotinib dose is reduced to 250 mg once daily.', ''],
  [C, 'Concomitant use of crizotinib and clarithromycin is recommended.', 'INT001'],
  [C, 'Concomitant use of crizotinib and clarithromycin is not recommended.', ''],
  [C, 'With concomitant strong CYP3A inhibitors a dose of 250 mg once daily is recommended.', ''],
  [drug('Lorlatinib'), 'Carbamazepine is not contraindicated with lorlatinib.', 'INT002'],
  [C, 'Severe renal impairment does not require dose adjustment.', 'ORG002'],
  [C, 'Crizotinib does not have to be lowered in severe renal impairment.', 'ORG002'],
  [C, 'Mild renal impairment does not require a lower dose.', ''],
  [C, 'The full dose is inappropriate in severe renal impairment.', ''],
  [C, 'The full dose is not recommended in severe renal impairment.', ''],
  [drug('Lorlatinib'), 'Lipid monitoring is unnecessary.', 'MON001'],
  [drug('Lorlatinib'), 'Cholesterol need not be measured.', 'MON001'],
  [drug('Lorlatinib'), 'Routine lipid monitoring is not required before the first dose.', ''],
  [drug('Alectinib'), 'Lipid monitoring is not required.', ''],
  [C, 'Once pneumonitis has resolved, crizotinib may be restarted.', 'CON002'],
  [C, 'Crizotinib can be resumed as soon as pneumonitis has subsided.', 'CON002'],
  [C, 'Resuming crizotinib after pneumonitis is inappropriate.', ''],
  [C, 'It is unsafe to restart crizotinib after pneumonitis.', ''],
  [C, 'Proton pump inhibitors may be continued with crizotinib.', ''],
  [C, 'Crizotinib may be given with or without food.', ''],
  [drug('Lorlatinib'), 'Contraindicated with strong CYP3A inducers; avoid moderate CYP3A inducers.', ''],
  [drug('Lorlatinib'), 'Discontinue strong CYP3A inducers for 3 half-lives before starting lorlatinib.', ''],
  [
    C,
    'Withhold crizotinib for pneumonitis of any grade and permanently discontinue if treatment-related.',
    '',
  ],
  [C, 'Interrupt for suspected pneumonitis; resume if infection is confirmed.', ''],
  [C, 'After recovery from ILD crizotinib may be reintroduced at 250 mg once daily.', 'CON002'],
  [C, 'Rechallenge after pneumonitis is contraindicated.', ''],
  [C, 'For QTc >500 ms, withhold until <481 ms, then resume at 200 mg twice daily.', ''],
  [C, 'Continue monitoring for pneumonitis.', ''],
  [C, 'Crizotinib is contraindicated in pregnancy.', ''],
  [C, 'Crizotinib is contraindicated in patients with severe hepatic impairment.', 'CON001'],
  [C, 'Take crizotinib 250 mg in the morning and 250 mg in the evening.', ''],
  [C, 'The 250 mg dose was tolerated.', ''],
  [C, 'Crizotinib at a dose of 250 mg.', 'DOS007'],
  [C, 'Creatinine ≤1.5 mg/dL; bilirubin ≤1.5 x ULN; creatinine clearance of at least 45 mL/min.', ''],
  [C, 'QT interval corrected for heart rate <470 msec.', ''],
  [C, 'Creatinine clearance ≥50 milliliters/minute.', ''],
  [
    C,
    '| Level | Dose | Schedule |\n| --- | --- | --- |\n| 0 | 250 mg | twice daily |\n| −1 | 200 mg | twice daily |\n',
    '',
  ],
];

describe('sentences on safety', () => {
  for (const [heading, sentence, rules] of CASES) {
    it(`${rules || 'silent'}: ${sentence.replaceAll('\n', ' ')}`, () => {
      const found = check(heading + sentence);
      assert.deepEqual(
        [...new Set(found.map(({ ruleId }) => ruleId))],
        rules === '' ? [] : [rules],
        JSON.stringify(found.map(({ message }) => message)),
      );
    });
  }
});

describe('fixes of doses', () => {
  it('writes notation anew, and nothing else', () => {
    const text = `${C}Crizotinib 250.0mg twice daily; dexamethasone .5 mg daily.\n`;
    const fixed = fixAll(text, (each) => check(each), { safety: 'safe' });
    assert.equal(fixed.text, `${C}Crizotinib 250 mg twice daily; dexamethasone 0.5 mg daily.\n`);
    assert.deepEqual(fixed.findings, []);
  });

  for (const [sentence, expected] of [
    [
      'In severe hepatic impairment the recommended dose is 200 mg twice daily.',
      'In severe hepatic impairment the recommended dose is 250 mg once daily.',
    ],
    ['Adults take crizotinib 280 mg/m² twice daily.', 'Adults take crizotinib 250 mg twice daily.'],
    ['−1: 250 mg once daily.', '−1: 200 mg twice daily.'],
    ['Crizotinib 250 mg.', 'Crizotinib 250 mg twice daily.'],
    ['CrCl <30 mg/dL', 'CrCl <30 mL/min'],
  ] as const) {
    it(`suggests: ${expected}`, () => {
      const fixed = fixAll(`${C}${sentence}\n`, (each) => check(each), { safety: 'suggestion' });
      assert.equal(fixed.text, `${C}${expected}\n`);
      assert.deepEqual(fixed.findings, []);
      assert.equal(
        fixAll(`${C}${sentence}\n`, (each) => check(each), { safety: 'safe' }).text,
        `${C}${sentence}\n`,
      );
    });
  }
});
