import type { DoseAdjustment, DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import type { OrganFunctionMention } from '../../recognise/types.ts';
import { cover, type Span } from '../../text/span.ts';
import { isCondition } from '../checks/doseCircumstances.ts';
import { type Fault, fault } from '../fault.ts';
import { adjustmentReference } from '../references.ts';
import { bindingFacts, documentJurisdictions } from '../regions.ts';
import type { Analysis } from '../types.ts';
import { listWords, regimenWords } from '../words.ts';
import {
  assertionOf,
  drugsOf,
  mentionsFor,
  regionsOf,
  type Statement,
  statementsAbout,
} from './statements.ts';

const FULL =
  /\b(?:full|standard|usual|normal|same|unchanged|unadjusted|unreduced)\s+(?:starting\s+|recommended\s+)?dos(?:e|age)\b/i;
/** The denial is part of what these words say. */
const UNADJUSTED =
  /\b(?:(?:no|without)\s+(?:(?:starting\s+)?(?:dose|dosage)\s+)?(?:adjustments?|reductions?|modifications?|changes?)|(?:does|do)\s+not\s+(?:require|need|necessitate|call\s+for)\s+(?:an?\s+|any\s+)?(?:(?:lower|reduced|smaller|adjusted|modified)\s+(?:starting\s+)?(?:dose|dosage)|(?:(?:starting\s+)?(?:dose|dosage)\s+)?(?:adjustments?|reductions?|modifications?|changes?))|(?:needs?\s+not|(?:does|do)\s+not\s+(?:have|need)\s+to)\s+be\s+(?:reduced|lowered|decreased|adjusted|modified|halved)(?!\s+(?:further|again)))\b/i;

/** Statements that leave a dose as it is where the label reduces it or says to avoid the drug. */
export function fullDoseFaults(analysis: Analysis, organ: 'hepatic' | 'renal'): readonly Fault[] {
  const inProse = statementsAbout(analysis, ['organ-function']).flatMap((each) =>
    proseFaults(each, organ, analysis),
  );
  return [...inProse, ...fieldFaults(analysis, organ)];
}

function proseFaults(statement: Statement, organ: 'hepatic' | 'renal', analysis: Analysis): readonly Fault[] {
  const { block, reading, text } = statement;
  const full = FULL.exec(text);
  const match = full ?? UNADJUSTED.exec(text);
  if (!match) return [];
  const start = reading.span.start + match.index;
  const focus = { start, end: start + match[0].length };
  const { asserted, negated, conditional } = assertionOf(statement, focus);
  if (!(asserted || conditional) || (full && negated)) return [];
  const { regions } = regionsOf(statement, analysis);
  const drugs = drugsOf(statement, analysis);
  return organsAt(statement, focus, analysis).flatMap(({ mention, span }) => {
    if (mention.organ !== organ) return [];
    const whole = span ? cover([span, focus]) : focus;
    return drugs
      .slice(0, 1)
      .flatMap((drug) => fullDose(drug, mention, regions, block.text.toSource(whole), analysis));
  });
}

interface PlacedOrgan {
  readonly mention: OrganFunctionMention;
  /** In block coordinates; undefined where it stands in another block. */
  readonly span: Span | undefined;
}

/** The impairments that words stand next to: those before them, else those after, with none of another dose between. */
function organsAt(statement: Statement, focus: Span, analysis: Analysis): readonly PlacedOrgan[] {
  const { reading, block } = statement;
  const own = reading.mentions.filter((each): each is OrganFunctionMention => each.kind === 'organ-function');
  if (own.length === 0)
    return mentionsFor(statement, 'organ-function', analysis).map(({ mention }) => ({
      mention,
      span: undefined,
    }));
  const text = block.text.text;
  const doseBetween = (from: number, to: number): boolean =>
    reading.mentions.some(({ kind, span }) => kind === 'dose' && span.start >= from && span.end <= to);
  const after = own.filter(({ span }) => span.start >= focus.end && !doseBetween(focus.end, span.start));
  const isDirectlyAfter =
    after[0] && /^\W*(?:\w+\W+){0,8}$/u.test(text.slice(focus.end, after[0].span.start));
  const before = own.filter(({ span }) => span.end <= focus.start && !doseBetween(span.end, focus.start));
  const nearest = before.at(-1) ?? (isDirectlyAfter ? after[0] : undefined);
  if (!nearest) return [];
  const group = own.filter((each) => each === nearest || isCoordinated(each.span, nearest.span, text));
  return group.map((mention) => ({ mention, span: mention.span }));
}

function isCoordinated(a: Span, b: Span, text: string): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return /^\s*(?:,|or|and|to|,\s*or)?\s*$/i.test(text.slice(first.end, second.start));
}

