import type { Claim, DoseStatement } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import { ownerOf } from '../../verify/doseOwner.ts';
import type { Analysis } from '../../verify/types.ts';
import { regimenWords } from '../../verify/words.ts';
import { isOwnText, sentenceAt } from '../places.ts';
import type { RuleContext } from '../types.ts';
import { isJudgedWrong } from './judgedWrong.ts';

/** A dose that a field states for a drug. */
interface FieldDose {
  readonly drug: string;
  readonly statement: DoseStatement;
  /** `regimen[0].dose`. */
  readonly name: string;
}

/** Compares the doses in the text with those of the regimen and its ladder. */
export function compareDoses(context: RuleContext): void {
  const { analysis } = context;
  const inFields = fieldDoses(analysis);
  if (inFields.length === 0) return;
  for (const claim of analysis.claims) {
    const drug = drugOf(claim);
    if (!drug || !isAboutThisRegimen(claim, analysis)) continue;
    const stated = inFields.filter((each) => each.drug === drug);
    for (const dose of claim.doses) {
      if (FORM.test(analysis.document.source.slice(Math.max(0, dose.span.start - 40), dose.span.start)))
        continue;
      const owner = ownerOf(dose, claim, analysis.document.source);
      if (owner !== undefined && owner !== drug) continue;
      const other = contradicted(dose, stated, isAdjustment(claim, dose));
      // A dose that no field has either, and that the label contradicts, is a matter of the label.
      const isOwnDose = stated.some(({ statement }) => !differs(dose, statement));
      if (other && (isOwnDose || !isJudgedWrong(analysis, dose.span))) report(context, dose, other);
    }
  }
}

/** Words before an amount that make it a strength supplied: `capsules of 200 mg and 250 mg`. */
const FORM =
  /\b(?:capsules?|tablets?|vials?|pellets?|sachets?|strengths?)\s*(?:of|:|are|is)?\s*(?:[\d.]+\s*mg\s*(?:and|or|,)\s*)*$/i;

function fieldDoses({ claims }: Analysis): readonly FieldDose[] {
  return claims.flatMap((claim) => {
    const [root, index, field] = claim.block ? [] : (claim.fieldPath ?? []);
    const drug = claim.treatments[0]?.value;
    if (root !== 'regimen' || drug?.kind !== 'drug' || field === 'drug') return [];
    return claim.doses.map((statement) => ({
      drug: drug.id,
      statement,
      name: `regimen[${index}].${field}`,
    }));
  });
}

function drugOf({ treatments, comparators }: Claim): string | undefined {
  const [first, second] = treatments;
  if (!first || second || comparators.length > 0 || first.value.kind !== 'drug') return undefined;
  return first.value.id;
}

/** The author's own statement about the protocol's patients, not what a trial gave or another region's label says. */
function isAboutThisRegimen(claim: Claim, { document, fields, knowledge }: Analysis): boolean {
  const { block, status, polarity, trials, age, jurisdictions } = claim;
  if (!block || !isOwnText(block)) return false;
  if (status !== 'asserted' || polarity !== 'affirmed' || trials.length > 0) return false;
  if (block.context.sections.includes('history') || document.fields === undefined) return false;
  const own = new Set((fields?.metadata.jurisdictions ?? []).map(({ value }) => value));
  if (jurisdictions.some(({ value, origin }) => isSaidHere(origin) && !own.has(value))) return false;
  if (age && isSaidHere(age.origin)) return false;
  const disease = fields?.population.disease?.value;
  const known = disease === undefined ? [] : knowledge.resolveName(disease).map(({ id }) => id);
  return claim.diseases.every(
    ({ value, origin }) =>
      !isSaidHere(origin) ||
      known.length === 0 ||
      known.some((id) => knowledge.isDisease(id, value) || knowledge.isDisease(value, id)),
  );
}

function isSaidHere(origin: string): boolean {
  return origin === 'clause' || origin === 'sentence' || origin === 'list' || origin === 'row-header';
}

