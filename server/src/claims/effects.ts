import { overlaps, type Span } from '../text/span.ts';
import { acquiredResistance } from './acquired.ts';
import type { ClauseContext } from './clauseContext.ts';
import type { Parts } from './clauseParts.ts';
import { type ClauseReading, wordsBetween } from './clauseReading.ts';
import type { CueMatch } from './cueMatcher.ts';
import { polarityOf } from './polarity.ts';
import type { Predicate } from './predicate.ts';
import { coordinatedGroups, isTreatment, type TreatmentMention } from './roles.ts';
import type { Statement } from './statements.ts';

/** A predicate of effect with the treatments its words are bound to. */
interface Bound {
  readonly predicate: Predicate;
  readonly negated: boolean;
  /** The words stand in brackets, beside the main statement. */
  readonly aside: boolean;
  /** Undefined where the words bind it to none in particular. */
  readonly treatments: readonly TreatmentMention[] | undefined;
}

/** Kinds whose predicates say what a treatment does to the disease. */
const TO_DISEASE = new Set(['efficacy', 'resistance']);

/** How far after its predicate a treatment may stand to be bound by a preposition, in words. */
const REACH = 7;
/** "trastuzumab was inactive", "imatinib (N = 4) showed no activity": what stands before the words and their denial is their subject. */
const SUBJECT =
  /^(?:\s*\([^)]*\))?\s+(?:alone\s+|treatment\s+|therapy\s+|monotherapy\s+)?(?:was|were|is|are|had|has|have|showed?|shows|shown|exhibited|demonstrated|displayed|produced|caused|induced|led|yielded|did|does|do|failed|fails|lacked|lacks|remained|remains)\b[^,;:()]{0,40}$/i;
const LINK =
  /^[\s,]*(?:[\w/.%-]+\s+){0,5}?(?:to|with|by|under|on|from|of|against|following|for|after|upon|using)\s+(?:[\w/-]+\s+){0,3}$/i;

/**
 * What a clause says its treatments do. Predicates that agree make one statement; "sensitive to A and resistant to B" makes one for each
 * treatment. Where two predicates disagree about the same treatment the stronger one speaks: resistance before response,
 * both before mere progression, and a denial before what it denies.
 */
export function effectsOf(
  context: ClauseContext,
  parts: Parts,
  predicates: readonly Predicate[],
): readonly Statement[] {
  const acquired = acquiredResistance(context, parts);
  if (acquired) return [{ predicate: acquired, about: undefined }];
  const effects = ofWhatIsProposed(predicates, context, parts);
  const other = predicates.find(
    (each) =>
      (each.kind === 'driver' && (effects.length === 0 || isPredicated(context, each))) ||
      each.kind === 'cns',
  );
  if (other) return [{ predicate: other, about: undefined }];
  if (effects.length === 0) {
    const safety = predicates.find((each) => each.kind === 'safety');
    return safety ? [{ predicate: safety, about: undefined }] : [];
  }
  const text = context.block.text.text;
  if (effects.length === 1)
    return [{ predicate: turned(text, context.reading, effects[0]!), about: undefined }];
  const bound = bind(text, context.reading, effects);
  return merge(bound);
}

/** "… is the proven oncogenic driver and makes the tumour dependent": the driver is what the clause says, not whom it is about. */
function isPredicated({ block, reading }: ClauseContext, { match }: Predicate): boolean {
  return match !== undefined && COPULA.test(block.text.text.slice(reading.span.start, match.span.start));
}

const COPULA =
  /\b(?:is|are|remains?|constitutes?|represents?|acts? as)\s+(?:not\s+)?(?:(?:a|an|the)\s+)?(?:[\w-]+\s+){0,3}$/i;

