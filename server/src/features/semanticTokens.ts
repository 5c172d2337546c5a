import type { Mention, Recogniser } from '../recognise/types.ts';
import type { Span } from '../text/span.ts';
import type { Analysis } from '../verify/types.ts';
import { entityPlaces } from './navigation/occurrences.ts';
import type { TOKEN_TYPES } from './tokenTypes.ts';

export interface SemanticToken {
  readonly span: Span;
  readonly type: (typeof TOKEN_TYPES)[number];
}

const TYPES: Partial<Readonly<Record<Mention['kind'], SemanticToken['type']>>> = {
  drug: 'drug',
  'drug-class': 'drug',
  gene: 'gene',
  biomarker: 'gene',
  variant: 'variant',
  disease: 'disease',
  trial: 'trial',
};

/** The entities that were recognised, in source order; where two overlap the first stands. */
export function semanticTokens(analysis: Analysis, recogniser: Recogniser): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  let end = 0;
  for (const { mention, span } of entityPlaces(analysis, recogniser)) {
    const type = TYPES[mention.kind];
    if (type === undefined || span.start < end || span.end <= span.start) continue;
    tokens.push({ span, type });
    end = span.end;
  }
  return tokens;
}
