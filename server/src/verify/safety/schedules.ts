import type { DrugRecord, Jurisdiction, MonitoringRequirement } from '../../knowledge/types.ts';
import type { FrequencyMention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { cover } from '../../text/span.ts';
import { idsIn } from '../fieldNames.ts';
import { documentJurisdictions } from '../regions.ts';
import { daysOf, phasesOf, type SchedulePhase } from '../schedules.ts';
import type { Analysis } from '../types.ts';
import {
  assertionOf,
  documentDrugs,
  drugsOf,
  mentionsFor,
  ownMentions,
  regionsOf,
  type Statement,
  statementsAbout,
} from './statements.ts';

/** A schedule as the text states it. */
export interface StatedSchedule {
  readonly tests: readonly string[];
  readonly phases: readonly SchedulePhase[];
  /** True where only the rest of the time is spoken of: "thereafter every three months". */
  readonly isLater: boolean;
  readonly drugs: readonly DrugRecord[];
  readonly regions: readonly Jurisdiction[];
  /** True where the words name the regions themselves. */
  readonly isLocal: boolean;
  /** The words from the test to its frequency. */
  readonly span: Span;
}

/** Schedules of tests in prose, lists, tables and fields: those of the text first, each in source order. */
export function statedSchedules(analysis: Analysis): readonly StatedSchedule[] {
  return [...schedulesInText(analysis), ...schedulesInFields(analysis)];
}

/** Schedules of tests in prose, lists and tables, in source order. */
export function schedulesInText(analysis: Analysis): readonly StatedSchedule[] {
  const schedules: StatedSchedule[] = [];
  let open:
    | { block: unknown; phases: WrittenPhase[]; schedule: Omit<StatedSchedule, 'phases' | 'isLater'> }
    | undefined;
  const close = (): void => {
    if (open) schedules.push({ ...open.schedule, ...timeLine(open.phases) });
    open = undefined;
  };
  for (const statement of statementsAbout(analysis, ['test'])) {
    if (open && open.block !== statement.block) close();
    const written = writtenPhases(statement);
    if (written.length === 0) {
      const seldom = seldomOrNever(statement, analysis);
      if (seldom) schedules.push(seldom);
      continue;
    }
    const tests = testsFor(statement, written[0]!.mention, analysis);
    // "…; then every month" goes on with the test named before.
    if (tests.length === 0) {
      if (open && written[0]!.isLater) open.phases.push(...written);
      continue;
    }
    close();
    const { regions, local } = regionsOf(statement, analysis);
    open = {
      block: statement.block,
      phases: [...written],
      schedule: {
        tests: tests.map(({ id }) => id),
        drugs: drugsOf(statement, analysis),
        regions,
        isLocal: local,
        span: statement.block.text.toSource(
          cover([
            ...tests.flatMap(({ span }) => (span ? [span] : [])),
            ...written.map(({ mention }) => mention.span),
          ]),
        ),
      },
    };
  }
  close();
  return schedules;
}

const ONLY_BASELINE =
  /\b(?:only|once|solely)\b[^.;]{0,30}\b(?:at baseline|before (?:treatment|the first dose|starting|start)|at the start)\b|\bat baseline only\b/i;
const NOT_ONLY = /\bnot\s+only\b|\bmore than once\b/i;

/** Words that spare a test altogether; the denial is part of what they say. */
const UNNEEDED =
  /\b(?:(?:does|do)\s+not\s+(?:require|need)|(?:requires?|needs?)\s+no|needs?\s+not\s+be(?:\s+\w+)?|(?:is|are)\s+(?:unnecessary|superfluous|not\s+(?:needed|required|necessary))|no\s+need\s+(?:to|for)|can\s+be\s+(?:omitted|skipped)|\bno\s+(?:[\w-]+\s+){1,5}(?:is|are)\s+(?:needed|required|necessary))\b/i;
/** One kind of testing is spared, not all of it. */
const SOME_TESTS =
  /\b(?:routine\w*|regular\w*|further|additional\w*|extra|special|more|frequent\w*|continu\w+|intensive\w*|fasting|inpatient|repeat\w*|before|prior|again)\b/i;

/** A test that is said to be done at baseline and never again, or not to be needed. */
function seldomOrNever(statement: Statement, analysis: Analysis): StatedSchedule | undefined {
  const { block, reading, text } = statement;
  const spared = SOME_TESTS.test(text) ? null : UNNEEDED.exec(text);
  const match = spared ?? ONLY_BASELINE.exec(text);
  const tests = ownMentions(statement, 'test');
  if (!match || tests.length === 0 || NOT_ONLY.test(text)) return undefined;
  const start = reading.span.start + match.index;
  const at = { start, end: start + match[0].length };
  const { asserted, negated } = assertionOf(statement, at);
  if (!asserted || (negated && !spared) || /\b(?:was|were|had)\b/u.test(text)) return undefined;
  const { regions, local } = regionsOf(statement, analysis);
  return {
    tests: tests.map(({ id }) => id),
    phases: [{ from: 0, to: Number.POSITIVE_INFINITY, interval: Number.POSITIVE_INFINITY }],
    isLater: false,
    drugs: drugsOf(statement, analysis),
    regions,
    isLocal: local,
    span: block.text.toSource(cover([...tests.map(({ span }) => span), at])),
  };
}

interface WrittenPhase {
  readonly mention: FrequencyMention;
  readonly interval: number;
  readonly lasting: number | undefined;
  readonly isLater: boolean;
}

const LATER_BEFORE =
  /\b(?:then|thereafter|afterwards?|subsequently|followed\s+by|later|from\s+(?:month|week|cycle)\s+\w+(?:\s+on(?:wards)?)?|after\s+(?:that|month|week|cycle|the\s+first|the\s+\w+\s+(?:month|week|cycle|year)|\d+|two|three|six|twelve)\b[^.;]*)\W{0,3}(?:at\s+least\s+)?(?:once\s+)?$/i;
const FROM_START =
  /\b(?:baseline|before\s+(?:treatment|the\s+first|start\w*)|at\s+start|day\s+1)\b[^.;]*\bthen\b/i;
const LATER_AFTER = /^\W{0,3}(?:thereafter|afterwards?|subsequently|after\s+(?:that|the\s+first))\b/i;
const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  eight: 8,
  twelve: 12,
};
const LASTING_AFTER =
  /^\W{0,2}(?:for|during|in|over|within)\s+(?:the\s+)?(?:first\s+)?(\d+|one|two|three|four|six|eight|twelve)?\s*(day|week|month|year)s?\b/i;
