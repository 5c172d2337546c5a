/** What every run of the suite needs: a workspace to work in, and an extension that brings the suite. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How an editor was started; the suite checks that it is so. */
export interface Circumstances {
  readonly trusted: boolean;
  readonly web: boolean;
  /** The extension was installed from its package, not loaded from a folder. */
  readonly installed: boolean;
}

/** Copies the documents under test, so that a run may change them. */
export function prepareWorkspace(folder: string, circumstances: Circumstances): string {
  cpSync('test/editor/workspace', folder, { recursive: true });
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode', 'circumstances.json'), JSON.stringify(circumstances));
  return folder;
}

/** An extension that does nothing: the editor runs a suite beside the installed one only for one under development. */
export function hostExtension(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'suite-host',
      publisher: 'theralint',
      version: '0.0.0',
      engines: { vscode: '*' },
    }),
  );
  return folder;
}

/** Puts the suite into the extension that is to bring it. */
export function addSuite(extension: string): string {
  const suite = join(extension, 'suite.cjs');
  cpSync('out/editor/suite.cjs', suite);
  return suite;
}
