import type {
  BiomarkerFields,
  DoseFields,
  Located,
  OrganFields,
  ProtocolFields,
  RegimenFields,
} from '../document/fields/types.ts';
import type { KnowledgeIndex } from '../knowledge/knowledgeIndex.ts';
import type { DoseBasis, DoseUnit, Frequency } from '../knowledge/types.ts';
import type { Mention, MentionOf, Recogniser } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import { cover } from '../text/span.ts';
import type { ClaimDraft } from './clauseContext.ts';
import { emptyClaim } from './emptyClaim.ts';
import { biomarkerValue } from './inheritance.ts';
import { mostSpecific, SlotFinder } from './slots.ts';
import type { Surroundings } from './surroundings.ts';
import type { BiomarkerValue, DoseStatement, Slot, TreatmentValue } from './types.ts';

/**
 * Claims that the structured part makes: each regimen entry recommends its drug (or advises against it) for the population, with
 * its doses; each sequence step recommends what comes next.
 */
export function claimsOfFields(
  source: string,
  fields: ProtocolFields,
  surroundings: Surroundings,
  recogniser: Recogniser,
  knowledge: KnowledgeIndex,
): readonly ClaimDraft[] {
  const base = populationDraft(surroundings, knowledge);
  const drafts: ClaimDraft[] = [];
  fields.regimen.forEach((entry, index) => {
    drafts.push(...regimenClaims(source, entry, ['regimen', index], base, recogniser));
  });
  fields.sequence.forEach((step, index) => {
    const next = step.next.flatMap((each) => treatmentSlots(each, recogniser));
    if (next.length === 0) return;
    const detected = step.detected ? detectedBiomarker(step.detected, recogniser) : undefined;
    drafts.push({
      ...base,
      ...at(source, step.span, ['sequence', index]),
      kind: 'sequence',
      wording: 'recommendation',
      treatments: next,
      priorTreatments: step.after.flatMap((each) => treatmentSlots(each, recogniser)),
      biomarkers: detected ? [...base.biomarkers, detected] : base.biomarkers,
      line: undefined,
    });
  });
  return drafts;
}

function regimenClaims(
  source: string,
  entry: RegimenFields,
  path: readonly (string | number)[],
  base: ClaimDraft,
  recogniser: Recogniser,
): readonly ClaimDraft[] {
  if (!entry.inn) return [];
  const treatments = treatmentSlots(entry.inn, recogniser);
  if (treatments.length === 0) return [];
  const direction = entry.direction?.value ?? 'for';
  const shared: ClaimDraft = {
    ...base,
    treatments,
    polarity: direction === 'against' ? 'negated' : 'affirmed',
    status: direction === 'investigational' ? 'hypothesis' : 'asserted',
  };
  const drafts: ClaimDraft[] = [
    {
      ...shared,
      ...at(source, entry.inn.span, [...path, 'drug', 'inn']),
      kind: 'indication',
      wording: 'recommendation',
    },
  ];
  const starting = entry.dose
    ? doseStatement(source, entry.dose, entry.frequency, 'starting', recogniser)
    : undefined;
  if (starting)
    drafts.push({
      ...shared,
      ...at(source, starting.span, [...path, 'dose']),
      kind: 'dose',
      wording: 'recommendation',
      doses: [starting],
    });
  for (const level of entry.doseLevels) {
    const statement = level.dose
      ? doseStatement(
          source,
          level.dose,
          level.frequency,
          (level.level?.value ?? 0) < 0 ? 'level' : 'starting',
          recogniser,
          level.level?.value,
        )
      : undefined;
    if (statement)
      drafts.push({
        ...shared,
        ...at(source, level.span, [...path, 'doseLevels']),
        kind: 'dose',
        wording: 'recommendation',
        doses: [statement],
      });
  }
  for (const [name, list] of [
    ['hepatic', entry.hepatic],
    ['renal', entry.renal],
  ] as const) {
    for (const organ of list) {
      const statement = organStatement(source, entry, organ, name, recogniser);
      if (statement)
        drafts.push({
          ...shared,
          ...at(source, organ.span, [...path, name]),
          kind: 'dose',
          wording: 'recommendation',
          doses: [statement],
        });
    }
  }
  return drafts;
}