/** Predicates of effect that fit the clause; one attached to an earlier treatment ("crizotinib-resistant") only where no other is left. */
function ofWhatIsProposed(
  predicates: readonly Predicate[],
  context: ClauseContext,
  parts: Parts,
): readonly Predicate[] {
  const text = context.block.text.text;
  const comparesWildType =
    parts.biomarkers.some(({ value }) => value.status === 'negative' || value.alteration === 'wild-type') ||
    WILD_TYPE.test(text.slice(context.reading.span.start, context.reading.span.end));
  const fitting = predicates.flatMap<Predicate>((each) => {
    // "greater than 300%" counts and compares no treatments.
    if (OVER.test(text.slice(each.match?.span.start, (each.match?.span.end ?? 0) + 8))) return [];
    if (!TO_DISEASE.has(each.kind) || tellsWhom(text, context.reading, each.match!)) return [];
    const cue = each.match?.cue;
    if (cue?.requires !== 'wild-type' || comparesWildType) return [each];
    return cue.otherwise ? [{ ...each, kind: 'efficacy', effect: cue.otherwise, negative: false }] : [];
  });
  const free = fitting.filter(({ match }) => !describes(text, context.reading, parts, match!));
  // "Crizotinib-resistant patients received lorlatinib" says nothing of lorlatinib's effect.
  const earlier = new Set(parts.prior.map(({ value }) => value.id));
  const another = earlier.size > 0 && parts.treatments.some(({ value }) => !earlier.has(value.id));
  const told = another ? fitting.filter(({ match }) => !isAttached(parts, match!)) : fitting;
  const rest = free.length > 0 ? free : told;
  // "in a trial evaluating the efficacy of …, patients benefited": what was asked is not what was found.
  const asked = context.reading.cues.filter(({ cue }) => cue.category === 'question');
  const found = rest.filter(({ match }) => !asked.some(({ span }) => overlaps(span, match!.span)));
  return subjectsOfDenial(text, found.length > 0 ? found : rest);
}

/** "Response to crizotinib was independent of MET status": the noun before the words that deny a relation is what they deny. */
function subjectsOfDenial(text: string, predicates: readonly Predicate[]): readonly Predicate[] {
  const denial = predicates.find(
    ({ match }) =>
      match!.cue.id === 'no-difference' && VERB_FIRST.test(text.slice(match!.span.start, match!.span.end)),
  );
  if (!denial) return predicates;
  const { start } = denial.match!.span;
  const rest = predicates.filter(
    ({ match, negative }) =>
      negative ||
      match!.span.end > start ||
      !NOUN.test(text.slice(match!.span.start, match!.span.end)) ||
      FINITE_BETWEEN.test(text.slice(match!.span.end, start)),
  );
  return rest.length > 0 ? rest : predicates;
}

const VERB_FIRST = /^(?:was|were|is|are|did|does|do|not|fail(?:s|ed)?)\b/i;
const NOUN = /(?:response|responses|benefit|efficacy|sensitivity|activity|outcome|survival|rates?)$/i;
const FINITE_BETWEEN = /\b(?:was|were|is|are|had|has|have|showed|but|and)\b/i;

/** "crizotinib-resistant cells", "patients who progressed on crizotinib": the words say whom the clause is about, not what it says of them. */
function describes(text: string, reading: ClauseReading, parts: Parts, { cue, span }: CueMatch): boolean {
  const attribute = ATTRIBUTE.test(text.slice(span.start, span.end));
  if (attribute && (isAttached(parts, { span }) || text[span.start - 1] === '-')) return true;
  return cue.weak === true && RELATIVE.test(text.slice(reading.span.start, span.start));
}

/** "patients with refractory disease", "cells that have shown resistance": the words say whom the clause is about and nothing else. */
function tellsWhom(text: string, reading: ClauseReading, { span }: CueMatch): boolean {
  // An alteration "observed in a patient refractory to" a drug tells of that drug.
  if (reading.cues.some(({ cue }) => cue.category === 'finding')) return false;
  const before = text.slice(reading.span.start, span.start);
  if (SHOWN.test(before)) return true;
  return (
    ATTRIBUTE.test(text.slice(span.start, span.end)) && (PRENOMINAL.test(before) || POSTPOSED.test(before))
  );
}

/** The words are joined to the name of a treatment: "crizotinib-resistant". */
function isAttached(parts: Parts, { span }: { readonly span: Span }): boolean {
  return parts.roled.some(({ mention }) => span.start - mention.span.end === 1);
}

const ATTRIBUTE = /^(?:resistant|refractory|insensitive|sensitive|intolerant|responsive)\b/i;
const OVER = /^(?:greater|higher|longer|better) than [<>~≥]?\d/i;
/** "patients with refractory BRAF-mutant disease" */
const PRENOMINAL = /\b(?:patients|individuals|cases|subjects|adults|those)\s+with\s+(?:[\w-]+\s+)?$/i;
/** "cells that have shown imatinib resistance" */
const SHOWN =
  /\b(?:who|that|which)\s+(?:have|has|had)\s+(?:previously\s+)?(?:shown|developed|acquired|demonstrated)\s+(?:[\w-]+\s+){0,2}$/i;
/** "colorectal cancer refractory to standard therapy" */
const POSTPOSED =
  /\b(?:patients?|cancers?|carcinomas?|tumou?rs?|disease|melanomas?|leuk(?:a)?emias?|sarcomas?|lymphomas?|nsclc|sclc)\s+$/i;
