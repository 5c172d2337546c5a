/**
 * Protocols to begin with. They pass every check but one: each place to fill holds `TBD: …`, which says what belongs there
 * and is reported until somebody writes it. A part that does not apply stays, marked so with the reason.
 */

export type TemplateKind = 'regimen' | 'pathway';
export type TemplateLanguage = 'yaml' | 'markdown';

/** What a template leaves to the day it is used. */
export interface TemplateParts {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly knowledgeBase: { readonly id: string; readonly asOf: string };
}

/** A new protocol as text, with line feeds. */
export function protocolTemplate(
  kind: TemplateKind,
  language: TemplateLanguage,
  parts: TemplateParts,
): string {
  const fields = [...head(kind, parts), ...POPULATION, ...(kind === 'regimen' ? REGIMEN : [])];
  if (language === 'yaml') return lines([...fields, ...(kind === 'regimen' ? SEQUENCE : []), ...TAIL]);
  return lines([
    '---',
    ...fields,
    ...REFERENCES,
    '---',
    '',
    ...(kind === 'regimen' ? REGIMEN_TEXT : PATHWAY_TEXT),
  ]);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

function head(kind: TemplateKind, { today, knowledgeBase }: TemplateParts): readonly string[] {
  return [
    'protocolSchema: "0.1"',
    `kind: ${kind}`,
    'metadata:',
    '  protocolCode: "TBD: code"',
    '  title: "TBD: title"',
    '  tumourGroup: "TBD: tumour group"',
    '  version: "0.1"',
    '  status: draft',
    `  lastReviewDate: ${today}`,
    '  # Countries by two capitals, or EU: their labels decide what counts as approved.',
    '  jurisdictions: [US]',
    `  kb: { id: ${knowledgeBase.id}, asOf: ${knowledgeBase.asOf} }`,
    '  authors: [{ name: "TBD: name", role: author }]',
  ];
}

const POPULATION: readonly string[] = [
  'population:',
  '  disease: { label: "TBD: disease" }',
  '  lineOfTherapy: { min: 1 }',
  '  age: ">=18"',
  '  performanceStatus: { scale: ECOG, range: 0-2 }',
  '  # One entry for each biomarker: { gene: ROS1, alteration: fusion, status: positive }',
  '  biomarkers: []',
  '  inclusion:',
  '    - { id: I1, text: "TBD: inclusion criterion" }',
  '  exclusion:',
  '    - { id: E1, text: "TBD: exclusion criterion" }',
];

const REGIMEN: readonly string[] = [
  'regimen:',
  '  - drug: { inn: "TBD: INN" }',
  '    recommendation: { direction: for, strength: conditional }',
  '    regulatory:',
  '      - { jurisdiction: US, status: "TBD: labelled or off-label" }',
  '    # The amount is a number: 250',
  '    dose: { value: null, unit: mg, basis: flat }',
  '    route: "TBD: route"',
  '    frequency: "TBD: frequency"',
  '    cycle: { length: P28D, count: null, until: [progression, unacceptable toxicity] }',
  '    doseLevels:',
  '      - { level: 0, dose: { value: null, unit: mg }, frequency: "TBD: frequency" }',
  '      - { level: -1, dose: { value: null, unit: mg }, frequency: "TBD: frequency" }',
  '      - { level: -2, action: discontinue }',
  '    hepatic:',
  '      - { when: "TBD: hepatic impairment", startLevel: -1 }',
  '    renal:',
  '      - { when: "TBD: renal impairment", startLevel: -1 }',
  '    toxicity:',
  '      - { event: "TBD: adverse event", when: "TBD: grade", action: hold, until: "TBD: recovery", resumeLevel: -1 }',
  '    interactions:',
  '      - { with: "TBD: drug or class", action: avoid }',
  'contraindications: []',
  'monitoring:',
  '  - { tests: ["TBD: test"], baseline: true, schedule: [{ every: P14D, for: P2M }, { every: P1M }] }',
];

const SEQUENCE: readonly string[] = [
  'sequence:',
  '  - { trigger: progression, after: "TBD: INN", requires: "TBD: test", next: ["TBD: INN"] }',
];

const REFERENCES: readonly string[] = [
  'references:',
  '  # - { key: shaw2014, doi: 10.1056/NEJMoa1406766, pmid: "25264305" }',
  '  - { key: first, title: "TBD: reference" }',
];

const TAIL: readonly string[] = [
  'claims: []',
  ...REFERENCES,
  'abbreviations: {}',
  'rationale: |',
  '  TBD: why this treatment for these patients [@first].',
];

const ELIGIBILITY: readonly string[] = [
  '# Eligibility {#eligibility}',
  '',
  '- TBD: inclusion criterion',
  '',
  '## Exclusions {#exclusions}',
  '',
  '- TBD: exclusion criterion',
  '',
];

const RATIONALE: readonly string[] = [
  '# Rationale {#rationale}',
  '',
  'TBD: why this treatment for these patients [@first].',
  '',
  '# References {#references}',
];

const PATHWAY_TEXT: readonly string[] = [
  '# Summary {#summary}',
  '',
  'TBD: what is recommended, to whom.',
  '',
  ...ELIGIBILITY,
  ...RATIONALE,
];

const REGIMEN_TEXT: readonly string[] = [
  '# Summary {#summary}',
  '',
  'TBD: what is recommended, to whom.',
  '',
  ...ELIGIBILITY,
  '# Tests {#tests}',
  '',
  '- TBD: test and interval',
  '',
  '# Treatment {#treatment}',
  '',
  'TBD: drug, dose, route, frequency and cycle.',
  '',
  '# Dose modifications {#dose-modifications}',
  '',
  'TBD: levels, and what to do about each toxicity.',
  '',
  '# Precautions {#precautions}',
  '',
  '## Interactions {#interactions}',
  '',
  'TBD: drugs to avoid.',
  '',
  '# Sequence {#sequence}',
  '',
  'TBD: what follows on progression, and which test comes first.',
  '',
  ...RATIONALE,
];
