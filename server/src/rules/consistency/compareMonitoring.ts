import { type StatedSchedule, schedulesInFields, schedulesInText } from '../../verify/safety/schedules.ts';
import type { Analysis } from '../../verify/types.ts';
import type { RuleContext } from '../types.ts';

/** Compares how often the text has a test done with the field `monitoring`. */
export function compareMonitoring(context: RuleContext): void {
  const { analysis } = context;
  const inFields = schedulesInFields(analysis);
  if (inFields.length === 0) return;
  for (const stated of schedulesInText(analysis)) {
    const others = inFields.filter((each) => isComparable(stated, each, analysis));
    const [other] = others;
    if (!other || others.some((each) => agree(stated, each))) continue;
    const { source } = analysis.document;
    const words = source.slice(stated.span.start, stated.span.end).replace(/\s+/gu, ' ');
    const written = source.slice(other.span.start, other.span.end).replace(/\s+/gu, ' ');
    context.report({
      span: stated.span,
      what: `The text says “${words}”, and the field \`monitoring\` every ${written}.`,
      why: 'A ward that plans by one of the two misses tests that the other asks for.',
      action: 'Correct the one that is wrong, or say which patients the other is for.',
      related: [{ message: `The field says every ${written}.`, span: other.span }],
      key: `monitoring ${stated.tests.join(' ')}`,
    });
  }
}

function isComparable(a: StatedSchedule, b: StatedSchedule, { knowledge }: Analysis): boolean {
  const sameTest = a.tests.some((test) =>
    b.tests.some((other) => knowledge.isTerm(test, other) || knowledge.isTerm(other, test)),
  );
  const sameRegion = !a.isLocal || !b.isLocal || a.regions.some((each) => b.regions.includes(each));
  return sameTest && sameRegion;
}

/** Four weeks and a month are one interval. */
const TOLERANCE = 1.12;

/** True if some interval of the one is an interval of the other: a text need not repeat every phase. */
function agree(a: StatedSchedule, b: StatedSchedule): boolean {
  return a.phases.some((first) =>
    b.phases.some(
      (second) =>
        first.interval <= second.interval * TOLERANCE && second.interval <= first.interval * TOLERANCE,
    ),
  );
}