const LASTING_BEFORE =
  /\b(?:for|during|in|over|within)\s+the\s+first\s+(\d+|one|two|three|four|six|eight|twelve)?\s*(day|week|month|year)s?\b/i;

function writtenPhases(statement: Statement): readonly WrittenPhase[] {
  const { block, reading } = statement;
  const text = block.text.text;
  const mentions = ownMentions(statement, 'frequency');
  return mentions.flatMap((mention, index): readonly WrittenPhase[] => {
    const interval = mention.frequency.every ? daysOf(mention.frequency.every) : undefined;
    if (interval === undefined) return [];
    const before = text.slice(mentions[index - 1]?.span.end ?? reading.span.start, mention.span.start);
    const after = text.slice(mention.span.end, mentions[index + 1]?.span.start ?? reading.span.end);
    // "At baseline, then monthly" speaks of the time from the start.
    const isLater = (LATER_BEFORE.test(before) && !FROM_START.test(before)) || LATER_AFTER.test(after);
    const lasting = mention.forDuration
      ? daysOf(mention.forDuration)
      : lastingOf(LASTING_AFTER.exec(after) ?? LASTING_BEFORE.exec(before));
    return [{ mention, interval, lasting: isLater ? undefined : lasting, isLater }];
  });
}

function lastingOf(match: RegExpExecArray | null): number | undefined {
  if (!match) return undefined;
  const count = match[1] === undefined ? 1 : (NUMBERS[match[1].toLowerCase()] ?? Number(match[1]));
  return daysOf(`P${count}${match[2]![0]!.toUpperCase()}`);
}

