/** A cut in risk and the hazard ratio beside it: the one is what the other leaves of the whole. */
import type { TextBlock } from '../../document/types.ts';
import type { Part } from './impossibleFigures.ts';

const PERCENT = '(\\d{1,2}(?:\\.\\d+)?)\\s*(?:%|per ?cent)';
const RATIO = '(?:hazard ratio|HR)\\b\\s*(?:for [^,;:()]{0,40})?(?:of|was|is|=|,|:)?\\s*(0\\.\\d+)';
const CUT = '(?:cut|reduc\\w+|lower\\w*|decreas\\w+|fell|drop\\w*|declin\\w+)';
const FORMS: readonly RegExp[] = [
  // "cut the risk of progression or death by 72% versus crizotinib (hazard ratio 0.28)"
  new RegExp(`\\b${CUT}\\b[^.;]{0,60}\\brisk\\b[^.;]{0,60}\\bby ${PERCENT}[^.;]{0,80}\\b${RATIO}`, 'di'),
  // "the risk of death fell by 27% (HR 0.73)"
  new RegExp(`\\brisk of [^.;]{0,60}\\b${CUT}\\b[^.;\\d]{0,30}\\bby ${PERCENT}[^.;]{0,80}\\b${RATIO}`, 'di'),
  // "a 53% reduction in the risk of progression (HR 0.47)"
  new RegExp(
    `(?<![\\d.])${PERCENT} (?:lower|reduction|decrease|cut)\\b[^.;]{0,30}\\brisk\\b[^.;]{0,80}\\b${RATIO}`,
    'di',
  ),
];

/** Percentages are rounded, and so is the ratio: a unit of both is no fault. */
const SLACK = 1;

/** Cuts in risk that their hazard ratio contradicts. */
export function risksAgainstRatios({ text }: TextBlock): readonly Part[] {
  for (const form of FORMS) {
    const match = form.exec(text.text);
    if (!match) continue;
    const [, percent, ratio] = match;
    const expected = 100 * (1 - Number(ratio));
    if (Math.abs(expected - Number(percent)) <= SLACK + 1e-9) return [];
    const [start, end] = match.indices![1]!;
    return [
      {
        span: text.toSource({ start, end }),
        what: `A hazard ratio of ${ratio} is a cut in risk of ${expected.toFixed(0)} %, not ${percent} %.`,
        why: `1 less ${ratio} is ${(expected / 100).toFixed(2)}.`,
        action: 'Correct the percentage or the hazard ratio from the source.',
        related: [],
        key: `${percent} ${ratio}`,
      },
    ];
  }
  return [];
}
