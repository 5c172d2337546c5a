import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rulePage } from '../../../server/src/features/rulePage.ts';
import { RULES } from '../../../server/src/rules/registry.ts';
import { cardLines, hoverAt, inputOf, service } from '../../harness/service.ts';

const WRONG = 'ROS1 TKIs are recommended in ROS1-positive extensive-stage SCLC.';

test('the first line is the verdict of the claim, in words, with the level and its scheme', () => {
  const [first = ''] = cardLines(WRONG.replace('TKIs', 'TK|Is'));
  assert.match(
    first,
    /^Contradicted here: ROS1 TKIs in ROS1-positive extensive-stage small cell lung cancer — case report \(study design\)$/,
  );
});

test('every entity of a judged claim shows its verdict', () => {
  for (const word of ['TKIs', 'positive', 'SCLC']) {
    const [first = ''] = cardLines(WRONG.replace(word, `${word[0]}|${word.slice(1)}`));
    assert.match(first, /^Contradicted here: /, word);
  }
});

test('outside a claim the section decides, and the card says where the context comes from', () => {
  const [first = ''] = cardLines('# ROS1-positive extensive-stage SCLC\n\nThe drug crizo|tinib.');
  assert.match(
    first,
    /^Contradicted in this context: crizotinib in ROS1-positive .*\(context from the heading\)/,
  );
  const population =
    '---\nkind: pathway\npopulation:\n  disease: NSCLC\n  biomarkers: [{ gene: ROS1, alteration: fusion, status: positive }]\n---\n\n';
  const [front = ''] = cardLines(`${population}The drug crizo|tinib.`);
  assert.match(
    front,
    /^Supported in this context: .*\(context from the population of the protocol\) — label: US 2016-03-11/,
  );
});

test('without biomarker or disease there is no verdict, and the card says so', () => {
  assert.match(
    cardLines('The drug crizo|tinib.')[0] ?? '',
    /^Not checked in this context: no biomarker or disease/,
  );
});

test('a drug card is read in the order of the convention', () => {
  const lines = cardLines('Crizo|tinib is indicated for ROS1-positive NSCLC.').join('\n');
  const order = [
    /^Supported here: /m,
    /^crizotinib \(Xalkori\)\. First-generation ALK inhibitor/m,
    /^Labelled biomarkers: by jurisdiction/m,
    /^- US \(FDA\): .*ROS1 fusion in non-small cell lung cancer \(from 18 years; 2016-03-11\)/m,
    /^- EU \(EMA\): /m,
    /^Other targets: MET/m,
    /^Resistance: /m,
    /^Successors: repotrectinib/m,
    /^CNS: /m,
    /^References: 3 of /m,
    /^Knowledge base \S+ \S+, as of \d{4}/m,
    /^Decision support, verify with source\.$/m,
  ].map((pattern) => lines.search(pattern));
  assert.ok(
    order.every((at) => at >= 0),
    lines,
  );
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  assert.ok(!/^- US.*MET/m.test(lines), 'MET is bound, not labelled');
});

test('a variant card separates what is active from what is not, with levels and sources', () => {
  const text = cardLines('The tumour carried ALK G12|02R.').join('\n');
  const active = text.slice(text.indexOf('Active:'), text.indexOf('Resistant:'));
  const resistant = text.slice(text.indexOf('Resistant:'));
  assert.match(active, /- lorlatinib: level .*PMID \d+/);
  assert.match(resistant, /- alectinib: level .*PMID \d+/);
});

test('gene, disease, trial, biomarker, dose, class and rule have cards', () => {
  const gene = cardLines('The gene RO|S1.').join('\n');
  assert.match(gene, /Labelled for a biomarker of this gene: .*crizotinib/);
  assert.match(gene, /Bind it without such a label: .*lorlatinib/);
  assert.match(cardLines('Patients with ES-S|CLC.').join('\n'), /Kind of: small cell lung cancer/);
  const trial = cardLines('As in PROFILE 10|14.').join('\n');
  assert.match(trial, /NCT01154140 <https:\/\/clinicaltrials\.gov\/study\/NCT01154140>/);
  assert.match(trial, /Result: .*data cut/);
  assert.match(cardLines('Patients with EML4-|ALK.').join('\n'), /HGNC notation: EML4::ALK/);
  assert.match(
    cardLines('Give crizotinib 25|0 mg twice daily in ROS1-positive NSCLC.').join('\n'),
    /250 mg twice daily, read as a dose of crizotinib/,
  );
  assert.match(
    cardLines('Any second-generation ALK inhib|itor.').join('\n'),
    /second-generation ALK inhibitor/,
  );
  const rule = cardLines('<!-- theralint-disable-next-line IND|001 -- reviewed -->\nText.').join('\n');
  assert.match(rule, /^IND001 unsupported-indication \(error\)/);
});

