import type { DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { type Fault, fault } from '../fault.ts';
import { idsIn } from '../fieldNames.ts';
import { bindingFacts, documentJurisdictions } from '../regions.ts';
import { contraindicationReference, interactionReference, substanceName } from '../safetyReferences.ts';
import type { Analysis, EvidenceReference } from '../types.ts';
import {
  ACTION_AVOIDS,
  ACTION_PERMITS,
  ACTION_WEAKER,
  ADVISES_AGAINST,
  ADVISES_BOTH,
  COMBINES,
  DENIES_INTERACTION,
  DENIES_STEP,
  FORBIDS,
  isConditional,
  ONLY_AVOIDS,
  PERMITS,
  TELLS_EFFECT,
} from './coMedicationWords.ts';
import {
  assertionOf,
  drugsOf,
  mentionsFor,
  ownMentions,
  regionsOf,
  type Statement,
  statementsAbout,
} from './statements.ts';

/** How a label restricts a pair: `contraindicated` outweighs `avoid`. */
type Restriction = 'contraindicated' | 'avoid';

export interface CoMedicationFault extends Fault {
  readonly restriction: Restriction;
}

/**
 * Pairs of a drug and a co-medication that the text lets be given, and the label contraindicates or says to avoid; and
 * contraindicated pairs that the text only advises against.
 */
export function coMedicationFaults(analysis: Analysis): readonly CoMedicationFault[] {
  const inProse = statementsAbout(analysis, ['substance']).flatMap((each) => proseFaults(each, analysis));
  return [...inProse, ...fieldFaults(analysis)];
}

/** What a clause does with a pair. */
type Stance = 'permits' | 'combines' | 'avoids';

function proseFaults(statement: Statement, analysis: Analysis): readonly CoMedicationFault[] {
  const stance = stanceOf(statement);
  if (stance === undefined) return [];
  const { regions } = regionsOf(statement, analysis);
  const drugs = drugsOf(statement, analysis);
  return mentionsFor(statement, 'substance', analysis).flatMap(({ mention, block }) =>
    drugs.flatMap((drug): readonly CoMedicationFault[] => {
      const restriction = restrictionOf(drug, mention.id, regions, analysis);
      if (!restriction || !isAgainst(stance, restriction.kind)) return [];
      const isWhole = block === statement.block && ownMentions(statement, 'drug').length > 0;
      const span = isWhole
        ? statement.block.text.toSource(withoutStop(statement))
        : spanOf(statement, mention.span, block === statement.block);
      return [coMedicationFault(span, drug, mention.id, restriction, stance === 'avoids', analysis)];
    }),
  );
}

/** From the co-medication to the words that allow it, or those words alone where it stands elsewhere. */
function spanOf(statement: Statement, substance: Span, isOwn: boolean): Span {
  const { block } = statement;
  const whole = withoutStop(statement);
  if (!isOwn) return block.text.toSource(whole);
  return block.text.toSource({ start: Math.min(substance.start, whole.end), end: whole.end });
}

/** The clause without the stop at its end, in block coordinates. */
function withoutStop({ reading, text }: Statement): Span {
  const { start, end } = reading.span;
  return { start, end: end - /[.\s]*$/u.exec(text)![0].length };
}

function isAgainst(stance: Stance, restriction: Restriction): boolean {
  return stance === 'permits' || restriction === 'contraindicated';
}

function stanceOf(statement: Statement): Stance | undefined {
  const { block, text, introducers } = statement;
  if (block.context.sections.some((each) => each === 'exclusions' || each === 'contraindications'))
    return undefined;
  const spared = DENIES_STEP.exec(text);
  if (spared)
    return isUnconditional(statement) && assertionAt(statement, spared).asserted ? 'permits' : undefined;
  if (ADVISES_AGAINST.test(text)) return isUnderstated(statement) ? 'avoids' : undefined;
  const lead = introducers.map((each) => each.text.text).join(' ');
  if (ADVISES_AGAINST.test(lead) || isConditional(text) || isConditional(lead)) return undefined;
  // A condition in the next sentence, "Reduce crizotinib to …", belongs to the leave too.
  if (isConditional(block.text.text)) return undefined;
  const denied = DENIES_INTERACTION.exec(text);
  if (denied) return assertionAt(statement, denied).asserted ? 'permits' : undefined;
  const permitted = PERMITS.exec(text) ?? ADVISES_BOTH.exec(text);
  if (permitted) return isAffirmed(statement, permitted) ? 'permits' : undefined;
  if (PERMITS.test(lead)) return 'permits';
  if (TELLS_EFFECT.test(text)) return undefined;
  const combined = ownMentions(statement, 'drug').length > 0 ? COMBINES.exec(text) : null;
  return combined && isAffirmed(statement, combined) ? 'combines' : undefined;
}

/** "Need not be stopped before crizotinib is started" tells when and asks for nothing. */
function isUnconditional({ block }: Statement): boolean {
  return !isConditional(block.text.text.replace(/\b(?:before|after|when|until)\b/gi, ''));
}

/** "Avoid rifampicin" of a pair that the label forbids. */
function isUnderstated({ text, block }: Statement): boolean {
  return ONLY_AVOIDS.test(text) && !FORBIDS.test(block.text.text) && !/\?\s*$/u.test(text);
}

function assertionAt(statement: Statement, match: RegExpExecArray): ReturnType<typeof assertionOf> {
  const start = statement.reading.span.start + match.index;
  return assertionOf(statement, { start, end: start + match[0].length });
}

function isAffirmed(statement: Statement, match: RegExpExecArray): boolean {
  const { asserted, negated } = assertionAt(statement, match);
  return asserted && !negated;
}

function fieldFaults(analysis: Analysis): readonly CoMedicationFault[] {
  const { fields, knowledge } = analysis;
  const regions = documentJurisdictions(analysis);
  return (fields?.regimen ?? []).flatMap(({ inn, direction, interactions }) => {
    const id = inn && idsIn(inn.value, 'drug', knowledge)[0];
    const drug = id === undefined ? undefined : knowledge.drug(id);
    if (!drug || direction?.value === 'against') return [];
    return interactions.flatMap(({ with: named, examples, action }) => {
      if (!action) return [];
      const permits = ACTION_PERMITS.test(action.value);
      if (!permits && !ACTION_WEAKER.test(action.value)) return [];
      const ids = [named, ...examples].flatMap((each) =>
        each ? idsIn(each.value, 'substance', knowledge) : [],
      );
      for (const substance of new Set(ids)) {
        const restriction = restrictionOf(drug, substance, regions, analysis);
        if (!restriction || (!permits && restriction.kind === 'avoid')) continue;
        const isMinor = ACTION_AVOIDS.test(action.value);
        return [coMedicationFault(action.span, drug, substance, restriction, isMinor, analysis)];
      }
      return [];
    });
  });
}

interface Restricted {
  readonly kind: Restriction;
  readonly records: readonly EvidenceReference[];
}

/** How the labels that count in these regions restrict giving both; undefined where they do not. */
function restrictionOf(
  drug: DrugRecord,
  substance: string,
  regions: readonly Jurisdiction[],
  { knowledge }: Analysis,
): Restricted | undefined {
  const contraindications = bindingFacts(
    knowledge.contraindicationsOf(drug.id, substance),
    drug.contraindications,
    regions,
  );
  const interactions = bindingFacts(
    knowledge
      .interactionsOf(drug.id, substance)
      .filter(({ action }) => action === 'avoid' || action === 'contraindicated'),
    drug.interactions,
    regions,
  );
  const forbidden = interactions.filter(({ action }) => action === 'contraindicated');
  const records = [
    ...contraindications.map((each) => contraindicationReference(drug, each)),
    ...(forbidden.length > 0 ? forbidden : interactions).map((each) =>
      interactionReference(drug, each, knowledge),
    ),
  ];
  if (records.length === 0) return undefined;
  const isForbidden = contraindications.length > 0 || forbidden.length > 0;
  return { kind: isForbidden ? 'contraindicated' : 'avoid', records };
}

function coMedicationFault(
  span: Span,
  drug: DrugRecord,
  substance: string,
  { kind, records }: Restricted,
  isMinor: boolean,
  { knowledge, document }: Analysis,
): CoMedicationFault {
  const classes = knowledge
    .substanceLineage(substance)
    .filter((each) => each !== substance)
    .slice(0, 1)
    .map((each) => substanceName(each, knowledge));
  const name = substanceName(substance, knowledge);
  return {
    ...fault(
      span,
      {
        drug: drug.inn,
        substance: classes.length > 0 ? `${name} (${classes[0]})` : name,
        stated: document.source.slice(span.start, span.end).replace(/\s+/gu, ' '),
      },
      records,
      { isMinor },
    ),
    restriction: kind,
  };
}
