import { addMonths } from '../dates.ts';
import { RECORD_KINDS } from '../source/recordKinds.ts';
import type { KnowledgeCheck } from './context.ts';

/** Records that no person has compared with their sources for too long. */
export const review: KnowledgeCheck = ({ judged, today, reviewMonths, report }) => {
  if (today === undefined || !Number.isFinite(reviewMonths)) return;
  for (const { kind, collection } of RECORD_KINDS) {
    for (const record of judged[collection]) {
      if (!('reviewed' in record)) continue;
      const due = addMonths(record.reviewed, reviewMonths);
      if (due === undefined || due >= today) continue;
      report(
        'warning',
        'kb.review-due',
        `was last reviewed on ${record.reviewed}, more than ${reviewMonths} months ago. Compare it with its sources and set reviewed.`,
        { kind, id: record.id, pointer: ['reviewed'] },
      );
    }
  }
};
