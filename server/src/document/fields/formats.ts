/** Forms that the text of a field may have to have, declared once for the checks and for the JSON Schema. */

export type TextFormat =
  | 'date'
  | 'partial-date'
  | 'duration'
  | 'doi'
  | 'pmid'
  | 'nct'
  | 'url'
  | 'orcid'
  | 'jurisdiction'
  | 'unit'
  | 'range';

interface FormatDeclaration {
  /** An expression that JSON Schema and JavaScript read alike; the whole text must match. */
  readonly pattern: string;
  /** What a text that does not match needs, as the end of a sentence. */
  readonly needs: string;
  /** What no expression can say: whether a date is in the calendar. */
  readonly accepts?: (text: string) => boolean;
}

const MASS = '(?:ng|mcg|[uµμ]g|mg|g|kg)';
const OTHER =
  '(?:[uµμ]?[Ll]|m[Ll]|I\\.?U\\.?|\\[[iI]U\\]|k?U|MU|m?mol|mEq|[kMG]?Bq|m?Ci|[cm]?Gy|AUC|10\\*\\d+|cells|%)';
const PER = '(?:/(?:m2|m²|kg|m?[Ll]|min|h|d|day|dose|wk|week|\\((?:m2|kg)\\.(?:min|h|d|wk)\\)))';
const NUMBER = '\\d+(?:\\.\\d+)?';
const PART = '\\d+(?:[.,]\\d+)?';

export const FORMATS: Readonly<Record<TextFormat, FormatDeclaration>> = {
  date: {
    pattern: '^\\d{4}-\\d{2}-\\d{2}$',
    needs: 'needs a date, written YYYY-MM-DD',
    accepts: isIsoDate,
  },
  'partial-date': {
    pattern: '^\\d{4}(?:-\\d{2}(?:-\\d{2})?)?$',
    needs: 'needs a date, written YYYY, YYYY-MM or YYYY-MM-DD',
    accepts: (text) => isIsoDate(`${text}${'-01-01'.slice(0, 10 - text.length)}`),
  },
  duration: {
    pattern: `^P(?=\\d|T\\d)(${PART}Y)?(${PART}M)?(${PART}W)?(${PART}D)?(T(?=\\d)(${PART}H)?(${PART}M)?(${PART}S)?)?$`,
    needs: 'needs an ISO 8601 duration, such as `P28D` for 28 days or `P2M` for two months',
    // Only the smallest part may have decimals.
    accepts: (text) => /[1-9]/.test(text) && !/[.,]\d+[A-Z](?=.*\d)/.test(text),
  },
  doi: {
    pattern: '^10\\.\\d{4,9}/\\S+$',
    needs: 'needs a DOI, such as `10.1056/NEJMoa1406766`, without `https://doi.org/`',
  },
  pmid: { pattern: '^[1-9]\\d{0,7}$', needs: 'needs a PubMed identifier, which consists of digits' },
  nct: { pattern: '^NCT\\d{8}$', needs: 'needs a registry number, `NCT` and eight digits' },
  url: { pattern: '^https?://\\S+$', needs: 'needs an address that begins with `https://`' },
  orcid: {
    pattern: '^(?:https://orcid\\.org/)?\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]$',
    needs: 'needs an ORCID iD, such as `0000-0002-1825-0097`, whose last digit checks the others',
    accepts: isOrcid,
  },
  jurisdiction: {
    pattern: '^[A-Z]{2}$',
    needs: 'needs a country code of two capitals, such as `US`, or `EU`',
  },
  unit: {
    pattern: `^(?:${MASS}|${OTHER})${PER}{0,2}$`,
    needs: 'needs a unit of dose as in UCUM, such as `mg`, `mg/m2` or `mg/kg`',
  },
  range: {
    pattern: `^(?:(?:>=|<=|>|<|≥|≤)?\\s*${NUMBER}|${NUMBER}\\s*(?:-|–|to)\\s*${NUMBER})(?:\\s*(?:years?|y))?$`,
    needs: 'needs a range, such as `>=18` or `12-17`',
    accepts: (text) => {
      const [low, high] = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(Number);
      return high === undefined || low! <= high;
    },
  },
};

const expressions = new Map<TextFormat, RegExp>();

/** What a text needs to be of a format; undefined where it is. */
export function formatFault(text: string, format: TextFormat): string | undefined {
  const { pattern, needs, accepts } = FORMATS[format];
  const expression = expressions.get(format) ?? new RegExp(pattern, 'u');
  expressions.set(format, expression);
  return expression.test(text) && (accepts?.(text) ?? true) ? undefined : needs;
}

/** True if the last character is the check digit of the others (ISO 7064, MOD 11-2, as ORCID prescribes). */
function isOrcid(text: string): boolean {
  const digits = text.replace(/^.*\//, '').replaceAll('-', '');
  const total = [...digits.slice(0, -1)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return digits.at(-1) === (check === 10 ? 'X' : `${check}`);
}

/** True for a date of the Gregorian calendar written as YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  const date = new Date(Date.UTC(Number(match[1]), month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A duration in days, months and years taken at their mean length; undefined where it is none. */
export function durationDays(text: string): number | undefined {
  if (formatFault(text, 'duration') !== undefined) return undefined;
  const match =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      text.replace(',', '.'),
    );
  const [years, months, weeks, days, hours, minutes, seconds] = (match ?? [])
    .slice(1)
    .map((each) => Number(each ?? 0));
  return (
    years! * 365.25 +
    months! * 30.4375 +
    weeks! * 7 +
    days! +
    hours! / 24 +
    minutes! / 1440 +
    seconds! / 86_400
  );
}
