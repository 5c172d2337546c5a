import { compileKnowledge, KnowledgeError, loadArtefact } from '../../knowledge/index.ts';
import type { KnowledgeArtefact } from '../../knowledge/types.ts';
import type { CliEnvironment, FileSystem } from './environment.ts';
import { CliError } from './exitCodes.ts';
import { knowledgeFilesIn } from './knowledgeFiles.ts';
import { absolutePath, relativePath } from './paths.ts';

/**
 * Loads the knowledge base.
 * @param written value of `--kb`: a compiled file or a folder of sources; undefined for the bundled one
 * @throws CliError that says what is wrong with it
 */
export function loadKnowledge(environment: CliEnvironment, written: string | undefined): KnowledgeArtefact {
  const { files, cwd } = environment;
  const path = written === undefined ? environment.bundledKnowledgeBase : absolutePath(cwd, written);
  const shown = relativePath(cwd, path);
  switch (files.kindOf(path)) {
    case 'folder':
      return compileFolder(path, shown, files);
    case 'file':
      return readArtefact(path, shown, environment);
    default: {
      const hint =
        written === undefined ? 'Install TheraLint again, or build it with `npm run build`.' : 'Check --kb.';
      throw new CliError(`There is no knowledge base at ${shown}. ${hint}`);
    }
  }
}

function readArtefact(path: string, shown: string, { files }: CliEnvironment): KnowledgeArtefact {
  try {
    const text = new TextDecoder().decode(files.read(path));
    return loadArtefact(text, shown);
  } catch (error) {
    if (error instanceof KnowledgeError) throw new CliError(error.message);
    throw error;
  }
}

function compileFolder(folder: string, shown: string, files: FileSystem): KnowledgeArtefact {
  const { artefact, problems } = compileKnowledge(knowledgeFilesIn(folder, files));
  if (artefact) return artefact;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  throw new CliError(
    `The knowledge base in ${shown} has ${errors.length} errors${first ? `, the first in ${first.path || 'it'}: ${first.message}` : ''} \`theralint kb verify ${shown}\` lists them.`,
  );
}
