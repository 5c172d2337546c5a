import type { Mention, MentionOf } from '../recognise/types.ts';
import { overlaps, type Span } from '../text/span.ts';
import { type ClauseReading, wordsBetween } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';
import { scopeOf } from './scope.ts';
import type { BiomarkerValue } from './types.ts';

export interface ReadBiomarker {
  readonly value: BiomarkerValue;
  readonly span: Span;
}

/** Words before a gene that make it a drug's target and not a patient's biomarker. */
const TARGET_BEFORE =
  /\b(?:inhibitors?|inhibition(?:\s+\w+){0,2}|inhibits?|inhibiting|targets?|targeting|binds?(?:\s+to)?|against|antagonists?|blockade)\s+(?:of\s+|the\s+)*(?:[\w-]+(?:\s*,\s*|\s+and\s+|\s+or\s+|\s*,\s*and\s+|\/))*$/i;
const TARGET_AFTER =
  /^[-\s](?:inhibitors?|TKIs?|inhibition|directed|targeted|targeting|tyrosine|kinase inhibitor|protein|signal(?:l)?ing|pathway|gene\b(?!\s+fusion))/i;

const NEGATIVE_REACH_WORDS = 6;
/** How far after "regardless of" an alteration may stand to be what is disregarded, in words. */
const REGARDLESS_REACH = 4;

/** "regardless of PD-L1 expression": the alteration selects nobody. */
function isDisregarded(reading: ClauseReading, { span }: Mention): boolean {
  return reading.cues.some(
    ({ cue, span: words }) =>
      cue.id === 'regardless' &&
      words.end <= span.start &&
      wordsBetween(reading, words.end, span.start) <= REGARDLESS_REACH,
  );
}

/**
 * The biomarkers a clause states, with their status and role. Genes named as a drug's targets are not biomarkers.
 * @param geneHint gene that variants without a written gene belong to, where the clause itself does not tell
 */
export function biomarkersOf(
  text: string,
  reading: ClauseReading,
  geneHint: () => string | undefined,
): readonly ReadBiomarker[] {
  const mentions = reading.mentions.filter((mention) => !isDisregarded(reading, mention));
  const stated = mentions.filter((mention) => mention.kind === 'biomarker');
  const variants = mentions.filter((mention) => mention.kind === 'variant');
  const genes = mentions.filter((mention) => mention.kind === 'gene' && !isTarget(text, mention));
  const read: ReadBiomarker[] = [];
  for (const mention of stated as readonly MentionOf<'biomarker'>[]) {
    const value: BiomarkerValue = {
      gene: mention.gene,
      alteration: mention.alteration,
      variant: undefined,
      exon: mention.exon,
      status: mention.status,
      role: 'selecting',
    };
    read.push({ value: withCues(text, reading, mention, value), span: mention.span });
  }
  for (const mention of variants as readonly MentionOf<'variant'>[]) {
    const gene = geneOfVariant(
      mention,
      genes as readonly MentionOf<'gene'>[],
      stated as readonly MentionOf<'biomarker'>[],
      geneHint,
    );
    if (!gene) continue;
    const value: BiomarkerValue = {
      gene,
      alteration: 'mutation',
      variant: mention.short,
      exon: undefined,
      status: 'positive',
      role: 'acquired',
    };
    read.push({ value: withCues(text, reading, mention, value), span: mention.span });
  }
  for (const mention of genes as readonly MentionOf<'gene'>[]) {
    if (read.some((other) => other.value.gene === mention.gene)) continue;
    const value: BiomarkerValue = {
      gene: mention.gene,
      alteration: undefined,
      variant: undefined,
      exon: undefined,
      status: 'positive',
      role: 'selecting',
    };
    read.push({ value: withCues(text, reading, mention, value), span: mention.span });
  }
  return read.sort((a, b) => a.span.start - b.span.start);
}

/** The genes a clause names as targets of its drug: "an inhibitor of ALK, ROS1 and MET". */
export function targetsOf(text: string, reading: ClauseReading): readonly ReadBiomarker[] {
  return reading.mentions
    .filter((mention): mention is MentionOf<'gene'> => mention.kind === 'gene')
    .filter((mention) =>
      TARGET_BEFORE.test(text.slice(Math.max(0, mention.span.start - 80), mention.span.start)),
    )
    .map((mention) => ({
      value: {
        gene: mention.gene,
        alteration: undefined,
        variant: undefined,
        exon: undefined,
        status: 'positive',
        role: 'target',
      },
      span: mention.span,
    }));
}

