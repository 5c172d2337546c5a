import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isEntityMention, type Mention } from '../../../server/src/recognise/types.ts';
import { overlaps } from '../../../server/src/text/span.ts';
import { recogniser } from './fixtures.ts';

const PIECES = [
  'crizotinib',
  'Xalkori',
  'ALK',
  'ROS1',
  'MET',
  'EML4-ALK',
  'EML4::',
  'ALK/',
  'fusion',
  '-positive',
  'negative',
  'exon 14',
  'skipping',
  'G1202R',
  'I1171T/N/S',
  'p.(',
  'Gly1202Arg',
  ')',
  '(',
  'inhibitors',
  'second-',
  'third-generation',
  'TKIs',
  '250 mg',
  'twice daily',
  'every 3 weeks',
  '−1:',
  'AUC',
  '5',
  '72%',
  '95% CI',
  '0.32–0.58',
  'HR',
  '36/50',
  'ORR',
  'median PFS',
  '10.9 months',
  'first-line',
  'or later',
  'adults',
  'aged',
  '≥',
  '12 years',
  'and older',
  'severe',
  'hepatic impairment',
  'CrCl',
  '<30 mL/min',
  'FDA',
  'in 2017',
  'March',
  '2016',
  'SCLC',
  'extensive-stage',
  'and',
  'or',
  ',',
  '.',
  ';',
  ':',
  '[12]',
  '\n',
  '\n\n',
  ' - ',
  '—',
  '’s',
  '\u00ad',
  '\u00a0',
  '😀',
  '克唑替尼',
  'é',
  'ß',
  'α',
  '\ud800',
  '\r\n',
  '\t',
  '½',
  'a year',
] as const;

const texts = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ')), { maxLength: 40 })
  .map((parts) => parts.map(([piece, gap]) => piece + gap).join(''));

function assertNoOverlap(mentions: readonly Mention[]): void {
  for (let index = 1; index < mentions.length; index++) {
    const [a, b] = [mentions[index - 1]!, mentions[index]!];
    assert.equal(overlaps(a.span, b.span), false, `${a.kind} "${a.surface}" and ${b.kind} "${b.surface}"`);
  }
}

describe('recognise', () => {
  it('gives spans that slice to their surfaces, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const mention of recogniser.recognise(text)) {
          assert.equal(text.slice(mention.span.start, mention.span.end), mention.surface);
          assert.ok(mention.span.end > mention.span.start && mention.span.start >= last);
          last = mention.span.start;
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('lets entities not overlap one another', () => {
    fc.assert(
      fc.property(texts, (text) => assertNoOverlap(recogniser.recognise(text).filter(isEntityMention))),
      { numRuns: 2000, seed: 2 },
    );
  });

  it('lets quantities and frequencies not overlap one another or begin inside doses', () => {
    fc.assert(
      fc.property(texts, (text) =>
        assertNoOverlap(
          recogniser.recognise(text).filter((each) => each.kind === 'quantity' || each.kind === 'frequency'),
        ),
      ),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        recogniser.recognise(text);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('keeps nothing between calls', () => {
    const text = 'ALK or ROS1-positive NSCLC: crizotinib 250 mg twice daily, ORR 72% (36/50).';
    const before = recogniser.recognise(text);
    recogniser.recognise('MET exon 14 skipping. '.repeat(100));
    assert.deepEqual(recogniser.recognise(text), before);
  });

  it('finds the same in a long text as in its paragraphs', () => {
    const paragraph = 'In ALK-positive NSCLC crizotinib 250 mg twice daily gave an ORR of 72% (36/50).\n\n';
    const one = recogniser.recognise(paragraph);
    const many = recogniser.recognise(paragraph.repeat(2000));
    assert.equal(many.length, one.length * 2000);
    const last = many.at(-1)!;
    assert.equal(last.span.end, one.at(-1)!.span.end + paragraph.length * 1999);
  });

  it('takes time in proportion to the text, whatever the text is', () => {
    for (const piece of [
      'ALK, ',
      'exon 14 ',
      '1 ',
      '(',
      'ALK/',
      'mutation in ',
      '250 mg ',
      'a',
      '− 1:',
      'I1171T/N/',
      '-',
    ]) {
      const text = piece.repeat(200_000 / piece.length);
      const start = performance.now();
      recogniser.recognise(text);
      assert.ok(performance.now() - start < 5000, piece);
    }
  });

  it('answers an empty text with nothing', () => assert.deepEqual(recogniser.recognise(''), []));
});
