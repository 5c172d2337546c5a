/** A row for every rule: its executed examples, and what it reports on real text, with the verdicts of whoever read the findings. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Finding } from '../../server/src/lint/index.ts';
import { RULES } from '../../server/src/rules/index.ts';
import { check } from '../harness/analyse.ts';
import { overlaidKnowledge, ROOT } from '../harness/engine.ts';
import { ruleExamples, ruleOverlay } from '../harness/ruleExamples.ts';
import type { Measure } from './measures.ts';

/**
 * A finding on real text that somebody read. No words of the text: the place, and a digest of the words reported there.
 * `agree`: a careful oncologist would want to be told; `ours`: a false alarm; `open`: can be argued either way.
 */
interface Reviewed {
  readonly file: string;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly verdict: 'agree' | 'ours' | 'open';
}

interface RealFinding {
  readonly file: string;
  readonly finding: Finding;
  readonly words: string;
}

interface Corpus {
  readonly findings: readonly RealFinding[];
  readonly files: number;
  readonly words: number;
}

const REVIEWED = 'test/eval/reviewed-findings.yaml';
/** Rules about the form of our own documents say nothing of texts that do not follow it. */
const OF_FORM = /^(?:DOC|STR|SUP)/;

/** Counts per rule as a table; errors per 1,000 words and per file, and errors nobody has read, as measures. */
export function measureRules(shared: string): {
  readonly measures: readonly Measure[];
  readonly notes: readonly string[];
} {
  const prose = findingsIn(join(shared, 'data/pdq'), '.md');
  const trials = findingsIn(join(shared, 'data/ctml'), '.yaml');
  const reviewed = (parse(readFileSync(join(ROOT, REVIEWED), 'utf8')) ?? []) as readonly Reviewed[];
  const all = [...prose.findings, ...trials.findings];
  const isError = ({ finding }: RealFinding): boolean => finding.severity === 'error';
  const verdictOf = (each: RealFinding): Reviewed | undefined => reviewed.find((entry) => isOf(entry, each));
  const unread = all.filter((each) => isError(each) && !verdictOf(each));
  const gone = reviewed.filter((entry) => !all.some((each) => isOf(entry, each)));
  const ours = all.filter((each) => verdictOf(each)?.verdict === 'ours');
  return {
    measures: [
      {
        id: 'pdq-errors',
        name: 'PDQ: errors per 1,000 words',
        value: (1000 * prose.findings.filter(isError).length) / prose.words,
        n: prose.words,
        lowerIsBetter: true,
      },
      {
        id: 'ctml-errors',
        name: 'CTML: errors per file',
        value: trials.findings.filter(isError).length / trials.files,
        n: trials.files,
        lowerIsBetter: true,
      },
      {
        id: 'alarms-unreviewed',
        name: 'errors on real text that nobody has read',
        value: unread.length,
        n: all.filter(isError).length,
        lowerIsBetter: true,
      },
      {
        id: 'alarms-ours',
        name: 'findings on real text read and found wrong',
        value: ours.length,
        n: all.length,
        lowerIsBetter: true,
      },
    ],
    notes: [
      ...tableOf(prose, trials, verdictOf),
      ...unread.map(({ file, finding }) => `Nobody has read: ${file} ${finding.ruleId} ${finding.what}`),
      ...gone.map(
        ({ file, rule, start }) => `No longer reported, remove from ${REVIEWED}: ${file} ${rule} ${start}`,
      ),
    ],
  };
}

function findingsIn(folder: string, ending: string): Corpus {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
  let words = 0;
  const findings = names.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    words += text.split(/\s+/).filter(Boolean).length;
    return check(text, file)
      .filter(({ ruleId }) => !OF_FORM.test(ruleId))
      .map((finding) => ({ file, finding, words: digest(text.slice(finding.span.start, finding.span.end)) }));
  });
  return { findings, files: names.length, words };
}

function digest(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}

function isOf({ file, rule, start, end, words }: Reviewed, each: RealFinding): boolean {
  const { span, ruleId } = each.finding;
  return (
    file === each.file && rule === ruleId && start === span.start && end === span.end && words === each.words
  );
}

function tableOf(
  prose: Corpus,
  trials: Corpus,
  verdictOf: (each: RealFinding) => Reviewed | undefined,
): readonly string[] {
  const row = (...cells: readonly string[]): string =>
    `  ${cells[0]!.padEnd(8)}${cells[1]!.padEnd(38)}${cells
      .slice(2)
      .map((cell) => cell.padStart(9))
      .join('')}`;
  const rows = RULES.map(({ id, name, documentation }) => {
    const ofRule = (corpus: Corpus) => corpus.findings.filter(({ finding }) => finding.ruleId === id);
    const [inProse, inTrials] = [ofRule(prose), ofRule(trials)];
    const read = [...inProse, ...inTrials].flatMap((each) => verdictOf(each) ?? []);
    return row(
      id,
      name,
      ...examplesOf(id, documentation),
      perUnit((1000 * inProse.length) / prose.words),
      perUnit(inTrials.length / trials.files),
      `${read.length}`,
      `${read.filter(({ verdict }) => verdict === 'ours').length}`,
    );
  });
  return [
    'Rules: examples reported and silent as the pages say, findings per 1,000 words of PDQ and per file of CTML, findings read, and those found wrong:',
    row('rule', 'name', 'reported', 'silent', 'PDQ/1000', 'CTML', 'read', 'wrong'),
    ...rows,
  ];
}

function perUnit(value: number): string {
  return value === 0 ? '0' : value.toFixed(3);
}

/** `7/7`: of the page's examples of each kind, how many come out as the page says. */
function examplesOf(id: string, documentation: string): readonly [string, string] {
  const overlay = ruleOverlay(documentation);
  const base = overlay === undefined ? undefined : overlaidKnowledge(overlay);
  const count = (kind: 'reported' | 'silent'): string => {
    const examples = ruleExamples(documentation).filter((each) => each.kind === kind);
    const right = examples.filter(
      ({ text, uri }) =>
        check(text, uri, {}, undefined, base).some(({ ruleId }) => ruleId === id) === (kind === 'reported'),
    );
    return `${right.length}/${examples.length}`;
  };
  return [count('reported'), count('silent')];
}
