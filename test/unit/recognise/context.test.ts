import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { find, only, surfaces } from './fixtures.ts';

describe('drug classes', () => {
  for (const [text, id, generations] of [
    ['ALK inhibitors', 'alk-inhibitor', []],
    ['ROS1-TKIs', 'ros1-inhibitor', []],
    ['ALK TKI', 'alk-inhibitor', []],
    ['ROS1 tyrosine kinase inhibitors', 'ros1-inhibitor', []],
    ['ROS1 targeted drugs', 'ros1-inhibitor', []],
    ['TKIs', 'tyrosine-kinase-inhibitor', []],
    ['chemo-immunotherapy', 'chemo-immunotherapy', []],
    ['second-generation ALK inhibitors', 'alk-inhibitor', [2]],
    ['2nd-generation ALK TKIs', 'alk-inhibitor', [2]],
    ['second- or third-generation ALK inhibitors', 'alk-inhibitor', [2, 3]],
    ['first-, second- and third-generation ALK inhibitors', 'alk-inhibitor', [1, 2, 3]],
    ['second-generation selective ALK inhibitors', 'alk-inhibitor', [2]],
    ['next-generation ALK inhibitors', 'alk-inhibitor', [2, 3, 4]],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('drug-class', `Give ${text} now.`);
      assert.deepEqual([mention.surface, mention.id, mention.generations], [text, id, generations]);
    });
  }

  it('reads each class of a list', () => {
    assert.deepEqual(
      find('drug-class', 'ALK or ROS1 inhibitors').map(({ id, surface }) => [id, surface]),
      [
        ['alk-inhibitor', 'ALK'],
        ['ros1-inhibitor', 'ROS1 inhibitors'],
      ],
    );
  });

  it('leaves genes alone that are only near a class', () => {
    assert.deepEqual(find('drug-class', 'an inhibitor of ALK and ROS1'), []);
    assert.equal(only('gene', 'MET and, later, ALK inhibitors').gene, 'MET');
  });
});

describe('lines', () => {
  for (const [text, line] of [
    ['first-line', { min: 1, max: 1 }],
    ['1L', { min: 1, max: 1 }],
    ['front-line', { min: 1, max: 1 }],
    ['previously untreated', { min: 1, max: 1 }],
    ['treatment-naïve', { min: 1, max: 1 }],
    ['second line', { min: 2, max: 2 }],
    ['2nd-line', { min: 2, max: 2 }],
    ['2L+', { min: 2 }],
    ['≥2L', { min: 2 }],
    ['second- or third-line', { min: 2, max: 3 }],
    ['first- and second-line', { min: 1, max: 2 }],
    ['third-line or later', { min: 3 }],
    ['second-line therapy and beyond', { min: 2 }],
    ['previously treated', { min: 2 }],
    ['one prior line of therapy', { min: 2, max: 2 }],
    ['at least two prior therapies', { min: 3 }],
    ['≥1 prior therapy', { min: 2 }],
    ['two or more prior regimens', { min: 3 }],
    ['up to 2 previous lines', { min: 1, max: 3 }],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('line', `It was ${text} there.`);
      assert.deepEqual([mention.surface, mention.line], [text, line]);
    });
  }

  for (const text of [
    'a line of cells',
    'the first patient',
    '1 l of water',
    'prior to surgery',
    'two patients',
  ]) {
    it(`finds none in "${text}"`, () => assert.deepEqual(find('line', text), []));
  }
});

describe('settings and stages', () => {
  it('reads settings and extents', () => {
    assert.deepEqual(
      find('setting', 'adjuvant; neo-adjuvant; maintenance; locally advanced or metastatic; stage IV').map(
        ({ setting, extent }) => setting ?? extent,
      ),
      ['adjuvant', 'neoadjuvant', 'maintenance', 'locally-advanced', 'metastatic', 'metastatic'],
    );
    assert.deepEqual(find('setting', 'adjuvanted are stages of advance'), []);
  });

  for (const text of ['extensive-stage SCLC', 'SCLC, extensive-stage', 'SCLC (extensive stage)', 'ES-SCLC']) {
    it(`narrows the disease in "${text}"`, () => {
      const mention = only('disease', `Treat ${text} now.`);
      assert.deepEqual([mention.id, mention.surface], ['es-sclc', text]);
    });
  }

  it('leaves a disease as it is where nothing narrower is known', () => {
    assert.equal(only('disease', 'metastatic SCLC').id, 'sclc');
    assert.equal(only('disease', 'extensive-stage NSCLC').id, 'nsclc');
    assert.equal(only('disease', 'limited-stage disease was seen, SCLC').id, 'sclc');
  });
});