/** `startLevel: 0` for an impairment, which leaves the dose as it is. */
function fieldFaults(analysis: Analysis, organ: 'hepatic' | 'renal'): readonly Fault[] {
  const { fields, knowledge } = analysis;
  return (fields?.regimen ?? []).flatMap((entry) => {
    const ref = entry.inn && knowledge.resolveName(entry.inn.value).find(({ kind }) => kind === 'drug');
    const drug = ref && knowledge.drug(ref.id);
    if (!drug || entry.direction?.value === 'against') return [];
    const hasFullLevel = entry.doseLevels.some(({ level, dose }) => level?.value === 0 && dose);
    return entry[organ].flatMap(({ when, startLevel }) => {
      // A level 0 with a dose of its own is a dose, which is judged as one.
      if (!when || startLevel?.value !== 0 || hasFullLevel) return [];
      const severity = /\b(mild|moderate|severe)\b/i.exec(when.value)?.[1]?.toLowerCase();
      const clearance = /<\s*(\d+)\s*mL/i.exec(when.value)?.[1];
      if (severity === undefined && clearance === undefined) return [];
      const mention = {
        kind: 'organ-function',
        organ,
        surface: when.value,
        span: when.span,
        ...(severity ? { severity: severity as 'mild' } : {}),
        ...(clearance ? { creatinineClearance: { max: Number(clearance) } } : {}),
      } as const;
      return fullDose(drug, mention, documentJurisdictions(analysis), startLevel.span, analysis);
    });
  });
}

function fullDose(
  drug: DrugRecord,
  mention: OrganFunctionMention,
  regions: readonly Jurisdiction[],
  span: Span,
  { document }: Analysis,
): readonly Fault[] {
  const ofOrgan = drug.adjustments.filter(({ kind }) => kind === mention.organ);
  const there = ofOrgan.filter(({ jurisdictions }) => jurisdictions.some((each) => regions.includes(each)));
  const binding = (there.length > 0 ? there : ofOrgan).filter((each) => isCondition(each, mention));
  const adjusting = binding.filter(({ action }) => action === 'reduce' || action === 'avoid');
  if (adjusting.length === 0 || adjusting.length < binding.length) return [];
  const bound = bindingFacts(adjusting, ofOrgan, regions);
  const withDose = (bound.length > 0 ? bound : adjusting).filter(({ dose }) => dose);
  const named = withDose.length > 0 ? withDose : adjusting;
  return [
    fault(
      span,
      {
        drug: drug.inn,
        condition: mention.surface.replace(/^\p{Lu}(?=\p{Ll}+\s)/u, (letter) => letter.toLowerCase()),
        stated: document.source.slice(span.start, span.end).replace(/\s+/gu, ' '),
        expected: listWords([...new Set(named.map(adjustedWords))], 'or'),
      },
      named.map((each) => adjustmentReference(drug, each)),
    ),
  ];
}

function adjustedWords({ dose, frequency, action, relativeChange }: DoseAdjustment): string {
  if (dose) return regimenWords(dose, frequency);
  if (action === 'avoid') return 'to avoid it';
  return relativeChange
    ? `to reduce the dose by about ${Math.round(-relativeChange * 100)} %`
    : 'to reduce the dose';
}
