/** Which of the sections that a protocol needs are there, in fields or in prose. */

import { isNull } from './fields/fieldValue.ts';
import { followsModel } from './fields/followsModel.ts';
import type { FieldNode, ProtocolDocument, SectionKind } from './types.ts';

/** Fields whose content is the content of a section; `*` stands for every item of a list. */
const FIELD_SECTIONS: readonly (readonly [path: string, kind: SectionKind])[] = [
  ['population', 'eligibility'],
  ['population.inclusion', 'inclusions'],
  ['population.exclusion', 'exclusions'],
  ['population.biomarkers.*.test', 'tests'],
  ['regimen', 'treatment'],
  ['regimen.*.doseLevels', 'dose-modifications'],
  ['regimen.*.hepatic', 'dose-modifications'],
  ['regimen.*.renal', 'dose-modifications'],
  ['regimen.*.toxicity', 'dose-modifications'],
  ['regimen.*.interactions', 'interactions'],
  ['contraindications', 'contraindications'],
  ['monitoring', 'monitoring'],
  ['sequence', 'sequence'],
  ['claims', 'claims'],
  ['references', 'references'],
  ['abbreviations', 'abbreviations'],
  ['rationale', 'rationale'],
];

/** A section whose content is also content of a wider one. */
const PART_OF: Partial<Record<SectionKind, SectionKind>> = {
  inclusions: 'eligibility',
  exclusions: 'eligibility',
  interactions: 'precautions',
  contraindications: 'precautions',
  monitoring: 'tests',
};

/**
 * The kinds of section that have content. A section that says `not applicable` with its reason has content; an empty field,
 * an empty list and a heading with nothing under it have none.
 */
export function sectionsPresent(document: ProtocolDocument): ReadonlySet<SectionKind> {
  const present = new Set<SectionKind>();
  const add = (kind: SectionKind) => {
    present.add(kind);
    const wider = PART_OF[kind];
    if (wider) present.add(wider);
  };
  for (const block of document.blocks) {
    if (block.role === 'heading' || block.role === 'title' || block.text.text.trim() === '') continue;
    for (const kind of block.context.sections) add(kind);
  }
  if (document.fields && followsModel(document)) {
    for (const [path, kind] of FIELD_SECTIONS) {
      if (nodesAt(document.fields, path.split('.')).some(hasContent)) add(kind);
    }
  }
  return present;
}

function nodesAt(node: FieldNode, path: readonly string[]): FieldNode[] {
  const [step, ...rest] = path;
  if (step === undefined) return [node];
  if (step === '*') return node.kind === 'sequence' ? node.items.flatMap((item) => nodesAt(item, rest)) : [];
  if (node.kind !== 'mapping') return [];
  const value = node.pairs.findLast((pair) => pair.key.text.text === step)?.value;
  return value ? nodesAt(value, rest) : [];
}

/** Whether a field holds anything but nulls and empty collections. */
function hasContent(node: FieldNode): boolean {
  const seen = new Set<FieldNode>();
  const stack: FieldNode[] = [node];
  for (let top = stack.pop(); top; top = stack.pop()) {
    if (seen.has(top)) continue;
    seen.add(top);
    if (top.kind === 'scalar') {
      if (!isNull(top) && top.text.text.trim() !== '') return true;
    } else if (top.kind === 'sequence') {
      for (const item of top.items) stack.push(item);
    } else {
      for (const { value } of top.pairs) if (value) stack.push(value);
    }
  }
  return false;
}
