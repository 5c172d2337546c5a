/** What was most likely meant by a name that nobody knows. */

/**
 * The name among `names` that `written` was most likely meant to be; undefined when none is close. Case, spaces, `_` and
 * `-` do not count; otherwise see `toleratedEdits`. Ties go to the first.
 */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const asked = simplify(written);
  let limit = Math.min(MOST_SLIPS, toleratedEdits(asked.length));
  let best: string | undefined;
  for (const name of names) {
    const distance = editDistance(asked, simplify(name), limit);
    if (distance <= limit && (best === undefined || distance < limit)) {
      best = name;
      limit = distance;
    }
  }
  return best;
}

/** Slips of the keyboard that one name is taken to have at most. */
const MOST_SLIPS = 3;

function simplify(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\p{Dash_Punctuation}]+/gu, '');
}

/**
 * Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, replacements and transpositions of
 * neighbours count one each. Counts UTF-16 code units.
 * @param limit gives up early and returns `limit + 1` when the distance is larger.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

/** How many edits a misspelling of a name of this length may have: none up to 2, one up to 5, then a third. */
export function toleratedEdits(length: number): number {
  if (length <= 2) return 0;
  return length <= 5 ? 1 : Math.floor(length / 3);
}
