import type { Connection } from 'vscode-languageserver';
import type { OverlayReader } from '../../knowledge/index.ts';
import {
  READ_FILE_REQUEST,
  READ_FOLDER_REQUEST,
  type ReadFileParams,
  type ReadFileResult,
  type ReadFolderResult,
} from '../messages.ts';

/** Files as the editor has them, whatever file system they are in. A worker has no other way to them. */
export function clientFiles(connection: Connection): OverlayReader {
  return {
    list: async (uri) => {
      const params: ReadFileParams = { uri };
      const { files } = await connection.sendRequest<ReadFolderResult>(READ_FOLDER_REQUEST, params);
      return files?.map((each) => ({ ...each, name: encodeURIComponent(each.name) }));
    },
    readText: async (uri) => {
      const params: ReadFileParams = { uri };
      const { text, problem } = await connection.sendRequest<ReadFileResult>(READ_FILE_REQUEST, params);
      if (problem !== undefined) throw new Error(problem);
      return text;
    },
  };
}

/** One reader for URIs of a kind, and another for all others; without the other those have no files. */
export function eitherReader(
  first: OverlayReader,
  isForFirst: (uri: string) => boolean,
  other: OverlayReader | undefined,
): OverlayReader {
  const readerOf = (uri: string): OverlayReader | undefined => (isForFirst(uri) ? first : other);
  return {
    list: (uri) => readerOf(uri)?.list(uri),
    readText: (uri) => readerOf(uri)?.readText(uri),
  };
}
