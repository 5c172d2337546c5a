import { formatPointer } from '../source/pointer.ts';
import type { Agency, Approval, Jurisdiction } from '../types.ts';
import type { KnowledgeCheck } from './context.ts';

const JURISDICTION_OF: Readonly<Record<Agency, Jurisdiction>> = {
  FDA: 'US',
  EMA: 'EU',
  MHRA: 'UK',
  NMPA: 'CN',
  PMDA: 'JP',
  MFDS: 'KR',
  HC: 'CA',
  TGA: 'AU',
  SWISSMEDIC: 'CH',
};

/**
 * An approval that ended says when and, if another replaced it, which; one in force says neither. Those that ended are
 * listed for a reviewer on demand, and a drug that is recorded as the next step must still be approved somewhere if it ever was.
 */
export const approvals: KnowledgeCheck = ({ index, judged, listEnded, report }) => {
  for (const drug of judged.drugs) {
    for (const [i, approval] of drug.approvals.entries()) {
      const problem = inconsistency(approval);
      if (problem) {
        const pointer = ['approvals', i, problem.field];
        const message = `${formatPointer(pointer)}: ${problem.message}`;
        report('error', 'kb.inconsistent-status', message, { kind: 'drug', id: drug.id, pointer });
      } else if (listEnded && approval.until !== undefined) {
        const replaced = approval.supersededBy ? `, replaced by ${approval.supersededBy}` : '';
        const message = `the ${approval.agency} approval ${approval.id} of ${approval.date} was ${approval.status} on ${approval.until}${replaced}.`;
        const pointer = ['approvals', i, 'status'];
        report('info', 'kb.approval-ended', message, { kind: 'drug', id: drug.id, pointer });
      }
    }
    for (const [i, { drug: next }] of drug.successors.entries()) {
      const target = index.drug(next);
      if (!target || target.approvals.length === 0 || index.approvalsOf(next).length > 0) continue;
      const pointer = ['successors', i, 'drug'];
      const message = `${formatPointer(pointer)}: every approval of ${next} has ended. Name another successor, or say in the rationale why this one still holds.`;
      report('warning', 'kb.successor-without-approval', message, { kind: 'drug', id: drug.id, pointer });
    }
  }
};

function inconsistency({
  agency,
  jurisdiction,
  status,
  until,
  supersededBy,
  id,
}: Approval): { readonly field: string; readonly message: string } | undefined {
  const ended = status === 'withdrawn' || status === 'superseded';
  if (JURISDICTION_OF[agency] !== jurisdiction) {
    return {
      field: 'jurisdiction',
      message: `${agency} decides for ${JURISDICTION_OF[agency]}, not ${jurisdiction}.`,
    };
  }
  if (ended && until === undefined) {
    return {
      field: 'status',
      message: `the approval is ${status}, but until does not say since when. Add it.`,
    };
  }
  if (!ended && until !== undefined) {
    return {
      field: 'until',
      message: `the approval ended, but its status is ${status}. Make it withdrawn or superseded.`,
    };
  }
  if (status === 'superseded' && supersededBy === undefined) {
    return {
      field: 'status',
      message: 'the approval is superseded; supersededBy must name the one that replaced it.',
    };
  }
  if (status !== 'superseded' && supersededBy !== undefined) {
    return {
      field: 'supersededBy',
      message: `names a replacement, but status is ${status}. Make it superseded.`,
    };
  }
  if (supersededBy === id) return { field: 'supersededBy', message: 'the approval cannot replace itself.' };
  return undefined;
}
