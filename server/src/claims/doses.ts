import type { Mention, MentionOf } from '../recognise/types.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { DoseStatement } from './types.ts';

/** A dose as read, in text coordinates, with the drug mention it belongs to where one stands before it in the clause. */
export interface ReadDose {
  readonly statement: DoseStatement;
  readonly drug: MentionOf<'drug'> | undefined;
}

/** What a list lead-in, a row or column header or a heading adds to the doses of a clause. */
export interface DoseSurrounding {
  /** With its source span. */
  readonly organ: DoseStatement['organ'];
  readonly interaction: string | undefined;
  /** The dose level that the row's header stands for. */
  readonly level: number | undefined;
  /** The frequency that stands in a cell of its own in the row. */
  readonly frequency: DoseStatement['frequency'];
}

const STARTING =
  /\b(?:start|starting|initial|initiate|begin|commence)\w*\b|\bfirst (?:dose(?!\s+(?:reduction|level|adjustment|modification|interruption))|infusion|injection|administration)\b/i;
const MAXIMUM = /\b(?:maximum|max\.?|up to|not exceed(?:ing)?|capped at|no more than)\s+(?:of\s+)?$/i;

/**
 * The doses of a clause, laboratory values left out.
 * @param around what the place in the document adds
 */
export function dosesOf(text: string, reading: ClauseReading, around: DoseSurrounding): readonly ReadDose[] {
  const doses: ReadDose[] = [];
  const organs = organsOf(text, reading);
  const inheritedOrgan = organs.length === 0 ? around.organ : undefined;
  const interaction = substanceOf(reading.mentions) ?? around.interaction;
  const starting = STARTING.test(text.slice(reading.span.start, reading.span.end));
  const dosed = reading.mentions.filter(
    (mention): mention is MentionOf<'dose'> =>
      mention.kind === 'dose' &&
      !mention.laboratory &&
      !isStep(text, mention) &&
      !standsBeforeLabel(text, reading.mentions, mention),
  );
  // "1500 mg is infused every 4 weeks": the one frequency of the clause is that of its one dose.
  const frequencies = reading.mentions.filter((mention) => mention.kind === 'frequency');
  const alone = dosed.length === 1 && frequencies.length === 1 ? frequencies[0] : undefined;
  for (const [index, mention] of dosed.entries()) {
    const level =
      mention.level ??
      levelBefore(text, reading, mention) ??
      levelAfter(text, reading, mention) ??
      around.level;
    doses.push({
      drug: drugBefore(reading.mentions, mention),
      statement: {
        dose: mention.dose,
        frequency:
          (isOneOfDay(text, mention, dosed.length) ? undefined : mention.frequency) ??
          alone?.frequency ??
          (frequencies.length === 0 && dosed.length === 1 ? around.frequency : undefined),
        span: mention.span,
        frequencySpan: mention.frequencySpan ?? (mention.frequency ? undefined : alone?.span),
        text: mention.surface,
        role: level !== undefined && level < 0 ? 'level' : roleOf(text, mention, starting),
        level,
        organ: organFor(mention, index, dosed.length, organs) ?? inheritedOrgan,
        interaction,
      },
    });
  }
  return doses;
}

/**
 * In "…: 900 mg/m² on day 1 Docetaxel: 75 mg/m²" what stands before the drug that heads the next entry belongs to an entry
 * before it, whose drug the clause does not show.
 */
function standsBeforeLabel(text: string, mentions: readonly Mention[], dose: MentionOf<'dose'>): boolean {
  const drug = drugBefore(mentions, dose);
  return drug !== undefined && drug.span.start >= dose.span.end && text[drug.span.end] === ':';
}

/** "250 mg in the morning and 250 mg at night": each of several doses at its own time of day is no daily dose. */
function isOneOfDay(text: string, { frequencySpan }: MentionOf<'dose'>, count: number): boolean {
  return (
    count > 1 &&
    frequencySpan !== undefined &&
    /^(?:at (?:bedtime|night)|nocte|mane|(?:each|every) (?:morning|evening|night))$/i.test(
      text.slice(frequencySpan.start, frequencySpan.end),
    )
  );
}

/** "Reduce by 25 mg" names a step between doses. */
function isStep(text: string, { span }: MentionOf<'dose'>): boolean {
  return /\b(?:by|of\s+(?:up\s+to\s+)?by|(?:steps?|decrements?|increments?)\s+of)\s+$/i.test(
    text.slice(Math.max(0, span.start - 24), span.start),
  );
}

