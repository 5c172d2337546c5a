/** Doses that depend on body weight. */
import type { WeightRange } from '../claims/types.ts';
import type { DosingRegimen } from '../knowledge/types.ts';

/** The regimens for a body weight; all of them where none is named. */
export function forWeight(
  regimens: readonly DosingRegimen[],
  weight: WeightRange | undefined,
): readonly DosingRegimen[] {
  if (!weight) return regimens;
  // Where the label goes by weight, its tables by body surface are for others.
  const byWeight = regimens.filter(({ population }) => population.weight);
  return byWeight.length === 0
    ? regimens
    : byWeight.filter(({ population }) => weightsOverlap(population.weight!, weight));
}

/** True if some body weight lies in both ranges, the label's and the stated one. */
function weightsOverlap(label: WeightRange, stated: WeightRange): boolean {
  const low = stated.minKg ?? 0;
  const high = stated.maxKg ?? Number.POSITIVE_INFINITY;
  const isBelow = low < (label.maxKg ?? Number.POSITIVE_INFINITY);
  // The weight of one patient may be the label's lower bound itself.
  return isBelow && (low === high ? high >= (label.minKg ?? 0) : high > (label.minKg ?? 0));
}
