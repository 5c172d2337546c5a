/**
 * Everything that must hold, from a fresh clone: installs, builds, and runs all suites. The last line sums up.
 *
 *   node scripts/test.mjs               everything
 *   node scripts/test.mjs --only NAME   one step and what it needs: types, format, generated, unit, editor
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binary, installDependencies, ROOT } from './lib/dependencies.mjs';
import { run } from './lib/process.mjs';

const COUNTS_FILE = 'out/counts.json';
/** Longest that one step may take, in seconds. */
const TIME_LIMIT = 20 * 60;

const node = (...args) => [process.execPath, args];

/** In order. A step without `suite` counts as one check. Steps that `needs` names run before, and count too. */
const STEPS = [
  { name: 'types', title: 'Types of client, server and tests', run: () => typecheck() },
  {
    name: 'format',
    title: 'Format and lint',
    run: () => run(binary('biome'), ['check', '--error-on-warnings']),
  },
  { name: 'build', title: 'Production build and package', run: () => run(...node('scripts/package.mjs')) },
  {
    name: 'generated',
    title: 'Generated files up to date',
    run: () => run(...node('scripts/generate.mjs', '--check')),
  },
  { name: 'unit', title: 'Unit, rule, server and command line tests', needs: ['build'], suite: nodeTests },
  { name: 'editor', title: 'Real editor', needs: ['build'], suite: editorTests },
];

async function typecheck() {
  for (const project of ['tsconfig.json', 'server/tsconfig.json', 'client/tsconfig.json']) {
    const code = await run(binary('tsc'), ['-p', project]);
    if (code !== 0) return code;
  }
  return 0;
}

async function nodeTests() {
  if ((await run(...node('esbuild.mjs', '--tests'))) !== 0) return { failed: 1 };
  rmSync(COUNTS_FILE, { force: true });
  const code = await run(
    ...node(
      '--test',
      '--test-reporter=./scripts/lib/failure-reporter.mjs',
      '--test-reporter-destination=stdout',
      '--test-reporter=./scripts/lib/count-reporter.mjs',
      `--test-reporter-destination=${COUNTS_FILE}`,
      ...testFiles(),
    ),
    { timeoutSeconds: TIME_LIMIT },
  );
  const counts = JSON.parse(readFileSync(COUNTS_FILE, 'utf8'));
  // A runner that failed without a failed test, or ran nothing, is a failure too.
  if ((code !== 0 && counts.failed === 0) || counts.passed === 0) counts.failed += 1;
  return counts;
}

/** All by name, because what a pattern or a folder means to `node --test` depends on the version of Node. */
function testFiles() {
  return readdirSync('out/test', { recursive: true })
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join('out/test', file));
}

async function editorTests() {
  if ((await run(...node('esbuild.mjs', '--editor-tests'))) !== 0) return { failed: 1 };
  const sums = { passed: 0, failed: 0, skipped: 0 };
  for (const runner of ['run-electron', 'run-server', 'run-person'])
    add(sums, await summaryOf(`out/editor/${runner}.mjs`));
  return sums;
}

/** Runs a program that sums up in its last line, shows its output, and reads that line. */
function summaryOf(program) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const timer = setTimeout(() => child.kill(), TIME_LIMIT * 1000);
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
      process.stdout.write(data);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/m.exec(
        output.trimEnd().split('\n').at(-1),
      );
      const [passed, failed, skipped] = (match ?? [0, 0, 0, 0]).slice(1).map((text) => Number(text ?? 0));
      resolve({ passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped });
    });
  });
}

function add(total, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

process.chdir(ROOT);
await installDependencies();
mkdirSync('out', { recursive: true });
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const chosen = STEPS.find(({ name }) => name === only);
if (only !== undefined && !chosen)
  throw new Error(`no step is called ${only}; there are ${STEPS.map(({ name }) => name).join(', ')}`);
const wanted = chosen ? new Set([only, ...(chosen.needs ?? [])]) : undefined;

const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
for (const step of STEPS) {
  if (wanted && !wanted.has(step.name)) continue;
  console.log(`\n== ${step.title}`);
  const started = performance.now();
  const counts = step.suite ? await step.suite() : (await step.run()) === 0 ? { passed: 1 } : { failed: 1 };
  add(total, counts);
  if (counts.failed) broken.push(step.title);
  console.log(
    `   ${step.title}: ${counts.failed ? 'failed' : 'passed'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}
if (broken.length > 0) console.log(`\nFailed: ${broken.join('; ')}`);
console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
