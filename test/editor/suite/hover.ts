import { assert } from './assert.ts';
import { check } from './checks.ts';
import { findingOf, hoverTexts, open } from './documents.ts';

check('hovering over a drug says the verdict for its context first', async () => {
  const { document } = await open('wrong.protocol.md');
  await findingOf(document, 'IND001');
  const texts = await hoverTexts(document, 'Crizotinib is indicated');
  const card = texts.find((text) => /crizotinib/i.test(text));
  assert(card, `no card about crizotinib among ${JSON.stringify(texts)}`);
  const firstLine = card.trim().split('\n')[0]!;
  assert(
    /contradicted|out[ -]of[ -]scope|not supported/i.test(firstLine),
    `the first line is "${firstLine}"`,
  );
  assert(/knowledge base|onco-kb/i.test(card), 'the card does not name its knowledge base');
});

check('hovering over a variant and a disease shows cards', async () => {
  const { document } = await open('sequence.protocol.md');
  for (const words of ['G2032R', 'NSCLC']) {
    assert(
      (await hoverTexts(document, words)).some((text) => text.length > 20),
      `no card for ${words}`,
    );
  }
});

check('the hover says why, folded away', async () => {
  const { document } = await open('wrong.protocol.md');
  await findingOf(document, 'IND001');
  const texts = await hoverTexts(document, 'Crizotinib is indicated');
  const card = texts.find((text) => /crizotinib/i.test(text)) ?? '';
  assert(
    /<details><summary>Why\?<\/summary>.*“indicated” \(predicate\).*from the clause itself.*<\/details>/s.test(
      card,
    ),
    `the card is ${card}`,
  );
});
