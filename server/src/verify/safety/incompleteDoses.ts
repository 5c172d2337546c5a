import type { Claim, DoseStatement } from '../../claims/types.ts';
import type { RegimenFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { DrugRecord } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { ownerOf } from '../doseOwner.ts';
import { sameAmount } from '../doses.ts';
import { type Fault, fault } from '../fault.ts';
import { idsIn } from '../fieldNames.ts';
import { dosingReference } from '../references.ts';
import type { Analysis } from '../types.ts';
import { frequencyWords } from '../words.ts';
import { introducersOf, isRead } from './statements.ts';

/** Words before an amount that make it no dose to take: a limit, a difference, something spoken of. */
const BEFORE =
  /(?:\b(?:up\s+to|max(?:imum)?(?:\s+of)?|exceed(?:s|ing)?|at\s+least|more\s+than|less\s+than|over|under|above|below|from|between|by|the|a|an|each|per|one|two|contains?|containing|of\s+the|than|versus|vs\.?)|[<>≥≤~+×x/(])\s*$/i;
/** Words after it that make it a form, a group, or one of several amounts. */
const AFTER =
  /^(?:\s*[-‐]\s*\p{L}|\s*(?:dose|cohort|arm|group|level|strength|capsules?|tablets?|vials?|pellets?|sachets?|hard|oral|formulation|in\s+\d|\/|to\s+\d|or\s+\d|and\s+\d|[-–]\s*\d|,\s*\d|\+|×|x\s*\d|per\b|for\s+each))/iu;
/** Schedules that are no frequency. */
const SCHEDULED =
  /\b(?:days?\s*\d|D\d|C\d+D\d+|cycles?|infusion|bolus|loading|single[\s-]dose|one\s+dose|once|weekly|daily|every|each|q\d|times|regimen|schedule|b\.?i\.?d|t\.?i\.?d|twice|thrice|hourly|morning|evening|night|weeks?|months?|pre-?med\w*)\b/i;
const ADVICE =
  /\b(?:give|start|take|administer|prescribe|use|treat\s+with|recommended|dose\s+(?:of\s+\S+\s+)?is|should|reduce|resume|restart|increase|initiate|continue)\b/i;
const TOLD =
  /\b(?:was|were|had|has|have|received|receiving|treated|show\w*|demonstrat\w*|improv\w*|compar\w*|trials?|stud(?:y|ies)|patients?|exposure|plasma|concentration|equivalent|corresponds?|missed|overdos\w*|AUC|Cmax|volunteers?|bioavailab\w*|pharmacokinetic\w*|if|available|supplied|strengths?|contains?|stock)\b/i;
/** Forms a drug is supplied in. */
const FORM = /\b(?:capsules?|tablets?|vials?|pellets?|sachets?)\b/i;
const FINITE = /\b(?:is|are|be|can|could|may|might|must|should|shall|will|would|does?)\b/i;

/** Doses without how often they are taken, or without a unit. */
export function incompleteDoses(analysis: Analysis): readonly Fault[] {
  return [...analysis.claims.flatMap((claim) => inClaim(claim, analysis)), ...inFields(analysis)];
}

function inClaim(claim: Claim, analysis: Analysis): readonly Fault[] {
  const { block, status, polarity, text } = claim;
  if (!block || !isRead(block) || status !== 'asserted' || polarity !== 'affirmed') return [];
  if (claim.doses.length === 0 || !isInstruction(text) || isScheduled(block, claim, analysis)) return [];
  const { source } = analysis.document;
  return claim.doses.flatMap((statement): readonly Fault[] => {
    if (statement.frequency || !GIVEN.has(statement.role) || statement.interaction !== undefined) return [];
    const { start, end } = statement.span;
    if (
      BEFORE.test(source.slice(Math.max(0, start - 24), start)) ||
      AFTER.test(source.slice(end, end + 24).split('\n')[0]!)
    )
      return [];
    const drug = drugOf(statement, claim, analysis);
    return drug ? [incomplete(statement, drug)] : [];
  });
}

const GIVEN: ReadonlySet<DoseStatement['role']> = new Set(['unspecified', 'starting', 'level']);

/** A fragment, "Crizotinib 250 mg", or advice; no narrative. */
function isInstruction(text: string): boolean {
  return !TOLD.test(text) && (ADVICE.test(text) || !(FINITE.test(text) || FORM.test(text)));
}

/** True where the block, its row, or what stands over it says how often. */
function isScheduled(block: TextBlock, { doses }: Claim, analysis: Analysis): boolean {
  const { document } = analysis;
  if (doses.some(({ frequency }) => frequency)) return true;
  const row = block.context.rowHeader
    ? document.blocks.filter(
        ({ context }) =>
          context.rowHeader === block.context.rowHeader &&
          context.headings.at(-1) === block.context.headings.at(-1),
      )
    : [];
  const around = [block, ...row, ...introducersOf(block), ...block.context.headings.slice(1)];
  return around.some(
    (each) =>
      SCHEDULED.test(each.text.text) ||
      analysis
        .mentionsIn(each)
        .some((mention) => mention.kind === 'frequency' || (mention.kind === 'dose' && mention.frequency)),
  );
}

/** The one drug of the base that the dose is of, if its label doses it by the day; cyclic schedules stand elsewhere. */
function drugOf(
  statement: DoseStatement,
  claim: Claim,
  { knowledge, document }: Analysis,
): DrugRecord | undefined {
  const owner = ownerOf(statement, claim, document.source);
  if (owner === 'unknown') return undefined;
  const ids = owner === undefined ? claim.treatments.map(({ value }) => value.id) : [owner];
  const drugs = ids.flatMap((id) => knowledge.drug(id) ?? []);
  const drug = drugs.length === 1 ? drugs[0] : undefined;
  return drug && isDaily(drug) ? drug : undefined;
}

function isDaily({ dosing }: DrugRecord): boolean {
  return dosing.some(({ steps }) => steps.some(({ frequency }) => frequency.timesPerDay !== undefined));
}

function incomplete({ dose, span }: DoseStatement, drug: DrugRecord): Fault {
  const starts = drug.dosing
    .filter(({ status }) => status !== 'superseded')
    .filter(({ steps }) => steps.length === 1 && sameAmount(steps[0]!.dose, dose));
  const words = [...new Set(starts.map(({ steps }) => frequencyWords(steps[0]!.frequency)))];
  const records = starts.map((each) => dosingReference(drug, each));
  const [only] = words;
  const at = { start: span.end, end: span.end };
  return fault(span, { drug: drug.inn, missing: 'how often it is taken' }, records, {
    suggestions:
      words.length === 1 && only ? [{ title: `Add “${only}”`, span: at, newText: ` ${only}`, records }] : [],
  });
}

function inFields(analysis: Analysis): readonly Fault[] {
  const { fields, document, knowledge } = analysis;
  return (fields?.regimen ?? []).flatMap((entry): readonly Fault[] => {
    const id = entry.inn && idsIn(entry.inn.value, 'drug', knowledge)[0];
    const drug = id === undefined ? undefined : knowledge.drug(id);
    if (!entry.inn || entry.direction?.value === 'against') return [];
    const name = drug?.inn ?? entry.inn.value;
    const source = document.source.slice(entry.span.start, entry.span.end);
    return [...unitFaults(entry, name), ...frequencyFaults(entry, name, drug, /\bcycle\s*:/u.test(source))];
  });
}

function unitFaults({ dose, doseLevels }: RegimenFields, drug: string): readonly Fault[] {
  return [dose, ...doseLevels.map((level) => level.dose)].flatMap((each) =>
    each?.value && !each.unit && (!each.basis || each.basis.value === 'flat')
      ? [fault(each.value.span, { drug, missing: 'its unit' }, [])]
      : [],
  );
}

function frequencyFaults(
  { dose, frequency, doseLevels }: RegimenFields,
  drug: string,
  record: DrugRecord | undefined,
  isCyclic: boolean,
): readonly Fault[] {
  const faults: Fault[] = [];
  const told = (span: Span): void => {
    faults.push(fault(span, { drug, missing: 'how often it is taken' }, []));
  };
  if (dose?.value && !frequency && ((record && isDaily(record)) || !isCyclic)) told(dose.span);
  const levels = doseLevels.filter((each) => each.dose?.value);
  // Levels that leave out what other levels say may be read either way.
  if (levels.some((each) => each.frequency))
    for (const each of levels) if (!each.frequency) told(each.dose!.span);
  return faults;
}
