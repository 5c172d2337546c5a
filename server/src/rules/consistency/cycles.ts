/** Lengths of cycles, in fields and in words. */

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6 };
const CYCLE =
  /\b(\d{1,2})[- ](day|week)(?:ly)? cycles?\b|\bcycles? (?:of|lasts?|lasting|length:?) (\d{1,2}) (day|week)s?\b|\b(two|three|four|six)[- ](week)(?:ly)? cycles?\b/i;

/** The first length of a cycle that a text gives, in days, with its place in the text. */
export function cycleIn(
  text: string,
): { readonly days: number; readonly start: number; readonly end: number } | undefined {
  const match = CYCLE.exec(text);
  if (!match) return undefined;
  const [, days, unit, of, ofUnit, word, weekWord] = match;
  const count = Number(days ?? of ?? NUMBERS[(word ?? '').toLowerCase()]);
  return {
    days: count * (/week/i.test(unit ?? ofUnit ?? weekWord ?? '') ? 7 : 1),
    start: match.index,
    end: match.index + match[0].length,
  };
}

/** The days of an ISO 8601 duration in days or weeks; undefined for others. */
export function daysOf(duration: string): number | undefined {
  const match = /^P(\d+)([DW])$/u.exec(duration.trim());
  return match ? Number(match[1]) * (match[2] === 'W' ? 7 : 1) : undefined;
}
