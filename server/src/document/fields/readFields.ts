import type { FieldNode, ProtocolDocument } from '../types.ts';
import { FieldCursor } from './fieldCursor.ts';
import { text } from './model.ts';
import { PROTOCOL_MODEL } from './protocolModel.ts';
import { readRegimen } from './readRegimen.ts';
import type {
  BiomarkerFields,
  LedgerClaimFields,
  Located,
  MetadataFields,
  MonitoringFields,
  PopulationFields,
  ProtocolFields,
  ReferenceFields,
  SequenceFields,
} from './types.ts';

/**
 * The structured part of a protocol as typed values, each with its place in the source. Wrong values are left out (the field
 * checks report them), so this never throws; for prose every list is empty and every value undefined.
 */
export function readFields(document: ProtocolDocument): ProtocolFields {
  const root = new FieldCursor(document.fields, PROTOCOL_MODEL);
  return {
    kind: root.at('kind').choice(),
    metadata: readMetadata(root.at('metadata')),
    population: readPopulation(root.at('population')),
    regimen: root.at('regimen').items().map(readRegimen),
    contraindications: root.at('contraindications').texts(),
    monitoring: root.at('monitoring').items().map(readMonitoring),
    sequence: root.at('sequence').items().map(readSequence),
    claims: root.at('claims').items().map(readClaim),
    references: root.at('references').items().map(readReference),
    abbreviations: readAbbreviations(root.at('abbreviations')),
    rationale: root.at('rationale').text(),
  };
}

function readMetadata(at: FieldCursor): MetadataFields {
  const base = at.at('kb');
  return {
    protocolCode: at.at('protocolCode').text(),
    title: at.at('title').text(),
    status: at.at('status').choice(),
    intent: at.at('intent').text(),
    version: at.at('version').text(),
    approvalDate: at.at('approvalDate').text(),
    lastReviewDate: at.at('lastReviewDate').text(),
    nextReviewDate: at.at('nextReviewDate').text(),
    jurisdictions: at.at('jurisdictions').texts(),
    knowledgeBase: { id: base.at('id').text(), asOf: base.at('asOf').text() },
  };
}

function readPopulation(at: FieldCursor): PopulationFields {
  const line = at.at('lineOfTherapy');
  return {
    disease: at.at('disease').text('label'),
    histology: at.at('histology').texts(),
    extent: at.at('extent').texts(),
    lineOfTherapy: line.present
      ? { min: line.at('min').number(), max: line.at('max').number(), span: line.span }
      : undefined,
    age: at.at('age').text(),
    performanceStatus: {
      scale: at.at('performanceStatus').at('scale').text(),
      range: at.at('performanceStatus').at('range').text(),
    },
    biomarkers: at.at('biomarkers').items().flatMap(readBiomarker),
    inclusion: at.at('inclusion').texts('text'),
    exclusion: at.at('exclusion').texts('text'),
  };
}

/** A biomarker without a gene says nothing that can be checked. */
function readBiomarker(at: FieldCursor): BiomarkerFields[] {
  const gene = at.at('gene').text();
  if (!gene) return [];
  return [
    {
      gene,
      alteration: at.at('alteration').choice(),
      partner5: at.at('partner5').text(),
      protein: at.at('protein').text(),
      status: at.at('status').choice(),
      testMethods: at.at('test').at('methods').texts(),
      span: at.span,
    },
  ];
}

function readMonitoring(at: FieldCursor): MonitoringFields {
  return {
    tests: at.at('tests').texts(),
    baseline: at.at('baseline').boolean(),
    schedule: at
      .at('schedule')
      .items()
      .map((each) => ({ every: each.at('every').text(), for: each.at('for').text() })),
    jurisdiction: at.at('jurisdiction').text(),
    span: at.span,
  };
}

function readSequence(at: FieldCursor): SequenceFields {
  return {
    trigger: at.at('trigger').text(),
    after: at.at('after').texts(),
    detected: readBiomarker(at.at('detected'))[0],
    requires: at.at('requires').text(),
    next: at.at('next').texts(),
    claim: at.at('claim').text(),
    span: at.span,
  };
}

function readClaim(at: FieldCursor): LedgerClaimFields {
  const about = at.at('about');
  const result = at.at('result');
  const evidence = at.at('evidence');
  return {
    id: at.at('id').text(),
    text: at.at('text').text(),
    about: {
      drug: about.at('drug').text(),
      gene: about.at('gene').text(),
      variant: about.at('variant').text(),
      disease: about.at('disease').text(),
      line: about.at('line').textOrNumber(),
    },
    result: result.present
      ? {
          endpoint: result.at('endpoint').text(),
          value: result.at('value').number(),
          unit: result.at('unit').text(),
          interval: readInterval(result.at('ci').node),
          events: result.at('events').number(),
          n: result.at('n').number(),
          assessor: result.at('assessor').text(),
          cut: result.at('cut').textOrNumber(),
          span: result.span,
        }
      : undefined,
    assertion: at.at('assertion').choice(),
    evidence: {
      design: evidence.at('design').text(),
      scheme: evidence.at('scheme').text(),
      level: evidence.at('level').text(),
      cite: evidence.at('cite').texts(),
    },
    span: at.span,
  };
}

/** A confidence interval written as a list of two numbers; in other forms it is kept, not read. */
function readInterval(node: FieldNode | undefined): NonNullable<LedgerClaimFields['result']>['interval'] {
  if (node?.kind !== 'sequence' || node.items.length !== 2) return undefined;
  const [low, high] = node.items.map((item) => (item.kind === 'scalar' ? item.value : undefined));
  return typeof low === 'number' && typeof high === 'number' ? { low, high, span: node.span } : undefined;
}

function readReference(at: FieldCursor): ReferenceFields {
  return {
    key: at.at('key').text(),
    doi: at.at('doi').text(),
    pmid: at.at('pmid').text(),
    nct: at.at('nct').text(),
    url: at.at('url').text(),
    type: at.at('type').text(),
    title: at.at('title').text(),
    date: at.at('date').text(),
    status: at.at('status').choice(),
    span: at.span,
  };
}

const ABBREVIATION = text('The long form.');

function readAbbreviations(at: FieldCursor): { short: Located<string>; long: Located<string> | undefined }[] {
  if (at.node?.kind !== 'mapping') return [];
  return at.node.pairs.map((pair) => {
    const value = pair.key.text.text;
    const path = [...at.path, value];
    return {
      short: { value, span: pair.key.span, node: pair.key, path },
      long: new FieldCursor(pair.value, ABBREVIATION, path).text(),
    };
  });
}
