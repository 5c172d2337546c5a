/** Titles: a recommendation by their form is judged; what announces a study, a report or an argument is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check } from '../harness/analyse.ts';

const TITLE = 'Crizotinib for ROS1-positive small-cell lung cancer';
const fields = (kind: string, more = ''): string =>
  `protocolSchema: "0.1"\nkind: ${kind}\nmetadata: { title: ${TITLE}, status: draft }\n${more}rationale: Text.\n`;

/** Name of the file, its text, and the rule that reports the title. */
const CASES: readonly (readonly [title: string, uri: string, text: string, rule: string])[] = [
  ['a first heading', 'a.md', `# ${TITLE}\n\nText.\n`, 'IND001'],
  ['the title field', 'a.protocol.yaml', fields('pathway'), 'IND001'],
  [
    'the title of front matter',
    'a.protocol.md',
    `---\n${fields('pathway')}---\n\n# Summary\n\nText.\n`,
    'IND001',
  ],
  ['a drug without the target', 'a.md', '# Alectinib for ROS1-positive NSCLC\n\nText.\n', 'IND003'],
  ['a labelled use', 'a.md', '# Crizotinib for ROS1-positive NSCLC\n\nText.\n', ''],
  ['a case report', 'a.md', `# ${TITLE}: a case report\n\nText.\n`, ''],
  ['a trial', 'a.md', `# A phase 2 trial of ${TITLE}\n\nText.\n`, ''],
  ['a protocol of a trial', 'a.protocol.yaml', fields('trial'), ''],
  [
    'a pathway that advises against',
    'a.protocol.yaml',
    fields('pathway', 'regimen: [{ drug: { inn: crizotinib }, recommendation: { direction: against } }]\n'),
    '',
  ],
  ['a text that speaks against', 'a.md', `# ${TITLE}\n\nROS1 TKIs are not supported in SCLC.\n`, ''],
  ['a heading below another', 'a.md', `# Lung\n\n## ${TITLE}\n\nText.\n`, ''],
  ['what a document is about', 'a.md', '# Crizotinib in ROS1-positive small-cell lung cancer\n\nText.\n', ''],
];

describe('titles', () => {
  for (const [name, uri, text, rule] of CASES) {
    it(`${rule || 'silent'}: ${name}`, () => {
      const found = check(text, uri).filter(({ ruleId }) => ruleId.startsWith('IND'));
      assert.deepEqual(
        found.map(({ ruleId }) => ruleId),
        rule === '' ? [] : [rule],
      );
    });
  }
});
