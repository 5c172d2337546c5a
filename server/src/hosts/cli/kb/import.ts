import { CivicFormatError, type CivicImport, importCivic } from '../../../knowledge/import/civic/civic.ts';
import { printJson } from '../../reporters/shape.ts';
import { printable } from '../../terminal/displayWidth.ts';
import { decode } from '../check/documents.ts';
import { readFile } from '../check/sources.ts';
import { todayFrom } from '../configuration.ts';
import { loadKnowledge } from '../engine.ts';
import type { CliEnvironment } from '../environment.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { absolutePath, relativePath } from '../paths.ts';
import type { KbRunner } from './kbCommand.ts';

const DEFAULT_OUTPUT = '.theralint/kb/civic.yaml';

/** `kb import civic FILE`: writes an overlay made of a CIViC evidence table. @throws CliError */
export const importPack: KbRunner = async (words, args, environment) => {
  const [format, written, ...others] = words;
  if (format !== 'civic') {
    throw new CliError(`kb import reads civic, not "${format ?? ''}": theralint kb import civic FILE.`);
  }
  if (written === undefined || others.length > 0) {
    throw new CliError('kb import civic takes one file: theralint kb import civic evidence.tsv.');
  }
  const { cwd, stdout } = environment;
  const source = readFile(absolutePath(cwd, written), environment);
  const text = decode(source.bytes);
  if (text === undefined) throw new CliError(`${source.shown} is not UTF-8 text.`);
  const fileName = source.path.slice(source.path.lastIndexOf('/') + 1);
  const result = importFrom(text, fileName, todayFrom(args, environment), args.value('kb'), environment);
  const output = absolutePath(cwd, args.value('output') ?? DEFAULT_OUTPUT);
  write(output, result.text, environment);
  const report = reportOf(result, source.shown, relativePath(cwd, output));
  const reportFile = args.value('report');
  if (reportFile !== undefined) write(absolutePath(cwd, reportFile), printJson(report), environment);
  stdout.write(args.value('format') === 'json' ? printJson(report) : textOf(report));
  return EXIT.clean;
};

function importFrom(
  text: string,
  fileName: string,
  today: string,
  kb: string | undefined,
  environment: CliEnvironment,
): CivicImport {
  try {
    return importCivic(text, loadKnowledge(environment, kb), { today, fileName });
  } catch (error) {
    if (error instanceof CivicFormatError) throw new CliError(error.message);
    throw error;
  }
}

interface ImportReport {
  readonly schemaVersion: 1;
  readonly input: string;
  readonly output: string;
  readonly rows: number;
  readonly records: { readonly evidence: number; readonly sources: number; readonly names: number };
  readonly effects: Readonly<Record<string, number>>;
  /** Rows left out, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  readonly rejected: CivicImport['rejected'];
}

function reportOf(
  { rows, evidence, sources, names, rejected }: CivicImport,
  input: string,
  output: string,
): ImportReport {
  return {
    schemaVersion: 1,
    input,
    output,
    rows,
    records: { evidence: evidence.length, sources: sources.length, names: names.length },
    effects: countsOf(evidence.map(({ effect }) => effect)),
    reasons: countsOf(rejected.map(({ reason }) => reason)),
    rejected,
  };
}

/** Most frequent first. */
function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function textOf({ input, output, rows, records, effects, reasons, rejected }: ImportReport): string {
  const list = (counts: Readonly<Record<string, number>>): readonly string[] =>
    Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
  return [
    `${printable(input)}: ${rows} rows`,
    `${printable(output)}: ${records.evidence} evidence records, ${records.sources} sources, ${records.names} names the base lacks`,
    ...list(effects),
    `${rejected.length} rows left out${rejected.length > 0 ? '; --report FILE lists each with its reason' : ''}`,
    ...list(reasons),
    '',
  ].join('\n');
}

function write(path: string, text: string, { files, cwd }: CliEnvironment): void {
  try {
    files.write(path, text);
  } catch (error) {
    throw new CliError(
      `${relativePath(cwd, path)} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}