describe('ages', () => {
  for (const [text, age, surface] of [
    ['aged ≥ 1 year', { min: 1 }],
    ['12 years and older', { min: 12 }],
    ['1 year of age and older', { min: 1 }],
    ['aged 12 to 17 years', { min: 12, max: 17 }],
    ['between 1 and 17 years of age', { min: 1, max: 17 }, '1 and 17 years of age'],
    ['70-year-old', { min: 70, max: 70 }],
    ['aged 70', { min: 70, max: 70 }],
    ['<18 years of age', { max: 17 }],
    ['under 18 years old', { max: 17 }],
    ['aged ≥18 months', { min: 1.5 }],
    ['adults', { min: 18 }],
    ['older adults', { min: 65 }],
    ['children', { max: 17 }],
    ['Paediatric', { max: 17 }],
    ['adolescents', { min: 12, max: 17 }],
  ] as const) {
    it(`reads "${text}"`, () => {
      const mention = only('age', `For ${text} now`);
      assert.deepEqual([mention.surface, mention.age], [surface ?? text, age]);
    });
  }

  it('reads "at 70" as an age only of a patient', () => {
    assert.deepEqual(only('age', 'ALCL at 70: labelled.').age, { min: 70, max: 70 });
    for (const text of ['NSCLC at 70%', 'read at 70 mg', 'measured at 24.']) {
      assert.deepEqual(find('age', text), [], text);
    }
  });

  for (const text of ['median age 52 years', 'after 5 years', 'Pediatrics 109', '12 months of treatment']) {
    it(`finds none in "${text}"`, () => assert.deepEqual(find('age', text), []));
  }
});

describe('jurisdictions', () => {
  it('reads agencies and regions', () => {
    assert.deepEqual(
      find('jurisdiction', 'FDA, EMA, UK, Japan, NMPA, the U.S. and South Korea').flatMap(
        (each) => each.jurisdictions,
      ),
      ['US', 'EU', 'UK', 'JP', 'CN', 'US', 'KR'],
    );
  });

  it('does not read pronouns or parts of words', () => {
    assert.deepEqual(surfaces('jurisdiction', 'Let us see; ema; eu; FDAX; Chinatown'), []);
  });
});

describe('organ function', () => {
  for (const [text, expected] of [
    ['Severe hepatic impairment', { organ: 'hepatic', severity: 'severe' }],
    ['renal impairment', { organ: 'renal' }],
    ['Child-Pugh C', { organ: 'hepatic', severity: 'severe' }],
    ['CrCl <30 mL/min', { organ: 'renal', creatinineClearance: { max: 30 } }],
    ['creatinine clearance of 20 mL/min', { organ: 'renal', creatinineClearance: { at: 20 } }],
    ['CrCl 30 to 59 mL/min', { organ: 'renal', creatinineClearance: { min: 30, max: 60 } }],
    ['CrCl ≥60 mL/min', { organ: 'renal', creatinineClearance: { min: 60 } }],
    ['CrCl <30 mg/dL', { organ: 'renal', creatinineClearance: { max: 30 }, impossibleUnit: 'mg/dL' }],
    ['haemodialysis', { organ: 'renal', dialysis: true }],
  ] as const) {
    it(`reads "${text}"`, () => {
      const { kind, span, surface, ...rest } = only('organ-function', `${text} was found.`);
      assert.deepEqual([kind, surface, rest], ['organ-function', text, expected]);
      assert.equal(span.start, 0);
    });
  }

  it('reads each degree', () => {
    assert.deepEqual(
      find('organ-function', 'mild or moderate hepatic impairment').map((each) => each.severity),
      ['mild', 'moderate'],
    );
    assert.deepEqual(
      find('organ-function', 'mild to severe renal impairment').map((each) => each.severity),
      ['mild', 'moderate', 'severe'],
    );
  });

  for (const text of ['severe diarrhoea', 'creatinine <1.5 mg/dL', 'EGFR exon 19', 'hepatic metastases']) {
    it(`finds none in "${text}"`, () => assert.deepEqual(find('organ-function', text), []));
  }
});