/** Words that make a dose one of the steps below the starting dose. */
const ADJUSTING =
  /\b(?:levels?|reduc\w+|modif\w+|adjust\w+|impair\w+|resum\w+|restart\w*|interrupt\w*|toxicit\w+|inhibitors?|inducers?|tolerat\w+|lower\w*|if|maximum|total|escalat\w+)\b/i;
const ADJUSTING_SECTIONS: ReadonlySet<string> = new Set([
  'dose-modifications',
  'interactions',
  'precautions',
  'monitoring',
]);

function isAdjustment({ block }: Claim, dose: DoseStatement): boolean {
  if (!block) return false;
  if (dose.organ || dose.interaction !== undefined) return true;
  const around = [block, ...block.context.leadIns, block.context.columnHeader, block.context.rowHeader];
  return (
    block.context.sections.some((section) => ADJUSTING_SECTIONS.has(section)) ||
    around.some((each) => each && ADJUSTING.test(nearWords(each, block, dose)))
  );
}

function nearWords(place: TextBlock, block: TextBlock, { span }: DoseStatement): string {
  const { text } = place.text;
  const at = place === block ? block.text.fromSource(span.start) : undefined;
  if (at === undefined) return text;
  const sentence = sentenceAt(text, at);
  return text.slice(sentence.start, sentence.end);
}

/** The field that a dose of the text contradicts; undefined where some field bears it out or none speaks of it. */
function contradicted(
  dose: DoseStatement,
  stated: readonly FieldDose[],
  isStep: boolean,
): FieldDose | undefined {
  if (dose.role === 'strength' || dose.role === 'daily-total' || dose.role === 'maximum') return undefined;
  if (dose.role === 'level') {
    const sameLevel = stated.find(
      ({ statement }) => statement.role === 'level' && statement.level === dose.level,
    );
    return sameLevel && differs(dose, sameLevel.statement) ? sameLevel : undefined;
  }
  const starting = stated.filter(({ statement }) => statement.role === 'starting');
  // Beside the ladder a text may say what to do in cases the fields do not list.
  if (isStep || starting.length === 0) return undefined;
  return starting.every(({ statement }) => differs(dose, statement)) ? starting[0] : undefined;
}

const IN_MG: Readonly<Record<string, number>> = { mg: 1, g: 1000, mcg: 0.001 };

function differs(a: DoseStatement, b: DoseStatement): boolean {
  if (basisOf(a) !== basisOf(b)) return true;
  const [first, second] = [amount(a), amount(b)];
  if (first === undefined || second === undefined) return false;
  if (Math.abs(first - second) > 1e-9 * Math.max(first, second)) return true;
  const [often, other] = [a.frequency?.timesPerDay, b.frequency?.timesPerDay];
  return often !== undefined && other !== undefined && often !== other;
}

/** A unit may say the basis that its field leaves out. */
function basisOf({ dose: { basis, unit } }: DoseStatement): string {
  return unit === 'AUC' || unit.includes('/') ? unit : basis;
}

function amount({ dose }: DoseStatement): number | undefined {
  const factor = dose.basis === 'flat' ? IN_MG[dose.unit] : 1;
  return factor === undefined ? undefined : dose.value * factor;
}

function report(context: RuleContext, dose: DoseStatement, other: FieldDose): void {
  const inField = regimenWords(other.statement.dose, other.statement.frequency);
  context.report({
    span: dose.span,
    what: `The text says ${regimenWords(dose.dose, dose.frequency)}, and the field \`${other.name}\` ${inField}.`,
    why: 'A document that gives two doses leaves it to chance which one a patient gets.',
    action: 'Correct the one that is wrong, or say which dose level or patients the other is for.',
    related: [{ message: `The field says ${inField}.`, span: other.statement.span }],
    key: `dose ${other.drug} ${dose.dose.value} ${dose.dose.unit}`,
  });
}
