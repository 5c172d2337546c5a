import type { TextBlock } from '../../document/types.ts';
import type { DoseAdjustment, DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import type { Mention } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import { isCondition } from '../checks/doseCircumstances.ts';
import { type Fault, fault } from '../fault.ts';
import { adjustmentReference } from '../references.ts';
import { bindingFacts, isSafetyRecorded } from '../regions.ts';
import { interactionReference } from '../safetyReferences.ts';
import type { Analysis, EvidenceReference } from '../types.ts';
import { listWords } from '../words.ts';
import { assertionOf, drugsOf, regionsOf, type Statement, statementsAbout } from './statements.ts';

const CONTRAINDICATES = /\bcontra-?\s?indicat(?:ed|ions?|es)\b/i;

/** "Not contraindicated", "if … is contraindicated", "no contraindication to". */
const OTHER_SENSE =
  /(?<!\b(?:is|are)\s+(?:an?\s+)?(?:absolute\s+|strict\s+)?)\bcontra-?\s?indications?\s+(?:to|for)\b|\b(?:if|unless|when|where|whom|relative|any|other)\b[^.;]*\bcontra-?\s?indicat/i;

/** Roles of blocks that are one item of a list of contraindications. */
const ITEM_ROLES: ReadonlySet<TextBlock['role']> = new Set(['list-item', 'table-cell', 'field']);

/**
 * Contraindications that no label of the base knows: metastases in a site, organ impairment for which the label gives a
 * dose, a co-medication that it only says to avoid. What the base holds nothing on is left alone.
 */
export function inventedContraindications(analysis: Analysis): readonly Fault[] {
  return statementsAbout(analysis, ['disease', 'organ-function', 'substance']).flatMap((statement) => {
    if (!isClaimed(statement)) return [];
    const { regions } = regionsOf(statement, analysis);
    const drugs = drugsOf(statement, analysis).filter((drug) => isSafetyRecorded(drug, regions));
    const faults = drugs.map((drug) => inventedFor(drug, statement, regions, analysis));
    // Of several drugs the clause may mean the one whose label says so.
    return faults.every((each) => each.length > 0) ? (faults[0] ?? []) : [];
  });
}

function isClaimed(statement: Statement): boolean {
  const { block, text, reading } = statement;
  if (block.context.sections.includes('exclusions') || text.endsWith('?')) return false;
  const match = CONTRAINDICATES.exec(text);
  if (!match) return isItem(statement);
  if (OTHER_SENSE.test(text)) return false;
  const start = reading.span.start + match.index;
  const { asserted, negated } = assertionOf(statement, { start, end: start + match[0].length });
  return asserted && !negated;
}

const HEAD = /^\W*contra-?\s?indications?\W*$/i;

/** An item of a list, or of a column, of contraindications: short, and without a verb of its own. */
function isItem({ block, text }: Statement): boolean {
  const { sections, rowHeader, columnHeader } = block.context;
  return (
    (sections.at(-1) === 'contraindications' || HEAD.test(columnHeader?.text.text ?? '')) &&
    ITEM_ROLES.has(block.role) &&
    (rowHeader === undefined || rowHeader === block) &&
    text.length < 120 &&
    !/\b(?:not?|none|is|are|was|were|avoid\w*|may|can|caution|reduce|see|limited)\b/i.test(text)
  );
}

function inventedFor(
  drug: DrugRecord,
  statement: Statement,
  regions: readonly Jurisdiction[],
  analysis: Analysis,
): readonly Fault[] {
  const { block, reading } = statement;
  const { rowHeader } = block.context;
  const isOfRow = reading.mentions.length === 0 && rowHeader !== undefined && rowHeader !== block;
  return (isOfRow ? analysis.mentionsIn(rowHeader) : reading.mentions).flatMap(
    (mention): readonly Fault[] => {
      const known = conditionOf(drug, mention, regions, analysis);
      if (!known) return [];
      const match = CONTRAINDICATES.exec(statement.text);
      const start = match ? reading.span.start + match.index : mention.span.start;
      const span: Span =
        match && isOfRow
          ? { start, end: start + match[0].length }
          : match
            ? {
                start: Math.min(start, mention.span.start),
                end: Math.max(start + match[0].length, mention.span.end),
              }
            : mention.span;
      return [
        fault(
          block.text.toSource(span),
          { drug: drug.inn, condition: mention.surface, known: known.words },
          known.records,
          { isMinor: mention.kind === 'substance' },
        ),
      ];
    },
  );
}

interface Known {
  /** What the label has in place of a contraindication, as a sentence. */
  readonly words: string;
  readonly records: readonly EvidenceReference[];
}

function conditionOf(
  drug: DrugRecord,
  mention: Mention,
  regions: readonly Jurisdiction[],
  analysis: Analysis,
): Known | undefined {
  switch (mention.kind) {
    case 'disease':
      return metastases(drug, mention.id, analysis);
    case 'organ-function': {
      const adjustments = bindingFacts(
        drug.adjustments.filter((each) => each.kind === mention.organ && isCondition(each, mention)),
        drug.adjustments.filter(({ kind }) => kind === mention.organ),
        regions,
      );
      return mention.dialysis || (mention.severity === undefined && !mention.creatinineClearance)
        ? undefined
        : adjusted(drug, adjustments);
    }
    case 'substance':
      return onlyAvoided(drug, mention.id, regions, analysis);
    default:
      return undefined;
  }
}

/** Metastases in a site are not what labels contraindicate; what the drug does there is recorded apart. */
function metastases(drug: DrugRecord, id: string, { knowledge }: Analysis): Known | undefined {
  const name = knowledge.name(id)?.name ?? knowledge.disease(id)?.name ?? '';
  if (!/metastas|leptomening/i.test(name) || !drug.cns || !/brain|cns|leptomening|cerebral/i.test(name))
    return undefined;
  return {
    words: `No label of the base contraindicates ${drug.inn} with ${name}; its activity in the brain is recorded.`,
    records: [
      {
        id: `${drug.id}/cns`,
        recordKind: 'drug',
        summary: drug.cns.summary,
        level: undefined,
        sources: drug.cns.sources,
      },
    ],
  };
}

function adjusted(drug: DrugRecord, adjustments: readonly DoseAdjustment[]): Known | undefined {
  const allowed = adjustments.filter(({ action }) => action === 'none' || action === 'reduce');
  if (allowed.length === 0 || allowed.length < adjustments.length) return undefined;
  return {
    words: `The label of ${drug.inn} does not contraindicate it; it gives a dose.`,
    records: allowed.map((each) => adjustmentReference(drug, each)),
  };
}

function onlyAvoided(
  drug: DrugRecord,
  substance: string,
  regions: readonly Jurisdiction[],
  { knowledge }: Analysis,
): Known | undefined {
  if (knowledge.contraindicationsOf(drug.id, substance).length > 0) return undefined;
  const facts = knowledge.interactionsOf(drug.id, substance);
  if (facts.some(({ action }) => action === 'contraindicated')) return undefined;
  const binding = bindingFacts(facts, drug.interactions, regions);
  if (binding.length === 0) return undefined;
  const actions = [...new Set(binding.map(({ action }) => WORDS[action] ?? action))];
  return {
    words: `The label of ${drug.inn} asks for ${listWords(actions, 'or')}, which is less.`,
    records: binding.map((each) => interactionReference(drug, each, knowledge)),
  };
}

const WORDS: Readonly<Record<string, string>> = {
  avoid: 'avoiding it',
  adjust: 'a changed dose',
  caution: 'caution',
  none: 'nothing',
};
