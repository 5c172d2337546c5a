import type { Claim } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { Analysis } from '../../verify/types.ts';
import { listWords } from '../../verify/words.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './variant-step-without-retest.md';

/** Words by which a text asks for a new test, or presupposes its result. */
const RETEST =
  /\b(?:NGS|FISH|PCR|sequencing|re-?biops\w*|biops\w*|ctDNA|cfDNA|re-?test\w*|re-?genotyp\w*|genotyp\w*|molecular (?:test|profil)\w*|panel|repeat\w*|detected|found|confirm\w*|identif\w*|test(?:s|ed|ing)?)\b/i;

export const variantStepWithoutRetest: RuleDeclaration = {
  id: 'SEQ003',
  name: 'variant-step-without-retest',
  family: 'sequence',
  severity: 'warning',
  summary: 'A step of the sequence depends on a resistance variant, and no new test is asked for.',
  fix: 'suggestion',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check(context) {
    ofSteps(context);
    if (context.analysis.document.profile === 'protocol') ofProse(context);
  },
};

const WHY = 'Resistance variants arise under treatment: a result from before it says nothing about them.';

/** Steps of the field `sequence` with a variant and without `requires`. */
function ofSteps({ analysis, report }: RuleContext): void {
  for (const { detected, requires, next, span } of analysis.fields?.sequence ?? []) {
    if (!detected || next.length === 0 || (requires && requires.value.trim() !== '')) continue;
    const variant = [detected.gene.value, detected.protein?.value]
      .filter((each) => each !== undefined)
      .join(' ');
    const flow = analysis.document.source[span.start] === '{';
    report({
      span: detected.span,
      what: `The step for ${variant} asks for no new test.`,
      why: WHY,
      action: 'Say in `requires` how the variant is found: repeat NGS of tissue or plasma.',
      fixes: flow
        ? [
            {
              title: 'Require repeat NGS',
              safety: 'suggestion',
              edits: [
                {
                  span: { start: detected.span.end, end: detected.span.end },
                  newText: ', requires: repeat NGS',
                },
              ],
              evidence: [],
            },
          ]
        : [],
      key: `${variant} ${listWords(next.map(({ value }) => value))}`,
    });
  }
}

/** Advice for a variant in a section on sequence that speaks of no test anywhere. */
function ofProse({ analysis, report }: RuleContext): void {
  const reported = new Set<TextBlock>();
  for (const claim of analysis.claims) {
    const { block } = claim;
    if (!block || reported.has(block) || !isVariantStep(claim) || speaksOfTest(block, analysis)) continue;
    reported.add(block);
    const variant = claim.biomarkers.find(({ value }) => value.variant !== undefined)!;
    report({
      span: variant.span,
      what: `The step for ${variant.value.gene} ${variant.value.variant} asks for no new test.`,
      why: WHY,
      action: 'Ask for repeat testing of tissue or plasma before the step.',
      key: `${variant.value.gene} ${variant.value.variant}`,
    });
  }
}

function isVariantStep({
  block,
  biomarkers,
  treatments,
  kind,
  polarity,
  status,
  wording,
  fieldPath,
}: Claim): boolean {
  return (
    block !== undefined &&
    fieldPath === undefined &&
    block.context.sections.includes('sequence') &&
    (kind === 'sequence' || kind === 'indication') &&
    wording === 'recommendation' &&
    polarity === 'affirmed' &&
    (status === 'asserted' || status === 'conditional') &&
    treatments.some(({ origin }) => origin === 'clause') &&
    biomarkers.some(
      ({ value, origin }) => value.variant !== undefined && origin !== 'heading' && origin !== 'front-matter',
    )
  );
}

/** True if any block under the same innermost section heading asks for, or presupposes, a test. */
function speaksOfTest(block: TextBlock, { document }: Analysis): boolean {
  const heading = block.context.headings.at(-1);
  return document.blocks.some(
    (other) =>
      other.context.sections.includes('sequence') &&
      other.context.headings.at(-1) === heading &&
      RETEST.test(other.text.text),
  );
}
