import type { CivicItem, PolarityClass } from './civic.ts';

const RESISTANCE = /resist|refractor|insensitiv|reduced sensitivity|progress/gi;
const RESPONSE = /respon|sensitiv|benefit|effective|efficacy|improv|inhibit|activ|shrink|regress/gi;
const NEGATION = /\b(?:no|not|without|lack|fail(?:ed|s)? to|neither|nor)\b/i;

/** The cue word nearest to the drug decides, and any negation within five words before it turns it: no clauses, no scope. */
export function nearestCueClass(item: CivicItem): PolarityClass {
  const text = item.statement;
  const drug = item.therapies[0] ?? '';
  const at = Math.max(0, text.toLowerCase().indexOf(drug.toLowerCase()));
  let best: { resistance: boolean; index: number; distance: number } | undefined;
  for (const [pattern, resistance] of [
    [RESISTANCE, true],
    [RESPONSE, false],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const distance = Math.abs(match.index - at);
      if (!best || distance < best.distance) best = { resistance, index: match.index, distance };
    }
  }
  if (!best) return 'response';
  const before = text.slice(0, best.index).split(/\s+/).slice(-6).join(' ');
  const negated = NEGATION.test(before);
  if (best.resistance) return negated ? 'no-resistance' : 'resistance';
  return negated ? 'no-response' : 'response';
}
