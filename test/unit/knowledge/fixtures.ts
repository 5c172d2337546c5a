/** A small, complete and sound set of knowledge sources; tests break one thing at a time. */
import { compileKnowledge, createKnowledgeIndex } from '../../../server/src/knowledge/index.ts';
import type { KnowledgeIndex } from '../../../server/src/knowledge/knowledgeIndex.ts';

const SOUND: Readonly<Record<string, string>> = {
  'kb.yaml': 'id: test-kb\nversion: 2026.1.0\nasOf: 2026-06-30\n',
  'sources/all.yaml': `
- { id: label-us, type: label, title: US label, date: 2024-05 }
- { id: label-old, type: label, title: Old US label, date: 2020-05, status: superseded, supersededBy: label-us }
- { id: paper, type: paper, title: A paper, date: '2019', pmid: '12345678' }
- { id: withdrawn-paper, type: paper, title: A retracted paper, date: '2018', status: retracted }
`,
  'diseases/lung.yaml': `
- { id: lung-cancer, reviewed: 2026-01-01, name: lung cancer, synonyms: [], codes: {}, parents: [], sources: [paper] }
- { id: nsclc, reviewed: 2026-01-01, name: non-small cell lung cancer, synonyms: [{ text: NSCLC }], codes: {}, parents: [lung-cancer], disjointWith: [sclc], sources: [paper] }
- { id: luad, reviewed: 2026-01-01, name: lung adenocarcinoma, synonyms: [], codes: {}, parents: [nsclc], sources: [paper] }
- { id: sclc, reviewed: 2026-01-01, name: small cell lung cancer, synonyms: [{ text: SCLC }], codes: {}, parents: [lung-cancer], sources: [paper] }
- { id: es-sclc, reviewed: 2026-01-01, name: extensive-stage small cell lung cancer, synonyms: [], codes: {}, parents: [sclc], extent: extensive-stage, sources: [paper] }
- { id: imt, reviewed: 2026-01-01, name: inflammatory myofibroblastic tumour, synonyms: [], codes: {}, parents: [], sources: [paper] }
`,
  'classes/all.yaml': `
- { id: tki, reviewed: 2026-01-01, name: tyrosine kinase inhibitor, synonyms: [{ text: TKI, match: exact }], parents: [], sources: [paper] }
- { id: alk-inhibitor, reviewed: 2026-01-01, name: ALK inhibitor, synonyms: [{ text: ALK TKI }], gene: ALK, parents: [tki], sources: [paper] }
- { id: chemotherapy, reviewed: 2026-01-01, name: chemotherapy, synonyms: [], parents: [], sources: [paper] }
- { id: gamma-plus-chemotherapy, reviewed: 2026-01-01, name: gammatinib plus chemotherapy, synonyms: [], parents: [], combinationOf: [gammatinib, chemotherapy], sources: [paper] }
`,
  'genes/ALK.yaml': `
id: ALK
reviewed: 2026-01-01
symbol: ALK
name: ALK receptor tyrosine kinase
codes: { hgnc: 'HGNC:427' }
synonyms: [{ text: CD246, match: exact }]
variants:
  - { short: G1202R, hgvs: p.Gly1202Arg, sources: [paper] }
  - { short: L1196M, hgvs: p.Leu1196Met, sources: [paper] }
  - { short: I1171X, hgvs: p.Ile1171Xaa, members: [I1171T, I1171N], sources: [paper] }
sources: [paper]
`,
  'genes/MET.yaml': `
{ id: MET, reviewed: 2026-01-01, symbol: MET, name: 'MET proto-oncogene, receptor tyrosine kinase', codes: {}, synonyms: [], variants: [], sources: [paper] }
`,
  'substances/all.yaml': `
- { id: cyp3a-inhibitor, reviewed: 2026-01-01, name: CYP3A inhibitor, kind: substance-class, synonyms: [], sources: [paper] }
- { id: strong-cyp3a-inhibitor, reviewed: 2026-01-01, name: strong CYP3A inhibitor, kind: substance-class, synonyms: [], memberOf: [cyp3a-inhibitor], sources: [paper] }
- { id: ketoconazole, reviewed: 2026-01-01, name: ketoconazole, kind: substance, synonyms: [], memberOf: [strong-cyp3a-inhibitor], sources: [paper] }
`,
  'terms/all.yaml': `
- { id: hepatotoxicity, reviewed: 2026-01-01, name: hepatotoxicity, kind: harm, synonyms: [{ text: liver injury }], monitoredBy: [alt] }
- { id: alt, reviewed: 2026-01-01, name: alanine aminotransferase, kind: test, synonyms: [{ text: ALT, match: exact }] }
`,
  'drugs/alphatinib.yaml': `
id: alphatinib
reviewed: 2026-01-01
inn: alphatinib
type: small-molecule
brands: [{ name: Alfara }]
codeNames: [AL-101]
codes: {}
classes: [{ class: alk-inhibitor, generation: 1, sources: [paper] }]
targets: [{ gene: ALK, role: primary, sources: [paper] }, { gene: MET, role: other, sources: [paper] }]
approvals:
  - { id: us-nsclc-2011, agency: FDA, jurisdiction: US, date: 2011-08, status: superseded, until: 2013-11-20, supersededBy: us-nsclc, disease: nsclc, biomarkers: [{ gene: ALK, alteration: fusion }], sources: [label-old] }
  - { id: us-nsclc, agency: FDA, jurisdiction: US, date: 2013-11-20, status: regular, disease: nsclc, biomarkers: [{ gene: ALK, alteration: fusion }], sources: [label-us] }
  - { id: eu-nsclc, agency: EMA, jurisdiction: EU, date: 2012-10-23, status: conditional, disease: nsclc, biomarkers: [{ gene: ALK, alteration: fusion }], line: { min: 2 }, sources: [label-us] }
dosing:
  - id: adult
    population: { diseases: [nsclc], age: { min: 18 }, description: adults with NSCLC }
    jurisdictions: [US, EU]
    route: oral
    steps: [{ dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 2 } }]
    ladder:
      - { level: -1, dose: { value: 200, unit: mg, basis: flat }, frequency: { timesPerDay: 2 } }
      - { level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 1 } }
      - { level: -3, action: discontinue }
    sources: [label-us]
  - id: heavy
    population: { diseases: [imt], weight: { minKg: 90 }, description: patients of 90 kg or more }
    jurisdictions: [US]
    route: oral
    steps: [{ dose: { value: 280, unit: mg/m2, basis: mg/m2 }, frequency: { timesPerDay: 2 } }]
    ladder: []
    sources: [label-us]
  - id: light
    population: { diseases: [imt], weight: { maxKg: 90 }, description: patients below 90 kg }
    jurisdictions: [US]
    route: oral
    steps: [{ dose: { value: 120, unit: mg/m2, basis: mg/m2 }, frequency: { timesPerDay: 2 } }]
    ladder: []
    sources: [label-us]
adjustments:
  - { id: renal, kind: renal, condition: { creatinineClearance: { max: 30 } }, jurisdictions: [US], action: reduce, dose: { value: 250, unit: mg, basis: flat }, frequency: { timesPerDay: 1 }, sources: [label-us] }
interactions:
  - { id: any-cyp3a, with: cyp3a-inhibitor, action: caution, effect: raises exposure, jurisdictions: [US], sources: [label-us] }
  - { id: strong-cyp3a, with: strong-cyp3a-inhibitor, action: avoid, effect: raises exposure, jurisdictions: [US], sources: [label-us] }
contraindications: []
warnings: [{ harm: hepatotoxicity, summary: Liver injury occurs., jurisdictions: [US], sources: [label-us] }]
monitoring: [{ id: liver, tests: [alt], harms: [hepatotoxicity], baseline: true, schedule: [{ every: P14D }], jurisdictions: [US], sources: [label-us] }]
successors:
  - { id: to-beta, drug: betatinib, when: { biomarker: { gene: ALK, alteration: fusion }, trigger: progression }, relation: next-generation, rank: 1, rationale: active after it, level: { scheme: design, level: single-arm }, sources: [paper] }
  - { id: to-gamma, drug: gammatinib, when: { biomarker: { gene: ALK, alteration: fusion }, trigger: progression }, relation: next-generation, rank: 2, rationale: active after it, level: { scheme: design, level: single-arm }, sources: [paper] }
  - { id: to-gamma-g1202r, drug: gammatinib, when: { biomarker: { gene: ALK, alteration: fusion }, variant: G1202R, trigger: progression }, relation: active-against-variant, rank: 1, rationale: covers the variant, level: { scheme: design, level: single-arm }, sources: [paper] }
`,
  'drugs/others.yaml': ['betatinib', 'gammatinib']
    .map(
      (inn, i) => `
- { id: ${inn}, reviewed: 2026-01-01, inn: ${inn}, type: small-molecule, brands: [], codes: {}, classes: [{ class: alk-inhibitor, generation: ${i + 2}, sources: [paper] }], targets: [], approvals: [], dosing: [], adjustments: [], interactions: [], contraindications: [], warnings: [], monitoring: [], successors: [] }`,
    )
    .join(''),
  'activity/alk.yaml': `
- { id: g1202r-beta, reviewed: 2026-01-01, gene: ALK, variants: [G1202R], drug: betatinib, effect: resistant, level: { scheme: design, level: preclinical }, design: preclinical, sources: [paper] }
- { id: g1202r-gamma, reviewed: 2026-01-01, gene: ALK, variants: [G1202R], drug: gammatinib, effect: sensitive, level: { scheme: design, level: preclinical }, design: preclinical, sources: [paper] }
- { id: compound-gamma, reviewed: 2026-01-01, gene: ALK, variants: [G1202R, L1196M], drug: gammatinib, effect: resistant, level: { scheme: design, level: preclinical }, design: preclinical, sources: [paper] }
- { id: i1171x-beta, reviewed: 2026-01-01, gene: ALK, variants: [I1171X], drug: betatinib, effect: resistant, level: { scheme: design, level: preclinical }, design: preclinical, sources: [paper] }
`,
  'evidence/all.yaml': `
- { id: alk-nsclc, reviewed: 2026-01-01, treatments: [alphatinib], biomarkers: [{ gene: ALK, alteration: fusion }], disease: nsclc, effect: response, level: { scheme: design, level: randomised }, design: randomised, statement: It works., sources: [paper], asOf: 2020-01-01 }
- { id: alk-sclc, reviewed: 2026-01-01, treatments: [alk-inhibitor], biomarkers: [{ gene: ALK, alteration: fusion }], disease: es-sclc, effect: no-benefit, level: { scheme: design, level: case-report }, design: case-report, statement: It did not work., sources: [paper], asOf: 2020-01-01 }
`,
  'trials/first.yaml': `
id: first
reviewed: 2026-01-01
acronym: FIRST
synonyms: []
nct: NCT00000001
title: Alphatinib against chemotherapy
phase: '3'
design: randomised
populations: [{ id: itt, description: all, disease: nsclc, biomarkers: [{ gene: ALK, alteration: fusion }], n: 200 }]
arms:
  - { id: alphatinib, role: experimental, treatments: [alphatinib], n: 100 }
  - { id: control, role: comparator, treatments: [gamma-plus-chemotherapy], n: 100 }
results:
  - { id: orr, population: itt, arm: alphatinib, endpoint: ORR, measure: rate, value: 74, unit: percent, events: 74, n: 100, ci: { low: 64, high: 82, level: 95 }, assessor: independent, cut: primary, sources: [paper] }
  - { id: pfs, population: itt, arm: alphatinib, endpoint: PFS, measure: median, value: 10.9, unit: months, assessor: independent, cut: primary, sources: [paper] }
  - { id: pfs-hr, population: itt, arm: alphatinib, versus: control, endpoint: PFS, measure: hazard-ratio, value: 0.45, unit: ratio, assessor: independent, cut: primary, sources: [paper] }
publications: [paper]
sources: [paper]
`,
};

/** The sound sources as files, some of them replaced or, with `undefined`, left out. */
export function soundFiles(
  replaced: Readonly<Record<string, string | undefined>> = {},
): { path: string; text: string }[] {
  return Object.entries({ ...SOUND, ...replaced }).flatMap(([path, text]) =>
    text === undefined ? [] : [{ path, text }],
  );
}

/** The text of one sound file with a part replaced; fails if the part is not there. */
export function edited(path: string, part: string, replacement: string): { readonly [path: string]: string } {
  const text = SOUND[path];
  if (!text?.includes(part)) throw new Error(`${path} does not contain ${part}`);
  return { [path]: text.replace(part, () => replacement) };
}

/** The index over the sound sources. */
export function soundIndex(): KnowledgeIndex {
  const { artefact, problems } = compileKnowledge(soundFiles());
  if (!artefact) throw new Error(problems.map((each) => each.message).join('\n'));
  return createKnowledgeIndex(artefact);
}