function isTarget(text: string, mention: Mention): boolean {
  return (
    TARGET_BEFORE.test(text.slice(Math.max(0, mention.span.start - 80), mention.span.start)) ||
    TARGET_AFTER.test(text.slice(mention.span.end, mention.span.end + 24))
  );
}

function geneOfVariant(
  variant: MentionOf<'variant'>,
  genes: readonly MentionOf<'gene'>[],
  biomarkers: readonly MentionOf<'biomarker'>[],
  geneHint: () => string | undefined,
): string | undefined {
  if (variant.writtenGene) return variant.writtenGene;
  const near = [...genes, ...biomarkers]
    .map((mention) => mention.gene)
    .find((gene) => variant.knownGenes.includes(gene));
  if (near) return near;
  if (variant.knownGenes.length === 1) return variant.knownGenes[0];
  // A variant the base does not know belongs to the gene that is spoken of.
  const nearest = [...genes, ...biomarkers].sort(
    (a, b) => distance(a.span, variant.span) - distance(b.span, variant.span),
  )[0];
  if (variant.knownGenes.length === 0 && nearest) return nearest.gene;
  const hint = geneHint();
  return hint !== undefined && (variant.knownGenes.length === 0 || variant.knownGenes.includes(hint))
    ? hint
    : undefined;
}

function distance(a: Span, b: Span): number {
  return Math.max(a.start, b.start) - Math.min(a.end, b.end);
}

function withCues(
  text: string,
  reading: ClauseReading,
  mention: Mention,
  value: BiomarkerValue,
): BiomarkerValue {
  let result = value;
  for (const match of reading.cues) {
    const category = match.cue.category;
    if (category === 'biomarker-negative' && reachesForward(reading, match, mention.span)) {
      if (
        wordsBetween(reading, match.span.end, mention.span.start) <= NEGATIVE_REACH_WORDS &&
        !isSubjectDenied(reading, match, mention.span)
      )
        result = {
          ...result,
          // "patients with and without the mutation" are both.
          status: WITH_AND.test(text.slice(Math.max(0, match.span.start - 24), match.span.start))
            ? 'unknown'
            : 'negative',
        };
    } else if (category === 'co-occurring' && reachesForward(reading, match, mention.span)) {
      result = { ...result, role: 'co-occurring' };
    } else if (category === 'acquired' && value.variant === undefined && value.alteration === 'mutation') {
      const scope = scopeOf(text, reading, match);
      if (mention.span.start >= scope.start && mention.span.start <= match.span.end + 30)
        result = { ...result, role: 'acquired' };
    }
  }
  return result;
}

/** "No mutations in PTEN were predictive": the clause denies what it says of the alteration, not the alteration. */
function isSubjectDenied({ cues, span }: ClauseReading, match: CueMatch, target: Span): boolean {
  return (
    match.span.start === span.start &&
    match.first === match.last &&
    !cues.some(({ cue, span: said }) => cue.category === 'finding' && said.start >= target.end) &&
    cues.some(
      ({ cue, span: said }) =>
        cue.category === 'predicate' && cue.effect !== undefined && said.start >= target.end,
    )
  );
}

const WITH_AND = /\bwith\s*(?:and|or|versus|vs\.?|\/)\s*(?:those\s+)?$/i;

function reachesForward(reading: ClauseReading, match: CueMatch, target: Span): boolean {
  if (target.start < match.span.end) return false;
  const between = reading.words.filter(
    (word) => word.span.start >= match.span.end && word.span.end <= target.start,
  );
  // "without benefit in ROS1-positive …" lacks the benefit, not the biomarker.
  if (
    reading.cues.some(
      ({ cue, span }) =>
        // The cue may be part of longer words: "of no use in", "has no place in".
        (cue.effect !== undefined
          ? span.start >= match.span.start || overlaps(span, match.span)
          : cue.category === 'predicate' && overlaps(span, match.span)) &&
        span.end <= target.start &&
        span.end > match.span.end,
    )
  )
    return false;
  return !between.some((word) =>
    /^(?:is|are|was|were|should|may|can|received?|respond(?:s|ed)?|with|for|but|that|evidence|association|correlation|relationship|differences?|impact|effect)$/.test(
      word.text,
    ),
  );
}
