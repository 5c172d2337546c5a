import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ASPECTS, judge } from '../../../server/src/verify/index.ts';
import { type ClaimBuilder, claimOf, contextOf } from '../../harness/claims.ts';

const judged = (builder: ClaimBuilder, jurisdictions: readonly ('US' | 'EU' | 'JP')[] = []) =>
  judge(builder.build(), contextOf(builder.text, jurisdictions));
const aspectsOf = (builder: ClaimBuilder) => judged(builder).contradictions.map(({ aspect }) => aspect);

const inSclc = () =>
  claimOf('Crizotinib is indicated for ROS1-positive ES-SCLC.')
    .drug('Crizotinib')
    .biomarker('ROS1-positive', { gene: 'ROS1' })
    .disease('ES-SCLC', 'es-sclc');

describe('indications', () => {
  it('contradicts a drug for a disease that excludes the one it is recorded in, with the case report', () => {
    for (const wording of ['regulatory', 'recommendation', 'efficacy'] as const) {
      const judgement = judged(inSclc().set({ wording }));
      assert.equal(judgement.verdict, 'contradicted');
      assert.deepEqual(
        judgement.contradictions.map(({ aspect }) => aspect),
        [ASPECTS.indicationUnsupported],
      );
      assert.ok(
        judgement.records.some(({ id }) => id === 'ros1-sclc-case-report-2025'),
        `${wording}: ${judgement.records.map(({ id }) => id)}`,
      );
      const { span } = judgement.contradictions[0]!;
      assert.equal(
        inSclc().text.slice(span.start, span.end),
        'Crizotinib is indicated for ROS1-positive ES-SCLC',
      );
    }
  });

  it('finds no fault in what is asked, quoted, supposed, told as history, or denied', () => {
    for (const status of ['question', 'quoted', 'hypothesis', 'historical'] as const) {
      const judgement = judged(inSclc().set({ status }));
      assert.deepEqual(judgement.contradictions, []);
      assert.notEqual(judgement.verdict, 'contradicted');
    }
    const denied = judged(inSclc().set({ polarity: 'negated' }));
    assert.equal(denied.verdict, 'supported');
    assert.deepEqual(denied.contradictions, []);
  });

  it('supports labels, also for narrower diseases and loosely worded ones', () => {
    for (const disease of ['nsclc', 'lung-adenocarcinoma', 'lung-cancer']) {
      const builder = claimOf('Crizotinib for ROS1-positive tumours')
        .drug('Crizotinib')
        .biomarker('ROS1-positive', { gene: 'ROS1' })
        .disease('tumours', disease);
      assert.equal(judged(builder.set({ wording: 'regulatory' })).verdict, 'supported', disease);
    }
  });

  it('grades off-label evidence, and calls it wrong only in the wording of licences', () => {
    const builder = claimOf('Crizotinib for MET exon 14 skipping NSCLC')
      .drug('Crizotinib')
      .biomarker('MET exon 14 skipping', { gene: 'MET', alteration: 'exon-skipping', exon: 14 })
      .disease('NSCLC', 'nsclc');
    assert.equal(judged(builder).verdict, 'supported-elsewhere');
    assert.equal(judged(builder.set({ wording: 'efficacy' })).verdict, 'supported');
    assert.equal(judged(builder.set({ wording: 'regulatory' })).verdict, 'contradicted');
  });

  it('says in which respect a label is elsewhere', () => {
    const imt = claimOf('Crizotinib is approved for adults with ALK-positive IMT')
      .drug('Crizotinib')
      .biomarker('ALK-positive', { gene: 'ALK' })
      .disease('IMT', 'imt')
      .set({ wording: 'regulatory' });
    const adults = imt.set({ age: imt.slot('adults', { min: 18 }) });
    assert.equal(judged(adults, ['US']).verdict, 'supported');
    const inEurope = judged(adults, ['EU']);
    assert.equal(inEurope.verdict, 'supported-elsewhere');
    assert.match(inEurope.reason, /age group|jurisdiction/);
    assert.deepEqual(
      inEurope.contradictions.map(({ aspect }) => aspect),
      ['age-outside-label'],
    );
  });

  it('does not take what the base does not know for wrong', () => {
    const builder = claimOf('Crizotinib for ROS1-positive breast cancer')
      .drug('Crizotinib')
      .biomarker('ROS1-positive', { gene: 'ROS1' });
    const judgement = judged(builder.disease('breast cancer', 'glioblastoma'));
    assert.notEqual(judgement.verdict, 'contradicted');
    assert.deepEqual(judgement.contradictions, []);
  });

  it('contradicts the denial of a licence only in the wording of licences', () => {
    const denial = claimOf('Crizotinib is not indicated for ROS1-positive NSCLC')
      .drug('Crizotinib')
      .biomarker('ROS1-positive', { gene: 'ROS1' })
      .disease('NSCLC', 'nsclc')
      .set({ polarity: 'negated' });
    assert.equal(judged(denial.set({ wording: 'regulatory' })).verdict, 'contradicted');
    assert.equal(judged(denial.set({ wording: 'recommendation' })).verdict, 'not-checked');
  });

  it('judges classes by their members and by evidence on the class', () => {
    const builder = claimOf('ROS1 TKIs in ROS1-positive ES-SCLC')
      .drugClass('ROS1 TKIs', 'ros1-inhibitor')
      .biomarker('ROS1-positive', { gene: 'ROS1' })
      .disease('ES-SCLC', 'es-sclc');
    assert.equal(judged(builder).verdict, 'contradicted');
    assert.equal(judged(builder.set({ polarity: 'negated' })).verdict, 'supported');
  });
});

