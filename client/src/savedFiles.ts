/** Files that the server reads by itself, told to it as soon as this editor saves, makes, moves or deletes one. */
import { Disposable, type Uri, workspace } from 'vscode';
import { FileChangeType, type FileEvent } from 'vscode-languageclient';
import { isReadByServer } from './documents.ts';

/**
 * File watchers miss files that come together with a new folder, and some file systems have none; what is done in this
 * editor is known without them. Changes from elsewhere are left to the watchers that the server asks for.
 * @param tell called with each change of a file that the server reads
 */
export function followSavedFiles(tell: (changes: FileEvent[]) => void): Disposable {
  const report = (uris: readonly Uri[], type: FileChangeType): void => {
    const read = uris.filter(isReadByServer);
    if (read.length > 0) tell(read.map((uri) => ({ uri: uri.toString(), type })));
  };
  return Disposable.from(
    workspace.onDidSaveTextDocument(({ uri }) => report([uri], FileChangeType.Changed)),
    workspace.onDidCreateFiles(({ files }) => report(files, FileChangeType.Created)),
    workspace.onDidDeleteFiles(({ files }) => report(files, FileChangeType.Deleted)),
    workspace.onDidRenameFiles(({ files }) => {
      report(
        files.map(({ oldUri }) => oldUri),
        FileChangeType.Deleted,
      );
      report(
        files.map(({ newUri }) => newUri),
        FileChangeType.Created,
      );
    }),
  );
}
