import { canonicalJson } from './canonical.ts';
import type { KnowledgeProblem } from './problem.ts';
import { compareProblems } from './problem.ts';
import { sha256 } from './sha256.ts';
import { readRecords } from './source/readRecords.ts';
import type { KnowledgeFile } from './source/yamlFile.ts';
import type { KnowledgeArtefact, KnowledgeBaseIdentity, KnowledgeRecords } from './types.ts';
import { type VerifyOptions, verifyRecordSet } from './verify/verify.ts';

/** What compiling a `data/` folder gives: an artefact, unless a problem is an error. */
export interface CompiledKnowledge {
  readonly artefact: KnowledgeArtefact | undefined;
  readonly problems: readonly KnowledgeProblem[];
}

/**
 * Reads, checks and compiles the files of a `data/` folder, paths relative to it. Never throws.
 * The same files give the same artefact, byte for byte, in whatever order they come.
 */
export function compileKnowledge(
  files: Iterable<KnowledgeFile>,
  options: VerifyOptions = {},
): CompiledKnowledge {
  const set = readRecords(files);
  const problems = [...set.problems, ...verifyRecordSet(set, options)];
  if (!set.identity && !problems.some((each) => each.path === 'kb.yaml')) {
    problems.push({
      severity: 'error',
      code: 'kb.missing-identity',
      message: 'kb.yaml is missing. Add it with the id, version and asOf of the knowledge base.',
      path: 'kb.yaml',
      span: { start: 0, end: 0 },
    });
  }
  problems.sort(compareProblems);
  if (!set.identity || problems.some((each) => each.severity === 'error')) {
    return { artefact: undefined, problems };
  }
  return { artefact: makeArtefact(set.identity, set.records), problems };
}

/** Puts identity and records together; the identity's hash covers the records in canonical form. */
export function makeArtefact(
  identity: Omit<KnowledgeBaseIdentity, 'sha256' | 'overlays'>,
  records: KnowledgeRecords,
): KnowledgeArtefact {
  return { formatVersion: 1, identity: { ...identity, sha256: hashOf(records) }, records };
}

/** SHA-256 of the records' canonical JSON, lower-case hexadecimal. */
export function hashOf(records: KnowledgeRecords): string {
  return sha256(canonicalJson(records));
}

/** The artefact as it is stored: canonical JSON and a line end. */
export function serialiseArtefact(artefact: KnowledgeArtefact): string {
  return `${canonicalJson(artefact)}\n`;
}
