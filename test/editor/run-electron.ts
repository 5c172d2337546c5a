/**
 * Runs the suite in desktop VS Code with `@vscode/test-electron`, from the packaged extension. Where VS Code cannot be
 * downloaded this run is skipped, and the same suite runs in VS Code's server only; THERALINT_ELECTRON=1 makes that an error.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { exists, mustRun, run } from '../../scripts/lib/process.mjs';
import { Counts } from './counts.ts';
import { packagedExtension } from './packagedExtension.ts';
import { addSuite, hostExtension, prepareWorkspace } from './suiteHost.ts';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';

/** @returns why VS Code for the desktop cannot be run here, or undefined if it can */
async function obstacle(): Promise<string | undefined> {
  if (needsDisplay() && !exists('xvfb-run')) {
    return 'there is no display and no xvfb-run (Debian: apt-get install xvfb)';
  }
  const reachable = await fetch(RELEASES, { signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.ok,
    () => false,
  );
  return reachable ? undefined : 'VS Code cannot be downloaded from update.code.visualstudio.com';
}

function needsDisplay(): boolean {
  return process.platform === 'linux' && !process.env.DISPLAY;
}

async function runInElectron(counts: Counts): Promise<void> {
  console.log('\nReal editor, desktop VS Code');
  const folder = mkdtempSync(join(tmpdir(), 'theralint-electron-'));
  const group = counts.group();
  try {
    const workspace = prepareWorkspace(join(folder, 'workspace'), {
      trusted: true,
      web: false,
      installed: true,
    });
    const vscodeExecutablePath = await downloadAndUnzipVSCode({
      cachePath: resolve('.cache', 'vscode-test'),
    });
    const profile = [
      `--extensions-dir=${join(folder, 'extensions')}`,
      `--user-data-dir=${join(folder, 'user-data')}`,
      '--no-sandbox',
    ];
    const [cli] = resolveCliArgsFromVSCodeExecutablePath(vscodeExecutablePath) as [string];
    await mustRun(cli, [...profile, '--install-extension', packagedExtension(), '--force']);
    const host = hostExtension(join(folder, 'host'));
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: host,
      extensionTestsPath: addSuite(host),
      launchArgs: [workspace, ...profile, '--disable-workspace-trust', '--disable-gpu'],
    }).catch((error: unknown) => console.log(`  ${error instanceof Error ? error.message : error}`));
    const result = JSON.parse(readFileSync(join(workspace, '.vscode', 'result.json'), 'utf8')) as {
      passed: number;
      failed: number;
    };
    group.passed += result.passed;
    group.failed += result.failed;
  } catch (error) {
    group.fail(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const because = await obstacle();
if (because !== undefined && process.env.THERALINT_ELECTRON !== '1') {
  console.log(`\nReal editor, desktop VS Code: skipped, because ${because}.`);
  console.log('0 passed, 0 failed, 1 skipped');
} else if (because === undefined && needsDisplay()) {
  process.exitCode = await run('xvfb-run', ['-a', process.execPath, ...process.argv.slice(1)]);
} else {
  const counts = new Counts();
  if (because === undefined) await runInElectron(counts);
  else counts.group().fail(because);
  counts.print();
}