test('a claim says at the end of its card why it was read and judged so', () => {
  const card = hoverAt('# ROS1-positive SCLC\n\nTreat with crizo|tinib.\n')?.contents;
  const why = card?.plain.slice(card.plain.indexOf('Why?')) ?? '';
  assert.match(why, /^Why\?\n- Read as: indication \(affirmed, asserted\), in recommendation wording/);
  assert.match(why, /- Cue: “Treat with” \(predicate\)/);
  assert.match(why, /- Parts: treatment “crizotinib” from the clause itself/);
  assert.match(why, /- Parts: biomarker “ROS1-positive”, disease “SCLC” from a heading above/);
  assert.match(why, /- Record: \S+\. .*\[.*\]/);
  assert.match(
    card?.folding ?? '',
    /<details><summary>Why\?<\/summary>\n\n- \*\*Read as:\*\*[^<]*<\/details>\n/,
  );
  assert.doesNotMatch(card?.markdown ?? '', /<details>/);
});

test('a rule has the page that the command line explains it with', () => {
  for (const rule of RULES) {
    const card = hoverAt(`<!-- theralint-disable-next-line |${rule.name} -- reviewed -->\nText.`);
    assert.deepEqual(card?.contents, rulePage(rule));
  }
  const { plain = '', folding = '' } = hoverAt('IND|001')?.contents ?? {};
  assert.match(plain, /^Why\n\nA biomarker does not carry its drug/m);
  assert.match(plain, /^Reported\n/m);
  assert.ok(folding.indexOf('Reported') > folding.indexOf('<details>'));
});

test('a value in a field has the same card', () => {
  const card = hoverAt('regimen:\n  - drug: { inn: crizo|tinib }\n', 'test.protocol.yaml');
  assert.match(card?.contents.plain ?? '', /crizotinib \(Xalkori\)/);
});

test('the key of a field tells what the field is for', () => {
  const lines = cardLines(
    'population:\n  biomarkers:\n    - { gene: ROS1, stat|us: positive }\n',
    'test.protocol.yaml',
  );
  assert.equal(lines[0], 'population.biomarkers.status');
  assert.ok(lines.some((line) => line.startsWith('One of: positive, negative')));
  assert.equal(hoverAt('unheard|of: 1\n', 'test.protocol.yaml'), undefined);
});

test('Markdown of a card escapes what the base says and links only to http addresses', () => {
  const markdown = hoverAt('Crizo|tinib is indicated for ROS1-positive NSCLC.')?.contents.markdown ?? '';
  for (const [, url = ''] of markdown.matchAll(/\]\(([^)]*)\)/g))
    assert.match(url, /^https?:\/\/[^\s()<>]+$/);
  assert.match(markdown, /\*\*Supported here:\*\*/);
});

test('any offset of any text is answered without failing', () => {
  const words = fc.constantFrom(
    'crizotinib',
    'ROS1-positive',
    'ALK G1202R',
    '250 mg',
    '**',
    '`',
    '|',
    '\n\n',
    '# ',
    '- ',
    'SCLC',
    '<b>',
    '[@a]',
    '😀',
    '\r\n',
    'IND001',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 15 }), fc.nat(), (parts, at) => {
      const text = parts.join(' ');
      const offset = at % (text.length + 1);
      const card = service().hover(inputOf(text), offset);
      if (card)
        assert.ok(card.span.start <= offset && card.span.end >= offset && card.span.end <= text.length);
    }),
    { numRuns: 150 },
  );
});
