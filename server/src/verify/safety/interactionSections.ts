import type { FieldNode, SectionKind, TextBlock } from '../../document/types.ts';
import type { DrugRecord, Interaction } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { type Fault, fault } from '../fault.ts';
import { idsIn } from '../fieldNames.ts';
import { bindingFacts, documentJurisdictions } from '../regions.ts';
import { interactionReference, substanceName } from '../safetyReferences.ts';
import type { Analysis } from '../types.ts';
import { listWords } from '../words.ts';
import { documentDrugs } from './statements.ts';

/** Sections in which co-medication may be spoken of, beside the one on interactions. */
const PLACES: ReadonlySet<SectionKind> = new Set([
  'interactions',
  'precautions',
  'contraindications',
  'exclusions',
  'dose-modifications',
]);

/** Words that lead to where the interactions stand, or say that there are none to list. */
const CROSS_REFERENCE =
  /\b(?:see|refer\s+to|according\s+to|as\s+(?:per|listed|in)|consult|per)\b[^.]{0,60}\b(?:table|appendix|annex|section|label|labell?ing|smpc|prescribing\s+information|monograph|summary\s+of\s+product\s+characteristics|package\s+insert|list)\b|\bnot\s+applicable\b/i;

/**
 * A section on interactions that leaves out a group of substances the label says to avoid with the document's drug. Groups
 * are the widest classes of the base: CYP3A inhibitors, CYP3A inducers, drugs that slow the heart.
 */
export function omittedInteractions(analysis: Analysis): readonly Fault[] {
  const place = placeOf(analysis);
  if (!place) return [];
  const { document, knowledge } = analysis;
  const blocks = document.blocks.filter(({ context }) => context.sections.some((each) => PLACES.has(each)));
  const texts = [...blocks.map(({ text }) => text.text), ...fieldTexts(analysis)];
  if (texts.some((each) => CROSS_REFERENCE.test(each))) return [];
  const named = new Set(
    [
      ...blocks.flatMap((block) =>
        analysis.mentionsIn(block).flatMap((each) => (each.kind === 'substance' ? [each.id] : [])),
      ),
      ...fieldTexts(analysis).flatMap((each) => idsIn(each, 'substance', knowledge)),
    ].map((id) => groupOf(id, analysis)),
  );
  const regions = documentJurisdictions(analysis);
  return documentDrugs(analysis).flatMap((drug) => {
    const restricting = drug.interactions.filter(
      ({ action }) => action === 'avoid' || action === 'contraindicated',
    );
    const groups = [...new Set(restricting.map((each) => groupOf(each.with, analysis)))];
    const binding = groups.flatMap((group) =>
      bindingFacts(
        restricting.filter((each) => groupOf(each.with, analysis) === group),
        drug.interactions,
        regions,
      ),
    );
    const omitted = binding.filter(
      (each) => !named.has(groupOf(each.with, analysis)) && !isTouched(each.with, texts, analysis),
    );
    return omitted.length === 0 ? [] : [omission(place, drug, omitted, analysis)];
  });
}

function omission(
  span: Span,
  drug: DrugRecord,
  omitted: readonly Interaction[],
  { knowledge }: Analysis,
): Fault {
  const names = [...new Set(omitted.map((each) => `“${substanceName(each.with, knowledge)}”`))];
  return fault(
    span,
    { drug: drug.inn, substance: listWords(names) },
    omitted.map((each) => interactionReference(drug, each, knowledge)),
  );
}

/** The widest class a substance belongs to. */
function groupOf(id: string, { knowledge }: Analysis): string {
  return knowledge.substanceLineage(id).at(-1) ?? id;
}

/** True where a text has the word that tells the class from others: `CYP3A`, `QT`, `bradycard…`. */
function isTouched(id: string, texts: readonly string[], { knowledge }: Analysis): boolean {
  const words = substanceName(id, knowledge)
    .split(/[\s-]+/u)
    .filter((each) => /[A-Z]{2}|\d/u.test(each) || each.length >= 9);
  return words.some((word) =>
    texts.some((text) => text.toLowerCase().includes(word.toLowerCase().slice(0, 9))),
  );
}

/** The field or heading of the interactions; undefined where the document has neither. */
function placeOf(analysis: Analysis): Span | undefined {
  const { document } = analysis;
  const key = fieldKey(document.fields, ['regimen', 'interactions']);
  const field = key && !isEmpty(key.value) ? key.span : undefined;
  const block = document.blocks.find(
    ({ role, context }) =>
      role !== 'heading' && role !== 'title' && context.sections.includes('interactions'),
  );
  return field ?? (block && (headingOf(block) ?? block.text.toSource(whole(block))));
}

function headingOf({ context }: TextBlock): Span | undefined {
  const heading = context.headings.at(-1);
  return heading?.text.toSource(whole(heading));
}

function whole({ text }: TextBlock): Span {
  return { start: 0, end: text.text.length };
}

interface FieldKey {
  readonly span: Span;
  readonly value: FieldNode | undefined;
}

/** The key of a field of the first list item that has it. */
function fieldKey(node: FieldNode | undefined, path: readonly string[]): FieldKey | undefined {
  if (!node || path.length === 0) return undefined;
  if (node.kind === 'sequence') {
    for (const item of node.items) {
      const found = fieldKey(item, path);
      if (found) return found;
    }
    return undefined;
  }
  if (node.kind !== 'mapping') return undefined;
  const pair = node.pairs.findLast(({ key }) => key.text.text === path[0]);
  if (!pair) return undefined;
  return path.length === 1 ? { span: pair.key.span, value: pair.value } : fieldKey(pair.value, path.slice(1));
}

function isEmpty(node: FieldNode | undefined): boolean {
  if (!node) return true;
  if (node.kind === 'sequence') return node.items.length === 0;
  return node.kind === 'scalar' && node.value === null;
}

function fieldTexts({ fields }: Analysis): readonly string[] {
  return (fields?.regimen ?? []).flatMap(({ interactions }) =>
    interactions.flatMap(({ with: named, examples, action }) =>
      [named, ...examples, action].flatMap((each) => (each ? [each.value] : [])),
    ),
  );
}
