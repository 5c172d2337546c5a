/** Which findings a run need not speak of, because they are in a baseline or stood there at an earlier revision. */
import type { Finding } from '../../../lint/index.ts';
import type { CliEnvironment, VersionControl } from '../environment.ts';
import { CliError } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';
import { absolutePath, relativePath } from '../paths.ts';
import { Baseline } from './baseline.ts';
import type { SourceFile } from './documents.ts';

/** Checks another text of a document as the document itself is checked. */
export type CheckText = (bytes: Uint8Array) => readonly Finding[];

/** What was known before the run, from one place. */
export interface KnownBefore {
  /** Where from, in words: `the baseline theralint-baseline.json`. */
  readonly from: string;
  /** Those of a document's findings that were known. @throws CliError where that cannot be told */
  readonly among: (
    findings: readonly Finding[],
    source: SourceFile,
    check: CheckText,
  ) => ReadonlySet<Finding>;
  /** Only where it is a baseline. */
  readonly baseline?: Baseline;
}

/**
 * What `--baseline` or `--since` asks to leave out; nothing where neither is given.
 * @throws CliError if the baseline or the revision cannot be read
 */
export function knownBefore(args: ParsedArguments, environment: CliEnvironment): KnownBefore | undefined {
  const file = args.value('baseline');
  const revision = args.value('since');
  if (args.has('update-baseline') && file === undefined)
    throw new CliError('--update-baseline needs --baseline FILE, the file to write.');
  if (file !== undefined && revision !== undefined)
    throw new CliError('--baseline and --since both say what is known. Give one of them.');
  if (file !== undefined) return fromBaseline(file, args.has('update-baseline'), environment);
  if (revision === undefined) return undefined;
  if (args.has('stdin') || args.positionals.includes('-'))
    throw new CliError('--since compares files, and does not go with standard input.');
  return fromRevision(revision, environment.versionControl);
}

function fromBaseline(written: string, update: boolean, environment: CliEnvironment): KnownBefore {
  const path = absolutePath(environment.cwd, written);
  const isNew = update && environment.files.kindOf(path) === undefined;
  const baseline = isNew
    ? new Baseline(path, relativePath(environment.cwd, path), {})
    : Baseline.read(path, environment);
  return {
    from: `the baseline ${baseline.shown}`,
    among: (findings, source) => withFingerprints(findings, baseline.fingerprintsOf(source.path)),
    baseline,
  };
}

function fromRevision(name: string, versionControl: VersionControl): KnownBefore {
  const revision = attempt(name, () => versionControl.at(name));
  return {
    from: `revision ${name}`,
    among(findings, source, check) {
      if (findings.length === 0) return new Set();
      const earlier = attempt(name, () => revision.fileAt(source.path));
      if (earlier === 'unchanged') return new Set(findings);
      if (earlier === undefined) return new Set();
      return withFingerprints(findings, new Set(check(earlier).map(({ fingerprint }) => fingerprint)));
    },
  };
}

function withFingerprints(findings: readonly Finding[], known: ReadonlySet<string>): ReadonlySet<Finding> {
  return new Set(findings.filter(({ fingerprint }) => known.has(fingerprint)));
}

function attempt<T>(name: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new CliError(`--since ${name}: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
