import type { Span } from '../../text/span.ts';
import type { Judgement } from '../../verify/types.ts';
import type { ClinicalContext } from '../context/clinicalContext.ts';
import type { FeatureEnvironment } from '../environment.ts';
import type { MarkupBuilder } from '../markup.ts';

/** What every card is built from and into. */
export interface CardContext {
  readonly builder: MarkupBuilder;
  readonly environment: FeatureEnvironment;
  readonly context: ClinicalContext;
  /** Judgement of the claim the cursor stands in, if it stands in one. */
  readonly judgement: Judgement | undefined;
  readonly span: Span;
}

/** What a card rests on, for its references and its footer. Source ids in the order they should be shown. */
export interface CardBasis {
  readonly sources: readonly string[];
  /** Day the record was last reviewed; undefined where several records meet. */
  readonly reviewed: string | undefined;
}
