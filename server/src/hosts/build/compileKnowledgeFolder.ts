import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import {
  type CompiledKnowledge,
  compileKnowledge,
  type KnowledgeFile,
  type VerifyOptions,
} from '../../knowledge/index.ts';

/**
 * Compiles the knowledge sources under a folder. Problems name files relative to it, with forward slashes.
 * @throws the file system's own error when the folder or a file in it cannot be read.
 */
export function compileKnowledgeFolder(folder: string, options: VerifyOptions = {}): CompiledKnowledge {
  return compileKnowledge(readKnowledgeFolder(folder), options);
}

/** The YAML files under a folder, at any depth, with paths relative to it and forward slashes. */
export function readKnowledgeFolder(folder: string): readonly KnowledgeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') };
    });
}
