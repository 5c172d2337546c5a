import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { check } from '../harness/analyse.ts';
import { ROOT } from '../harness/engine.ts';
import type { Measure } from './measures.ts';

/** An error reported on reviewed text, where almost every error is ours. */
export interface Alarm {
  readonly file: string;
  readonly line: number;
  readonly ruleId: string;
  readonly words: string;
  readonly message: string;
}

/** Error findings on every file of a folder, and the words read. */
export function alarmsIn(
  folder: string,
  ending: string,
  limit = Number.POSITIVE_INFINITY,
): { readonly alarms: readonly Alarm[]; readonly words: number; readonly files: number } {
  const alarms: Alarm[] = [];
  let words = 0;
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .slice(0, limit);
  for (const file of names) {
    const text = readFileSync(join(folder, file), 'utf8');
    words += text.split(/\s+/).filter(Boolean).length;
    // A trial record is read as prose in YAML: its field names are not those of our document model.
    for (const finding of check(text, file)) {
      if (
        finding.severity !== 'error' ||
        finding.ruleId.startsWith('DOC') ||
        finding.ruleId.startsWith('STR')
      )
        continue;
      alarms.push({
        file,
        line: text.slice(0, finding.span.start).split('\n').length,
        ruleId: finding.ruleId,
        words: text.slice(finding.span.start, finding.span.end),
        message: finding.what,
      });
    }
  }
  return { alarms, words, files: names.length };
}

/** An alarm that was looked at, with the verdict of the reviewer. */
interface Reviewed {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly verdict: 'ours' | 'text' | 'open';
  readonly reason: string;
}

/** Errors per 1,000 words on the reviewed summaries and per file on trial records, and those nobody has looked at yet. */
export function measureFalseAlarms(shared: string): {
  readonly measures: readonly Measure[];
  readonly notes: readonly string[];
} {
  const prose = alarmsIn(join(shared, 'data/pdq'), '.md');
  const trials = alarmsIn(join(shared, 'data/ctml'), '.yaml', 40);
  const all = [...prose.alarms, ...trials.alarms];
  const reviewed = (parse(readFileSync(join(ROOT, 'test/eval/reviewed-alarms.yaml'), 'utf8')) ??
    []) as readonly Reviewed[];
  const isFor = (alarm: Alarm) => (entry: Reviewed) =>
    entry.file === alarm.file && entry.line === alarm.line && entry.rule === alarm.ruleId;
  const unreviewed = all.filter((alarm) => !reviewed.some(isFor(alarm)));
  const gone = reviewed.filter((entry) => !all.some((alarm) => isFor(alarm)(entry)));
  return {
    measures: [
      {
        id: 'pdq-errors',
        name: 'PDQ: errors per 1,000 words',
        value: (1000 * prose.alarms.length) / prose.words,
        n: prose.words,
        lowerIsBetter: true,
      },
      {
        id: 'ctml-errors',
        name: 'CTML: errors per file',
        value: trials.alarms.length / trials.files,
        n: trials.files,
        lowerIsBetter: true,
      },
      {
        id: 'alarms-unreviewed',
        name: 'errors on reviewed text without a verdict',
        value: unreviewed.length,
        n: all.length,
        lowerIsBetter: true,
      },
    ],
    notes: [
      ...unreviewed.map(
        ({ file, line, ruleId, words, message }) =>
          `Without a verdict: ${file}:${line} ${ruleId} “${words}” ${message}`,
      ),
      ...gone.map(
        ({ file, line, rule }) =>
          `No longer reported, remove from reviewed-alarms.yaml: ${file}:${line} ${rule}`,
      ),
    ],
  };
}
