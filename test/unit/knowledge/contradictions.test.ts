/**
 * Facts of the field that texts commonly get wrong. Each test names the mistake in a few words and asserts that the bundled base
 * holds the right value, so that no edit of the data lets a known mistake pass as true.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adjustment, agencies, approval, dose, drug, genes, ladder, regimen, steps } from './bundledBase.ts';

describe('doses that are often misstated', () => {
  it('crizotinib is taken twice a day and stepped down to 250 mg once', () => {
    const adult = regimen('crizotinib', 'adult-nsclc');
    assert.deepEqual(steps(adult), ['250 mg x2']);
    assert.deepEqual(ladder(adult), ['200 mg x2', '250 mg x1', 'discontinue']);
    assert.equal(adult.food, 'either');
  });

  it('crizotinib: moderate and severe liver impairment are not swapped, in the US and in the EU', () => {
    for (const suffix of ['', '-eu']) {
      assert.equal(dose(adjustment('crizotinib', `hepatic-moderate${suffix}`)), '200 mg x2');
      assert.equal(dose(adjustment('crizotinib', `hepatic-severe${suffix}`)), '250 mg x1');
      const renal = adjustment('crizotinib', `renal-severe${suffix}`);
      assert.equal(dose(renal), '250 mg x1');
      assert.equal(renal.condition.creatinineClearance?.max, 30);
      assert.equal(renal.condition.dialysis, false);
    }
  });

  it('crizotinib in children goes by body surface, twice a day, and 165 mg/m2 is a trial dose only', () => {
    for (const id of ['alcl', 'paediatric-imt', 'paediatric-eu']) {
      assert.deepEqual(steps(regimen('crizotinib', id)), ['280 mg/m2 x2']);
    }
    const all = drug('crizotinib').dosing.flatMap((entry) => entry.steps);
    assert.ok(!all.some((step) => step.dose.value === 165));
  });

  it('ceritinib is 450 mg with food; 750 mg fasted is the superseded trial dose', () => {
    assert.deepEqual(steps(regimen('ceritinib', 'adult')), ['450 mg x1']);
    assert.equal(regimen('ceritinib', 'adult').food, 'with');
    assert.deepEqual(steps(regimen('ceritinib', 'fasted')), ['750 mg x1']);
    assert.equal(regimen('ceritinib', 'fasted').status, 'superseded');
  });

  it('alectinib is 600 mg twice a day, the Japanese 300 mg is for Japan alone, severe liver impairment 450 mg', () => {
    assert.deepEqual(steps(regimen('alectinib', 'adult')), ['600 mg x2']);
    assert.deepEqual(steps(regimen('alectinib', 'japan')), ['300 mg x2']);
    assert.deepEqual(regimen('alectinib', 'japan').jurisdictions, ['JP']);
    const severe = drug('alectinib').adjustments.filter(
      ({ condition }) => condition.severity === 'severe' && condition.definition !== undefined,
    );
    assert.ok(severe.some((entry) => entry.dose && dose(entry) === '450 mg x2'));
  });

  it('brigatinib starts with seven days of 90 mg', () => {
    assert.deepEqual(steps(regimen('brigatinib', 'adult')), ['90 mg x1 for P7D', '180 mg x1']);
  });

  it('lorlatinib is taken once a day, and strong CYP3A inducers are contraindicated', () => {
    assert.deepEqual(steps(regimen('lorlatinib', 'adult')), ['100 mg x1']);
    const inducer = drug('lorlatinib').interactions.find(
      ({ with: substance }) => substance === 'strong-cyp3a-inducer',
    );
    assert.equal(inducer?.action, 'contraindicated');
    assert.ok(
      drug('lorlatinib').contraindications.some(
        ({ with: substance }) => substance === 'strong-cyp3a-inducer',
      ),
    );
  });

  it('ensartinib comes as capsules: 225, 200, 150 mg once a day', () => {
    const adult = regimen('ensartinib', 'adult');
    assert.deepEqual(steps(adult), ['225 mg x1']);
    assert.deepEqual(ladder(adult), ['200 mg x1', '150 mg x1', 'discontinue']);
    assert.deepEqual([...new Set(drug('ensartinib').strengths?.map(({ form }) => form))], ['capsule']);
  });

  it('entrectinib is 600 mg once, not twice, a day', () => {
    assert.deepEqual(steps(regimen('entrectinib', 'adult')), ['600 mg x1']);
  });

  it('repotrectinib starts with fourteen days of one dose a day', () => {
    assert.deepEqual(steps(regimen('repotrectinib', 'adult')), ['160 mg x1 for P14D', '160 mg x2']);
  });

  it('taletrectinib is taken on an empty stomach and stepped down to 400 and 200 mg', () => {
    const adult = regimen('taletrectinib', 'adult');
    assert.deepEqual(steps(adult), ['600 mg x1']);
    assert.equal(adult.food, 'without');
    assert.deepEqual(ladder(adult), ['400 mg x1', '200 mg x1', 'discontinue']);
  });

  it('zidesamtinib 100 mg once, capmatinib 400 mg twice, tepotinib 450 mg once with food', () => {
    assert.deepEqual(steps(regimen('zidesamtinib', 'adult')), ['100 mg x1']);
    assert.deepEqual(steps(regimen('capmatinib', 'adult')), ['400 mg x2']);
    assert.deepEqual(steps(regimen('tepotinib', 'adult')), ['450 mg x1']);
    assert.equal(regimen('tepotinib', 'adult').food, 'with');
  });

  it('tepotinib 500 mg is the hydrochloride hydrate of the Japanese label', () => {
    assert.deepEqual(steps(regimen('tepotinib', 'adult-japan')), ['500 mg x1']);
    assert.deepEqual(regimen('tepotinib', 'adult-japan').jurisdictions, ['JP']);
  });

  it('sotorasib 960 mg once and adagrasib 600 mg twice a day are not swapped', () => {
    assert.deepEqual(steps(regimen('sotorasib', 'nsclc')), ['960 mg x1']);
    assert.deepEqual(steps(regimen('adagrasib', 'adult')), ['600 mg x2']);
  });

  it('trastuzumab deruxtecan: 5.4 mg/kg in lung, 6.4 mg/kg in stomach', () => {
    assert.deepEqual(steps(regimen('trastuzumab-deruxtecan', 'nsclc')), ['5.4 mg/kg P21D']);
    assert.deepEqual(steps(regimen('trastuzumab-deruxtecan', 'gastric')), ['6.4 mg/kg P21D']);
  });

  it('zongertinib goes by body weight with a step at 90 kg', () => {
    const light = regimen('zongertinib', 'below-90-kg');
    const heavy = regimen('zongertinib', 'from-90-kg');
    assert.deepEqual([steps(light), light.population.weight], [['120 mg x1'], { maxKg: 90 }]);
    assert.deepEqual([steps(heavy), heavy.population.weight], [['180 mg x1'], { minKg: 90 }]);
  });

  it('telisotuzumab vedotin: every two weeks, at most 190 mg', () => {
    const adult = regimen('telisotuzumab-vedotin', 'adult');
    assert.deepEqual(steps(adult), ['1.9 mg/kg P14D']);
    assert.equal(adult.maximum?.value, 190);
  });

  it('tarlatamab: step-up to 10 mg every two weeks, and no dose reductions', () => {
    const adult = regimen('tarlatamab', 'adult');
    assert.deepEqual(
      adult.steps.map(({ dose: { value } }) => value),
      [1, 10, 10],
    );
    assert.equal(adult.steps.at(-1)?.frequency.every, 'P14D');
    assert.deepEqual(adult.ladder, []);
  });

  it('adebrelimab binds PD-L1, serplulimab binds PD-1', () => {
    assert.deepEqual(steps(regimen('adebrelimab', 'es-sclc')), ['20 mg/kg P21D']);
    assert.deepEqual(steps(regimen('serplulimab', 'es-sclc')), ['4.5 mg/kg P21D']);
    const classes = (id: string) => drug(id).classes.map(({ class: name }) => name);
    assert.ok(classes('adebrelimab').includes('pd-l1-inhibitor'));
    assert.ok(classes('serplulimab').includes('pd-1-inhibitor'));
    assert.ok(!classes('serplulimab').includes('pd-l1-inhibitor'));
  });
});

describe('approvals that are often misdated or widened', () => {
  it('crizotinib: five US decisions; no label revision of 2017 among them', () => {
    const us = drug('crizotinib')
      .approvals.filter(({ jurisdiction }) => jurisdiction === 'US')
      .map(({ date }) => date);
    assert.deepEqual(us, ['2011-08-26', '2013-11-20', '2016-03-11', '2021-01-14', '2022-07-14']);
  });

  it('crizotinib: the US covers IMT of adults and children, the EU children only; US ALCL leaves out older adults', () => {
    assert.equal(approval('crizotinib', 'us-alk-imt').age?.min, 1);
    assert.equal(approval('crizotinib', 'us-alk-imt').age?.max, undefined);
    for (const id of ['eu-alk-imt', 'eu-alk-alcl']) {
      const { min, max } = approval('crizotinib', id).age ?? {};
      assert.equal(min, 1);
      assert.ok(max !== undefined && max < 18);
    }
    assert.ok((approval('crizotinib', 'us-alk-alcl').age?.max ?? Number.POSITIVE_INFINITY) < 40);
  });

  it('MET is a target of crizotinib and not a licensed biomarker anywhere', () => {
    assert.equal(drug('crizotinib').targets.find(({ gene }) => gene === 'MET')?.role, 'other');
    assert.ok(
      !drug('crizotinib')
        .approvals.flatMap(genes)
        .some((name) => name.startsWith('MET ')),
    );
  });

  it('taletrectinib 2025, not 2015; ceritinib first line 2017; Emrelis 14 May 2025', () => {
    assert.equal(approval('taletrectinib', 'us-ros1-nsclc').date, '2025-06-11');
    assert.equal(approval('ceritinib', 'us-alk-nsclc').date, '2017-05-26');
    assert.equal(approval('telisotuzumab-vedotin', 'us-met-expression-nsclc').date, '2025-05-14');
  });

  it('zidesamtinib is approved since 22 July 2026, after a ROS1 inhibitor only', () => {
    const only = drug('zidesamtinib').approvals;
    assert.equal(only.length, 1);
    assert.equal(only[0]?.date, '2026-07-22');
    assert.deepEqual(only[0]?.priorTherapy, { anyOf: ['ros1-inhibitor'], required: true });
    assert.ok(drug('zidesamtinib').codeNames?.includes('NVL-520'));
    assert.match(drug('zidesamtinib').company ?? '', /GSK/u);
  });

  it('neladalkib is not approved as of the base', () => {
    assert.deepEqual(drug('neladalkib').approvals, []);
  });

  // Older overviews call the gastric application pending; the Chinese conditional licence of July 2026 is newer.
  it('savolitinib: METex14 in 2021 and 2025, MET-amplified gastric cancer conditionally since 2026', () => {
    assert.equal(approval('savolitinib', 'cn-met-exon-14-nsclc-2021').status, 'superseded');
    assert.equal(approval('savolitinib', 'cn-met-exon-14-nsclc').date, '2025-01');
    const gastric = approval('savolitinib', 'cn-met-amplified-gastric');
    assert.deepEqual([gastric.status, gastric.date], ['conditional', '2026-07']);
    assert.deepEqual(genes(gastric), ['MET amplification']);
  });

  it('capmatinib and tepotinib: any line in the US, only after other treatment in the EU', () => {
    for (const id of ['capmatinib', 'tepotinib']) {
      assert.equal(approval(id, 'us-met-exon-14-nsclc').line, undefined);
      const eu = approval(id, 'eu-met-exon-14-nsclc');
      assert.deepEqual(eu.priorTherapy?.anyOf, ['immunotherapy', 'platinum-based-chemotherapy']);
    }
    assert.equal(approval('capmatinib', 'us-met-exon-14-nsclc').date, '2022-08-10');
    assert.equal(approval('tepotinib', 'us-met-exon-14-nsclc').date, '2024-02-15');
  });

  it('tarlatamab: accelerated in May 2024, regular in November 2025', () => {
    assert.match(approval('tarlatamab', 'us-es-sclc-2024').date, /^2024-05/u);
    const current = approval('tarlatamab', 'us-es-sclc');
    assert.deepEqual([current.status, current.date], ['regular', '2025-11-19']);
  });

  it('lurbinectedin with atezolizumab is maintenance, not induction', () => {
    const { setting, date, combination } = approval('lurbinectedin', 'us-es-sclc-maintenance');
    assert.deepEqual([setting, date, combination], ['maintenance', '2025-10-02', ['atezolizumab']]);
  });

  it('ALK and ROS1 licences do not leak into each other', () => {
    for (const id of ['lorlatinib', 'ceritinib', 'brigatinib', 'ensartinib']) {
      assert.deepEqual([...new Set(drug(id).approvals.flatMap(genes))], ['ALK fusion']);
    }
    assert.ok(!drug('entrectinib').approvals.flatMap(genes).includes('ALK fusion'));
  });

  it('zongertinib was widened in February 2026, both times accelerated; sevabertinib is for pretreated patients', () => {
    const first = approval('zongertinib', 'us-erbb2-nsclc-2025');
    const wide = approval('zongertinib', 'us-erbb2-nsclc');
    assert.deepEqual([first.date, first.line?.min], ['2025-08-08', 2]);
    assert.deepEqual([wide.date, wide.line, wide.status], ['2026-02-26', undefined, 'accelerated']);
    assert.equal(approval('sevabertinib', 'us-erbb2-nsclc').line?.min, 2);
  });

  it('envonalkib was licensed in 2024; the Chinese news item of 2025 is a posting', () => {
    assert.match(approval('envonalkib', 'cn-alk-nsclc').date, /^2024/u);
    assert.deepEqual(agencies('envonalkib'), ['CN']);
  });

  it('mobocertinib is withdrawn', () => {
    const { status, until } = approval('mobocertinib', 'us-egfr-exon-20-after-platinum');
    assert.deepEqual([status, until], ['withdrawn', '2024-07-15']);
  });
});
