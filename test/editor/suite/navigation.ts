import {
  commands,
  type FoldingRange,
  type Location,
  type SemanticTokens,
  type SemanticTokensLegend,
} from 'vscode';
import { assert, assertEqual } from './assert.ts';
import { check } from './checks.ts';
import { closeAll, findingOf, hoverTexts, open, rangeOf, replace } from './documents.ts';

check('a drug is found wherever the document names it', async () => {
  const { document } = await open('wrong.protocol.md');
  await findingOf(document, 'IND001');
  const { start } = rangeOf(document, 'Crizotinib 500 mg');
  const locations = await commands.executeCommand<Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    start,
  );
  assertEqual(
    locations.map(({ range }) => document.getText(range)),
    ['Crizotinib', 'Crizotinib'],
    'references',
  );
});

check('recognised names are told apart by colour, and sections fold', async () => {
  const { document } = await open('wrong.protocol.md');
  await findingOf(document, 'IND001');
  const legend = await commands.executeCommand<SemanticTokensLegend>(
    'vscode.provideDocumentSemanticTokensLegend',
    document.uri,
  );
  assert(legend.tokenTypes.includes('drug'), `the legend is ${legend.tokenTypes.join(', ')}`);
  const { data } = await commands.executeCommand<SemanticTokens>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  );
  assert(data.length > 0 && data.length % 5 === 0, 'no tokens');
  const folds = await commands.executeCommand<FoldingRange[]>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  const heading = rangeOf(document, '# Summary').start.line;
  assert(
    folds.some(({ start }) => start === heading),
    'the section does not fold',
  );
});

check('a rule named in a suppression shows its page', async () => {
  const editor = await open('wrong.protocol.md');
  await findingOf(editor.document, 'IND001');
  await replace(
    editor,
    'Crizotinib is indicated',
    '<!-- theralint-disable-next-line unsupported-indication -- a test -->\nCrizotinib is indicated',
  );
  const texts = await hoverTexts(editor.document, 'unsupported-indication');
  assert(
    texts.some((text) => /^\*\*IND001 unsupported-indication/.test(text)),
    `the hovers are ${JSON.stringify(texts)}`,
  );
  await closeAll();
});
