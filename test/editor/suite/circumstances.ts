import { Uri, workspace } from 'vscode';
import type { Circumstances } from '../suiteHost.ts';

/** How the editor was started, as the runner wrote it down. */
export async function circumstances(): Promise<Circumstances> {
  const file = Uri.joinPath(workspace.workspaceFolders![0]!.uri, '.vscode', 'circumstances.json');
  return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)));
}
