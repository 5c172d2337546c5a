import type { EvidenceRecord } from '../../knowledge/types.ts';
import type { QuantityMention } from '../../recognise/types.ts';
import { contains } from '../../text/span.ts';
import { evidenceReference } from '../../verify/references.ts';
import { findWords, type WordsFound } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './single-patient-against-cohort.md';

/** Words that draw a conclusion from a comparison; "exceeded" and "longer than" only describe one. */
const CONCLUSION =
  /\b(?:prov(?:es?|ed|en|ing)|demonstrat(?:es?|ed|ing)|establish(?:es|ed)?|confirms?|superior(?:ity)?|outperform(?:s|ed)?|(?:is|are|was|were|(?:clearly|far|much|markedly)) (?:more effective|better)|(?:better|more effective) than|shows? (?:that|superiority|the benefit))\b/i;
const ONE_PATIENT = /\b(?:one|a single|this|the|our|in our) (?:patient|case)\b|\bcase report\b/i;
const COHORT =
  /\b(?:historical|previously reported|earlier (?:reports|studies)|published|cohorts?|trials?|median|reported (?:average|mean))\b/i;

export const singlePatientAgainstCohort: RuleDeclaration = {
  id: 'EFF006',
  name: 'single-patient-against-cohort',
  family: 'efficacy',
  severity: 'warning',
  summary: 'A conclusion is drawn from one patient compared with the figure of a group.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['evidence'],
  options: [],
  documentation,
  checkBlocks({ analysis, report }) {
    for (const found of findWords(analysis, CONCLUSION)) {
      if (found.polarity === 'negated' || !CONCLUDING.has(found.status)) continue;
      const comparison = comparisonIn(found, analysis);
      if (!comparison) continue;
      const { patient, group, record } = comparison;
      const { block } = found;
      report({
        span: found.span,
        what: `“${found.text}” concludes from one patient (${patient.surface}) against a group (${group.surface}).`,
        why: `The response of one patient and the average of others cannot be compared. ${record ? evidenceWords([evidenceReference(record)], analysis.knowledge) : ''}`.trim(),
        action: 'Describe both figures without a conclusion, and say which is of one patient.',
        related: [
          { message: 'The figure of one patient.', span: block.text.toSource(patient.span) },
          { message: 'The figure of the group.', span: block.text.toSource(group.span) },
        ],
        evidence: record ? [evidenceReference(record)] : [],
        key: `${patient.value} ${group.value}`,
      });
    }
  },
};

const CONCLUDING: ReadonlySet<string> = new Set(['asserted', 'conditional', 'historical']);

interface Comparison {
  readonly patient: QuantityMention;
  readonly group: QuantityMention;
  readonly record: EvidenceRecord | undefined;
}

/** Two times in the sentence of which one is of a patient and the other of a group, by record or by the words. */
function comparisonIn({ block, reading }: WordsFound, analysis: Analysis): Comparison | undefined {
  const figures = analysis
    .mentionsIn(block)
    .filter(
      (each): each is QuantityMention =>
        each.kind === 'quantity' && contains(reading.sentenceSpan, each.span),
    )
    .filter(({ role }) => role === 'value');
  if (figures.length < 2) return undefined;
  for (const record of analysis.knowledge.records.evidence) {
    const pick = (...populations: readonly string[]) =>
      figures.find((figure) =>
        (record.observations ?? []).some(
          ({ value, unit, population }) =>
            populations.includes(population) &&
            figure.value === value &&
            (figure.unit === unit || figure.unit === 'count'),
        ),
      );
    const patient = pick('patient');
    const group = pick('historical', 'cohort');
    if (patient && group) return { patient, group, record };
  }
  const sentence = block.text.text.slice(reading.sentenceSpan.start, reading.sentenceSpan.end);
  if (!ONE_PATIENT.test(sentence) || !COHORT.test(sentence)) return undefined;
  const times = figures.filter(({ unit }) => unit === 'months' || unit === 'weeks' || unit === 'years');
  return times.length === 2 ? { patient: times[0]!, group: times[1]!, record: undefined } : undefined;
}