describe('biomarkers and targets', () => {
  it('misses the biomarker a label asks for', () => {
    const all = claimOf('Crizotinib for all advanced NSCLC.')
      .drug('Crizotinib')
      .biomarker('ROS1', { gene: 'ROS1' })
      .disease('NSCLC', 'nsclc')
      .set({ unselected: true });
    assert.deepEqual(aspectsOf(all), [ASPECTS.biomarkerMissing]);
    const selected = claimOf('Crizotinib for advanced NSCLC with ROS1 fusion.')
      .drug('Crizotinib')
      .biomarker('ROS1 fusion', { gene: 'ROS1', alteration: 'fusion' })
      .disease('NSCLC', 'nsclc');
    assert.deepEqual(aspectsOf(selected), []);
  });

  it('finds a drug without the target, and offers labelled drugs in its place', () => {
    const builder = claimOf('Alectinib for ROS1-positive NSCLC.')
      .drug('Alectinib')
      .biomarker('ROS1-positive', { gene: 'ROS1' })
      .disease('NSCLC', 'nsclc');
    const judgement = judged(builder);
    assert.deepEqual(
      judgement.contradictions.map(({ aspect }) => aspect),
      [ASPECTS.targetAbsent],
    );
    const titles = judgement.contradictions[0]!.suggestions.map(({ newText }) => newText);
    assert.ok(titles.includes('Crizotinib'), titles.join());
    assert.ok(!titles.includes('Alectinib'));
  });

  it('accepts several biomarkers unless one is an alternative that the drug cannot serve', () => {
    const both = claimOf('Alectinib for ALK- or ROS1-positive NSCLC')
      .drug('Alectinib')
      .biomarker('ALK-', { gene: 'ALK' })
      .biomarker('ROS1-positive', { gene: 'ROS1' })
      .disease('NSCLC', 'nsclc');
    assert.deepEqual(aspectsOf(both), [ASPECTS.targetAbsent]);
    const beside = claimOf('Alectinib for ALK-positive NSCLC in which ROS1 was also found')
      .drug('Alectinib')
      .biomarker('ALK-positive', { gene: 'ALK' })
      .biomarker('ROS1', { gene: 'ROS1' })
      .disease('NSCLC', 'nsclc');
    assert.deepEqual(aspectsOf(beside), []);
  });

  it('names the step after progression as such', () => {
    const next = claimOf('ROS1 progression: switch to alectinib.', 'sequence')
      .drug('alectinib')
      .biomarker('ROS1', { gene: 'ROS1' });
    const judgement = judged(next);
    assert.deepEqual(
      judgement.contradictions.map(({ aspect }) => aspect),
      [ASPECTS.successorTargetAbsent],
    );
    assert.equal(judgement.contradictions[0]!.suggestions[0]?.newText, 'repotrectinib');
    assert.deepEqual(
      aspectsOf(
        claimOf('ALK progression: switch to alectinib.', 'sequence')
          .drug('alectinib')
          .biomarker('ALK', { gene: 'ALK' }),
      ),
      [],
    );
  });
});

