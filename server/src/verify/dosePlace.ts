import type { Claim, DoseStatement } from '../claims/types.ts';
import type { DrugRecord } from '../knowledge/types.ts';
import type { OrganFunctionMention } from '../recognise/types.ts';
import { severityOf } from './doseOrgan.ts';

const START = /\b(?:start|initial|first dose)/i;
const HEPATIC = /\bbilirubin\b/i;
const RENAL = /\b(?:creatinine clearance|CrCl|CLcr|eGFR|GFR)\b/i;
const BELOW = /(?:<|≤|below|under|less than)\s*=?\s*(\d+(?:\.\d+)?)/i;
const RANGE = /(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*(?:<\s*)?(\d+(?:\.\d+)?)\s*mL/i;

/** What the head of its column says of a dose in a table: that treatment starts with it, or for which organ function it is. */
export function placedDose(
  statement: DoseStatement,
  { block }: Claim,
  { adjustments }: DrugRecord,
): DoseStatement {
  const { columnHeader, rowHeader } = block?.context ?? {};
  if (!rowHeader || rowHeader === block) return statement;
  const placed =
    statement.role === 'unspecified' && columnHeader && START.test(columnHeader.text.text)
      ? { ...statement, role: 'starting' as const }
      : statement;
  if (placed.organ) return placed;
  const named = `${rowHeader.context.columnHeader?.text.text ?? ''} ${rowHeader.text.text}`;
  const span = rowHeader.text.toSource({ start: 0, end: rowHeader.text.text.length });
  if (HEPATIC.test(named)) {
    const severity = severityOf(`bilirubin ${rowHeader.text.text.replace(HEPATIC, '')}`, adjustments);
    return severity ? { ...placed, organ: { organ: 'hepatic', severity, span } } : placed;
  }
  const creatinineClearance = RENAL.test(named) ? clearanceIn(rowHeader.text.text) : undefined;
  return creatinineClearance ? { ...placed, organ: { organ: 'renal', creatinineClearance, span } } : placed;
}

function clearanceIn(text: string): OrganFunctionMention['creatinineClearance'] | undefined {
  const range = RANGE.exec(text);
  if (range) return { min: Number(range[1]), max: Number(range[2]) };
  const below = BELOW.exec(text);
  return below ? { max: Number(below[1]) } : undefined;
}
