import {
  compileKnowledge,
  KnowledgeError,
  loadArtefact,
  recordsIn,
  withAllKinds,
} from '../../knowledge/index.ts';
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

function readArtefact(path: string, shown: string, { files, sha256 }: CliEnvironment): KnowledgeArtefact {
  try {
    const text = new TextDecoder().decode(files.read(path));
    return intactArtefact(text, sha256) ?? loadArtefact(text, shown);
  } catch (error) {
    if (error instanceof KnowledgeError) throw new CliError(error.message);
    throw error;
  }
}

/**
 * The artefact in a text that is as the build wrote it. The text of its records is then what its hash was made of, so that
 * the platform can check it, many times faster than the records could be put in canonical form again.
 * @returns undefined for any other text: `loadArtefact` finds out what is wrong with it
 */
function intactArtefact(text: string, sha256: CliEnvironment['sha256']): KnowledgeArtefact | undefined {
  const head = /^\{"formatVersion":1,"identity":\{[^{}]*"sha256":"([0-9a-f]{64})"[^{}]*\},/.exec(text);
  if (!head || sha256(recordsIn(text)) !== head[1]) return undefined;
  return withAllKinds(JSON.parse(text) as KnowledgeArtefact);
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