const RELATIVE = /\b(?:who|whose|that)\s+(?:had\s+|have\s+|has\s+)?(?:\w+\s+)?(?:\w+,?\s+(?:or|and)\s+)?$/i;
/** Words for tumours or cells that lack the alteration and stand for comparison. */
const WILD_TYPE =
  /\bwild[-\s]?type\b|\bwt|\b(?:parental|unmutated|non-?mutated|unaltered)\b|\bmutation[-\s]negative\b|\bwith(?:\s+(?:and|or|versus|vs\.?|than))?\s+(?:those\s+)?without\b|\b(?:versus|vs\.?|and|or|from|to|than)\s+(?:in\s+)?(?:those\s+|that\s+|patients?\s+|tumou?rs\s+|cells\s+)?without\b|\bwithout\b[^,;]*\b(?:mutations?|variants?|fusions?|amplifications?|alterations?)\b/i;

function bind(text: string, reading: ClauseReading, effects: readonly Predicate[]): readonly Bound[] {
  const ordered = effects.toSorted((a, b) => a.match!.first - b.match!.first);
  const groups = coordinatedGroups(text, reading.mentions.filter(isTreatment));
  return ordered.map((each, index) => {
    const predicate = turned(text, reading, each);
    const span = each.match!.span;
    const next = ordered[index + 1]?.match?.span.start ?? reading.span.end;
    const group = groups.find(
      ([first]) =>
        first!.span.start >= span.end &&
        first!.span.start < next &&
        wordsBetween(reading, span.end, first!.span.start) <= REACH &&
        LINK.test(text.slice(span.end, first!.span.start)),
    );
    const previous = ordered[index - 1]?.match?.span.end ?? reading.span.start;
    // "led to imatinib resistance": the drug before the noun is what it is to.
    const before = group ? undefined : groups.find((each) => span.start - each.at(-1)!.span.end === 1);
    const subject =
      group || before
        ? undefined
        : groups.findLast((each) => {
            const end = each.at(-1)!.span.end;
            return end <= span.start && end > previous && SUBJECT.test(text.slice(end, span.start + 1));
          });
    return {
      predicate,
      aside: isAside(text, reading, span.start),
      negated: polarityOf(text, reading, predicate, undefined).value === 'negated',
      treatments: group ?? before ?? subject,
    };
  });
}

/** A denied progression is a response: where a cue names what its denial means, the denial is taken as that. */
function turned(text: string, reading: ClauseReading, predicate: Predicate): Predicate {
  const deniedAs = predicate.match?.cue.deniedAs;
  if (!deniedAs || polarityOf(text, reading, predicate, undefined).value === 'affirmed') return predicate;
  return { ...predicate, kind: 'efficacy', effect: deniedAs, negative: true };
}

function merge(bound: readonly Bound[]): readonly Statement[] {
  const says = ({ predicate, negated }: Bound) => `${predicate.effect} ${negated}`;
  const kinds = new Map<string, Bound[]>();
  for (const each of bound) kinds.set(says(each), [...(kinds.get(says(each)) ?? []), each]);
  if (kinds.size === 1) return [{ predicate: strongest(bound).predicate, about: undefined }];
  const groups = [...kinds.values()];
  if (groups.every((group) => group.some((each) => each.treatments)) && areDisjoint(groups)) {
    return groups.map((group) => {
      const about = group.flatMap((each) => each.treatments ?? []);
      return { predicate: strongest(group.filter((each) => each.treatments)).predicate, about };
    });
  }
  return [{ predicate: strongest(bound).predicate, about: undefined }];
}

function areDisjoint(groups: readonly (readonly Bound[])[]): boolean {
  const seen = new Set<string>();
  for (const group of groups) {
    const ids = new Set(group.flatMap((each) => (each.treatments ?? []).map((mention) => mention.id)));
    for (const id of ids) {
      if (seen.has(id)) return false;
      seen.add(id);
    }
  }
  return true;
}

function strongest(bound: readonly Bound[]): Bound {
  return bound.reduce((best, each) => (strength(each) > strength(best) ? each : best));
}

/** Weak cues last; then resistance, then what is denied, then the longer words. */
function isAside(text: string, reading: ClauseReading, at: number): boolean {
  const before = text.slice(reading.span.start, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function strength({ predicate, negated, aside }: Bound): number {
  const match = predicate.match!;
  return (
    (match.cue.weak ? 0 : 100) -
    (aside ? 70 : 0) +
    (predicate.effect === 'resistance' && !negated ? 40 : 0) +
    (negated ? 20 : 0) +
    Math.min(10, match.last - match.first)
  );
}
