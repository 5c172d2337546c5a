import type { TextBlock } from '../../document/types.ts';
import type { MentionOf } from '../../recognise/types.ts';
import { drugFields, inCaseOf, isInAddress, isOwnText, sentenceAt } from '../places.ts';
import type { Fix, Report, RuleContext, RuleDeclaration } from '../types.ts';
import { innOf, nameTables } from './names.ts';
import documentation from './nonproprietary-name.md';

export const nonproprietaryName: RuleDeclaration = {
  id: 'TRM001',
  name: 'nonproprietary-name',
  family: 'terminology',
  severity: 'warning',
  summary: 'A drug is called by its trade name alone, or its name is misspelt.',
  fix: 'safe',
  since: '0.1.0',
  knowledge: ['drug'],
  options: [
    {
      name: 'everyMention',
      type: 'boolean',
      default: false,
      description: 'Report every trade name that stands alone, not only the first of each drug.',
    },
  ],
  documentation,
  check(context) {
    const introduced = new Set<string>();
    for (const block of context.analysis.document.blocks) {
      if (!isOwnText(block)) continue;
      for (const mention of context.analysis.mentionsIn(block)) {
        if (mention.kind !== 'drug' || isInAddress(block, mention.span.start)) continue;
        if (mention.role === 'misspelling') reportMisspelling(context, block, mention);
        if (mention.role === 'brand') checkBrand(context, block, mention, introduced);
      }
    }
    for (const { value, span } of drugFields(context.analysis)) checkField(context, value, span);
  },
};

const WHY =
  'Trade names differ between countries, and one substance may have several; the INN is the same everywhere.';

function checkBrand(
  context: RuleContext,
  block: TextBlock,
  mention: MentionOf<'drug'>,
  introduced: Set<string>,
): void {
  const { analysis, options } = context;
  if (introduced.has(mention.id) && options.everyMention !== true) return;
  const { text } = block.text;
  const sentence = sentenceAt(text, mention.span.start);
  const isPaired = analysis
    .mentionsIn(block)
    .some(
      (other) =>
        other.kind === 'drug' &&
        other.id === mention.id &&
        (other.role === 'inn' || other.role === 'synonym') &&
        other.span.start >= sentence.start &&
        other.span.end <= sentence.end,
    );
  introduced.add(mention.id);
  if (isPaired || namesDocument(text, mention.span.end) || isNamedAsBrand(context, block, sentence)) return;
  const inn = innOf(analysis.knowledge, mention.id);
  const isInBrackets = /[([][^)\]]*$/u.test(text.slice(sentence.start, mention.span.start));
  const written = inCaseOf(text.slice(sentence.start, mention.span.start).trim() === '' ? 'A' : 'a', inn);
  const newText = isInBrackets ? written : `${written} (${mention.surface})`;
  context.report({
    span: block.text.toSource(mention.span),
    what: `“${mention.surface}” is a trade name.`,
    why: WHY,
    action: `Write ${newText}.`,
    key: `brand ${mention.id}`,
    fixes: fixes(context, block, mention, newText, 'safe'),
  });
}

/** A line, a cell or a list that is about trade names: `Brand name: Xalkori`, and titles of organisations and trials. */
function isNamedAsBrand(
  { analysis }: RuleContext,
  { text, context, index }: TextBlock,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  const before = analysis.document.blocks[index - 1];
  const words = [
    text.text.slice(start, end),
    context.columnHeader?.text.text ?? '',
    context.rowHeader?.text.text ?? '',
    context.leadIns.at(-1)?.text.text ?? '',
    // A label on a line of its own.
    before && before.text.text.length < 40 ? before.text.text : '',
  ];
  return words.some((each) =>
    /\b(?:brand|trade ?(?:name|mark)|proprietary|marketed|sold|Association|Study|Trial(?:ist)?s?)\b/i.test(
      each,
    ),
  );
}

/** `XALKORI prescribing information` is the title of a document. */
function namesDocument(text: string, end: number): boolean {
  return /^\s*[®™]?\s*(?:\([^)]*\)\s*)?(?:US |EU |UK )?(?:prescribing information|product information|package (?:insert|leaflet)|label\b|SmPC|summary of product|monograph)/i.test(
    text.slice(end, end + 80),
  );
}

function reportMisspelling(context: RuleContext, block: TextBlock, mention: MentionOf<'drug'>): void {
  const inn = inCaseOf(mention.surface, innOf(context.analysis.knowledge, mention.id));
  context.report({
    ...misspelling(mention.surface, inn),
    span: block.text.toSource(mention.span),
    fixes: fixes(context, block, mention, inn, 'suggestion'),
  });
}

function misspelling(written: string, inn: string): Omit<Report, 'span'> {
  return {
    what: `“${written}” is no drug that the knowledge base knows.`,
    why: `It differs by a letter or two from ${inn}, and drugs with names alike are mistaken for one another.`,
    action: `Did you mean ${inn}?`,
    key: `misspelling ${written.toLowerCase()}`,
  };
}

/** A change of the words, where no markup stands between them. */
function fixes(
  { analysis }: RuleContext,
  block: TextBlock,
  { span: at, surface }: MentionOf<'drug'>,
  newText: string,
  safety: Fix['safety'],
): readonly Fix[] {
  const span = block.text.toSource(at);
  if (analysis.document.source.slice(span.start, span.end) !== surface) return [];
  return [{ title: `Write ${newText}`, safety, edits: [{ span, newText }], evidence: [] }];
}

/** A field takes the INN and nothing else. */
function checkField(context: RuleContext, value: string, span: Report['span']): void {
  const { knowledge, document } = context.analysis;
  const written = value.trim();
  const surfaces = nameTables(knowledge).drugs.get(written.toLowerCase()) ?? [];
  const edit = (newText: string, safety: Fix['safety']): readonly Fix[] =>
    document.source.slice(span.start, span.end) === value
      ? [{ title: `Write ${newText}`, safety, edits: [{ span, newText }], evidence: [] }]
      : [];
  const brand = surfaces.every(({ role }) => role === 'brand') ? surfaces[0] : undefined;
  if (brand) {
    const inn = innOf(knowledge, brand.entity.id);
    context.report({
      span,
      what: `“${written}” is a trade name.`,
      why: WHY,
      action: `Write ${inn}.`,
      key: `brand ${brand.entity.id}`,
      fixes: edit(inn, 'safe'),
    });
    return;
  }
  const misspelt = surfaces.find(({ status }) => status === 'misspelling');
  const nearest = misspelt
    ? misspelt.entity.id
    : surfaces.length === 0 && /^[\p{L}-]{6,}$/u.test(written) && knowledge.resolveName(written).length === 0
      ? knowledge.suggest(written, { kinds: ['drug'], limit: 1 }).find(({ distance }) => distance <= 2)
          ?.entity.id
      : undefined;
  if (nearest === undefined) return;
  const inn = innOf(knowledge, nearest);
  context.report({
    ...misspelling(written, inn),
    span,
    fixes: edit(inn, 'suggestion'),
  });
}