/** "200 mg twice daily (level −1)": the level stands in brackets behind the dose. */
function levelAfter(text: string, reading: ClauseReading, dose: MentionOf<'dose'>): number | undefined {
  const end = Math.max(dose.span.end, dose.frequencySpan?.end ?? 0);
  const match = LEVEL_AFTER.exec(text.slice(end, Math.min(reading.span.end, end + 40)));
  return match ? -Number(match[1]) : undefined;
}

const LEVEL_AFTER = /^\s*[,(–-]?\s*(?:dose\s+)?level\s*[-−–]\s?(\d)/i;
/** A table's first cell that is nothing but a level: "-1", "Level −2", "Dose level -1". */
const LEVEL_ALONE = /^\s*(?:dose\s+)?(?:level\s*)?[-−–]\s?(\d)\s*$/i;

/** The dose level that a row header consists of; undefined where it says something else. */
export function levelOfHeader(text: string): number | undefined {
  const match = LEVEL_ALONE.exec(text);
  return match ? -Number(match[1]) : undefined;
}

/** "Level −1: crizotinib 200 mg": the level stands before the drug. */
function levelBefore(text: string, reading: ClauseReading, dose: MentionOf<'dose'>): number | undefined {
  const match = LEVEL.exec(text.slice(Math.max(reading.span.start, dose.span.start - 60), dose.span.start));
  return match ? -Number(match[1]) : undefined;
}

const LEVEL = /\blevel\s*[-−–]\s?(\d)\s*[:)]?\s+(?:[\w-]+\s+){0,3}$/i;

function roleOf(text: string, mention: MentionOf<'dose'>, starting: boolean): DoseStatement['role'] {
  if (mention.strength) return 'strength';
  if (mention.total) return 'daily-total';
  if (mention.level !== undefined && mention.level < 0) return 'level';
  if (MAXIMUM.test(text.slice(Math.max(0, mention.span.start - 30), mention.span.start))) return 'maximum';
  return starting || mention.level === 0 ? 'starting' : 'unspecified';
}

type Organ = NonNullable<DoseStatement['organ']>;

const SEVERITY = /\b(mild|moderate|severe)\b/gi;

/** The organ functions of a clause, with the degrees that share the words of one ("in moderate and … in severe hepatic impairment"). */
function organsOf(text: string, reading: ClauseReading): readonly Organ[] {
  const named = reading.mentions.flatMap((mention) =>
    mention.kind === 'organ-function' ? [readOrgan(mention)] : [],
  );
  const [first] = named;
  if (!first) return named;
  const shared = [...text.slice(reading.span.start, first.span.start).matchAll(SEVERITY)].map<Organ>(
    (match) => {
      const start = reading.span.start + match.index;
      return {
        organ: first.organ,
        severity: match[1]!.toLowerCase() as Organ['severity'] & string,
        span: { start, end: start + match[0].length },
      };
    },
  );
  return [...shared, ...named];
}

/** The organ function of the dose at `index`: in order where there are as many as doses, else the nearest. */
function organFor(dose: Mention, index: number, count: number, organs: readonly Organ[]): Organ | undefined {
  if (organs.length === count) return organs[index];
  const distance = ({ span }: Organ) =>
    span.start >= dose.span.end ? span.start - dose.span.end : dose.span.start - span.end;
  return organs.toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The first organ function among mentions, in their coordinates. */
export function organOf(mentions: readonly Mention[]): DoseStatement['organ'] {
  const mention = mentions.find((each) => each.kind === 'organ-function');
  return mention?.kind === 'organ-function' ? readOrgan(mention) : undefined;
}

function readOrgan(mention: MentionOf<'organ-function'>): Organ {
  return {
    organ: mention.organ,
    ...(mention.severity ? { severity: mention.severity } : {}),
    ...(mention.creatinineClearance ? { creatinineClearance: mention.creatinineClearance } : {}),
    span: mention.span,
  };
}

function substanceOf(mentions: readonly Mention[]): string | undefined {
  const mention = mentions.find((each) => each.kind === 'substance');
  return mention?.kind === 'substance' ? mention.id : undefined;
}

/** The drug a dose belongs to: the last one before it, else the first after it. */
function drugBefore(mentions: readonly Mention[], dose: Mention): MentionOf<'drug'> | undefined {
  const drugs = mentions.filter((mention) => mention.kind === 'drug');
  return (
    drugs.findLast((drug) => drug.span.end <= dose.span.start) ??
    drugs.find((drug) => drug.span.start >= dose.span.end)
  );
}
