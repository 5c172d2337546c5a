import { isIsoDate } from '../../document/fields/formats.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './knowledge-base-older-than-document.md';

export const knowledgeBaseOlderThanDocument: RuleDeclaration = {
  id: 'REG003',
  name: 'knowledge-base-older-than-document',
  family: 'regulatory',
  severity: 'info',
  summary: 'The document was reviewed after the date of the knowledge base that checks it.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check({ analysis, report }) {
    const { asOf, id, version } = analysis.knowledge.identity;
    const base = `The knowledge base ${id} ${version} is as of ${asOf}`;
    const declared = analysis.fields?.metadata.knowledgeBase.asOf;
    if (declared && isAfter(declared.value, asOf)) {
      report({
        span: declared.span,
        what: `The document was written against a knowledge base of ${declared.value}.`,
        why: `${base}, so that this check may know less than the document.`,
        action: 'Update TheraLint or its overlays.',
        key: 'kb',
      });
      return;
    }
    const reviewed = reviewDate(analysis);
    if (!reviewed || declared || !isAfter(reviewed.date, asOf) || tellsBaseDate(analysis)) return;
    report({
      span: reviewed.span,
      what: `The document was reviewed on ${reviewed.date}, after the date of the knowledge base.`,
      why: `${base}: approvals and labels that came later were not checked.`,
      action: 'Update TheraLint, or state what was checked against, as `metadata.kb.asOf`.',
      key: 'review',
    });
  },
};

/** True if the first date is later, as far as both say: `2026` is not after `2026-01`. */
function isAfter(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) > other.slice(0, length);
}

const REVIEWED =
  /^\W*(?:last |date of (?:last )?)?review(?:ed)?(?: on| date)?\s*[:=]?\s*(\d{4}-\d{2}-\d{2})\b/i;

/** The day of the last review: a field, or a line of the text that says so. */
function reviewDate({
  fields,
  document,
}: Analysis): { readonly date: string; readonly span: Span } | undefined {
  const field = fields?.metadata.lastReviewDate ?? fields?.metadata.approvalDate;
  if (field) return isIsoDate(field.value) ? { date: field.value, span: field.span } : undefined;
  for (const { text } of document.blocks) {
    const match = REVIEWED.exec(text.text);
    const date = match?.[1];
    if (!match || date === undefined || !isIsoDate(date)) continue;
    const end = match[0].length;
    return { date, span: text.toSource({ start: end - date.length, end }) };
  }
  return undefined;
}

const AS_OF =
  /\bas of (?:the )?(?:KB|knowledge base)\b|\b(?:KB|knowledge base)(?: version)?(?:,? (?:as of|of|dated))? \(?\d{4}/i;

function tellsBaseDate({ document }: Analysis): boolean {
  return document.blocks.some(({ text }) => AS_OF.test(text.text));
}
