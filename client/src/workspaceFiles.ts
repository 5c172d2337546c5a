/** Files of the workspace for the server, from whatever file system the editor has open. */
import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type InitializationOptions,
  READ_FILE_REQUEST,
  READ_FOLDER_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderResult,
} from '../../server/src/hosts/messages.ts';

/**
 * What the server is told of this editor when it starts.
 * @param rulePages folder of the rule pages in the extension
 */
export function serverOptions(rulePages: Uri): InitializationOptions {
  return {
    trusted: workspace.isTrusted,
    readsFiles: true,
    foldsText: true,
    rulePages: rulePages.toString(),
  };
}

/** Overlays, locks, and YAML and JSON that configuration files may be or build on; anything else is not there. */
const READABLE = /\/(?:theralint\.lock|[^/]+\.(?:ya?ml|jsonc?))$/i;

const OVERLAY = /\/\.theralint\/kb\//;

/** Answers the server's requests for files. */
export function answerReads(client: BaseLanguageClient): void {
  client.onRequest(READ_FOLDER_REQUEST, async ({ uri }: ReadFileParams): Promise<ReadFolderResult> => {
    const folder = Uri.parse(uri, true);
    if (!/\/\.theralint\/kb\/?$/.test(folder.path)) return {};
    try {
      const entries = await workspace.fs.readDirectory(folder);
      const files = entries.filter(([, type]) => (type & FileType.Directory) === 0);
      return {
        files: await Promise.all(
          files.map(async ([name]) => {
            // A link that leads nowhere has no size; the server is told why.
            try {
              return { name, bytes: (await workspace.fs.stat(Uri.joinPath(folder, name))).size };
            } catch (error) {
              return { name, problem: reasonOf(error) };
            }
          }),
        ),
      };
    } catch {
      return {};
    }
  });
  client.onRequest(READ_FILE_REQUEST, async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    const file = Uri.parse(uri, true);
    if (!READABLE.test(file.path)) return {};
    let bytes: Uint8Array;
    try {
      bytes = await workspace.fs.readFile(file);
    } catch (error) {
      // Overlays were listed before; a lock or a configuration need not be there.
      return OVERLAY.test(file.path) ? { problem: reasonOf(error) } : {};
    }
    try {
      return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    } catch {
      return {};
    }
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
