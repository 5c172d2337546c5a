import type { TextBlock } from '../../document/types.ts';
import { ASPECTS } from '../../verify/aspects.ts';
import { isEarlierLine, misreportedLine, trialReference } from '../../verify/checks/studyLine.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import { lineWords } from '../../verify/words.ts';
import { evidenceWords, reportAspects } from '../reporting.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './study-line-misreported.md';

export const studyLineMisreported: RuleDeclaration = {
  id: 'LOT003',
  name: 'study-line-misreported',
  family: 'line',
  severity: 'error',
  summary: 'A study or a reported patient is said to have been treated in another line than recorded.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['trial', 'evidence'],
  options: [],
  documentation,
  check(context) {
    const reported = reportAspects(context, [ASPECTS.studyLineDiffers], ({ values }) => ({
      what: wrong(values.study!, values.recorded!, values.stated!),
      why: '',
      action: advice(values.recorded!, values.stated!),
    }));
    for (const block of statingBlocks(context.analysis)) checkBlock(context, block, reported);
  },
};

function wrong(study: string, recorded: string, stated: string): string {
  return `The treatment in ${study} was ${recorded}, not ${stated}.`;
}

function advice(recorded: string, stated: string): string {
  return `Write ${recorded}, or name the study that treated patients ${stated}.`;
}

/** Lines that clauses give a trial without claiming anything else of it. */
function checkBlock(
  { analysis, report }: RuleContext,
  block: TextBlock,
  reported: ReadonlySet<number>,
): void {
  if (!analysis.mentionsIn(block).some(({ kind }) => kind === 'line')) return;
  const { rowHeader } = block.context;
  const ofRow = rowHeader && rowHeader !== block ? analysis.mentionsIn(rowHeader) : [];
  if (block.role === 'heading' || block.role === 'title' || block.context.quoted) return;
  for (const reading of clausesIn(analysis, block)) {
    const named = reading.mentions.some(({ kind }) => kind === 'trial') ? reading.mentions : ofRow;
    const found = misreportedLine(reading.mentions, named, analysis.knowledge);
    if (!found) continue;
    const span = block.text.toSource(found.span);
    const { status, polarity } = assertionAt(analysis, block, reading, found.span);
    const isSaid = polarity === 'affirmed' && (status === 'asserted' || status === 'historical');
    const before = block.text.text.slice(reading.span.start, found.span.start);
    if (!isSaid || isEarlierLine(before) || reported.has(span.start)) continue;
    const evidence = [trialReference(found.trial)];
    const [stated, recorded] = [lineWords(found.stated), lineWords(found.recorded)];
    report({
      span,
      what: wrong(found.trial.acronym, recorded, stated),
      why: evidenceWords(evidence, analysis.knowledge),
      action: advice(recorded, stated),
      verdict: 'contradicted',
      evidence,
      key: `${found.trial.id} ${stated}`,
    });
  }
}
