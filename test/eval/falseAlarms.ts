import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../harness/analyse.ts';
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

/** Errors per 1,000 words on the reviewed summaries, and per file on trial records. */
export function measureFalseAlarms(shared: string): {
  readonly measures: readonly Measure[];
  readonly alarms: readonly Alarm[];
} {
  const prose = alarmsIn(join(shared, 'data/pdq'), '.md');
  const trials = alarmsIn(join(shared, 'data/ctml'), '.yaml', 40);
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
    ],
    alarms: [...prose.alarms, ...trials.alarms],
  };
}
