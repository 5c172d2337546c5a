import type { Claim, Slot, TreatmentValue } from '../../claims/types.ts';
import type { HouseRule, KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { Judgement } from '../../verify/types.ts';
import { capitalised, listWords } from '../../verify/words.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './house-rule.md';

export const houseRule: RuleDeclaration = {
  id: 'KBS001',
  name: 'house-rule',
  family: 'house',
  severity: 'warning',
  summary: 'A treatment is recommended that a house rule of the workspace decides against.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check(context) {
    for (const rule of context.analysis.knowledge.houseRules) {
      if (rule.stance === 'avoid') reportAvoided(rule, context);
      else reportOthers(rule, context);
    }
  },
};

/** Every recommendation of what the house does not use. */
function reportAvoided(rule: HouseRule, context: RuleContext): void {
  const { judgements, knowledge } = context.analysis;
  const reported = new Set<number>();
  for (const judgement of judgements) {
    const { claim } = judgement;
    if (!recommends(claim) || !isAbout(rule, claim, knowledge)) continue;
    for (const slot of claim.treatments.filter(({ value }) => isNamed(rule, value, knowledge))) {
      const { start } = placeOf(slot, claim);
      if (reported.has(start)) continue;
      reported.add(start);
      const name = nameOf(slot.value, knowledge);
      report(rule, judgement, slot, context, {
        what: `${capitalised(name)} is recommended here, but house rule ${rule.id} is not to use it.`,
        action: 'Name another treatment, or change the rule in its overlay.',
      });
    }
  }
}

/** The first recommendation of something else, where the document never recommends what the house prefers. */
function reportOthers(rule: HouseRule, context: RuleContext): void {
  const { judgements, knowledge } = context.analysis;
  // Without a population there is no telling for whom the preferred treatment should have been named.
  if (rule.disease === undefined && rule.biomarker === undefined) return;
  const about = judgements.filter(
    ({ claim }) => recommends(claim) && (claim.line?.value.min ?? 1) === 1 && isAbout(rule, claim, knowledge),
  );
  const isPreferred = (value: TreatmentValue): boolean => isNamed(rule, value, knowledge);
  if (about.some(({ claim }) => claim.treatments.some(({ value }) => isPreferred(value)))) return;
  const judgement = about.find(({ claim }) => claim.treatments.length > 0);
  const slot = judgement?.claim.treatments[0];
  if (!judgement || !slot) return;
  const preferred = rule.treatments.map((id) => treatmentName(id, knowledge));
  report(rule, judgement, slot, context, {
    what: `${capitalised(nameOf(slot.value, knowledge))} is recommended here, but house rule ${rule.id} prefers ${listWords(preferred, 'or')}.`,
    action: 'Name the preferred treatment too, or change the rule in its overlay.',
  });
}

function report(
  rule: HouseRule,
  judgement: Judgement,
  slot: Slot<TreatmentValue>,
  context: RuleContext,
  words: { readonly what: string; readonly action: string },
): void {
  context.report({
    span: placeOf(slot, judgement.claim),
    ...words,
    why: asSentence(rule.message),
    verdict: judgement.verdict,
    severity: rule.severity ?? 'warning',
    key: `${rule.id} ${slot.value.id}`,
  });
}

/** True for a claim that tells the reader to give the treatment: what is reported, asked or denied is none. */
function recommends({ kind, wording, polarity, status, effect }: Claim): boolean {
  if (polarity !== 'affirmed' || (status !== 'asserted' && status !== 'conditional')) return false;
  if (effect === 'resistance' || effect === 'no-benefit' || effect === 'harm') return false;
  return kind === 'dose' || wording === 'recommendation' || wording === 'regulatory';
}

function isNamed({ treatments }: HouseRule, { id }: TreatmentValue, knowledge: KnowledgeIndex): boolean {
  return treatments.some((each) => each === id || knowledge.isTreatment(id, each));
}

/** True if the claim is about the patients the rule is for; one that leaves them open is not. */
function isAbout({ disease, biomarker }: HouseRule, claim: Claim, knowledge: KnowledgeIndex): boolean {
  const hasDisease =
    disease === undefined || claim.diseases.some(({ value }) => knowledge.isDisease(value, disease));
  const hasBiomarker =
    biomarker === undefined ||
    claim.biomarkers.some(
      ({ value }) =>
        value.status === 'positive' && knowledge.biomarkerSatisfies(value, biomarker) !== 'not-satisfied',
    );
  return hasDisease && hasBiomarker;
}

/** Where the treatment is named, or the claim where its name stands elsewhere. */
function placeOf(slot: Slot<TreatmentValue>, claim: Claim): Claim['span'] {
  const isHere = slot.origin === 'clause' || slot.origin === 'sentence' || slot.origin === 'field';
  return isHere ? slot.span : claim.span;
}

function nameOf({ kind, id }: TreatmentValue, knowledge: KnowledgeIndex): string {
  return knowledge.nameOf({ kind: kind === 'drug-class' ? 'class' : kind, id });
}

function treatmentName(id: string, knowledge: KnowledgeIndex): string {
  const kind = knowledge.drug(id) || knowledge.name(id)?.kind === 'drug' ? 'drug' : 'class';
  return knowledge.nameOf({ kind, id });
}

function asSentence(text: string): string {
  const trimmed = text.replace(/\s+/gu, ' ').trim();
  return /[.!?]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}
