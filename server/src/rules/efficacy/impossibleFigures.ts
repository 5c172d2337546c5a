/** Figures that cannot be, whatever the source: rates above the whole, and counts that stand apart from their total. */
import type { TextBlock } from '../../document/types.ts';
import type { QuantityMention } from '../../recognise/types.ts';
import type { Report } from '../types.ts';

export type Part = Pick<Report, 'span' | 'what' | 'why' | 'action' | 'key' | 'related'>;

/** Percentages are rounded or cut off, and some authors round twice: a unit of the last decimal is no fault. */
export function agrees(computed: number, stated: number, decimals: number): boolean {
  return Math.abs(computed - stated) <= 10 ** -decimals + 1e-9;
}

/** A number with so many decimals. */
export function shown(value: number, decimals: number): string {
  return value.toFixed(decimals);
}

/** A share of patients, and nothing between it and its figure that makes the figure a change. */
const RATE =
  /\b(?:(?:response|remission|disease[- ]control|survival|clinical[- ]benefit) rates?|ORR|DCR|CBR)\b(?:[^.;,%\d](?!\b(?:by|ris|rose|increas|improv|gain|chang|ratio)))*$/i;
const RELATIVE =
  /^\s*(?:higher|greater|more|of (?:the|that)|relative|increase|improvement|gain|as (?:high|many))/i;

/** Rates of more than a hundred per cent. */
export function impossibleRates(
  quantities: readonly QuantityMention[],
  { text }: TextBlock,
): readonly Part[] {
  return quantities.flatMap(({ unit, value, role, span, surface }) => {
    if (unit !== 'percent' || role !== 'value' || value <= 100) return [];
    if (!RATE.test(text.text.slice(0, span.start)) || RELATIVE.test(text.text.slice(span.end))) return [];
    return [
      {
        span: text.toSource(span),
        what: `A rate of ${surface} cannot be.`,
        why: 'A share of patients lies between 0 and 100 %.',
        action: 'Correct the figure from the source.',
        related: [],
        key: surface,
      },
    ];
  });
}

const WHO = '(?:[a-z][a-z-]*\\s+){0,2}(?:patients|participants|subjects|cases|adults|children|tumou?rs)\\b';
const COUNT = '(?<![\\d.,/])(\\d+)';
const SHARE = '\\s*[(\\[]\\s*(\\d+(?:\\.\\d+)?)\\s*%';
const APART: readonly { readonly form: RegExp; readonly order: readonly [number, number, number] }[] = [
  // "Of 50 patients, 36 (72%) responded": total, count, percentage.
  {
    form: new RegExp(
      `\\b(?:of|among)\\s+(?:the\\s+|all\\s+)?${COUNT}\\s+${WHO}(?:\\s+(?:with|in|from|on|treated|who)\\b[^.;:,()%\\[\\]]{1,60})?,?\\s+(?:only\\s+)?${COUNT}${SHARE}`,
      'dgi',
    ),
    order: [2, 1, 3],
  },
  // "36 (72%) of 50 patients": count, percentage, total.
  {
    form: new RegExp(
      `${COUNT}${SHARE}[^()\\[\\]]{0,40}[)\\]]\\s+of\\s+(?:the\\s+|all\\s+)?${COUNT}\\s+${WHO}`,
      'dgi',
    ),
    order: [1, 3, 2],
  },
];

/** A percentage that is not its count over a total that stands apart from it. */
export function countsApart({ text }: TextBlock): readonly Part[] {
  return APART.flatMap(({ form, order }) =>
    [...text.text.matchAll(form)].flatMap((match) => {
      const [events, n, stated] = order.map((group) => Number(match[group])) as [number, number, number];
      const decimals = match[order[2]]!.split('.')[1]?.length ?? 0;
      const computed = (100 * events) / n;
      if (n === 0 || agrees(computed, stated, decimals)) return [];
      const [at, count] = [match.indices![order[2]]!, match.indices![order[0]]!];
      return [
        {
          span: text.toSource({ start: at[0], end: at[1] }),
          what: `${events} of ${n} is ${shown(computed, decimals)} %, not ${stated} %.`,
          why: `${events} divided by ${n} is ${shown(computed / 100, 4)}.`,
          action: 'Correct the percentage or the counts from the source.',
          related: [
            { message: 'The counts stand here.', span: text.toSource({ start: count[0], end: count[1] }) },
          ],
          key: `${events}/${n} ${stated}`,
        },
      ];
    }),
  );
}
