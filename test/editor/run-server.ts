/**
 * Runs the suite in VS Code's server with a headless browser, from the packaged extension:
 * as a desktop user has it, in Restricted Mode, and as a web extension in a worker.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { outputOf } from '../../scripts/lib/process.mjs';
import { Counts } from './counts.ts';
import { packagedExtension } from './packagedExtension.ts';
import { addSuite, hostExtension, prepareWorkspace } from './suiteHost.ts';
import { Workbench } from './workbench.ts';

interface Run {
  readonly name: string;
  readonly trusted: boolean;
  readonly web: boolean;
}

const RUNS: readonly Run[] = [
  { name: 'installed', trusted: true, web: false },
  { name: 'installed, Restricted Mode', trusted: false, web: false },
  { name: 'web extension', trusted: true, web: true },
];

/** How long one run of the suite may take, in milliseconds. */
const TIME_LIMIT = 4 * 60_000;

async function runSuite({ name, trusted, web }: Run, counts: Counts): Promise<void> {
  console.log(`\nReal editor, ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'theralint-editor-'));
  const vsix = packagedExtension();
  const workspace = prepareWorkspace(join(folder, 'workspace'), { trusted, web, installed: !web });
  // A web extension cannot be installed into this server; it is loaded from the unpacked package instead.
  const loaded = web
    ? forBrowserOnly(unpack(vsix, join(folder, 'package')))
    : hostExtension(join(folder, 'host'));
  const suite = addSuite(loaded);
  const workbench = await Workbench.start({
    dataDirectory: join(folder, 'data'),
    workspace,
    trustEverything: trusted,
    ...(web ? {} : { vsix }),
    payload: [
      ['extensionDevelopmentPath', `{remote}${loaded}`],
      ['extensionTestsPath', `{remote}${suite}`],
    ],
  });
  try {
    const passed = await suiteIn(workbench, counts);
    if (!passed)
      await workbench.page.screenshot({ path: `out/screenshots/failed-${name.replace(/\W+/g, '-')}.png` });
  } finally {
    await workbench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the page, shows what the suite prints, and waits until it says it is done. */
async function suiteIn(workbench: Workbench, counts: Counts): Promise<boolean> {
  let finished: (code: number) => void = () => undefined;
  const exit = new Promise<number>((done) => {
    finished = done;
  });
  const run = counts.group();
  const troubles: string[] = [];
  workbench.page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      troubles.push(message.text());
  });
  await workbench.page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = args.map(String).join(' ');
    if (/^(✔|✖)/.test(line)) console.log(`  ${line}`);
    run.read(line);
  });
  await workbench.page.exposeFunction('codeAutomationExit', (code: number) => finished(code));
  await workbench.open();
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<number>((done) => {
    timer = setTimeout(() => done(-1), TIME_LIMIT);
  });
  const code = await Promise.race([exit, limit]);
  clearTimeout(timer);
  if (code === -1) run.fail(`the suite did not end within ${TIME_LIMIT / 60_000} minutes`);
  else if (!run.complete) run.fail(`the suite ended with exit code ${code} without a summary`);
  if (code !== 0) console.log(`  The page's console:\n    ${troubles.slice(-30).join('\n    ')}`);
  return code === 0;
}

function unpack(vsix: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const python = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
  if (outputOf('python3', ['-c', python, resolve(vsix), folder]) === undefined) {
    throw new Error(`${vsix} could not be unpacked; python3 is needed.`);
  }
  return join(folder, 'extension');
}

/**
 * Leaves an unpacked extension its browser entry only. Beside a server with Node, the editor would choose the other; the
 * payload's `extensionDevelopmentKind` is read by this editor and then not used.
 */
function forBrowserOnly(folder: string): string {
  const file = join(folder, 'package.json');
  const { main: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const counts = new Counts();
mkdirSync('out/screenshots', { recursive: true });
const wanted = process.argv[2];
for (const run of RUNS.filter(({ name }) => wanted === undefined || name === wanted)) {
  try {
    await runSuite(run, counts);
  } catch (error) {
    counts.group().fail(error instanceof Error ? error.message : String(error));
  }
}
counts.print();
