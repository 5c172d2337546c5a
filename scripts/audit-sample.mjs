// Draws facts of the knowledge base at random, for a person to compare with their sources.
//
//   node scripts/audit-sample.mjs --seed 1 --count 20 [--kb dist/kb.json] [--data data] [--kinds drug,trial]
//
// The same seed draws the same facts from the same base. Facts are the parts that rest on a source of their own: an
// approval, a dose, an adjustment, an interaction, a warning, a monitoring schedule, a successor, a trial result, an
// activity, an evidence statement. Names and codes are left out. Exit code 2 for wrong arguments or an unreadable base.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

/** Parts of a drug that are lists of sourced entries. */
const DRUG_PARTS = [
  'classes',
  'targets',
  'strengths',
  'approvals',
  'dosing',
  'adjustments',
  'interactions',
  'contraindications',
  'warnings',
  'monitoring',
  'successors',
];

/** Every fact of the records: the kind, id and field it belongs to, its value, and the ids of its sources. */
function factsOf(records) {
  const facts = [];
  const add = (kind, id, field, { sources, reviewed, note, ...value }) => {
    if (sources?.length > 0) facts.push({ kind, id, field, value, sources });
  };
  for (const drug of records.drugs) {
    for (const part of DRUG_PARTS) {
      for (const [at, entry] of (drug[part] ?? []).entries()) {
        add('drug', drug.id, `${part}/${entry.id ?? entry.class ?? entry.gene ?? entry.harm ?? at}`, entry);
      }
    }
    if (drug.cns) add('drug', drug.id, 'cns', drug.cns);
  }
  for (const trial of records.trials) {
    for (const result of trial.results) add('trial', trial.id, `results/${result.id}`, result);
  }
  for (const record of records.activities) add('activity', record.id, 'effect', record);
  for (const record of records.evidence) add('evidence', record.id, 'statement', record);
  for (const gene of records.genes) {
    for (const variant of gene.variants) add('gene', gene.id, `variants/${variant.short}`, variant);
  }
  return facts;
}

/** A stream of numbers in [0, 1), the same for the same seed (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` different members of `list`, drawn without return. */
function draw(list, count, next) {
  const rest = [...list];
  const drawn = [];
  while (drawn.length < count && rest.length > 0) {
    drawn.push(...rest.splice(Math.floor(next() * rest.length), 1));
  }
  return drawn;
}

/** Where each record is written: id to path below the data folder. The first file that names the id wins. */
function filesById(folder) {
  const files = new Map();
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const path = join(folder, name);
    for (const [, id] of readFileSync(path, 'utf8').matchAll(/^(?:- )?(?:\{ )?id: ['"]?([^\s'",}]+)/gmu)) {
      if (!files.has(id)) files.set(id, relative('.', path));
    }
  }
  return files;
}

/** One line that leads a person to the source. */
function cite(source) {
  if (!source) return 'unknown source';
  const ids = [
    source.pmid && `PMID ${source.pmid}`,
    source.doi && `DOI ${source.doi}`,
    source.nct,
    source.type === 'label' || source.type === 'regulatory-notice' ? source.date : undefined,
  ].filter(Boolean);
  return `${source.id} (${[source.type, ...ids].join(', ')}): ${source.title}`;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        count: { type: 'string', default: '20' },
        kb: { type: 'string', default: 'dist/kb.json' },
        data: { type: 'string', default: 'data' },
        kinds: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    return fail(error.message);
  }
}

function readBase(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail(`Cannot read ${path}: ${error.message}. Build it first: node esbuild.mjs`);
  }
}

const options = readArguments();
const seed = Number(options.seed);
const count = Number(options.count);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1)
  fail('--seed and --count take whole numbers.');
const { identity, records } = readBase(options.kb);
const sources = new Map(records.sources.map((source) => [source.id, source]));
const kinds = options.kinds?.split(',');
const facts = factsOf(records).filter(({ kind }) => !kinds || kinds.includes(kind));
const files = filesById(options.data);
process.stdout.write(
  `${identity.id} ${identity.version} sha256 ${identity.sha256.slice(0, 12)}: ${facts.length} facts, seed ${seed}, ${Math.min(count, facts.length)} drawn\n`,
);
for (const [at, fact] of draw(facts, count, random(seed)).entries()) {
  process.stdout.write(
    [
      '',
      `${at + 1}. ${fact.kind} ${fact.id}`,
      `   file    ${files.get(fact.id) ?? 'not found'}`,
      `   field   ${fact.field}`,
      `   value   ${JSON.stringify(fact.value)}`,
      ...fact.sources.map((id) => `   source  ${cite(sources.get(id) ?? { id, title: '?' })}`),
      '',
    ].join('\n'),
  );
}
