import { daysOf } from '../dates.ts';
import { formatPointer, type Pointer } from '../source/pointer.ts';
import { RECORD_KINDS, type RecordKind } from '../source/recordKinds.ts';
import type { PartialDate } from '../types.ts';
import type { KnowledgeCheck } from './context.ts';

/** Dates must exist in the calendar, lie no later than the day the base speaks for, and follow one another. */
export const dates: KnowledgeCheck = ({ index, judged, report }) => {
  const { asOf } = index.identity;
  const check = (kind: RecordKind, id: string, pointer: Pointer, date: PartialDate | undefined): boolean => {
    if (date === undefined) return false;
    const days = daysOf(date);
    const place = { kind, id, pointer };
    if (!days) {
      const message = `${formatPointer(pointer)} is ${date}, which is not a day in the calendar. Correct it.`;
      report('error', 'kb.impossible-date', message, place);
      return false;
    }
    const now = daysOf(asOf);
    if (now && days.first > now.last) {
      const message = `${formatPointer(pointer)} is ${date}, after ${asOf}, the day the base speaks for. Correct it, or asOf in kb.yaml.`;
      report('error', 'kb.impossible-date', message, place);
    }
    return true;
  };
  for (const { kind, collection } of RECORD_KINDS) {
    for (const record of judged[collection]) {
      if ('reviewed' in record) check(kind, record.id, ['reviewed'], record.reviewed);
    }
  }
  for (const source of judged.sources) check('source', source.id, ['date'], source.date);
  for (const evidence of judged.evidence) check('evidence', evidence.id, ['asOf'], evidence.asOf);
  for (const drug of judged.drugs) {
    for (const [i, { date, until }] of drug.approvals.entries()) {
      const pointer = ['approvals', i, 'until'];
      const begins = check('drug', drug.id, ['approvals', i, 'date'], date);
      const ends = check('drug', drug.id, pointer, until);
      if (begins && ends && daysOf(until!)!.last < daysOf(date)!.first) {
        const message = `${formatPointer(pointer)} is ${until}, before the approval's date ${date}. Correct one of them.`;
        report('error', 'kb.impossible-date', message, { kind: 'drug', id: drug.id, pointer });
      }
    }
  }
};
