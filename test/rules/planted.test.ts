/** Two complete protocols without a finding, and copies of them with planted errors: each one is found, and nothing else. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import type { Finding } from '../../server/src/lint/index.ts';
import type { Span } from '../../server/src/text/span.ts';
import { check } from '../harness/analyse.ts';
import { ROOT } from '../harness/engine.ts';

/** What the complete protocol says, what the copy says instead, and the rule that must report it. */
interface Planted {
  readonly says: string;
  readonly instead: string;
  readonly rule: string;
  /** Words on the line that is reported, where it is not the changed one: the harm that a removed test watched for. */
  readonly at?: string;
}

const LEAST = 20;
const LEAST_FAMILIES = 10;

const PAIRS = [
  { complete: 'crizotinib-ros1-nsclc.protocol.yaml', errors: 'crizotinib-ros1-nsclc.errors.yaml' },
  { complete: 'ros1-es-sclc.protocol.md', errors: 'ros1-es-sclc.errors.yaml' },
];

const read = (folder: string, file: string): string =>
  readFileSync(join(ROOT, 'examples', folder, file), 'utf8');

for (const { complete, errors } of PAIRS) {
  const original = read('complete', complete);
  const copy = read('planted', complete);
  const planted = parse(read('planted', errors)) as readonly Planted[];

  describe(complete, () => {
    it('has no finding', () => {
      assert.deepEqual(check(original, complete).map(shown(original)), []);
    });

    it('is the copy but for the planted errors', () => {
      const made = planted.reduce((text, { says, instead }) => {
        assert.equal(text.split(says).length, 2, `“${says}” stands there once`);
        return text.replace(says, () => instead);
      }, original);
      assert.equal(copy, made);
    });

    it('has errors of many kinds planted', () => {
      assert.ok(planted.length >= LEAST);
      assert.ok(new Set(planted.map(({ rule }) => rule.slice(0, 3))).size >= LEAST_FAMILIES);
    });

    const findings = check(copy, complete);
    const places = placesOf(planted, original, copy);
    for (const { instead, rule, place } of places) {
      it(`${rule} reports “${instead.trim()}”`, () => {
        assert.ok(
          findings.some((finding) => finding.ruleId === rule && standsIn(finding, place)),
          findings.map(shown(copy)).join('\n'),
        );
      });
    }

    it('reports nothing else of the copy', () => {
      const others = findings.filter(
        (finding) => !places.some(({ rule, place }) => finding.ruleId === rule && standsIn(finding, place)),
      );
      assert.deepEqual(others.map(shown(copy)), []);
      assert.equal(findings.length, planted.length);
    });
  });
}

/** The lines of the copy on which each error stands. */
function placesOf(
  planted: readonly Planted[],
  original: string,
  copy: string,
): readonly (Planted & { readonly place: Span })[] {
  const shift = (until: number): number =>
    planted
      .filter(({ says }) => original.indexOf(says) < until)
      .reduce((sum, { says, instead }) => sum + instead.length - says.length, 0);
  return planted.map((each) => {
    const from = original.indexOf(each.says);
    const start = each.at === undefined ? from + shift(from) : copy.indexOf(each.at);
    const length = (each.at ?? each.instead).trimEnd().length;
    const end = copy.indexOf('\n', start + length);
    return {
      ...each,
      place: { start: copy.lastIndexOf('\n', start) + 1, end: end < 0 ? copy.length : end },
    };
  });
}

/** True if the finding, or the other end it links to, stands on those lines. */
function standsIn({ span, related }: Finding, place: Span): boolean {
  return [span, ...related.map((each) => each.span)].some(
    ({ start, end }) => start <= place.end && end >= place.start,
  );
}

const shown =
  (text: string) =>
  ({ ruleId, span, message }: Finding): string =>
    `${ruleId} ${text.slice(0, span.start).split('\n').length}: ${message}`;
