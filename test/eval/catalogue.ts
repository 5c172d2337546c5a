import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { RULES } from '../../server/src/rules/index.ts';
import { check } from '../harness/analyse.ts';
import type { Measure } from './measures.ts';

interface CatalogueEntry {
  readonly id: string;
  readonly form: 'text' | 'structure';
  readonly report: string;
  readonly silent: string;
}

/** The document a one-line example stands in: about the drug and disease of its family. */
function inDocument(text: string): string {
  return `# Crizotinib in ROS1- or ALK-positive NSCLC\n\n${text}\n`;
}

/** The text examples of the catalogue for the rules that exist: reported and silent. */
export function measureCatalogue(shared: string): {
  readonly measures: readonly Measure[];
  readonly notes: readonly string[];
} {
  const entries = parse(readFileSync(join(shared, 'design/rules.yaml'), 'utf8')) as readonly CatalogueEntry[];
  const known = new Set(RULES.map((rule) => rule.id));
  const covered = entries.filter((entry) => entry.form === 'text' && known.has(entry.id));
  const misses: string[] = [];
  let reported = 0;
  let silent = 0;
  for (const entry of covered) {
    if (check(inDocument(entry.report)).some((finding) => finding.ruleId === entry.id)) reported++;
    else misses.push(`${entry.id} does not report: ${entry.report}`);
    if (check(inDocument(entry.silent)).some((finding) => finding.ruleId === entry.id))
      misses.push(`${entry.id} reports: ${entry.silent}`);
    else silent++;
  }
  const n = covered.length;
  return {
    measures: [
      { id: 'catalogue-reported', name: 'catalogue examples reported', value: reported / n, n },
      { id: 'catalogue-silent', name: 'catalogue examples silent', value: silent / n, n },
    ],
    notes: misses,
  };
}
