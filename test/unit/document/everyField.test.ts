/**
 * Every field of the document model: a protocol that states each of them rightly has no finding, and one in which a single
 * value is wrong has one finding, of the rule and on the words given here.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldModel } from '../../../server/src/document/fields/model.ts';
import { PROTOCOL_MODEL } from '../../../server/src/document/fields/protocolModel.ts';
import { parseDocument } from '../../../server/src/document/parse.ts';
import type { FieldNode } from '../../../server/src/document/types.ts';
import { check } from '../../harness/analyse.ts';

const NAME = 'every-field.protocol.yaml';

const WHOLE = `protocolSchema: "0.1"
kind: regimen
metadata:
  protocolCode: LU-1
  title: Crizotinib for ROS1-positive NSCLC
  tumourGroup: lung
  intent: palliative
  version: "1.0"
  status: active
  replacedBy: LU-2
  approvalDate: 2026-01-15
  lastReviewDate: 2026-02-01
  nextReviewDate: 2027-02-01
  jurisdictions: [US]
  kb: { id: onco-kb, asOf: 2026-11-22 }
  authors:
    - { name: A. Writer, role: oncologist, affiliation: A Hospital, orcid: 0000-0002-1825-0097 }
population:
  disease:
    label: NSCLC
    codes: [{ system: NCIt, code: C2926, display: Lung Non-Small Cell Carcinoma }]
  histology: [adenocarcinoma]
  extent: [metastatic]
  lineOfTherapy: { min: 1, max: 2 }
  age: ">=18"
  performanceStatus: { scale: ECOG, range: 0-2 }
  biomarkers:
    - gene: ROS1
      alteration: fusion
      partner5: CD74
      protein: p.Gly2032Arg
      status: positive
      test: { methods: [NGS], screenOnly: [IHC], specimen: [tissue] }
  inclusion: [{ id: i1, text: Measurable disease }]
  exclusion: [{ id: e1, text: Pregnancy }]
regimen:
  - drug:
      inn: crizotinib
      brand: Xalkori
      codes: [{ system: RXNORM, code: "1148495", display: crizotinib }]
    role: backbone
    recommendation: { direction: for, strength: strong }
    regulatory: [{ jurisdiction: US, status: labelled }]
    dose: { value: 250, unit: mg, basis: flat }
    route: oral
    frequency: twice daily
    cycle: { length: P28D, count: 6, until: [progression] }
    doseLevels:
      - { level: 0, dose: { value: 250, unit: mg, basis: flat }, frequency: twice daily, action: continue }
      - { level: -1, dose: { value: 200, unit: mg, basis: flat }, frequency: twice daily }
      - { level: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: once daily }
    hepatic:
      - { when: moderate impairment, startLevel: -1, dose: { value: 200, unit: mg, basis: flat }, frequency: twice daily, action: reduce }
    renal:
      - { when: CrCl below 30 mL/min, startLevel: -2, dose: { value: 250, unit: mg, basis: flat }, frequency: once daily, action: reduce }
    toxicity: [{ event: QT prolongation, when: grade 3, action: hold, until: grade 1, resumeLevel: -1 }]
    interactions: [{ with: strong CYP3A inhibitors, examples: [itraconazole], action: avoid }]
contraindications: [Congenital long QT syndrome]
monitoring:
  - { tests: [ALT], baseline: true, schedule: [{ every: P14D, for: P2M }], jurisdiction: US }
sequence:
  - trigger: progression
    after: [crizotinib]
    detected: { gene: ROS1, alteration: fusion, partner5: CD74, protein: p.Gly2032Arg, status: positive, test: { methods: [NGS], screenOnly: [IHC], specimen: [plasma] } }
    requires: repeat biopsy
    next: [repotrectinib]
    claim: c1
claims:
  - id: c1
    text: Crizotinib gave responses in ROS1-positive NSCLC.
    about: { drug: crizotinib, gene: ROS1, variant: p.Gly2032Arg, disease: NSCLC, line: any }
    result: { endpoint: ORR, criteria: RECIST, value: 72, unit: "%", ci: [58, 84], events: 36, n: 50, assessor: investigator, cut: "2014" }
    assertion: asserted
    evidence: { design: single-arm, scheme: CIViC, level: B, cite: [shaw2014] }
references:
  - { key: shaw2014, doi: 10.1056/NEJMoa1406766, pmid: "25264305", nct: NCT00585195, url: "https://www.nejm.org/", type: article, title: Crizotinib in ROS1, date: 2014-11, status: current }
abbreviations: { ULN: upper limit of normal }
rationale: The evidence is from one cohort.
`;

/** Findings that the document model is answerable for. */
const OF_FIELDS = /^(?:DOC|DOS004|EFF005|REF001|DOS002)/u;

function findings(text: string): readonly string[] {
  return check(text, NAME)
    .filter(({ ruleId }) => OF_FIELDS.test(ruleId))
    .map(({ ruleId, span }) => `${ruleId} ${span.start} ${text.slice(span.start, span.end)}`);
}

