/**
 * A baseline: the findings a team has decided to live with for now, so that a run speaks of new ones only. It is committed
 * beside the documents, and holds a fingerprint and a rule for each finding.
 */
import type { Finding } from '../../../lint/index.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError } from '../exitCodes.ts';
import { comparePaths, relativePath } from '../paths.ts';

const SCHEMA_VERSION = 1;

/** By document, relative to the baseline's folder, then by fingerprint: the id of the rule. */
type Entries = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The baseline at a path. */
export class Baseline {
  /** Its path as shown to people. */
  readonly shown: string;
  readonly #path: string;
  readonly #folder: string;
  readonly #entries: Entries;

  /** @param path absolute, with forward slashes */
  constructor(path: string, shown: string, entries: Entries) {
    this.shown = shown;
    this.#path = path;
    this.#folder = path.slice(0, path.lastIndexOf('/'));
    this.#entries = entries;
  }

  /** @throws CliError if there is none, or it is not one */
  static read(path: string, { cwd, files }: CliEnvironment): Baseline {
    const shown = relativePath(cwd, path);
    if (files.kindOf(path) !== 'file')
      throw new CliError(`There is no baseline ${shown}. Write one with --update-baseline.`);
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(files.read(path));
    } catch (error) {
      throw new CliError(`The baseline ${shown} cannot be read: ${reasonOf(error)}.`);
    }
    return new Baseline(path, shown, entriesIn(text, shown));
  }

  /** Fingerprints of the findings that are known in a document. @param path absolute */
  fingerprintsOf(path: string): ReadonlySet<string> {
    return new Set(Object.keys(this.#entries[relativePath(this.#folder, path)] ?? {}));
  }

  /** Number of known findings of these documents that are no longer found. */
  goneFrom(documents: ReadonlyMap<string, readonly Finding[]>): number {
    let gone = 0;
    for (const [path, findings] of documents) {
      const found = new Set(findings.map(({ fingerprint }) => fingerprint));
      for (const fingerprint of this.fingerprintsOf(path)) if (!found.has(fingerprint)) gone++;
    }
    return gone;
  }

  /**
   * Writes what these documents, by absolute path, hold now. Other documents keep their entries as long as they exist.
   * @returns number of findings in the baseline
   * @throws CliError if it cannot be written
   */
  update(documents: ReadonlyMap<string, readonly Finding[]>, { files }: CliEnvironment): number {
    const next = new Map(
      Object.entries(this.#entries).filter(([path]) => files.kindOf(`${this.#folder}/${path}`) === 'file'),
    );
    for (const [absolute, findings] of documents) {
      const path = relativePath(this.#folder, absolute);
      const open = findings
        .filter(({ suppressed }) => !suppressed)
        .map(({ fingerprint, ruleId }) => [fingerprint, ruleId] as const);
      next.delete(path);
      if (open.length > 0) next.set(path, Object.fromEntries(open));
    }
    const ordered = [...next].sort(([a], [b]) => comparePaths(a, b));
    const baseline = { schemaVersion: SCHEMA_VERSION, findings: Object.fromEntries(ordered) };
    try {
      files.write(this.#path, `${JSON.stringify(baseline, undefined, 2)}\n`);
    } catch (error) {
      throw new CliError(`${this.shown} cannot be written: ${reasonOf(error)}.`);
    }
    return ordered.reduce((sum, [, entries]) => sum + Object.keys(entries).length, 0);
  }
}

function entriesIn(text: string, shown: string): Entries {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError(`The baseline ${shown} is not JSON: ${reasonOf(error)}.`);
  }
  const { schemaVersion, findings } = (value ?? {}) as { schemaVersion?: unknown; findings?: unknown };
  if (schemaVersion !== SCHEMA_VERSION) {
    throw new CliError(
      `The baseline ${shown} has schemaVersion ${JSON.stringify(schemaVersion)}; this version reads ${SCHEMA_VERSION}. Write it anew with --update-baseline.`,
    );
  }
  if (!isEntries(findings))
    throw new CliError(
      `The baseline ${shown} needs \`findings\`: by document, fingerprints with their rule.`,
    );
  return findings;
}

function isEntries(value: unknown): value is Entries {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (each) => isRecord(each) && Object.values(each).every((rule) => typeof rule === 'string'),
    )
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
