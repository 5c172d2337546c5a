import type { VerifyContext } from '../context.ts';
import { type CheckOutcome, outcome } from '../outcome.ts';
import { targetReference } from '../references.ts';
import type { Subject } from '../subject.ts';

/**
 * What a drug is said to bind, against its recorded targets. A target that is not recorded contradicts nothing: records name
 * what labels and studies report, not everything a molecule touches.
 */
export function checkStatedTargets(subject: Subject, _context: VerifyContext): CheckOutcome | undefined {
  const drugs = subject.treatments.flatMap(({ drugs: members, isClass }) => (isClass ? [] : members));
  const genes = subject.claim.biomarkers.flatMap(({ value }) =>
    value.role === 'target' ? [value.gene] : [],
  );
  if (drugs.length === 0 || genes.length === 0) return undefined;
  const records = drugs.map(targetReference);
  const missing = drugs.flatMap((drug) =>
    genes
      .filter((gene) => !drug.targets.some((target) => target.gene === gene))
      .map((gene) => `${gene} for ${drug.inn}`),
  );
  if (missing.length > 0)
    return outcome('not-in-kb', `No target is recorded: ${missing.join(', ')}.`, records);
  const names = drugs.map(({ inn }) => inn).join(' and ');
  return outcome('supported', `${genes.join(', ')} are recorded targets of ${names}.`, records);
}
