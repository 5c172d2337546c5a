/** The catalogue's own examples, where the catalogue stands beside the repository. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { ruleNamed } from '../../server/src/rules/index.ts';
import { check } from '../harness/analyse.ts';
import { SHARED } from '../harness/engine.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly severity: string;
  readonly form: 'text' | 'structure';
  readonly report: string;
  readonly silent: string;
}

const FILE = SHARED === undefined ? undefined : join(SHARED, 'design/rules.yaml');
const entries: readonly Entry[] =
  FILE !== undefined && existsSync(FILE) ? (parse(readFileSync(FILE, 'utf8')) as Entry[]) : [];

/** A line stands in a document about its family's drug, biomarker and disease: ROS1 unless it speaks of ALK alone. */
function documentWith(line: string, { report, silent }: Entry): string {
  const words = report + silent;
  const gene = words.includes('ALK') && !words.includes('ROS1') ? 'ALK' : 'ROS1';
  return `# Crizotinib in ${gene}-positive NSCLC\n\n${line}\n`;
}

const shown = (text: string) => check(text).map(({ ruleId, message }) => `${ruleId} ${message}`);

describe('the catalogue', { skip: entries.length === 0 ? 'the catalogue is not here' : false }, () => {
  for (const entry of entries) {
    const rule = ruleNamed(entry.id);
    if (rule) {
      it(`${entry.id} has the catalogue's name and severity`, () => {
        assert.equal(rule.name, entry.name);
        assert.equal(rule.severity, entry.severity);
      });
    }
    if (entry.form !== 'text') continue;
    if (rule) {
      it(`${entry.id} reports its example`, () => {
        const found = shown(documentWith(entry.report, entry));
        assert.ok(
          found.some((each) => each.startsWith(entry.id)),
          found.join(' | ') || 'nothing',
        );
      });
    }
    it(`nothing is reported of the near miss of ${entry.id}`, () => {
      assert.deepEqual(
        // A one-line near miss cites nothing and spells as it likes: notation and citation rules may speak of it.
        shown(documentWith(entry.silent, entry)).filter(
          (each) => each.startsWith(entry.id) || !/^(?:TRM|REF001)/.test(each),
        ),
        [],
      );
    });
  }
});
