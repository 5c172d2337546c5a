/** Knowledge sources and overlays as the command line reads them. */
import { type KnowledgeFile, MAX_FILE_BYTES } from '../../knowledge/index.ts';
import { decode } from './check/documents.ts';
import type { FileSystem } from './environment.ts';
import { relativePath } from './paths.ts';

/** A source or overlay; one that is too large, no text or out of reach comes without text, and says why. Never throws. */
export function knowledgeFileAt(path: string, files: FileSystem): KnowledgeFile {
  const bytes = files.sizeOf?.(path);
  if (bytes !== undefined && bytes > MAX_FILE_BYTES) return { path, text: '', unreadable: { bytes } };
  try {
    const text = decode(files.read(path));
    return text === undefined ? { path, text: '', unreadable: {} } : { path, text };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { path, text: '', unreadable: { reason } };
  }
}

/** YAML files under a folder, with paths relative to it. */
export function knowledgeFilesIn(folder: string, files: FileSystem): readonly KnowledgeFile[] {
  const found: KnowledgeFile[] = [];
  const visit = (current: string): void => {
    for (const { name, kind } of files.list(current)) {
      const path = `${current}/${name}`;
      if (kind === 'folder') visit(path);
      else if (isYaml(name))
        found.push({ ...knowledgeFileAt(path, files), path: relativePath(folder, path) });
    }
  };
  visit(folder);
  return found;
}

/** True for a name or path that ends as YAML files do. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
