import type { TextBlock } from '../document/types.ts';
import type { Span } from '../text/span.ts';
import type { Parts } from './clauseParts.ts';
import type { ClauseReading } from './clauseReading.ts';
import type { Predicate } from './predicate.ts';
import type { Decision } from './scope.ts';
import type { AssertionStatus, CueUse, Polarity } from './types.ts';

/** The cues behind a claim, with what each acted on and decided. Spans are source spans. */
export function cueUses(
  block: TextBlock,
  reading: ClauseReading,
  predicate: Predicate,
  polarity: Decision<Polarity>,
  status: Decision<AssertionStatus>,
  parts: Parts,
): readonly CueUse[] {
  const text = block.text.text;
  const use = (
    match: { cue: { id: string; category: string }; span: Span },
    scope: Span,
    decided: string,
  ): CueUse => ({
    id: match.cue.id,
    category: match.cue.category,
    span: block.text.toSource(match.span),
    text: text.slice(match.span.start, match.span.end),
    scope: block.text.toSource(scope),
    decided,
  });
  const uses: CueUse[] = [];
  if (predicate.match)
    uses.push(
      use(
        predicate.match,
        reading.span,
        `kind ${predicate.kind}${predicate.effect ? `, effect ${predicate.effect}` : ''}`,
      ),
    );
  for (const cue of polarity.cues) uses.push(use(cue.match, cue.scope, `polarity ${polarity.value}`));
  for (const cue of status.cues) uses.push(use(cue.match, cue.scope, `status ${status.value}`));
  // An alteration found at progression is told of by two cues.
  if (predicate.match?.cue.category === 'finding')
    for (const match of reading.cues)
      if (match.cue.category === 'progression')
        uses.push(use(match, reading.span, 'found when the disease progressed'));
  for (const match of reading.cues) {
    if (match.cue.category === 'unselected' && parts.unselected)
      uses.push(use(match, reading.span, 'no selection'));
    if (
      match.cue.category === 'biomarker-negative' &&
      parts.biomarkers.some(({ value }) => value.status === 'negative')
    )
      uses.push(use(match, reading.span, 'biomarker absent'));
  }
  for (const each of parts.roled)
    if (each.cue) uses.push(use(each.cue, each.mention.span, `${each.mention.surface} is ${each.role}`));
  return uses;
}
