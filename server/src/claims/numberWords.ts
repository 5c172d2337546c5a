/** What the words around a number tell of it without naming an endpoint or writing a fraction. */
import type { MentionOf } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { NumericStatement } from './types.ts';

type Quantity = MentionOf<'quantity'>;

const RISK =
  /\b(?:hazard ratio|HR|risk|hazard)\s+(?:for|of)\s+(?:disease\s+)?(progression|relapse|recurrence|death|dying)\b/i;
/** "60% were progression-free" tells of survival without progression; "progression-free survival" is an endpoint by name. */
const FREE =
  /\b(?:progression[-\s]free\b(?!\s+(?:survival|interval))|alive\s+(?:and\s+)?without\s+progression)/i;

/** "One-year survival", "survival at 12 months": of whatever is not named, it is overall survival. */
const SURVIVAL_AT =
  /\b(?:\d+|one|two|three|four|five|ten)[-\s](?:year|month)s?\s+survival\b|(?<!-free\s)\bsurvival\s+at\s+(?:\d+|one|two|three|five)\s+(?:years?|months?)\b/i;

/** The endpoint that other words than its name tell: the risk of what a ratio is for, and who was free of progression. */
export function impliedEndpoint(
  text: string,
  reading: ClauseReading,
  quantity: Quantity,
): NumericStatement['endpoint'] {
  const words = text.slice(reading.span.start, reading.span.end);
  if (quantity.unit === 'ratio') {
    const risk = RISK.exec(words)?.[1]?.toLowerCase();
    return risk === undefined
      ? undefined
      : /^(?:death|dying)$/.test(risk)
        ? 'OS'
        : risk === 'progression'
          ? 'PFS'
          : undefined;
  }
  if (quantity.unit !== 'percent' && !quantity.fraction) return undefined;
  if (FREE.test(words)) return 'PFS';
  if (SURVIVAL_AT.test(words)) return 'OS';
  return isShareWhoResponded(text.slice(quantity.span.end, reading.span.end)) ? 'ORR' : undefined;
}

/** "a median follow-up for PFS of 60.2 and 55.1 months", up to the number asked about. */
const BEFORE_FOLLOW_UP_TIME =
  /\bfollow[-\s]?ups?(?:\s+(?:time|duration|period))?(?:\s*\([^)]*\))?(?:\s+(?:for|in|among|with|on|across)\s+[^,;.()\d]{1,60}?)?\s*(?:was|were|is|of|being|reached|at|:|,|=)\s*(?:(?:a\s+)?(?:median\s+of|approximately|about|around|only|at\s+least|more\s+than|over|nearly|almost|>|≥|~)\s*)*(?:\d[\d.,·]*\s*(?:months?|years?|weeks?|mo)?(?:\s*\([^)]*\))?(?:\s+(?:for|in|with)\s+[^,;.()\d]{1,40}?)?\s*(?:,?\s*and|versus|vs\.?|,|or|to|[–-])\s*)*$/i;
const AFTER_FOLLOW_UP_TIME =
  /^\s*(?:\([^)]*\)\s*)?(?:of\s+|in\s+(?:the\s+)?)?(?:median\s+)?follow[-\s]?up\b/i;
const FOLLOW_UP_REACH = 160;

/** True for the time for which patients were followed, which is no result whatever endpoint it was for. */
export function isFollowUp(text: string, clause: Span, { start, end }: Span): boolean {
  return (
    AFTER_FOLLOW_UP_TIME.test(text.slice(end, end + 60)) ||
    BEFORE_FOLLOW_UP_TIME.test(text.slice(Math.max(clause.start, start - FOLLOW_UP_REACH), start))
  );
}

/** "92% of patients responded", "36 of 50 patients (72%) had an objective response": not "did not respond", nor one kind of response. */
function isShareWhoResponded(after: string): boolean {
  const match = WHO_RESPONDED.exec(after);
  return match !== null && !OTHER_SHARE.test(match[0]);
}

const WHO_RESPONDED =
  /^(?:\s*\([^)]*\))?\)?\s*(?:of\s+|\b)(?:[^\s;.,]+\s+){0,8}?(?:responded\b|(?:had|achieved|showed)\s+(?:an?\s+)?(?:confirmed\s+)?(?:objective\s+|overall\s+)?(?:tumou?r\s+)?responses?\b(?!\s+(?:assess|evaluat|that|lasting)))/i;
