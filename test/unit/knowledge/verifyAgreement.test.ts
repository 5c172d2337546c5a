import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileKnowledge } from '../../../server/src/knowledge/index.ts';
import { type BrokenSource, disease, drug, testBroken, trial } from './brokenSources.ts';
import { edited, soundFiles } from './fixtures.ts';

const CASES: readonly BrokenSource[] = [
  [
    'a cycle of diseases',
    disease(
      'codes: {}, parents: [], sources: [paper] }\n- { id: nsclc',
      'codes: {}, parents: [luad], sources: [paper] }\n- { id: nsclc',
    ),
    'error kb.cycle',
    /parents runs in a circle: lung-cancer → luad → nsclc → lung-cancer\./,
    '*',
  ],
  [
    'a class that is its own parent',
    edited(
      'classes/all.yaml',
      'name: chemotherapy, synonyms: [], parents: []',
      'name: chemotherapy, synonyms: [], parents: [chemotherapy]',
    ),
    'error kb.cycle',
    /chemotherapy → chemotherapy/,
    '[chemotherapy]',
  ],
  [
    'a cycle of substances',
    edited(
      'substances/all.yaml',
      'name: CYP3A inhibitor, kind: substance-class, synonyms: []',
      'name: CYP3A inhibitor, kind: substance-class, synonyms: [], memberOf: [strong-cyp3a-inhibitor]',
    ),
    'error kb.cycle',
    /memberOf runs in a circle/,
    '*',
  ],
  [
    'a disease of two that exclude each other',
    disease('parents: [nsclc]', 'parents: [nsclc, sclc]'),
    'error kb.contradictory-hierarchy',
    /kind of both/,
    '[nsclc, sclc]',
  ],
  [
    'two figures for one thing',
    trial(
      'publications:',
      '  - { id: pfs-again, population: itt, arm: alphatinib, endpoint: PFS, measure: median, value: 11.1, unit: months, assessor: independent, cut: primary, sources: [paper] }\npublications:',
    ),
    'error kb.conflicting-facts',
    /11\.1 months, but trial\/first results\[1\] gives 10\.9 months/,
    '*',
  ],
  [
    'one figure twice',
    trial(
      'publications:',
      '  - { id: pfs-again, population: itt, arm: alphatinib, endpoint: PFS, measure: median, value: 10.9, unit: months, assessor: independent, cut: primary, sources: [paper] }\npublications:',
    ),
    'warning kb.repeated-fact',
    /repeats the PFS median/,
    '*',
  ],
  [
    'two starting doses for one population',
    drug(
      '  - id: heavy\n',
      '  - { id: adult-2, population: { diseases: [nsclc], age: { min: 18 }, description: grown-ups }, jurisdictions: [EU], route: oral, steps: [{ dose: { value: 300, unit: mg, basis: flat }, frequency: { timesPerDay: 2 } }], ladder: [], sources: [label-us] }\n  - id: heavy\n',
    ),
    'error kb.conflicting-facts',
    /EU starting dose as 300 mg 2 times a day, but .* gives 250 mg/,
    '*',
  ],
  [
    'two effects of one drug on one variant',
    edited(
      'activity/alk.yaml',
      '- { id: compound-gamma',
      '- { id: again, reviewed: 2026-01-01, gene: ALK, variants: [G1202R], drug: gammatinib, effect: reduced, level: { scheme: design, level: preclinical }, design: preclinical, sources: [paper] }\n- { id: compound-gamma',
    ),
    'error kb.conflicting-facts',
    /activity of gammatinib against ALK G1202R as/,
    '*',
  ],
  [
    'opposite effects of one drug on one variant, by studies of different design',
    edited(
      'activity/alk.yaml',
      '- { id: compound-gamma',
      '- { id: again, reviewed: 2026-01-01, gene: ALK, variants: [G1202R], drug: gammatinib, effect: resistant, level: { scheme: design, level: cohort }, design: cohort, sources: [paper] }\n- { id: compound-gamma',
    ),
    'warning kb.opposed-facts',
    /says resistant of ALK G1202R to gammatinib \(cohort\), but activity\/g1202r-gamma says sensitive \(preclinical\)|says sensitive of .* but activity\/again says resistant/,
    '*',
  ],
  [
    'a name of two entities',
    drug('brands: [{ name: Alfara }]', 'brands: [{ name: keto-conazole }]'),
    'error kb.synonym-collision',
    /names both/,
    '*',
  ],
  [
    'two notations that differ',
    edited('genes/ALK.yaml', 'p.Gly1202Arg', 'p.Gly1202Lys'),
    'error kb.notation-mismatch',
    /G1202R is p\.Gly1202Arg/,
    'p.Gly1202Lys',
  ],
  [
    'a policy for a name that no longer collides',
    {
      'collisions.yaml':
        '- { surface: nothing, entities: [drug/a, drug/b], policy: ambiguous, reason: it was so }\n',
    },
    'warning kb.stale-collision-policy',
    /no longer names more than one/,
    'nothing',
  ],
];

describe('verify: records that contradict each other', () => {
  testBroken(CASES);

  it('a policy with a reason keeps a name on both entities', () => {
    const policy =
      '- { surface: Ketoconazole, entities: [drug/alphatinib, substance/ketoconazole], policy: same-thing, reason: test }\n';
    const replaced = { ...drug('name: Alfara', 'name: ketoconazole'), 'collisions.yaml': policy };
    const { artefact, problems } = compileKnowledge(soundFiles(replaced));
    assert.deepEqual(problems, []);
    assert.equal(artefact?.records.collisions?.[0]?.policy, 'same-thing');
  });

  it('names that differ in letter case collide only if one of them matches in any case', () => {
    const renamed = (match: string): number =>
      compileKnowledge(soundFiles(drug('codeNames: [AL-101]', `synonyms: [{ text: alk, match: ${match} }]`)))
        .problems.length;
    assert.equal(renamed('exact'), 0);
    assert.equal(renamed('any'), 1);
  });
});
