/**
 * The name among `names` that `written` was most likely meant to be; undefined when none is close.
 * Close means: the same apart from case, `_` and `-`, or at most a third of its letters inserted, deleted, replaced or
 * swapped with a neighbour (optimal string alignment distance).
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const plain = simplify(written);
  const limit = Math.min(3, Math.floor(Math.max(plain.length, 2) / 3) || 1);
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of names) {
    const distance = boundedDistance(plain, simplify(name), bestDistance - 1);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[_\s-]+/g, '');
}

/** Optimal string alignment distance, or `limit + 1` when it is greater than `limit`. */
function boundedDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 64 || b.length > 64) return limit + 1;
  let twoAgo: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, twoAgo[j - 2]! + 1);
      row.push(value);
    }
    twoAgo = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}
