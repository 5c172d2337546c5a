/**
 * The wording after which a writer names the next treatment. Two tables: words that tell of progression, resistance or
 * intolerance, and words directly before the place where a treatment is given. Matched without regard to case.
 */
import type { Successor } from '../../knowledge/types.ts';

export type SuccessorTrigger = Successor['when']['trigger'];

interface SituationCue {
  readonly trigger: SuccessorTrigger;
  readonly pattern: RegExp;
  readonly example: string;
}

/** First match decides the trigger; the narrower situations stand first. */
export const SITUATION_CUES: readonly SituationCue[] = [
  {
    trigger: 'cns-progression',
    pattern:
      /\b(?:cns|brain|intracranial|central nervous system)(?:[- ]only)?[- ](?:progress\w*|relapse\w*|failure|metastas\w*)/i,
    example: 'On CNS progression, switch to ',
  },
  {
    trigger: 'intolerance',
    pattern: /\b(?:intoleran\w*|not tolerat\w*|unacceptable toxicity)\b/i,
    example: 'For patients with intolerance of crizotinib, change to ',
  },
  {
    trigger: 'progression',
    pattern:
      /\b(?:progress(?:ion|ions|es|ed|ing|ive disease)|relaps\w*|recurren\w*|resist\w*|refractory|failure|fail(?:s|ed)?|lost response|loses? activity)\b/i,
    example: 'On progression with ALK G1202R, switch to ',
  },
  {
    trigger: 'progression',
    pattern: /\b(?:after|following|post|beyond|subsequent to|pretreated with|previously treated with)\b/i,
    example: 'After crizotinib, give ',
  },
];

/** Words directly before the treatment that is given. */
const GIVING: readonly string[] = [
  'switch(?:es|ed|ing)?(?: over)?(?: patients?| therapy| treatment)? to',
  'chang(?:e|es|ed|ing)(?: over)?(?: therapy| treatment)? to',
  '(?:mov|escalat)(?:e|es|ed|ing)(?: on)? to',
  'proceed(?:s|ed|ing)? to',
  'transition(?:s|ed|ing)? to',
  'replac(?:e|es|ed|ing)(?: \\w+)? (?:with|by)',
  'substitut(?:e|es|ed|ing)(?: \\w+)? (?:with|by)',
  '(?:treat|rechallenge|manage|continue|follow)(?:s|ed|d|ing)?(?: \\w+)? (?:with|by)',
  '(?:receive|receives|received|receiving|give|gives|given|giving|use|uses|using|start|starts|starting|offer|offers|offering|consider|considers|considering|prefer|prefers|prefering|administer|initiate|select|choose)',
  '(?:recommend|recommends|recommended|preferred|next|then|options?(?: (?:is|are|include|includes))?|successors?(?: (?:is|are))?|choices?(?: (?:is|are))?)',
  '(?:treatment|therapy|switch|change) (?:is|with|of choice is)',
  // The subject may be longer: "the preferred drug after progression on crizotinib is".
  '(?:next|preferred|recommended|best|suitable|of choice|options?|alternatives?|successors?)\\b[^.;,]*\\b(?:is|are|includes?)',
];

/** Names already listed at the place: `switch to lorlatinib or `. */
const LISTED = String.raw`(?:(?:[\p{L}\d-]+)(?:\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+))*`;

const GIVING_AT_END = new RegExp(String.raw`(?<![\p{L}\d-])(?:${GIVING.join('|')}):?\s+${LISTED}$`, 'iu');

/** A clause of circumstance that has just been closed: `After progression on crizotinib, `, `On progression: `. */
const CIRCUMSTANCE_AT_END =
  /(?:^|[;:(]\s*)\s*(?:on|upon|at|after|following|with|for|in|if|when|once|where)\b[^.;]*[,:]\s*$/i;

/** Denials that turn what follows around: `do not switch to `. */
const DENIED_AT_END = /\b(?:not|never|avoid|without|don't|cannot|nor)\b(?:\s+[\p{L}-]+){0,3}\s+$/iu;

/** What the words before the cursor ask for. */
export interface SuccessorSituation {
  readonly trigger: SuccessorTrigger;
}

/**
 * Whether a treatment that follows another is about to be named.
 * @param before the sentence up to the place where the name starts.
 * @param hasVariant true if the sentence names a variant, which by itself makes the treatment one that must cover it.
 */
export function successorSituation(before: string, hasVariant: boolean): SuccessorSituation | undefined {
  const cue = SITUATION_CUES.find(({ pattern }) => pattern.test(before));
  if (!cue && !hasVariant) return undefined;
  const giving = GIVING_AT_END.exec(before);
  const isDenied = DENIED_AT_END.test(giving ? `${before.slice(0, giving.index)} ` : before);
  if (isDenied || !(giving || CIRCUMSTANCE_AT_END.test(before))) return undefined;
  return { trigger: cue?.trigger ?? 'progression' };
}
