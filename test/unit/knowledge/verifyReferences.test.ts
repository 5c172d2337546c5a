import { describe } from 'node:test';
import { type BrokenSource, drug, testBroken, trial } from './brokenSources.ts';
import { edited } from './fixtures.ts';

const CASES: readonly BrokenSource[] = [
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
];

describe('verify: references and sources', () => {
  testBroken(CASES);
});
