/** A document that was edited gives what the same text gives when it is read for the first time. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { lint } from '../../../server/src/lint/index.ts';
import { createLanguageService, type DocumentInput } from '../../../server/src/service.ts';
import type { Analysis } from '../../../server/src/verify/types.ts';
import { analyse, SETTINGS } from '../../harness/analyse.ts';
import { knowledge, ROOT } from '../../harness/engine.ts';

const EDITS = 25;

/** Texts in which parts lean on others: lists, tables, headings that name a drug, quotations, ledgers, suppressions. */
const LEANING = `---
kind: regimen
metadata: { title: Crizotinib in ROS1-positive NSCLC, status: draft, jurisdictions: [US] }
population:
  disease: { label: non-small cell lung cancer }
  biomarkers: [{ gene: ROS1, alteration: fusion, status: positive }]
references: [{ key: shaw2014, pmid: "25264305" }]
---

# Crizotinib {#summary}

Crizotinib is indicated for ROS1-positive NSCLC [@shaw2014]. The response rate was 72 % in PROFILE 1001.

## ALK-positive lung cancer

Alectinib is preferred over crizotinib first line:

- It is given at 600 mg twice daily.
- Crizotinib is given at 300 mg once daily.
- Avoid strong CYP3A inhibitors.

After progression with ALK G1202R, give lorlatinib. Alectinib remains active against G1202R.

| Drug | Variant | Activity |
| --- | --- | --- |
| crizotinib | ROS1 G2032R | active |
| repotrectinib | ROS1 G2032R | active |

<!-- theralint-disable-next-line IND001 -- an example -->
Crizotinib is approved for small cell lung cancer.

> Crizotinib is indicated for KRAS-mutant NSCLC.

## Exclusions {#exclusions}

- EGFR mutation
- Prior crizotinib

Median progression-free survival was 34.8 versus 10.9 months with alectinib and crizotinib, respectively.
`;

describe('an edited document', () => {
  for (const [name, text] of [['leaning.protocol.md', LEANING] as const, ...examples()]) {
    it(`reads like a new one after each of ${EDITS} edits: ${name}`, () => {
      const service = createLanguageService({ knowledge: knowledge() });
      const random = generator(name.length * 7919 + text.length);
      let current = text;
      for (let version = 0; version <= EDITS; version++) {
        const input = inputOf(name, current, version);
        assert.deepEqual(
          { analysis: plain(service.analyse(input)), findings: service.check(input, SETTINGS).findings },
          fresh(current, name),
          `version ${version}`,
        );
        current = edited(current, text, random);
      }
    });
  }
});

function examples(): readonly (readonly [string, string])[] {
  const folder = join(ROOT, 'examples');
  return readdirSync(folder)
    .filter((file) => /\.protocol\.(?:md|yaml)$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
}

function inputOf(uri: string, text: string, version: number): DocumentInput {
  return {
    uri,
    text,
    version,
    language: uri.endsWith('.md') ? 'markdown' : 'yaml',
    profile: 'protocol',
  };
}

function fresh(text: string, uri: string): object {
  const analysis = analyse(text, uri);
  const { findings } = lint(analysis, SETTINGS, { isCancellationRequested: false });
  return { analysis: plain(analysis), findings };
}

/** An analysis without what refers back to the tree. */
function plain({ claims, judgements }: Analysis): object {
  return {
    claims: claims.map(({ block, mentions, ...parts }) => ({ ...parts, mentions, block: block?.index })),
    judgements: judgements.map(({ claim, ...parts }) => ({ ...parts, claim: claim.id })),
  };
}

/** A whole number below a bound; always the same ones for a seed (mulberry32). */
function generator(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const WORDS = [
  'not ',
  'ALK ',
  'crizotinib ',
  '\n\n',
  'x',
  '- ',
  '# ',
  ' versus ',
  'G2032R',
  '| ',
  '"',
  '0',
  ' in Japan',
];

/** One edit: a word typed, some characters or a line taken out, two lines exchanged, a line said twice, or all undone. */
function edited(text: string, original: string, random: (bound: number) => number): string {
  const at = random(text.length + 1);
  const lines = text.split('\n');
  const line = random(lines.length);
  switch (random(7)) {
    case 0:
    case 1:
      return text.slice(0, at) + WORDS[random(WORDS.length)] + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + random(12));
    case 3:
      return lines.toSpliced(line, 1).join('\n');
    case 4:
      return lines.toSpliced(line, 0, lines[random(lines.length)]!).join('\n');
    case 5: {
      const other = random(lines.length);
      const swapped = [...lines];
      [swapped[line], swapped[other]] = [swapped[other]!, swapped[line]!];
      return swapped.join('\n');
    }
    default:
      return random(3) === 0 ? original : text.replace('\n\n', '\n\nA sentence about nothing.\n\n');
  }
}
