import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { classifyDocument, isPlainText } from '../../../server/src/document/classify.ts';
import { parseDocument } from '../../../server/src/document/parse.ts';
import {
  sectionKindOfHeading,
  sectionKindOfItem,
  sectionKindOfLeadIn,
} from '../../../server/src/document/sections.ts';
import { decodeSource } from '../../../server/src/document/source.ts';
import { parseCorpus } from './corpus.ts';

test('UTF-8 decodes as the platform decodes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const wellFormed = text.replace(/[\0\ud800-\udfff]/gu, '');
      assert.deepEqual(decodeSource(new TextEncoder().encode(wellFormed)), { text: wellFormed });
    }),
  );
});

test('exactly the byte sequences that are not UTF-8 are refused, with the first bad offset', () => {
  const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const lead = fc.constantFrom(
    0x41,
    0x80,
    0xbf,
    0xc1,
    0xc2,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0xa0,
    0x9f,
    0x90,
    0x8f,
  );
  fc.assert(
    fc.property(fc.uint8Array({ min: 1, maxLength: 8 }), fc.array(lead, { maxLength: 6 }), (some, more) => {
      const bytes = Uint8Array.from([0x61, ...more, ...some]);
      let expected: string | undefined;
      try {
        expected = fatal.decode(bytes);
      } catch {
        expected = undefined;
      }
      const decoded = decodeSource(bytes);
      assert.equal(decoded.problem === undefined, expected !== undefined);
      if (expected !== undefined) assert.equal(decoded.text, expected);
      else
        assert.ok(
          fatal.decode(bytes.slice(0, Number(/offset (\d+)/.exec(decoded.problem!.message)![1]))) !==
            undefined,
        );
    }),
    { numRuns: 2000 },
  );
});

test('files that are not text are refused with a reason', () => {
  const latin = parseCorpus('not-utf8.protocol.md');
  assert.deepEqual(
    latin.problems.map((each) => each.code),
    ['encoding.not-utf8'],
  );
  assert.match(latin.problems[0]!.message, /byte 0xB5 at byte offset 12/);
  assert.deepEqual(latin.blocks, []);
  assert.equal(parseCorpus('binary.protocol.yaml').problems[0]?.code, 'encoding.binary');
  const wide = parseDocument({ uri: 'a.md', bytes: Uint8Array.of(0xff, 0xfe, 0x41, 0) });
  assert.equal(wide.problems[0]?.code, 'encoding.utf16');
});

test('text that an editor could not decode is told by what is left of it', () => {
  const binary = parseDocument({ uri: 'a.protocol.yaml', text: '\ufffdPNG\0\0' });
  assert.deepEqual(
    binary.problems.map(({ code, span }) => [code, span.start]),
    [['encoding.binary', 4]],
  );
  assert.deepEqual(binary.blocks, []);
  const latin = parseDocument({ uri: 'a.protocol.md', text: 'Caf\ufffd with crizotinib.\n' });
  assert.deepEqual(
    latin.problems.map(({ code, span }) => [code, span]),
    [['encoding.not-utf8', { start: 3, end: 4 }]],
  );
  assert.equal(latin.blocks.length, 1);
});

test('an empty document is read, and has no problems', () => {
  for (const uri of ['a.protocol.yaml', 'a.protocol.md', 'a.txt']) {
    const document = parseDocument({ uri, text: '' });
    assert.deepEqual([document.problems, document.blocks, document.fields], [[], [], undefined]);
  }
});

test('names decide language and profile', () => {
  const of = (path: string) => Object.values(classifyDocument(path)).join(' ');
  assert.equal(of('file:///w/A.Protocol.YAML'), 'yaml protocol true');
  assert.equal(of('C:\\w\\a.protocol.yml'), 'yaml protocol true');
  assert.equal(of('a.protocol.md'), 'markdown protocol true');
  assert.equal(of('untitled:a.protocol.md?x=1#y'), 'markdown protocol true');
  assert.equal(of('trial.yaml'), 'yaml protocol false');
  assert.equal(of('protocol.md'), 'markdown prose false');
  assert.equal(of('note.txt'), 'markdown prose false');
  assert.equal(isPlainText('note.TXT'), true);
});

test('headings are known by their words, whole titles of documents are not', () => {
  const kinds: [string, string | undefined][] = [
    ['Exclusion criteria', 'exclusions'],
    ['5.2 Exclusions', 'exclusions'],
    ['Inclusion and exclusion criteria', 'eligibility'],
    ['Dose modifications for hepatotoxicity', 'dose-modifications'],
    ['Warnings and Precautions', 'precautions'],
    ['Drug interactions', 'interactions'],
    ['Contraindications', 'contraindications'],
    ['References', 'references'],
    ['Treatment', 'treatment'],
    ['Treatment of non-small cell lung cancer', undefined],
    ['History of Crizotinib', undefined],
    ['', undefined],
  ];
  for (const [heading, kind] of kinds) assert.equal(sectionKindOfHeading(heading), kind, heading);
  assert.equal(sectionKindOfLeadIn('Patients must not have:'), 'exclusions');
  assert.equal(
    sectionKindOfLeadIn('No exclusion criteria were changed in this amendment of the protocol.'),
    undefined,
  );
  assert.equal(
    sectionKindOfLeadIn('The main exclusion criteria include but are not limited to:'),
    'exclusions',
  );
  assert.equal(sectionKindOfLeadIn('Inclusion Criteria: dose escalation'), 'inclusions');
  assert.equal(sectionKindOfLeadIn('PHASE 2 Key Exclusion Criteria'), 'exclusions');
  assert.equal(sectionKindOfLeadIn('Other inclusion criteria could apply'), undefined);
  assert.equal(sectionKindOfLeadIn('Other Inclusion/Exclusion Criteria apply'), undefined);
  assert.deepEqual(sectionKindOfItem('Exclude - 4. HIV'), { kind: 'exclusions', length: 10 });
  assert.equal(sectionKindOfItem('Excluded drugs are listed'), undefined);
});
