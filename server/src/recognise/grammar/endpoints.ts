/** Endpoints with median, intracranial and assessor words. */
import type { Assessor, Endpoint } from '../../knowledge/types.ts';
import type { CueTable } from '../cues.ts';
import type { CueHit, Reading } from '../reading.ts';

export const ENDPOINT_CUES: CueTable = [
  {
    cue: { kind: 'endpoint', endpoint: 'ORR' },
    phrases: [
      'objective response rate',
      'overall response rate',
      'objective response',
      'response rate',
      'ORR',
      'confirmed objective response rate',
      'confirmed overall response rate',
      'objective response rate (ORR)',
      'overall response rate (ORR)',
      'objective remission rate',
      'overall response',
    ],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'DCR' },
    phrases: ['disease control rate', 'DCR', 'disease control rate (DCR)', 'clinical benefit rate'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'CR-rate' },
    phrases: ['complete response rate', 'CR rate', 'complete remission rate', 'rate of complete response'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'DoR' },
    phrases: [
      'duration of response',
      'response duration',
      'DOR',
      'duration of objective response',
      'duration of response (DOR)',
      'duration of responses',
    ],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'PFS' },
    phrases: ['progression-free survival', 'PFS', 'mPFS', 'progression-free survival (PFS)'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'OS' },
    phrases: ['overall survival', 'overall survival (OS)', 'overall survival time'],
  },
  { cue: { kind: 'endpoint', endpoint: 'OS' }, phrases: ['OS', 'mOS'], exact: true },
  {
    cue: { kind: 'endpoint', endpoint: 'DFS' },
    phrases: ['disease-free survival', 'DFS', 'disease-free survival (DFS)'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'EFS' },
    phrases: ['event-free survival', 'EFS', 'event-free survival (EFS)'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'TTP' },
    phrases: ['time to progression', 'TTP', 'time to disease progression', 'time to tumour progression'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'TTR' },
    phrases: ['time to response', 'TTR', 'time to first response'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'intracranial-ORR' },
    phrases: [
      'intracranial response rate',
      'intracranial objective response rate',
      'intracranial overall response rate',
      'intracranial response',
      'intracranial objective response',
      'icORR',
      'IC-ORR',
      'CNS response rate',
      'CNS objective response rate',
      'CNS ORR',
    ],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'intracranial-DCR' },
    phrases: ['intracranial disease control rate', 'icDCR', 'IC-DCR', 'intracranial disease control'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'intracranial-PFS' },
    phrases: ['intracranial progression-free survival', 'icPFS', 'IC-PFS', 'CNS progression-free survival'],
  },
  {
    cue: { kind: 'endpoint', endpoint: 'time-to-intracranial-progression' },
    phrases: [
      'time to intracranial progression',
      'time to CNS progression',
      'intracranial time to progression',
      'intracranial TTP',
      'time to intracranial disease progression',
    ],
  },
  { cue: { kind: 'median' }, phrases: ['median'] },
  { cue: { kind: 'intracranial' }, phrases: ['intracranial', 'CNS', 'central nervous system', 'brain'] },
  {
    cue: { kind: 'assessor', assessor: 'investigator' },
    phrases: [
      'investigator-assessed',
      'investigator assessed',
      'investigator assessment',
      'investigator-reported',
      'by investigator',
      'by investigators',
      'by the investigators',
      'assessed by the investigator',
      'investigator review',
      'per investigator',
      'investigator',
    ],
  },
  {
    cue: { kind: 'assessor', assessor: 'independent' },
    phrases: [
      'independently assessed',
      'independent assessment',
      'independent review',
      'independent central review',
      'blinded independent central review',
      'blinded independent review',
      'BICR',
      'IRC',
      'BIRC',
      'ICR',
      'IRR',
      'independent review committee',
      'independent radiology review',
      'independent radiologic review',
      'independent radiological review',
      'blinded independent review committee',
      'central review',
      'independent review facility',
      'IRF',
    ],
  },
];

/** The names and abbreviations of every endpoint, as they are recognised. */
export function endpointNames(): readonly (readonly string[])[] {
  const names = new Map<Endpoint, string[]>();
  for (const { cue, phrases } of ENDPOINT_CUES)
    if (cue.kind === 'endpoint') names.set(cue.endpoint, [...(names.get(cue.endpoint) ?? []), ...phrases]);
  return [...names.values()];
}

const INTRACRANIAL: Readonly<Partial<Record<Endpoint, Endpoint>>> = {
  ORR: 'intracranial-ORR',
  DCR: 'intracranial-DCR',
  PFS: 'intracranial-PFS',
  TTP: 'time-to-intracranial-progression',
};

const ASSESSOR_REACH_BEFORE = 5;
const ASSESSOR_REACH_AFTER = 14;

/** Emits the endpoint of a cue, with the words before it that narrow it. */
export function readEndpoint(reading: Reading, hit: CueHit): void {
  if (hit.cue.kind !== 'endpoint') return;
  let { endpoint } = hit.cue;
  let first = hit.first;
  let median = /^m(PFS|OS)$/.test(reading.textOf(hit.first));
  let assessor: Assessor | undefined;
  for (let step = 0; step < 4 && reading.joins(first); step++) {
    const before = reading.cueBefore(first);
    if (before?.cue.kind === 'median') median = true;
    else if (before?.cue.kind === 'intracranial' && INTRACRANIAL[endpoint])
      endpoint = INTRACRANIAL[endpoint]!;
    else if (before?.cue.kind === 'assessor') assessor = before.cue.assessor;
    else break;
    first = before.first;
  }
  if (reading.isNamed(hit.first)) return;
  reading.mentions.push({
    kind: 'endpoint',
    ...reading.at(first, hit.end),
    endpoint,
    median,
    assessor: assessor ?? assessorNear(reading, first, hit.end),
  });
}

/** The assessor named in the same sentence shortly after the endpoint, or shortly before it. */
function assessorNear(reading: Reading, first: number, end: number): Assessor | undefined {
  for (let at = end; at < Math.min(end + ASSESSOR_REACH_AFTER, reading.count); at++) {
    if (!reading.sameSentence(first, at)) break;
    const cue = reading.cueFrom(at)?.cue;
    if (cue?.kind === 'assessor') return cue.assessor;
    // `ORR (57%) and PFS by IRC`: the words belong to the nearest endpoint, but `response rate (ORR)` is one.
    if (cue?.kind === 'endpoint' && at > end + 1) break;
  }
  for (let at = first - 1; at >= Math.max(0, first - ASSESSOR_REACH_BEFORE); at--) {
    if (!reading.sameSentence(first, at)) break;
    const cue = reading.cueBefore(at + 1)?.cue;
    if (cue?.kind === 'assessor') return cue.assessor;
    if (cue?.kind === 'endpoint') break;
  }
  return undefined;
}
