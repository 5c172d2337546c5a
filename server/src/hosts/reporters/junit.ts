import type { Finding } from '../../lint/types.ts';
import type { CheckedFile, Reporter } from './types.ts';
import { isOpen } from './visible.ts';
import { escapeXml } from './xml.ts';

/**
 * JUnit XML: a suite for each file, a case for each finding, and one case that passes for a file without any. Errors and
 * warnings are failures, information is output of a case that passes.
 */
export const junit: Reporter = ({ files }) => {
  const suites = files.map((file) => {
    const findings = file.findings.filter((finding) => isOpen(file, finding));
    const failures = findings.filter(fails).length;
    const cases = findings.length > 0 ? findings.map((finding) => testCase(file, finding)) : [passed(file)];
    return `  <testsuite name="${escapeXml(file.path)}" tests="${cases.length}" failures="${failures}" errors="0">\n${cases.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="theralint">\n${suites.join('')}</testsuites>\n`;
};

function fails({ severity }: Finding): boolean {
  return severity !== 'info';
}

function passed({ path }: CheckedFile): string {
  return `    <testcase name="no findings" classname="${escapeXml(path)}"/>\n`;
}

function testCase({ path, lines }: CheckedFile, finding: Finding): string {
  const { line, character } = lines.positionAt(finding.span.start);
  const place = `${path}:${line + 1}:${character + 1}`;
  const name = escapeXml(`${finding.ruleId} ${finding.ruleName} (${line + 1}:${character + 1})`);
  const text = escapeXml(`${place}: ${finding.message}`);
  const body = fails(finding)
    ? `<failure type="${finding.severity}" message="${escapeXml(finding.message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase name="${name}" classname="${escapeXml(path)}">${body}</testcase>\n`;
}