describe('variants', () => {
  const g1202r = { gene: 'ALK', alteration: 'mutation', variant: 'G1202R' } as const;

  it('finds a drug recorded as inactive, and offers active ones', () => {
    const judgement = judged(
      claimOf('For ALK G1202R give alectinib.').drug('alectinib').biomarker('ALK G1202R', g1202r),
    );
    assert.deepEqual(
      judgement.contradictions.map(({ aspect }) => aspect),
      [ASPECTS.variantInactive],
    );
    assert.equal(judgement.contradictions[0]!.suggestions[0]?.newText, 'lorlatinib');
  });

  it('supports the statement of resistance', () => {
    const judgement = judged(
      claimOf('G1202R confers alectinib resistance.', 'resistance')
        .drug('alectinib')
        .biomarker('G1202R', g1202r)
        .set({ effect: 'resistance' }),
    );
    assert.equal(judgement.verdict, 'supported');
  });

  it('takes variants named together for the compound the base knows', () => {
    const compound = claimOf('For C1156Y with L1198F give crizotinib.')
      .drug('crizotinib')
      .biomarker('C1156Y', { gene: 'ALK', variant: 'C1156Y', alteration: 'mutation' })
      .biomarker('L1198F', { gene: 'ALK', variant: 'L1198F', alteration: 'mutation' });
    assert.deepEqual(aspectsOf(compound), []);
  });
});

describe('closed and open world', () => {
  const named = (text: string, drug: string, words: string, disease: string) =>
    claimOf(text).drug(drug).disease(words, disease);

  it('does not call a licence wrong that the base may simply not hold', () => {
    const elsewhere = named(
      'docetaxel is approved for thyroid cancer',
      'docetaxel',
      'thyroid cancer',
      'thyroid-carcinoma',
    );
    assert.deepEqual(aspectsOf(elsewhere.set({ wording: 'regulatory' })), []);
    const wholeClass = claimOf('tyrosine kinase inhibitors are approved for SCLC')
      .drugClass('tyrosine kinase inhibitors', 'tyrosine-kinase-inhibitor')
      .disease('SCLC', 'sclc');
    assert.deepEqual(aspectsOf(wholeClass.set({ wording: 'regulatory' })), []);
  });

  it('does not take the stages of one disease for different diseases', () => {
    const stage = named('tarlatamab for limited-stage SCLC', 'tarlatamab', 'limited-stage SCLC', 'ls-sclc');
    assert.deepEqual(aspectsOf(stage), []);
  });

  it('leaves statements of effect under a heading open, not recommendations', () => {
    const under = (wording: 'efficacy' | 'recommendation') =>
      claimOf('crizotinib')
        .drug('crizotinib')
        .biomarker('a heading on ROS1', { gene: 'ROS1' })
        .disease('a heading on ES-SCLC', 'es-sclc')
        .set({ wording });
    assert.equal(judged(under('efficacy')).verdict, 'not-checked');
    assert.equal(judged(under('recommendation')).verdict, 'contradicted');
  });
});
