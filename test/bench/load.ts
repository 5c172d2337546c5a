/** Loading a base: from its text to a service that answers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withLexicon } from '../../server/src/hosts/build/withLexicon.ts';
import {
  createKnowledgeIndex,
  loadArtefact,
  makeArtefact,
  serialiseArtefact,
} from '../../server/src/knowledge/index.ts';
import { createLanguageService } from '../../server/src/service.ts';
import { gazetteerFolder, withGazetteers } from './gazetteers.ts';
import { megabytes, memory, milliseconds, type Row, timed } from './report.ts';

const DOCUMENT = {
  uri: 'a.md',
  version: 1,
  text: 'Crizotinib is indicated for ROS1-positive NSCLC.',
  language: 'markdown',
  profile: 'prose',
} as const;

/** @param path of the artefact */
export function load(path: string, name: string): readonly Row[] {
  const before = memory();
  const read = timed(() => readFileSync(path, 'utf8'));
  const size = Buffer.byteLength(read.value);
  const loaded = timed(() => loadArtefact(read.value, path));
  const index = timed(() => createKnowledgeIndex(loaded.value));
  const surfaces = timed(() => index.value.surfaces().length);
  const service = timed(() => createLanguageService({ knowledge: index.value }));
  const first = timed(() => service.value.analyse(DOCUMENT).judgements.length);
  const second = timed(() => service.value.analyse({ ...DOCUMENT, version: 2 }).judgements.length);
  const after = memory();
  const total = read.time + loaded.time + index.time + surfaces.time + service.time + first.time;
  return [
    { what: `${name}: file`, value: `${(size / 1024 / 1024).toFixed(1)} MB, ${surfaces.value} surfaces` },
    { what: `${name}: read, parse and check the hash`, value: milliseconds(read.time + loaded.time) },
    { what: `${name}: names`, value: milliseconds(index.time + surfaces.time) },
    { what: `${name}: recogniser and service`, value: milliseconds(service.time) },
    {
      what: `${name}: first document`,
      value: `${milliseconds(first.time)}, then ${milliseconds(second.time)}`,
    },
    { what: `${name}: from file to first verdict`, value: milliseconds(total) },
    {
      what: `${name}: memory`,
      value: `${megabytes(after.heap - before.heap)} of heap, ${megabytes(after.resident)} resident`,
    },
  ];
}

/** Writes the base with the vocabularies added. Returns false where they are not at hand. */
export function writeWithGazetteers(from: string, to: string): boolean {
  const folder = gazetteerFolder();
  if (folder === undefined) return false;
  const { identity, records } = loadArtefact(readFileSync(from, 'utf8'), from);
  const artefact = makeArtefact(identity, withGazetteers(records, folder));
  writeFileSync(to, serialiseArtefact(withLexicon(artefact)));
  return true;
}
