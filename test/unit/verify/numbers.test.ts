import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ASPECTS, judge } from '../../../server/src/verify/index.ts';
import { type ClaimBuilder, claimOf, contextOf } from '../../harness/claims.ts';

const judged = (builder: ClaimBuilder, jurisdictions: readonly ('US' | 'EU' | 'JP')[] = []) =>
  judge(builder.build(), contextOf(builder.text, jurisdictions));
const aspectsOf = (builder: ClaimBuilder, jurisdictions: readonly ('US' | 'EU' | 'JP')[] = []) =>
  judged(builder, jurisdictions).contradictions.map(({ aspect }) => aspect);
const inNsclc = (text: string, drug = 'crizotinib') => claimOf(text).drug(drug).disease('NSCLC', 'nsclc');

describe('doses', () => {
  it('compares amounts and frequencies with the label', () => {
    assert.deepEqual(aspectsOf(inNsclc('crizotinib 500 mg twice daily').dose('500 mg twice daily', 500, 2)), [
      ASPECTS.doseDiffers,
    ]);
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib 250 mg twice daily').dose('250 mg twice daily', 250, 2)),
      [],
    );
    assert.deepEqual(
      aspectsOf(
        inNsclc('Start crizotinib 250 mg once daily').dose('250 mg once daily', 250, 1, { role: 'starting' }),
      ),
      [ASPECTS.doseFrequency],
    );
  });

  it('reads a daily total as one, unless it is taken at once', () => {
    assert.deepEqual(aspectsOf(inNsclc('crizotinib 500 mg daily').dose('500 mg daily', 500, 1)), []);
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib 500 mg daily').dose('500 mg daily', 500, 1, { role: 'daily-total' })),
      [],
    );
    assert.deepEqual(aspectsOf(inNsclc('crizotinib 500 mg once daily').dose('500 mg once daily', 500, 1)), [
      ASPECTS.doseDiffers,
    ]);
  });

  it('knows reductions, adjustments and strengths', () => {
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib reduced to 200 mg twice daily').dose('200 mg twice daily', 200, 2)),
      [],
    );
    assert.deepEqual(
      aspectsOf(
        inNsclc('crizotinib 200 mg twice daily').dose('200 mg twice daily', 200, 2, {
          role: 'level',
          level: -1,
        }),
      ),
      [],
    );
    assert.deepEqual(
      aspectsOf(
        inNsclc('crizotinib 200 mg twice daily').dose('200 mg twice daily', 200, 2, {
          role: 'level',
          level: -2,
        }),
      ),
      [ASPECTS.doseLadder],
    );
    const clearance = (at: number) =>
      ({
        role: 'starting',
        organ: { organ: 'renal', creatinineClearance: { at }, span: { start: 0, end: 1 } },
      }) as const;
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib 250 mg once daily').dose('250 mg once daily', 250, 1, clearance(20))),
      [],
    );
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib 250 mg twice daily').dose('250 mg twice daily', 250, 2, clearance(45))),
      [],
    );
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib 250 mg twice daily').dose('250 mg twice daily', 250, 2, clearance(20))),
      [ASPECTS.renalAdjustment],
    );
    assert.deepEqual(
      aspectsOf(inNsclc('crizotinib 20 mg pellets').dose('20 mg', 20, undefined, { role: 'strength' })),
      [],
    );
  });

  it('keeps regions apart', () => {
    const alectinib = () =>
      inNsclc('alectinib 300 mg twice daily', 'alectinib').dose('300 mg twice daily', 300, 2, {
        role: 'starting',
      });
    assert.deepEqual(aspectsOf(alectinib(), ['JP']), []);
    assert.deepEqual(aspectsOf(alectinib(), ['US']), [ASPECTS.doseOtherJurisdiction]);
    assert.deepEqual(aspectsOf(alectinib()), []);
  });
});

describe('figures', () => {
  const trial = (text: string, id: string, gene: string) =>
    claimOf(text)
      .drug('crizotinib')
      .biomarker(gene, { gene })
      .disease('NSCLC', 'nsclc')
      .set({ trials: [{ value: id, span: { start: 0, end: 1 }, text: id, origin: 'clause' }] });
  const rate = (value: number) => ({ value, unit: 'percent', endpoint: 'ORR' }) as const;
  const months = (value: number, endpoint: 'PFS' | 'OS' = 'PFS') =>
    ({ value, unit: 'months', endpoint, measure: 'median' }) as const;

  it('holds a figure against the trial it names', () => {
    assert.equal(
      judged(trial('PROFILE 1001 ROS1 ORR 72%', 'profile-1001', 'ROS1').number('72%', rate(72))).verdict,
      'supported',
    );
    assert.deepEqual(
      aspectsOf(trial('PROFILE 1001 ROS1 ORR 92%', 'profile-1001', 'ROS1').number('92%', rate(92))),
      [ASPECTS.efficacyValue],
    );
  });

  it('rounds as far as the text does', () => {
    assert.equal(
      judged(trial('PROFILE 1001 ALK ORR 61%', 'profile-1001', 'ALK').number('61%', rate(61))).verdict,
      'supported',
    );
    assert.equal(
      judged(trial('PROFILE 1001 ALK ORR 61.0%', 'profile-1001', 'ALK').number('61.0%', rate(61))).verdict,
      'contradicted',
    );
  });

  it('tells a swapped endpoint and a swapped population from a wrong number', () => {
    assert.deepEqual(
      aspectsOf(
        trial('PROFILE 1014 ALK OS 10.9 months', 'profile-1014', 'ALK').number(
          '10.9 months',
          months(10.9, 'OS'),
        ),
      ),
      [ASPECTS.endpointSwapped],
    );
    assert.deepEqual(
      aspectsOf(
        claimOf('ALK-positive NSCLC: crizotinib median PFS 19.2 months')
          .drug('crizotinib')
          .biomarker('ALK-positive', { gene: 'ALK' })
          .disease('NSCLC', 'nsclc')
          .number('19.2 months', months(19.2)),
      ),
      [ASPECTS.efficacyPopulation],
    );
    assert.equal(
      judged(
        claimOf('ROS1-positive NSCLC: crizotinib median PFS 19.2 months')
          .drug('crizotinib')
          .biomarker('ROS1-positive', { gene: 'ROS1' })
          .disease('NSCLC', 'nsclc')
          .number('19.2 months', months(19.2)),
      ).verdict,
      'supported',
    );
  });

  it('judges pooled wording by population, without fault', () => {
    const pooled = judged(
      claimOf('crizotinib: the response rate often exceeds 60%')
        .drug('crizotinib')
        .number('60%', { ...rate(60), high: 70, bound: 'greater-than' }),
    );
    assert.equal(pooled.verdict, 'supported-elsewhere');
    assert.match(pooled.reason, /holds in .*in some results only/);
    assert.deepEqual(pooled.contradictions, []);
    const inAlk = judged(
      claimOf('crizotinib, ALK: more than one year')
        .drug('crizotinib')
        .biomarker('ALK', { gene: 'ALK' })
        .number('one year', { value: 1, unit: 'years', endpoint: 'PFS', bound: 'greater-than' }),
    );
    assert.deepEqual(inAlk.contradictions, []);
    assert.notEqual(inAlk.verdict, 'supported');
  });

  it('leaves one patient and history alone', () => {
    for (const population of ['patient', 'historical'] as const) {
      const judgement = judged(
        claimOf('crizotinib: more than 19 months')
          .drug('crizotinib')
          .number('19 months', { ...months(19), population }),
      );
      assert.equal(judgement.verdict, 'not-checked');
    }
  });
});