/** Phases one after the other; the first of later phases begins at an unknown time, taken as far off. */
function timeLine(written: readonly WrittenPhase[]): Pick<StatedSchedule, 'phases' | 'isLater'> {
  const phases: SchedulePhase[] = [];
  let from = 0;
  const isLater = written[0]?.isLater === true;
  if (isLater) from = FAR;
  for (const [index, { interval, lasting }] of written.entries()) {
    const isLast = index === written.length - 1;
    const length = lasting ?? (isLast ? Number.POSITIVE_INFINITY : UNSAID);
    phases.push({ from, to: from + length, interval });
    from += length;
  }
  return { phases, isLater };
}

/** A year: no label's first phase lasts longer. */
const FAR = 365;
/** The first of two phases whose length is not said is taken to last as long as labels' first phases do. */
const UNSAID = 62;

interface NamedTest {
  readonly id: string;
  /** In block coordinates; undefined where the test stands in another block. */
  readonly span: Span | undefined;
}

/** The tests that a frequency in the clause is for; none where a dose or another drug stands between. */
function testsFor(
  statement: Statement,
  frequency: FrequencyMention,
  analysis: Analysis,
): readonly NamedTest[] {
  const { block, reading } = statement;
  const text = block.text.text;
  if (reading.mentions.some(({ kind }) => kind === 'trial' || kind === 'dose')) return [];
  const { asserted, negated } = assertionOf(statement, frequency.span);
  if (INSUFFICIENT.test(text.slice(frequency.span.end, reading.span.end))) return [];
  if (!asserted || negated || /\b(?:was|were|had)\b/u.test(text.slice(reading.span.start, reading.span.end)))
    return [];
  const own = ownMentions(statement, 'test');
  if (own.length > 0) return own.map(({ id, span }) => ({ id, span }));
  return mentionsFor(statement, 'test', analysis).map(({ mention }) => ({ id: mention.id, span: undefined }));
}

/** "… every three months is not enough". */
const INSUFFICIENT =
  /^[^.;]{0,30}\b(?:(?:is|are|was|were) (?:not (?:enough|sufficient|adequate|often enough)|too (?:rare|seldom|sparse|few|infrequent|late)|insufficient|inadequate))\b/i;

/** Schedules of the field `monitoring`, in source order. */
export function schedulesInFields(analysis: Analysis): readonly StatedSchedule[] {
  const { fields, knowledge } = analysis;
  const drugs = documentDrugs(analysis);
  const regions = documentJurisdictions(analysis);
  return (fields?.monitoring ?? []).flatMap((entry): readonly StatedSchedule[] => {
    const phases = phasesOf(
      entry.schedule.flatMap(({ every, for: lasting }) =>
        every ? [{ every: every.value, for: lasting?.value }] : [],
      ),
    );
    const first = entry.schedule[0]?.every;
    if (phases.length === 0 || !first) return [];
    const stated = entry.jurisdiction?.value;
    return [
      {
        tests: entry.tests.flatMap(({ value }) => idsIn(value, 'term', knowledge)),
        phases,
        isLater: false,
        drugs,
        regions: stated === undefined ? regions : [stated as Jurisdiction],
        isLocal: stated !== undefined,
        span: cover(entry.schedule.flatMap(({ every }) => (every ? [every.span] : []))),
      },
    ];
  });
}

/** True if the requirement is for patients such as the document's; a narrower group of them counts. */
export function isForDocument({ population }: MonitoringRequirement, analysis: Analysis): boolean {
  if (!population?.diseases) return true;
  const { fields, knowledge, document } = analysis;
  const named = [
    ...(fields?.population.disease ? idsIn(fields.population.disease.value, 'disease', knowledge) : []),
    ...document.blocks
      .filter(({ role }) => role === 'title' || role === 'heading')
      .flatMap((block) => analysis.mentionsIn(block))
      .flatMap((each) => (each.kind === 'disease' ? [each.id] : [])),
  ];
  return named.some((id) => population.diseases!.some((each) => knowledge.isDisease(id, each)));
}
