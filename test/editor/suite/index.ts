/**
 * The suite that runs inside a real VS Code: in the desktop's extension host and in the browser's. It uses the editor's
 * API only, so that it asks what a user would see, whatever lies between.
 */
import { Uri, workspace } from 'vscode';
import './extension.ts';
import './diagnostics.ts';
import './hover.ts';
import './completion.ts';
import './codeActions.ts';
import './navigation.ts';
import './configuration.ts';
import './overlays.ts';
import './newProtocol.ts';
import './lifecycle.ts';
// Last: what it turns on stays on until the window is closed.
import './workspace.ts';
import { runChecks } from './checks.ts';

/** @throws {Error} if any check failed; the counts are written into the workspace, for runners that see no console */
export async function run(): Promise<void> {
  const result = await runChecks();
  const file = Uri.joinPath(workspace.workspaceFolders![0]!.uri, '.vscode', 'result.json');
  await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(result)));
  if (result.failed > 0) throw new Error(`${result.failed} checks failed`);
}
