/**
 * Uses the packaged extension in a real VS Code with mouse and keyboard, as a writer would, and keeps pictures of what
 * there was to see: in out/screenshots, and with `--pictures` those of the README in docs/images.
 */
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Counts } from './counts.ts';
import { Hands } from './hands.ts';
import { packagedExtension } from './packagedExtension.ts';
import { Workbench } from './workbench.ts';

const MISTAKES = 'ros1-draft-with-mistakes.protocol.md';
const REGIMEN = 'ros1-nsclc-crizotinib.protocol.yaml';
/** Pictures that the README shows. */
const PICTURES = ['squiggle', 'hover', 'hover-card', 'completion', 'quick-fix', 'status'];

function expectText(text: string, wanted: RegExp): void {
  if (!wanted.test(text)) throw new Error(`expected ${wanted} in "${text}"`);
}

/** What a writer does, step by step; later steps rely on the editor as earlier ones left it. */
const STEPS: readonly (readonly [string, (hands: Hands) => Promise<void>])[] = [
  [
    'opens the draft and sees the wrong indication underlined',
    async (hands) => {
      await hands.press('Control+B');
      await hands.open(MISTAKES);
      await hands.read('.squiggly-error');
      await hands.pointNowhere();
      await hands.readUntil('#status\\.problems', /[1-9]/);
      await hands.photograph('squiggle');
    },
  ],
  [
    'points at the drug and reads the verdict',
    async (hands) => {
      await hands.pointAt('Crizotinib is indicated');
      const card = await hands.readUntil(
        '.monaco-hover:not(.hidden) .monaco-hover-content',
        /knowledge base|onco-kb/i,
      );
      expectText(card, /contradicted|out[ -]of[ -]scope|not supported/i);
      expectText(card, /IND001/);
      await hands.photograph('hover');
      await hands.clickOn('.monaco-hover:not(.hidden) details summary');
      await hands.readUntil('.monaco-hover:not(.hidden) details[open]', /“indicated” \(predicate\)/);
      await hands.photograph('why');
      await hands.pointNowhere();
    },
  ],
  [
    'reads the problems in a list',
    async (hands) => {
      await hands.press('Control+Shift+M');
      await hands.readUntil('.markers-panel', /IND001/);
      await hands.photograph('problems');
      await hands.press('Control+Shift+M');
      await hands.gone('.markers-panel');
    },
  ],
  [
    'repairs the sequence with a quick fix from the keyboard',
    async (hands) => {
      await hands.find('switch to alectinib');
      await hands.click('alectinib.');
      await hands.pressUntil('Control+.', '.action-widget .monaco-list-row.action');
      const rows = await hands.readAll('.action-widget .monaco-list-row.action');
      expectText(rows.join(' | '), /repotrectinib/);
      await hands.photograph('quick-fix');
      await hands.press('Enter');
      await hands.readUntil(
        '.editor-instance .view-lines',
        /switch.to.(repotrectinib|taletrectinib|zidesamtinib)/,
      );
    },
  ],
  [
    'types a sentence and is offered the successor for the variant',
    async (hands) => {
      await hands.find('Crizotinib is indicated');
      await hands.press('End');
      await hands.press('Enter');
      await hands.press('Enter');
      await hands.type('On progression with ALK G1202R, switch to ');
      await hands.firstProposal(/^lorlatinib/i);
      const labels = await hands.readAll('.suggest-widget.visible .monaco-list-row .label-name');
      if (labels.some((label) => /alectinib/i.test(label)))
        throw new Error(`alectinib, which G1202R resists, is among ${labels.join(', ')}`);
      await hands.proposalDetails(/G1202R/);
      await hands.photograph('completion');
      await hands.press('Enter');
      await hands.readUntil('.editor-instance .view-lines', /switch.to.lorlatinib/);
    },
  ],
  [
    'accepts a finding, and writes the reason where the cursor is',
    async (hands) => {
      await hands.find('85%');
      await hands.pressUntil('Control+.', '.action-widget .monaco-list-row.action');
      await hands.clickOn('.action-widget .monaco-list-row.action:has-text("Suppress EFF")');
      await hands.readUntil('.editor-instance .view-lines', /theralint-disable/);
      await hands.photograph('suppression');
      await hands.type('updated figure, in press');
      await hands.readUntil('.editor-instance .view-lines', /-- updated.figure,.in.press -->/);
    },
  ],
  [
    'begins a protocol from the palette',
    async (hands) => {
      await hands.command('TheraLint: New Protocol');
      await hands.readUntil('.quick-input-list .monaco-list-row', /Regimen in YAML/);
      await hands.photograph('new-protocol-choice');
      await hands.press('Enter');
      await hands.readUntil('.quick-input-widget .quick-input-message', /Name of the file/);
      await hands.press('Enter');
      await hands.readUntil('.tab.active', /new\.protocol\.yaml/);
      await hands.read('.editor-instance .squiggly-warning, .editor-instance .squiggly-info');
      await hands.photograph('new-protocol');
    },
  ],
  [
    'opens the walkthrough',
    async (hands) => {
      await hands.command('Welcome: Open Walkthrough...');
      await hands.type('therapy protocol');
      await hands.readUntil('.quick-input-list .monaco-list-row.focused', /Check a therapy protocol/);
      await hands.press('Enter');
      await hands.readUntil('.gettingStartedContainer', /Begin a protocol/);
      await hands.photograph('walkthrough');
    },
  ],
  [
    'opens the correct regimen and reads the card of its drug',
    async (hands) => {
      await hands.open(REGIMEN);
      await hands.pointAt('Crizotinib for ROS1-positive');
      const card = await hands.readUntil(
        '.monaco-hover:not(.hidden) .monaco-hover-content',
        /knowledge base|onco-kb/i,
      );
      expectText(card, /supported here/i);
      await hands.photograph('hover-card');
      await hands.pointNowhere();
    },
  ],
  [
    'reads the knowledge base and the verdicts in the language status',
    async (hands) => {
      await hands.clickOn('#status\\.languageStatus');
      await hands.readUntil(
        '.monaco-hover:not(.hidden) .hover-language-status',
        /\d+ of \d+ claims \w+.*Base \d/,
      );
      await hands.photograph('status');
      await hands.press('Escape');
    },
  ],
];

async function asPerson(counts: Counts): Promise<void> {
  console.log('\nReal editor, mouse and keyboard');
  const folder = mkdtempSync(join(tmpdir(), 'theralint-editor-'));
  const workspace = join(folder, 'examples');
  cpSync('examples', workspace, { recursive: true });
  const workbench = await Workbench.start({
    dataDirectory: join(folder, 'data'),
    workspace,
    vsix: packagedExtension(),
    trustEverything: true,
    size: { width: 1280, height: 780 },
    pixelRatio: 1.5,
  });
  const hands = new Hands(workbench.page, 'out/screenshots');
  const group = counts.group();
  try {
    await workbench.open();
    for (const [name, step] of STEPS) {
      try {
        await step(hands);
        console.log(`  ✔ ${name}`);
        group.passed += 1;
      } catch (error) {
        group.fail(`${name}: ${error instanceof Error ? error.message : error}`);
        await hands.photograph(`failed-${group.failed}`);
        await hands.press('Escape');
      }
    }
  } finally {
    await workbench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const counts = new Counts();
try {
  await asPerson(counts);
  if (process.argv.includes('--pictures') && process.exitCode === undefined) {
    for (const name of PICTURES) copyFileSync(`out/screenshots/${name}.png`, `docs/images/${name}.png`);
  }
} catch (error) {
  counts.group().fail(error instanceof Error ? error.message : String(error));
}
counts.print();
