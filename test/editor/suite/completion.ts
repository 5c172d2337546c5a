import { assert, assertEqual } from './assert.ts';
import { check } from './checks.ts';
import { append, closeAll, labelOf, open, proposalsAfter } from './documents.ts';

async function proposalsFor(sentence: string): Promise<string[]> {
  const editor = await open('sequence.protocol.md');
  await append(editor, `\n\n${sentence}`);
  try {
    return (await proposalsAfter(editor.document, sentence)).map(labelOf);
  } finally {
    await closeAll();
  }
}

check('after an ALK G1202R progression lorlatinib is offered first', async () => {
  const labels = await proposalsFor('On progression with ALK G1202R, switch to ');
  assertEqual(labels[0]?.toLowerCase(), 'lorlatinib', 'the first proposal');
});

check(
  'after a ROS1 G2032R progression repotrectinib and taletrectinib are offered, never alectinib',
  async () => {
    const labels = (await proposalsFor('On progression with ROS1 G2032R, switch to ')).map((label) =>
      label.toLowerCase(),
    );
    const first = labels.slice(0, 3);
    assert(
      first.includes('repotrectinib') && first.includes('taletrectinib'),
      `the first are ${first.join(', ')}`,
    );
    assert(!labels.slice(0, 5).includes('alectinib'), 'alectinib is among the first five');
  },
);

check('a proposed successor explains itself with evidence', async () => {
  const editor = await open('sequence.protocol.md');
  const sentence = 'After progression with ALK G1202R, change to ';
  await append(editor, `\n\n${sentence}`);
  const [first] = await proposalsAfter(editor.document, sentence);
  const documentation = first?.documentation;
  const text = typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
  assert(/G1202R/.test(text), `its documentation is "${text}"`);
  await closeAll();
});