type Path = readonly (string | number)[];

function nodeAt(node: FieldNode, path: Path): FieldNode {
  return path.reduce((at, step) => {
    const next =
      at.kind === 'mapping'
        ? at.pairs.find(({ key }) => key.text.text === step)?.value
        : at.kind === 'sequence'
          ? at.items[Number(step)]
          : undefined;
    assert.ok(next, `the protocol has no ${path.join('.')}`);
    return next;
  }, node);
}

/** Every value the model has, in the first item of each list. */
function leaves(model: FieldModel, path: Path = []): readonly Path[] {
  if (model.type === 'list') return leaves(model.item, [...path, 0]);
  const inner = model.type === 'either' ? model.map : model;
  if (inner.type !== 'map' || inner.others) return [path];
  return Object.entries(inner.fields).flatMap(([name, each]) => leaves(each, [...path, name]));
}

function modelOf(path: Path): FieldModel {
  return path.reduce<FieldModel>((model, step) => {
    if (typeof step === 'number') return (model as Extract<FieldModel, { type: 'list' }>).item;
    const inner = model.type === 'either' ? model.map : model;
    return (inner as Extract<FieldModel, { type: 'map' }>).fields[step]!;
  }, PROTOCOL_MODEL);
}

/** What no field of a kind or format may say. */
function wrongFor(model: FieldModel): readonly string[] {
  switch (model.type) {
    case 'choice':
      return ['perhaps', '[a, b]'];
    case 'number':
      return ['"250"', '250mg', '.nan', 'true', '[1]'];
    case 'integer':
      return ['1.5', '"2"', 'two', '{ a: 1 }'];
    case 'boolean':
      return ['yes', '"true"', '1'];
    case 'any':
      return [];
    case 'map':
      return ['text', '[a]'];
    case 'text':
      return ['true', '[{ a: b }]', ...(model.format ? WRONG_FORMS[model.format] : [])];
    default:
      throw new Error(`${model.type} is no leaf`);
  }
}

const WRONG_FORMS = {
  date: ['2026-02-30', '2026-13-01', '15.01.2026', '2026-1-5', '20260115'],
  'partial-date': ['2014-13', '11/2014', '2014-02-30'],
  duration: ['28 days', 'P', 'P0D', 'PT', 'P1D2W', 'p28d', 'P-14D', '28'],
  doi: ['"https://doi.org/10.1056/NEJMoa1406766"', 'NEJM1406766'],
  pmid: ['PMID25264305', '"123456789"', '0', '1e3'],
  nct: ['NCT0058519', 'nct00585195', '00585195'],
  url: ['www.nejm.org', '"javascript:alert(1)"'],
  orcid: ['0000-0002-1825', '0000-0002-1825-0098'],
  jurisdiction: ['USA', 'us', 'Europe'],
  unit: ['mgg', '250 mg', 'mg per m2', 'tablet'],
  range: ['">=adult"', '17-12', '1-2-3'],
} as const;

function replaced(path: Path, value: string): { readonly text: string; readonly start: number } {
  const { span } = nodeAt(parseDocument({ uri: NAME, text: WHOLE }).fields!, path);
  return { text: WHOLE.slice(0, span.start) + value + WHOLE.slice(span.end), start: span.start };
}

describe('every field of the document model', () => {
  it('a protocol that states each of them rightly has no finding', () => {
    assert.deepEqual(findings(WHOLE), []);
  });

  for (const path of leaves(PROTOCOL_MODEL)) {
    const name = path.join('.');
    it(`${name}: wrong values are found where they stand`, () => {
      for (const value of wrongFor(modelOf(path))) {
        const { text, start } = replaced(path, value);
        const found = findings(text);
        assert.ok(found.includes(`DOC003 ${start} ${value}`), `${value}: ${found.join('; ') || 'nothing'}`);
      }
    });
  }

  for (const path of leaves(PROTOCOL_MODEL)) {
    const last = path.at(-1);
    if (typeof last !== 'string' || last.length < 4) continue;
    it(`${path.join('.')}: a misspelt name is told the right one`, () => {
      const misspelt = `${last.slice(0, -2)}${last.at(-1)}${last.at(-2)}`;
      const mapping = nodeAt(parseDocument({ uri: NAME, text: WHOLE }).fields!, path.slice(0, -1));
      assert.ok(mapping.kind === 'mapping');
      const { span } = mapping.pairs.find(({ key }) => key.text.text === last)!.key;
      const text = WHOLE.slice(0, span.start) + misspelt + WHOLE.slice(span.end);
      const [found, ...others] = check(text, NAME).filter(({ ruleId }) => ruleId === 'DOC002');
      assert.deepEqual(others, []);
      assert.deepEqual(found?.span, { start: span.start, end: span.start + misspelt.length });
      assert.match(found.what, new RegExp(`did you mean \`${last}\``, 'u'));
    });
  }
});
