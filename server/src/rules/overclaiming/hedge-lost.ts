import type { Claim } from '../../claims/types.ts';
import { ASPECTS } from '../../verify/aspects.ts';
import { reportAspects } from '../reporting.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './hedge-lost.md';

export const hedgeLost: RuleDeclaration = {
  id: 'OVR004',
  name: 'hedge-lost',
  family: 'overclaiming',
  severity: 'warning',
  summary: 'The text asserts what its source, or another place of the document, only supposes.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['evidence'],
  options: [],
  documentation,
  check(context) {
    const reported = reportAspects(context, [ASPECTS.hedgeLost], ({ values }) => ({
      what: `That ${values.gene} is no driver in ${values.disease} is asserted; the source only supposes it.`,
      why: '',
      action: 'Keep the source’s hedge: “may not be a driver”.',
    }));
    reportAgainstDocument(context, reported);
  },
};

/** A hypothesis of the ledger, of an annotated span or of a quotation, asserted elsewhere in the document. */
function reportAgainstDocument({ analysis, report }: RuleContext, reported: ReadonlySet<number>): void {
  const supposed = analysis.claims.filter(isSupposedSource);
  if (supposed.length === 0) return;
  for (const claim of analysis.claims) {
    if (claim.status !== 'asserted' || claim.wording === 'mention' || !isComparable(claim)) continue;
    const source = supposed.find((each) => saysTheSame(each, claim));
    if (!source || reported.has(claim.span.start) || isWithin(claim, reported)) continue;
    report({
      span: claim.span,
      what: 'This is asserted here and only supposed elsewhere in the document.',
      why: `Elsewhere: “${source.text}”.`,
      action: 'Keep the hedge, or say what has since shown it.',
      related: [{ message: 'The same is told as a hypothesis here.', span: source.span }],
      key: `${claim.kind} ${claim.text}`,
    });
  }
}

function isWithin({ span }: Claim, reported: ReadonlySet<number>): boolean {
  return [...reported].some((start) => start >= span.start && start < span.end);
}

const HEDGE = /\b(?:may|might|could|suggests?|hypothes\w+|possibly|probably|perhaps|appears?|seems?)\b/i;

/** Hypotheses that something marks as the source: a ledger entry, an annotation, a quotation. */
function isSupposedSource({ status, fieldPath, block, text }: Claim): boolean {
  if (status === 'quoted') return HEDGE.test(text);
  return status === 'hypothesis' && (fieldPath?.[0] === 'claims' || (block?.annotations.length ?? 0) > 0);
}

const COMPARABLE: ReadonlySet<Claim['kind']> = new Set(['driver', 'efficacy', 'resistance', 'cns']);

function isComparable({ kind, numbers }: Claim): boolean {
  return COMPARABLE.has(kind) && numbers.length === 0;
}

function saysTheSame(a: Claim, b: Claim): boolean {
  const ids = ({ treatments }: Claim): string =>
    treatments
      .map(({ value }) => value.id)
      .sort()
      .join(' ');
  const genes = ({ biomarkers }: Claim): string =>
    [...new Set(biomarkers.map(({ value }) => `${value.gene} ${value.variant ?? ''}`))].sort().join(' ');
  const diseases = (each: Claim): string =>
    each.diseases
      .map(({ value }) => value)
      .sort()
      .join(' ');
  return (
    a.kind === b.kind &&
    a.effect === b.effect &&
    a.polarity === b.polarity &&
    ids(a) === ids(b) &&
    genes(a) === genes(b) &&
    diseases(a) === diseases(b)
  );
}
