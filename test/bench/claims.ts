/** How reading claims scales with a text that nobody would write: one sentence, one list, one nest of brackets of any length. */
import { claimsOfText } from '../harness/labelledClauses.ts';
import { LONG_TEXTS } from '../harness/longTexts.ts';
import { milliseconds, type Row, timed } from './report.ts';

const SIZES = [50_000, 100_000, 200_000] as const;

export function claims(): readonly Row[] {
  for (const { make } of LONG_TEXTS) claimsOfText(make(SIZES[0] / 10));
  return LONG_TEXTS.map(({ name, make }): Row => {
    const times = SIZES.map((size) => timed(() => claimsOfText(make(size))).time);
    return {
      what: `claims of ${name}, 50, 100 and 200 KB`,
      value: times.map(milliseconds).join(', '),
    };
  });
}