/** What every claim of the fields shares: the population, as slots of origin `field`. */
function populationDraft(surroundings: Surroundings, knowledge: KnowledgeIndex): ClaimDraft {
  const finder = new SlotFinder(
    {
      span: { start: 0, end: 0 },
      sentenceSpan: { start: 0, end: 0 },
      sentence: 0,
      words: [],
      cues: [],
      mentions: [],
      asked: false,
      refersBack: false,
      onePatient: false,
    },
    (range) => range,
    surroundings.fields,
  );
  const all = <T>(read: (mention: Mention) => T | undefined): readonly Slot<T>[] =>
    surroundings.fields.flatMap((place) =>
      place.mentions.flatMap((mention) => {
        const value = read(mention);
        return value === undefined
          ? []
          : [{ value, span: place.toSource(mention.span), text: mention.surface, origin: 'field' as const }];
      }),
    );
  return {
    ...emptyClaim({ start: 0, end: 0 }, ''),
    fieldPath: [],
    biomarkers: all((mention) => (mention.kind === 'biomarker' ? biomarkerValue(mention) : undefined)),
    diseases: mostSpecific(
      all((mention) => (mention.kind === 'disease' ? mention.id : undefined)),
      knowledge,
    ),
    line: finder.find('line', (mention) => mention.line)[0],
    setting: finder.find('setting', (mention) => mention.setting)[0],
    extent: finder.find('setting', (mention) => mention.extent)[0],
    age: finder.find('age', (mention) => mention.age)[0],
    jurisdictions: all((mention) =>
      mention.kind === 'jurisdiction' ? mention.jurisdictions : undefined,
    ).flatMap((slot) => slot.value.map((value) => ({ ...slot, value }))),
  };
}

function at(
  source: string,
  span: Span,
  fieldPath: readonly (string | number)[],
): Pick<ClaimDraft, 'span' | 'text' | 'fieldPath'> {
  return { span, text: source.slice(span.start, span.end), fieldPath };
}

function treatmentSlots(field: Located<string>, recogniser: Recogniser): readonly Slot<TreatmentValue>[] {
  return recogniser.recognise(field.value).flatMap<Slot<TreatmentValue>>((mention) => {
    if (mention.kind === 'drug') {
      return [
        {
          value: { kind: 'drug', id: mention.id, generations: [] },
          span: field.span,
          text: mention.surface,
          origin: 'field',
        },
      ];
    }
    if (mention.kind === 'drug-class') {
      return [
        {
          value: { kind: 'drug-class', id: mention.id, generations: mention.generations },
          span: field.span,
          text: mention.surface,
          origin: 'field',
        },
      ];
    }
    return [];
  });
}

function detectedBiomarker(
  fields: BiomarkerFields,
  recogniser: Recogniser,
): Slot<BiomarkerValue> | undefined {
  const text = [fields.gene.value, fields.protein?.value].filter((part) => part !== undefined).join(' ');
  const mentions = recogniser.recognise(text);
  const variant = mentions.find((mention): mention is MentionOf<'variant'> => mention.kind === 'variant');
  if (!variant) return undefined;
  return {
    value: {
      gene: variant.writtenGene ?? fields.gene.value,
      alteration: 'mutation',
      variant: variant.short,
      exon: undefined,
      status: 'positive',
      role: 'acquired',
    },
    span: fields.protein?.span ?? fields.span,
    text: fields.protein?.value ?? text,
    origin: 'field',
  };
}

const BASES: ReadonlySet<string> = new Set(['flat', 'mg/m2', 'mg/kg', 'AUC']);

function doseStatement(
  source: string,
  dose: DoseFields,
  frequency: Located<string> | undefined,
  role: DoseStatement['role'],
  recogniser: Recogniser,
  level?: number,
): DoseStatement | undefined {
  if (!dose.value || !dose.unit) return undefined;
  const basis = dose.basis && BASES.has(dose.basis.value) ? (dose.basis.value as DoseBasis) : 'flat';
  const unit = basis === 'flat' || dose.unit.value.includes('/') ? dose.unit.value : basis;
  return {
    dose: {
      value: dose.value.value,
      unit: unit as DoseUnit,
      basis: unit.includes('/') ? (unit as DoseBasis) : basis,
    },
    frequency: frequency ? readFrequency(frequency.value, recogniser) : undefined,
    span: cover([dose.value.span, dose.unit.span]),
    frequencySpan: frequency?.span,
    text: source.slice(dose.span.start, dose.span.end),
    role,
    level,
    organ: undefined,
    interaction: undefined,
  };
}

function readFrequency(text: string, recogniser: Recogniser): Frequency | undefined {
  const mention = recogniser.recognise(text).find((each) => each.kind === 'frequency');
  return mention?.kind === 'frequency' ? mention.frequency : undefined;
}

/** `startLevel: -2` for a degree of organ impairment is the dose of that level in the same entry's ladder. */
function organStatement(
  source: string,
  entry: RegimenFields,
  organ: OrganFields,
  name: 'hepatic' | 'renal',
  recogniser: Recogniser,
): DoseStatement | undefined {
  if (!organ.startLevel || !organ.when) return undefined;
  const level = entry.doseLevels.find((each) => each.level?.value === organ.startLevel!.value);
  if (!level?.dose) return undefined;
  const statement = doseStatement(source, level.dose, level.frequency, 'starting', recogniser);
  if (!statement) return undefined;
  const mention = recogniser
    .recognise(organ.when.value)
    .find(
      (each): each is MentionOf<'organ-function'> => each.kind === 'organ-function' && each.organ === name,
    );
  return {
    ...statement,
    span: organ.startLevel.span,
    organ: {
      organ: name,
      ...(mention?.severity ? { severity: mention.severity } : {}),
      ...(mention?.creatinineClearance ? { creatinineClearance: mention.creatinineClearance } : {}),
      span: organ.when.span,
    },
  };
}
