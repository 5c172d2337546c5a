import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { Finding } from '../../lint/types.ts';
import type { Fix, Severity } from '../../rules/types.ts';
import type { EvidenceReference } from '../../verify/types.ts';
import { capitalised, levelWords, sourcesWords } from '../../verify/words.ts';
import { printable } from '../terminal/displayWidth.ts';
import { excerpt } from '../terminal/excerpt.ts';
import type { Colour, Paint } from '../terminal/paint.ts';
import { wrapIndented } from '../terminal/wrap.ts';
import type { CheckedFile, CheckReport, Presentation, Reporter } from './types.ts';
import { isOpen } from './visible.ts';

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Columns by which everything under a finding's first line is indented. */
const INDENT = '      ';

/** How many records and suggestions a finding shows before it only counts them. */
const SHOWN = 3;

/** For people: the words at fault, what is wrong, why, what to do, and the evidence, file by file. */
export const stylish: Reporter = (report, presentation) => {
  const files = report.files.filter((file) => file.findings.some((finding) => isOpen(file, finding)));
  return [
    ...files.map((file) => fileText(file, report, presentation)),
    ...fixesText(report, presentation),
    footer(report, presentation),
  ].join('\n');
};

function fileText(file: CheckedFile, report: CheckReport, presentation: Presentation): string {
  const findings = file.findings.filter((finding) => isOpen(file, finding));
  const header = presentation.paint('underline', printable(file.path));
  return [header, ...findings.map((finding) => findingText(finding, file, report, presentation))].join('\n');
}

function findingText(
  finding: Finding,
  file: CheckedFile,
  { knowledge }: CheckReport,
  { paint, width }: Presentation,
): string {
  const { line, character } = file.lines.positionAt(finding.span.start);
  const colour = COLOURS[finding.severity];
  const place = `${line + 1}:${character + 1}`;
  const paragraph = (text: string): readonly string[] =>
    text === '' ? [] : wrapIndented(printable(text), width, INDENT);
  return [
    `  ${place}  ${paint(colour, finding.severity)}  ${paint('bold', finding.ruleId)} ${paint('dim', finding.ruleName)}`,
    ...excerpt(file.text, file.lines, finding.span, { width, paint, colour, indent: INDENT }),
    ...paragraph(finding.what).map((text) => `${INDENT}${paint('bold', text.slice(INDENT.length))}`),
    ...paragraph(finding.why),
    ...paragraph(finding.action),
    ...relatedLines(finding, file, width),
    ...evidenceLines(finding.evidence, knowledge, paint, width),
    ...suggestionLines(finding.fixes, paint, width),
    '',
  ].join('\n');
}

function relatedLines({ related }: Finding, file: CheckedFile, width: number): readonly string[] {
  return related.flatMap(({ message, span }) => {
    const { line, character } = file.lines.positionAt(span.start);
    return labelled('See', `${line + 1}:${character + 1} ${message}`, width);
  });
}

function evidenceLines(
  evidence: readonly EvidenceReference[],
  knowledge: KnowledgeIndex,
  paint: Paint,
  width: number,
): readonly string[] {
  const lines = evidence.slice(0, SHOWN).flatMap(({ summary, level, sources }) => {
    const words = level ? `${capitalised(levelWords(level))}: ` : '';
    const cited = sources.length > 0 ? ` [${sourcesWords(knowledge, sources)}]` : '';
    return labelled('Evidence', `${words}${summary.replace(/\.$/, '')}${cited}`, width);
  });
  return [...lines, ...more(evidence.length, 'record', width)].map((line) => paint('dim', line));
}

function suggestionLines(fixes: readonly Fix[], paint: Paint, width: number): readonly string[] {
  const lines = fixes
    .slice(0, SHOWN)
    .flatMap(({ title, safety }) => labelled(safety === 'safe' ? 'Safe fix' : 'Suggestion', title, width));
  return [...lines, ...more(fixes.length, 'suggestion', width)].map((line) => paint('cyan', line));
}

function more(count: number, noun: string, width: number): readonly string[] {
  return count <= SHOWN ? [] : wrapIndented(`and ${counted(count - SHOWN, `more ${noun}`)}`, width, INDENT);
}

function labelled(label: string, text: string, width: number): readonly string[] {
  return wrapIndented(`${label}: ${printable(text)}`, width, `${INDENT}  `, INDENT);
}

function fixesText({ files }: CheckReport, { paint }: Presentation): readonly string[] {
  const fixed = files.filter((file) => file.fixed?.length);
  if (fixed.length === 0) return [];
  const lines = fixed.flatMap(({ path, fixed: titles = [] }) => [
    `${paint('underline', printable(path))}`,
    ...titles.map((title) => `  ${paint('green', 'fixed')}  ${printable(title)}`),
  ]);
  return [`${lines.join('\n')}\n`];
}

function footer({ summary, knowledge, tool }: CheckReport, { paint, width }: Presentation): string {
  const { error, warning, info, suppressed, known, files } = summary;
  const total = error + warning + info;
  const counts = `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${info} info`;
  const aside = [
    ...(suppressed > 0 ? [`, ${suppressed} suppressed`] : []),
    ...(known > 0 ? [`, ${known} known before`] : []),
  ].join('');
  const where = ` in ${counted(files, 'file')}`;
  const colour: Colour = error > 0 ? 'red' : warning > 0 ? 'yellow' : 'green';
  const verdict =
    total === 0 ? `No findings${where}${aside}` : `${counted(total, 'finding')}${where}: ${counts}${aside}`;
  const { id, version, asOf, sha256, overlays } = knowledge.identity;
  const added = overlays
    ? ` Overlays: ${overlays.map((each) => `${each.file} (${each.sha256.slice(0, 8)})`).join(', ')}.`
    : '';
  const base = `Knowledge base ${id} ${version}, as of ${asOf}, sha256 ${sha256.slice(0, 12)}.${added} TheraLint ${tool.version}. Decision support, verify with source.`;
  return `${paint(colour, verdict)}\n${wrapIndented(base, width, '')
    .map((line) => paint('dim', line))
    .join('\n')}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
