/** One row of the benchmark in a process of its own, so that none is measured with another's memory. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../harness/engine.ts';
import { claims } from './claims.ts';
import { commandLine } from './commandLine.ts';
import { languageServer, PROGRAM } from './languageServer.ts';
import { load, writeWithGazetteers } from './load.ts';
import { recognise } from './recognise.ts';
import type { Row } from './report.ts';

const SCRATCH = join(ROOT, '.cache/bench');
const PEERS = join(ROOT, '.cache/peers');
const BASE = join(ROOT, 'dist/kb.json');
const LARGE = join(SCRATCH, 'kb-large.json');

const ROWS: Readonly<Record<string, () => readonly Row[] | Promise<readonly Row[]>>> = {
  prepare: () => {
    const hasNames = writeWithGazetteers(BASE, LARGE);
    return hasNames ? [] : [{ what: 'open vocabularies', value: 'not at hand; rows with them are left out' }];
  },
  'load-base': () => load(BASE, 'base'),
  'load-large': () => (existsSync(LARGE) ? load(LARGE, 'base with open vocabularies') : []),
  recognise: () => recognise(existsSync(LARGE) ? LARGE : BASE),
  claims: () => claims(),
  'command-line': () => commandLine(PROGRAM, PEERS),
  'language-server': () => languageServer(PROGRAM, PEERS),
};

mkdirSync(SCRATCH, { recursive: true });
const name = process.argv[2] ?? '';
const run = ROWS[name];
if (!run) throw new Error(`There is no row "${name}". Rows: ${Object.keys(ROWS).join(', ')}.`);
process.stdout.write(`${JSON.stringify(await run())}\n`);