const OTHER_SHARE =
  /(?<![\p{L}\p{N}-])\d|\b(?:not|never|no|none|complete|partial|intracranial|CNS|brain|who|that|which|had (?:been|received))\b/iu;

/** "PFS at 12 months", "not reached after 5 years": when it was looked at. A median "was reached at 12 months". */
const BEFORE_TIME_POINT =
  /(?<!\b(?:reached|occurred|median|estimated)\s)\b(?:at|by)\s+$|\b(?:after|within)\s+$/i;
const TIME_UNITS: ReadonlySet<Quantity['unit']> = new Set(['months', 'years', 'weeks', 'days']);

/** True for the time at which an endpoint was measured. */
export function isTimePoint(text: string, { unit, span }: Quantity): boolean {
  return TIME_UNITS.has(unit) && BEFORE_TIME_POINT.test(text.slice(Math.max(0, span.start - 24), span.start));
}

/** "27% less risk of death", "a risk reduction of 27%": another way to write a hazard ratio. */
const AFTER_RISK_CHANGE =
  /^\s*(?:\([^)]*\)\s*)?(?:(?:relative\s+)?(?:less|lower|reduced|decreased?|higher|greater|increased?|reduction|improvement)\s+(?:in\s+|of\s+)?)(?:(?:the|a|their)\s+)?(?:relative\s+)?(?:risk|hazard|chance|likelihood|odds)\b/i;
const BEFORE_RISK_CHANGE =
  /\b(?:risk|hazard)(?:\s+(?:of|for)\s+[^\d,;.()]{1,50}?)?\s+(?:reductions?\s+of|(?:(?:was|is|were|being)\s+)?(?:reduced|lowered|decreased|cut|down|fell|lower)\s+by)\s+(?:(?:about|around|approximately|nearly|almost)\s+)?$/i;

/** True for a share by which a risk differs, which is no share of patients. */
export function isRiskChange(text: string, clause: Span, { unit, span }: Quantity): boolean {
  return (
    unit === 'percent' &&
    (AFTER_RISK_CHANGE.test(text.slice(span.end, Math.min(clause.end, span.end + 60))) ||
      BEFORE_RISK_CHANGE.test(text.slice(Math.max(clause.start, span.start - 90), span.start)))
  );
}

const COUNT_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const APART = new RegExp(
  String.raw`\b(?:of|among)\s+(?:the\s+|all\s+)?(\d+|${COUNT_WORDS.join('|')})\s+(?:[\w-]+\s+){0,3}?patients(?:\s+[\w-]+){0,6}?,?\s+(\d+|${COUNT_WORDS.join('|')})\s+(?:\(\d[^)]*\)\s+)?(?:patients\s+)?(?:responded|achieved|had\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}responses?)\b`,
  'i',
);

/** "Three in four patients responded", "one of every five patients had a response". */
const OUT_OF = new RegExp(
  String.raw`\b(${COUNT_WORDS.join('|')})\s+(?:in|out\s+of)\s+(?:every\s+)?(${COUNT_WORDS.join('|')})\s+(?:[\w-]+\s+){0,3}?(?:patients|people)\s+(?:[\w-]+\s+){0,4}?(?:responded|respond|achieved|had\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}responses?)\b`,
  'i',
);

/** "Of 31 patients, 19 responded", "three in four patients responded": events and their number; undefined where the clause says nothing of the kind. */
export function fractionApart(text: string, reading: ClauseReading): Quantity | undefined {
  const words = text.slice(reading.span.start, reading.span.end);
  const apart = APART.exec(words);
  const match = apart ?? OUT_OF.exec(words);
  if (!match) return undefined;
  const n = countOf(match[apart ? 1 : 2]!);
  const surface = match[apart ? 2 : 1]!;
  const events = countOf(surface);
  if (events > n || n === 0) return undefined;
  const start =
    reading.span.start + match.index + (apart ? match[0].indexOf(surface, match[1]!.length + 3) : 0);
  return {
    kind: 'quantity',
    value: Math.round((100 * events) / n),
    high: undefined,
    unit: 'percent',
    unitText: '',
    bound: 'about',
    decimals: 0,
    inWords: true,
    fraction: { events, n },
    role: 'value',
    surface,
    span: { start, end: start + surface.length },
  };
}

function countOf(text: string): number {
  const index = COUNT_WORDS.indexOf(text.toLowerCase());
  return index < 0 ? Number(text) : index + 1;
}
