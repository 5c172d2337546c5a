import type { FieldCursor } from './fieldCursor.ts';
import type { DoseFields, OrganFields, RegimenFields } from './types.ts';

/** One drug of the regimen. */
export function readRegimen(at: FieldCursor): RegimenFields {
  return {
    inn: at.at('drug').text('inn'),
    role: at.at('role').text(),
    direction: at.at('recommendation').at('direction').choice(),
    regulatory: at
      .at('regulatory')
      .items()
      .map((each) => ({ jurisdiction: each.at('jurisdiction').text(), status: each.at('status').text() })),
    dose: readDose(at.at('dose')),
    route: at.at('route').text(),
    frequency: at.at('frequency').text(),
    cycleLength: at.at('cycle').at('length').text(),
    cycleCount: at.at('cycle').at('count').number(),
    doseLevels: at.at('doseLevels').items().map(readLevel),
    hepatic: at.at('hepatic').items().map(readOrgan),
    renal: at.at('renal').items().map(readOrgan),
    toxicity: at.at('toxicity').items().map(readToxicity),
    interactions: at.at('interactions').items().map(readInteraction),
    span: at.span,
  };
}

function readDose(at: FieldCursor): DoseFields | undefined {
  if (!at.present) return undefined;
  return {
    value: at.at('value').number(),
    unit: at.at('unit').text(),
    basis: at.at('basis').text(),
    span: at.span,
  };
}

function readLevel(at: FieldCursor): RegimenFields['doseLevels'][number] {
  return {
    level: at.at('level').number(),
    dose: readDose(at.at('dose')),
    frequency: at.at('frequency').text(),
    action: at.at('action').text(),
    span: at.span,
  };
}

function readOrgan(at: FieldCursor): OrganFields {
  return {
    when: at.at('when').text(),
    startLevel: at.at('startLevel').number(),
    dose: readDose(at.at('dose')),
    span: at.span,
  };
}

function readToxicity(at: FieldCursor): RegimenFields['toxicity'][number] {
  return {
    event: at.at('event').text(),
    when: at.at('when').text(),
    action: at.at('action').text(),
    resumeLevel: at.at('resumeLevel').number(),
    span: at.span,
  };
}

function readInteraction(at: FieldCursor): RegimenFields['interactions'][number] {
  return {
    with: at.at('with').text(),
    examples: at.at('examples').texts(),
    action: at.at('action').text(),
    span: at.span,
  };
}
