import type { Mention, MentionOf } from '../recognise/types.ts';
import { overlaps } from '../text/span.ts';
import { type ClauseReading, wordsBetween } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';

export type TreatmentMention = MentionOf<'drug'> | MentionOf<'drug-class'>;

export type TreatmentRole = 'proposed' | 'prior' | 'comparator';

export interface RoledTreatment {
  readonly mention: TreatmentMention;
  readonly role: TreatmentRole;
  /** The cue that gave the role; undefined for `proposed` without one. */
  readonly cue: CueMatch | undefined;
}

/** A role cue acts on the treatment that follows within this many words. */
const REACH = { prior: 6, comparator: 4, next: 6 } as const;

const COORDINATION =
  /^[\s,/+()–-]*(?:(?:and|or|plus|either|both|such|as|including|like|namely|in|combination|combined|with|e\.g\.)[\s,/+()–-]*)*$/i;
const CONJOINED = /\b(?:and|or|plus|with)\b|[/+]/i;
/** "the tyrosine kinase inhibitor erlotinib", "erlotinib (Tarceva". */
const APPOSED = /^[\s(]*$/;
const STATED =
  /\b(?:(?:associated|correlated?s?|linked|consistent|confers?|conferred|mediates?|induces?d?)\s+(?:\w+\s+)?|(?:ratio|hrs?|risk|time|rate)\s+(?:(?:for|of|to)\s+)?(?:disease\s+)?)$/i;
/** "are associated with resistance to": the relation is the statement. */
const ASSOCIATED = /\b(?:associat|correlat|link)\w+\s+with\b/i;
const CONTRASTED =
  /(?:(?:^|[,(–—-]\s*)(?:but\s+|and\s+)?|\bbut\s+)(?:not|never)\s+(?:with\s+|by\s+|to\s+|the\s+|a\s+)?$/i;
const ADJECTIVAL_PRIOR =
  /^[-\s–](?:resistant|refractory|na[iï]ve|pre-?treated|treated|exposed|intolerant|experienced|resistance)\b/i;

/** "Once lorlatinib has failed, …", "were crizotinib to fail, …": beside another treatment, what fails came first. */
const FAILED_BEFORE =
  /^\s+(?:(?:has|have|had)\s+(?:already\s+)?(?:failed|been exhausted|stopped working)|(?:to\s+)?fails?\b|is exhausted|no longer (?:works|helps))/i;

/** "where lorlatinib is unavailable", "if alectinib is not tolerated": beside another treatment, what cannot be had is passed over. */
const UNAVAILABLE =
  /^\s+(?:is|are|was|were)\s+(?:unavailable|contraindicated|unsuitable|not\s+(?:available|tolerated|an option|suitable|feasible|reimbursed))\b/i;
const CONDITION = /\b(?:where|when|if|whenever|once)\s+(?:\w+\s+){0,2}$/i;
/** "before an ALK inhibitor has been tried": what should come first, told in a clause of its own. */
const TRIED = /^\s+(?:has|have|had|is|are|was|were)\b/i;

export function isTreatment(mention: Mention): mention is TreatmentMention {
  return mention.kind === 'drug' || mention.kind === 'drug-class';
}

/**
 * Gives each treatment of a clause its role: proposed (what the clause speaks of), prior (given before) or comparator.
 * A cue acts on the treatment after it and on what is coordinated with that; a contrasted treatment (`, not ROS1 TKIs,`) is a comparator.
 */
export function treatmentRoles(text: string, reading: ClauseReading): readonly RoledTreatment[] {
  const treatments = reading.mentions.filter(isTreatment);
  const roles = new Map<TreatmentMention, { role: TreatmentRole; cue: CueMatch | undefined }>();
  const groups = coordinatedGroups(text, treatments);
  const nextCues = reading.cues.filter((match) => match.cue.category === 'next');
  for (const match of reading.cues) {
    const category = match.cue.category;
    if (category !== 'prior' && category !== 'comparator') continue;
    // "advises against crizotinib" compares with nothing.
    if (category === 'comparator' && (isPartOfPredicate(reading, match) || isEffectAgainst(text, match)))
      continue;
    if (
      nextCues.some(
        (next) => overlaps(next.span, match.span) && next.last - next.first >= match.last - match.first,
      )
    )
      continue;
    // "associated with resistance to" states the resistance, it does not tell of an earlier treatment.
    if (
      category === 'prior' &&
      (STATED.test(text.slice(reading.span.start, match.span.start)) ||
        ASSOCIATED.test(text.slice(match.span.start, match.span.end)) ||
        isDeniedProgression(text, match))
    )
      continue;
    const group = groupAfter(groups, match, reading, REACH[category], text);
    for (const mention of group) if (!roles.has(mention)) roles.set(mention, { role: category, cue: match });
  }
  for (const next of nextCues) {
    const group = groupAfter(groups, next, reading, REACH.next, text);
    if (group.length === 0) continue;
    if (/^(?:before|prior)/i.test(text.slice(next.span.start, next.span.end))) {
      const after = text.slice(group.at(-1)!.span.end);
      if (TRIED.test(after.slice(0, 12))) {
        for (const mention of group)
          if (!roles.has(mention)) roles.set(mention, { role: 'prior', cue: next });
        continue;
      }
    }
    for (const mention of treatments) {
      if (mention.span.end <= next.span.end && !roles.has(mention))
        roles.set(mention, { role: 'prior', cue: next });
    }
  }
  return treatments.map((mention) => {
    const assigned = roles.get(mention);
    if (assigned) return { mention, role: assigned.role, cue: assigned.cue };
    if (CONTRASTED.test(text.slice(reading.span.start, mention.span.start)))
      return { mention, role: 'comparator', cue: undefined };
    if (
      treatments.length > 1 &&
      UNAVAILABLE.test(text.slice(mention.span.end, mention.span.end + 40)) &&
      CONDITION.test(text.slice(reading.span.start, mention.span.start))
    )
      return { mention, role: 'comparator', cue: undefined };
    if (overcomes(text, reading, mention)) return { mention, role: 'prior', cue: undefined };
    if (treatments.length > 1 && FAILED_BEFORE.test(text.slice(mention.span.end, mention.span.end + 30)))
      return { mention, role: 'prior', cue: undefined };
    if (ADJECTIVAL_PRIOR.test(text.slice(mention.span.end, mention.span.end + 20)))
      return { mention, role: 'prior', cue: undefined };
    return { mention, role: 'proposed', cue: undefined };
  });
}

/** "no progression on lorlatinib" speaks of lorlatinib now. */
function isDeniedProgression(text: string, match: CueMatch): boolean {
  return (
    /^(?:progress|relaps)/i.test(text.slice(match.span.start, match.span.end)) &&
    /\b(?:no|without)\s+$/i.test(text.slice(Math.max(0, match.span.start - 10), match.span.start))
  );
}

/** "the highest sensitivity against lapatinib": what follows is what the effect is to. */
function isEffectAgainst(text: string, { span }: CueMatch): boolean {
  return (
    /^against$/i.test(text.slice(span.start, span.end)) &&
    EFFECT.test(text.slice(Math.max(0, span.start - 24), span.start))
  );
}

const EFFECT =
  /\b(?:sensitiv(?:e|ity)|resistan(?:t|ce)|responsive(?:ness)?|susceptib(?:le|ility)|IC50s?|EC50s?)\s+$/i;

function isPartOfPredicate(reading: ClauseReading, { first, last }: CueMatch): boolean {
  return reading.cues.some(
    (other) =>
      other.cue.category === 'predicate' &&
      other.first <= first &&
      other.last >= last &&
      other.last - other.first > last - first,
  );
}

/** "Resistance to crizotinib was overcome by …": what is overcome was given before. */
function overcomes(text: string, reading: ClauseReading, mention: TreatmentMention): boolean {
  return (
    /\bresistance\s+to\s+(?:\w+\s+)?$/i.test(
      text.slice(Math.max(0, mention.span.start - 40), mention.span.start),
    ) &&
    /\b(?:overcome|overcame|reversed|circumvented|bypassed|abrogated|abolished|eliminated)\b/i.test(
      text.slice(mention.span.end, reading.span.end),
    )
  );
}

/** "(IC50 56 nmol/L)", "(n = 12)" beside a treatment. */
const FIGURES = /\s?\([^()]*\d[^()]*\)/g;

/** Runs of treatments joined by "and", "or", "plus", "such as" or a list's commas. */
export function coordinatedGroups(
  text: string,
  treatments: readonly TreatmentMention[],
): readonly (readonly TreatmentMention[])[] {
  const groups: TreatmentMention[][] = [];
  let index = 0;
  while (index < treatments.length) {
    let last = index;
    let conjoined = index;
    while (last + 1 < treatments.length) {
      const between = text
        .slice(treatments[last]!.span.end, treatments[last + 1]!.span.start)
        .replace(FIGURES, '');
      if (!COORDINATION.test(between)) break;
      last++;
      // A list's commas count only up to its "and" or "or"; after it a comma opens the main clause.
      if (APPOSED.test(between) || CONJOINED.test(between) || /such as|including|\(/.test(between))
        conjoined = last;
    }
    groups.push(treatments.slice(index, conjoined + 1));
    index = conjoined + 1;
  }
  return groups;
}

const EFFECT_TO = /\b(?:resistance|sensitivity|responses?|responders?|insensitivity)\s+to\s+(?:\w+\s+)?$/i;
const RECEIVED = /\b(?:received|were treated with|was treated with|underwent)\s+(?:\w+\s+)?$/i;

function groupAfter(
  groups: readonly (readonly TreatmentMention[])[],
  match: CueMatch,
  reading: ClauseReading,
  reach: number,
  text: string,
): readonly TreatmentMention[] {
  for (const group of groups) {
    const first = group[0]!;
    if (first.span.start < match.span.end) {
      // "replace crizotinib with alectinib": the cue reaches into the run; what follows it is meant.
      const rest = group.filter((mention) => mention.span.start >= match.span.end);
      if (rest.length > 0 && first.span.start > match.span.start) return rest;
      // The cue may stand inside a group ("crizotinib and, after progression, lorlatinib"): groups are cut there already.
      continue;
    }
    if (wordsBetween(reading, match.span.end, first.span.start) > reach) return [];
    // "refractory to standard of care received trastuzumab": what was received came later; "who had already received" is earlier.
    if (
      match.cue.category === 'prior' &&
      match.cue.id !== 'who-had' &&
      RECEIVED.test(text.slice(match.span.end, first.span.start))
    )
      return [];
    // "patients of less than 50 kg take selpercatinib" compares weights.
    // "in contrast to the resistance to crizotinib": compared is what is said of crizotinib.
    if (match.cue.category === 'comparator' && EFFECT_TO.test(text.slice(match.span.end, first.span.start)))
      return [];
    if (match.cue.category === 'comparator' && /\d/.test(text.slice(match.span.end, first.span.start)))
      return [];
    // "stopped three weeks before lorlatinib" stops something else.
    if (match.cue.category === 'prior' && EARLIER_THAN.test(text.slice(match.span.end, first.span.start)))
      return [];
    if (/[,:;]/.test(text.slice(match.span.end, first.span.start).replace(/\([^)]*\)/g, ''))) return [];
    return group;
  }
  return [];
}

const EARLIER_THAN = /\b(?:before|prior to)\s+(?:\w+ing\s+)?$/i;
