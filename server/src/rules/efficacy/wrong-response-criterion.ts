import type { CriterionRecord } from '../../knowledge/types.ts';
import type { QuantityMention } from '../../recognise/types.ts';
import { KnowledgeMemo } from '../../verify/memo.ts';
import { criterionReference } from '../../verify/references.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './wrong-response-criterion.md';

const CATEGORIES: readonly (readonly [NonNullable<CriterionRecord['category']>, RegExp])[] = [
  ['partial-response', /\b(?:[Pp]artial (?:response|remission)s?|PR)\b/u],
  ['progressive-disease', /\b(?:[Pp]rogressive disease|[Dd]isease progression|[Pp]rogression|PD)\b/u],
];
const DIRECTIONS: readonly (readonly [NonNullable<CriterionRecord['change']>, RegExp])[] = [
  ['decrease', /\b(?:decreases?d?|reductions?|reduced|shrink\w*|shrunk|smaller|regress\w*)\b/i],
  ['increase', /\b(?:increases?d?|growth|grown|larger|enlarge\w*)\b/i],
];

export const wrongResponseCriterion: RuleDeclaration = {
  id: 'EFF008',
  name: 'wrong-response-criterion',
  family: 'efficacy',
  severity: 'error',
  summary: 'A response criterion is given with another threshold than it has.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: ['criterion'],
  options: [],
  documentation,
  checkBlocks({ analysis, report }) {
    const criteria = analysis.knowledge.records.criteria.filter(({ about }) => about === 'response');
    const schemeIn = finders.get(analysis.knowledge, 'response', () => schemeFinder(criteria));
    for (const block of statingBlocks(analysis)) {
      if (!analysis.mentionsIn(block).some(isPercentage)) continue;
      const text = block.text.text;
      const around = [
        ...block.context.headings,
        ...block.context.leadIns,
        block.context.columnHeader,
        block.context.rowHeader,
        block.context.rowHeader?.context.columnHeader,
      ]
        .flatMap((each) => each?.text.text ?? [])
        .join('\n');
      const scheme = analysis.readingOf(block).derive(schemeIn) ?? schemeIn(around);
      if (scheme === undefined) continue;
      for (const reading of clausesIn(analysis, block)) {
        const clause = text.slice(reading.span.start, reading.span.end);
        for (const stated of thresholdsIn(
          reading.mentions,
          text,
          clause,
          reading.span.start,
          block === block.context.rowHeader ? '' : (block.context.rowHeader?.text.text ?? ''),
        )) {
          const record = criteria.find(
            (each) =>
              each.scheme === scheme && each.category === stated.category && each.change === stated.change,
          );
          if (!record || record.percent === stated.quantity.value) continue;
          if (stated.quantity.bound === 'exact' && OBSERVED.test(clause)) continue;
          const said = assertionAt(analysis, block, reading, stated.quantity.span);
          if (said.polarity === 'negated' || said.status === 'quoted' || said.status === 'question') continue;
          const span = block.text.toSource(stated.quantity.span);
          const evidence = [criterionReference(record)];
          report({
            span,
            what: `${scheme} defines ${stated.category.replace('-', ' ')} by ${record.change === 'increase' ? 'an' : 'a'} ${record.change} of at least ${record.percent} %, not ${stated.quantity.value} %.`,
            why: evidenceWords(evidence, analysis.knowledge),
            action: `Write ≥${record.percent}%, or name the criteria that have this threshold.`,
            verdict: 'contradicted',
            evidence,
            fixes: [
              {
                title: `Write ${record.percent} %`,
                safety: 'suggestion',
                edits: [
                  { span, newText: stated.quantity.surface.replace(/\d+(?:[.,]\d+)?/u, `${record.percent}`) },
                ],
                evidence,
              },
            ],
            key: `${record.id} ${stated.quantity.value}`,
          });
        }
      }
    }
  },
};

/** A change that was seen is no definition: "a 50 % decrease was seen, a partial response". */
const OBSERVED =
  /\b(?:was|were|had|showed|achieved|observed|seen|measured|shrank|decreased|grew|increased)\b/i;

/** Criteria built on RECIST have thresholds of their own. */
const DERIVED = /\b(?:m|i|ir)RECIST\b|\b(?:modified|immune)[ -](?:\w+ )?RECIST\b|\bPERCIST\b|\bRANO\b/u;

const finders = new KnowledgeMemo<(text: string) => string | undefined>();

/** Finds the criteria a text names, the longest name first: `RECIST 1.1` before `RECIST`. */
function schemeFinder(criteria: readonly CriterionRecord[]): (text: string) => string | undefined {
  const names = criteria
    .flatMap(({ words = [], scheme }) => words.map((word) => ({ word, scheme })))
    .sort((a, b) => b.word.length - a.word.length)
    .map(({ word, scheme }) => ({
      word,
      scheme,
      pattern: new RegExp(String.raw`(?<![\p{L}\d])${escaped(word)}(?![\p{L}])`, 'iu'),
    }));
  // Few texts name any, and one pattern for all of them says so at once.
  const any = new RegExp(names.map(({ word }) => escaped(word)).join('|'), 'i');
  return (text) => {
    if (!any.test(text)) return undefined;
    const found = names.find(({ pattern }) => pattern.test(text));
    return found && !DERIVED.test(text) ? found.scheme : undefined;
  };
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}

interface Threshold {
  readonly category: NonNullable<CriterionRecord['category']>;
  readonly change: NonNullable<CriterionRecord['change']>;
  readonly quantity: QuantityMention;
}

function isPercentage(mention: { readonly kind: string }): mention is QuantityMention {
  const { kind, unit, role } = mention as QuantityMention;
  return kind === 'quantity' && unit === 'percent' && role === 'value';
}

/** Percentages of a clause, each with the category named last before it and the direction nearest to it. */
function thresholdsIn(
  mentions: readonly { readonly kind: string }[],
  text: string,
  clause: string,
  offset: number,
  rowHeader: string,
): readonly Threshold[] {
  const percents = mentions.filter(isPercentage);
  return percents.flatMap((quantity) => {
    const before = text.slice(offset, quantity.span.start);
    const category =
      lastOf(CATEGORIES, before) ?? lastOf(CATEGORIES, rowHeader) ?? lastOf(CATEGORIES, clause);
    const change = nearest(clause, quantity.span.start - offset, quantity.span.end - offset);
    return category && change ? [{ category, change, quantity }] : [];
  });
}

function lastOf<T>(patterns: readonly (readonly [T, RegExp])[], text: string): T | undefined {
  const found = patterns.flatMap(([value, pattern]) => {
    const matches = [...text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))];
    const last = matches.at(-1);
    return last ? [{ value, at: last.index }] : [];
  });
  return found.sort((a, b) => b.at - a.at)[0]?.value;
}

const REACH = 40;

function nearest(clause: string, start: number, end: number): Threshold['change'] | undefined {
  const after = clause.slice(end, end + REACH);
  const before = clause.slice(Math.max(0, start - REACH), start);
  const found = DIRECTIONS.flatMap(([value, pattern]) => {
    const next = pattern.exec(after);
    const previous = [...before.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))].at(-1);
    return [
      ...(next ? [{ value, distance: next.index }] : []),
      ...(previous ? [{ value, distance: before.length - previous.index - previous[0].length }] : []),
    ];
  });
  return found.sort((a, b) => a.distance - b.distance)[0]?.value;
}
