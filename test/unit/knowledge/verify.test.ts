import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compileKnowledge, verifyArtefact } from '../../../server/src/knowledge/index.ts';
import { edited, soundFiles } from './fixtures.ts';

type Replaced = Readonly<Record<string, string>>;

const drug = (part: string, replacement: string): Replaced =>
  edited('drugs/alphatinib.yaml', part, replacement);
const trial = (part: string, replacement: string): Replaced => edited('trials/first.yaml', part, replacement);
const disease = (part: string, replacement: string): Replaced =>
  edited('diseases/lung.yaml', part, replacement);

/** What is broken; the code, severity and part of the message expected; the exact text underlined. */
const cases: readonly (readonly [string, Replaced, string, RegExp, string])[] = [
  [
    'a dangling disease',
    drug('age: { min: 18 }, description: adults', 'age: { min: 18 }, setting: advanced, description: adults'),
    '',
    /^$/,
    '',
  ],
  [
    'a dangling disease of an approval',
    drug(
      'disease: nsclc, biomarkers: [{ gene: ALK, alteration: fusion }], line',
      'disease: nslc, biomarkers: [{ gene: ALK, alteration: fusion }], line',
    ),
    'error kb.dangling-reference',
    /names disease "nslc".*Did you mean "nsclc"\?/,
    'nslc',
  ],
  [
    'a dangling source',
    drug(
      'targets: [{ gene: ALK, role: primary, sources: [paper] }',
      'targets: [{ gene: ALK, role: primary, sources: [papper] }',
    ),
    'error kb.dangling-reference',
    /source "papper".*"paper"/,
    'papper',
  ],
  [
    'a dangling gene',
    drug('{ gene: MET, role: other', '{ gene: MTE, role: other'),
    'error kb.dangling-reference',
    /gene "MTE"/,
    'MTE',
  ],
  [
    'a dangling variant',
    edited('activity/alk.yaml', 'variants: [G1202R], drug: betatinib', 'variants: [G1202Q], drug: betatinib'),
    'error kb.dangling-reference',
    /variant "G1202Q", which gene ALK/,
    'G1202Q',
  ],
  [
    'a dangling successor',
    drug('drug: betatinib, when', 'drug: deltatinib, when'),
    'error kb.dangling-reference',
    /drug "deltatinib"/,
    'deltatinib',
  ],
  [
    'a dangling substance',
    drug('with: strong-cyp3a-inhibitor', 'with: strong-cyp3-inhibitor'),
    'error kb.dangling-reference',
    /substance "strong-cyp3-inhibitor"/,
    'strong-cyp3-inhibitor',
  ],
  [
    'a dangling test',
    drug('tests: [alt]', 'tests: [ast]'),
    'error kb.dangling-reference',
    /term "ast"/,
    'ast',
  ],
  [
    'a dangling arm',
    trial('versus: control', 'versus: controll'),
    'error kb.dangling-reference',
    /arm "controll".*"control"/,
    'controll',
  ],
  [
    'a dangling population',
    trial('id: pfs, population: itt', 'id: pfs, population: pp'),
    'error kb.dangling-reference',
    /population "pp"/,
    'pp',
  ],
  [
    'a dangling replacement',
    drug('supersededBy: us-nsclc', 'supersededBy: us-nscl'),
    'error kb.dangling-reference',
    /approval "us-nscl"/,
    'us-nscl',
  ],
  [
    'a fact on a retracted source',
    edited(
      'evidence/all.yaml',
      'statement: It works., sources: [paper]',
      'statement: It works., sources: [withdrawn-paper]',
    ),
    'error kb.retracted-source',
    /rests on a retracted source/,
    'withdrawn-paper',
  ],
  [
    'a retracted source beside a sound one',
    edited(
      'evidence/all.yaml',
      'statement: It works., sources: [paper]',
      'statement: It works., sources: [paper, withdrawn-paper]',
    ),
    'warning kb.retracted-source',
    /names a retracted source/,
    'withdrawn-paper',
  ],
  [
    'a current fact on a superseded source',
    drug('line: { min: 2 }, sources: [label-us]', 'line: { min: 2 }, sources: [label-old]'),
    'warning kb.superseded-source',
    /superseded by label-us/,
    'label-old',
  ],
  [
    'a day that does not exist',
    drug('date: 2012-10-23', 'date: 2012-02-30'),
    'error kb.impossible-date',
    /not a day in the calendar/,
    '2012-02-30',
  ],
  [
    'a date after the day of the base',
    drug('date: 2012-10-23', 'date: 2026-07-01'),
    'error kb.impossible-date',
    /after 2026-06-30/,
    '2026-07-01',
  ],
  [
    'an end before the beginning',
    drug('until: 2013-11-20', 'until: 2011-07-31'),
    'error kb.impossible-date',
    /before the approval's date/,
    '2011-07-31',
  ],
  [
    'an upper bound below the lower',
    drug('line: { min: 2 }', 'line: { min: 2, max: 1 }'),
    'error kb.impossible-value',
    /runs from 2 to 1/,
    '2',
  ],
  [
    'a ladder that rises',
    drug(
      'level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 1 }',
      'level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 2 }',
    ),
    'error kb.impossible-value',
    /500 mg a day, not less than the 400/,
    '{ level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 2 } }',
  ],
  [
    'a ladder that skips a level',
    drug('level: -3', 'level: -4'),
    'error kb.impossible-value',
    /write -3/,
    '-4',
  ],
  [
    'a basis that is not the unit’s',
    drug('unit: mg/m2, basis: mg/m2', 'unit: mg/m2, basis: flat'),
    'error kb.impossible-value',
    /the basis of mg\/m2 is mg\/m2/,
    '{ value: 280, unit: mg/m2, basis: flat }',
  ],
  [
    'a rate above 100',
    trial(
      'value: 74, unit: percent, events: 74, n: 100, ci: { low: 64, high: 82, level: 95 }',
      'value: 174, unit: percent',
    ),
    'error kb.impossible-value',
    /174 %, above 100/,
    '*',
  ],
  [
    'a rate that is not its events',
    trial('events: 74, n: 100', 'events: 76, n: 100'),
    'error kb.impossible-value',
    /is 74 %, but 76 of 100 is 76\.0 %/,
    '*',
  ],
  [
    'more events than patients',
    trial('events: 74, n: 100', 'events: 174, n: 100'),
    'error kb.impossible-value',
    /174 events in 100/,
    '*',
  ],
  [
    'a value outside its interval',
    trial('ci: { low: 64', 'ci: { low: 75'),
    'error kb.impossible-value',
    /outside its interval 75 to 82/,
    '*',
  ],
  [
    'a hazard ratio against nothing',
    trial('versus: control, endpoint', 'endpoint'),
    'error kb.impossible-value',
    /versus must name the comparator/,
    '*',
  ],
  [
    'a median in percent',
    trial('value: 10.9, unit: months', 'value: 10.9, unit: percent'),
    'error kb.impossible-value',
    /a median is in months/,
    '*',
  ],
  [
    'an approval that ended on no day',
    drug('until: 2013-11-20, ', ''),
    'error kb.inconsistent-status',
    /until does not say/,
    'superseded',
  ],
  [
    'an approval in force that ended',
    drug('status: conditional', 'status: conditional, until: 2020-01-01'),
    'error kb.inconsistent-status',
    /its status is conditional/,
    '2020-01-01',
  ],
  [
    'an agency of another region',
    drug('agency: EMA', 'agency: FDA'),
    'error kb.inconsistent-status',
    /FDA decides for US, not EU/,
    'EU',
  ],
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

describe('verify', () => {
  it('finds nothing in sound sources', () => assert.deepEqual(compileKnowledge(soundFiles()).problems, []));

  for (const [what, replaced, codeAndSeverity, message, underlined] of cases) {
    it(what, () => {
      const files = soundFiles(replaced);
      const { problems } = compileKnowledge(files);
      if (codeAndSeverity === '') {
        assert.deepEqual(problems, []);
        return;
      }
      const found = problems.filter((each) => `${each.severity} ${each.code}` === codeAndSeverity);
      assert.equal(found.length, 1, JSON.stringify(problems, null, 1));
      assert.equal(problems.length, 1, JSON.stringify(problems, null, 1));
      const [problem] = found;
      assert.match(problem!.message, message);
      const text = files.find(({ path }) => path === problem!.path)!.text;
      const slice = text.slice(problem!.span.start, problem!.span.end);
      assert.notEqual(slice, '');
      if (underlined !== '*') assert.equal(slice, underlined);
    });
  }

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

  it('records past their review date are warned of, against a given day', () => {
    const due = (today: string, reviewMonths = 18): number =>
      compileKnowledge(soundFiles(), { today, reviewMonths }).problems.filter(
        ({ code, severity }) => code === 'kb.review-due' && severity === 'warning',
      ).length;
    assert.equal(due('2027-07-01'), 0);
    assert.ok(due('2027-07-02') > 10);
    assert.equal(due('2027-07-02', 24), 0);
  });

  it('a compiled artefact can be verified without its files', () => {
    const { artefact } = compileKnowledge(soundFiles());
    assert.deepEqual(verifyArtefact(artefact!), []);
    const broken = { ...artefact!, records: { ...artefact!.records, terms: [] } };
    const problems = verifyArtefact(broken);
    assert.ok(
      problems.some(
        ({ code, recordId }) => code === 'kb.dangling-reference' && recordId === 'drug/alphatinib',
      ),
    );
    assert.ok(problems.every(({ path }) => path === ''));
  });
});
