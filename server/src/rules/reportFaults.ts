/** How rules report what checks of the whole document found: the same shape of message as for claims. */
import type { Fault } from '../verify/fault.ts';
import { evidenceWords, type Wording } from './reporting.ts';
import type { Fix, RuleContext, Severity } from './types.ts';

/** Values that name what a fault is about, for the fingerprint; the others are wording. */
const STABLE_VALUES = ['drug', 'substance', 'harm', 'test', 'condition', 'stated', 'level'] as const;

/** Reports faults in order; `minor` is the severity of those in which the text is only weaker than the label. */
export function reportFaults(
  context: RuleContext,
  faults: readonly Fault[],
  word: (fault: Fault) => Wording,
  minor?: Severity,
): void {
  const { document, knowledge } = context.analysis;
  for (const fault of faults) {
    const { span, records, related, suggestions, values, isMinor } = fault;
    const { what, why, action } = word(fault);
    context.report({
      span,
      what,
      why: [why ?? '', evidenceWords(records, knowledge)].filter((each) => each !== '').join(' '),
      action,
      ...(records.length > 0 ? { verdict: 'contradicted' as const } : {}),
      related,
      evidence: records,
      fixes: suggestions.map(
        ({ title, span: at, newText, records: evidence }): Fix => ({
          title,
          safety: 'suggestion',
          edits: [{ span: at, newText }],
          evidence,
        }),
      ),
      ...(isMinor && minor ? { severity: minor } : {}),
      key: [
        ...STABLE_VALUES.flatMap((name) => values[name] ?? []),
        document.source.slice(span.start, span.end),
      ].join(' '),
    });
  }
}
