/** Files of the workspace for the server, from whatever file system the editor has open. */
import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type InitializationOptions,
  LIST_PROTOCOLS_REQUEST,
  type ListProtocolsResult,
  READ_FILE_REQUEST,
  READ_FOLDER_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderResult,
} from '../../server/src/hosts/messages.ts';
import { PROTOCOL_FILES } from './documents.ts';

/**
 * What the server is told of this editor when it starts.
 * @param rulePages folder of the rule pages in the extension
 * @param checksWorkspace whether protocols that are not open are checked too
 */
export function serverOptions(rulePages: Uri, checksWorkspace: boolean): InitializationOptions {
  return {
    checksWorkspace,
    trusted: workspace.isTrusted,
    readsFiles: true,
    foldsText: true,
    rulePages: rulePages.toString(),
  };
}

/** Whether the settings ask for protocols that are not open to be checked. */
export function checksWorkspaceBySetting(): boolean {
  return workspace.getConfiguration('theralint').get<boolean>('checkWorkspace') === true;
}

/** Overlays, locks, protocols, and YAML and JSON that configuration files may be or build on; nothing else is there. */
const READABLE = /\/(?:theralint\.lock|[^/]+\.(?:ya?ml|jsonc?|protocol\.md))$/i;

const OVERLAY = /\/\.theralint\/kb\//;

/** Searched for protocols neither here nor by the command line. */
const NOT_SEARCHED = '**/{node_modules,.git}/**';

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
  client.onRequest(LIST_PROTOCOLS_REQUEST, async (): Promise<ListProtocolsResult> => {
    const found = await workspace.findFiles(PROTOCOL_FILES, NOT_SEARCHED);
    return { uris: found.map((uri) => client.code2ProtocolConverter.asUri(uri)).sort() };
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
