import type { Mention, MentionOf } from '../recognise/types.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { DoseStatement } from './types.ts';

/** A dose as read, in text coordinates, with the drug mention it belongs to where one stands before it in the clause. */
export interface ReadDose {
  readonly statement: DoseStatement;
  readonly drug: MentionOf<'drug'> | undefined;
}

const STARTING = /\b(?:start|starting|initial|initiate|begin|commence)\w*\b/i;
const MAXIMUM = /\b(?:maximum|max\.?|up to|not exceed(?:ing)?|capped at|no more than)\s+(?:of\s+)?$/i;

/**
 * The doses of a clause, laboratory values left out.
 * @param inherited mentions that the place in the document adds: list lead-in, row and column header
 */
export function dosesOf(
  text: string,
  reading: ClauseReading,
  inherited: readonly Mention[],
): readonly ReadDose[] {
  const doses: ReadDose[] = [];
  const organ = organOf(reading.mentions) ?? organOf(inherited);
  const interaction = substanceOf(reading.mentions) ?? substanceOf(inherited);
  const starting = STARTING.test(text.slice(reading.span.start, reading.span.end));
  for (const mention of reading.mentions) {
    if (mention.kind !== 'dose' || mention.laboratory) continue;
    const level = mention.level ?? levelBefore(text, reading, mention);
    doses.push({
      drug: drugBefore(reading.mentions, mention),
      statement: {
        dose: mention.dose,
        frequency: mention.frequency,
        span: mention.span,
        frequencySpan: mention.frequencySpan,
        text: mention.surface,
        role: level !== undefined && level < 0 ? 'level' : roleOf(text, mention, starting),
        level,
        organ,
        interaction,
      },
    });
  }
  return doses;
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

function organOf(mentions: readonly Mention[]): DoseStatement['organ'] {
  const mention = mentions.find((each) => each.kind === 'organ-function');
  if (mention?.kind !== 'organ-function') return undefined;
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
