/** The lists of criteria that a protocol has, from fields and from sections alike. */
import type { TextBlock } from '../../document/types.ts';
import type { Mention, MentionOf } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';

export interface Criterion {
  readonly text: string;
  readonly span: Span;
  readonly mentions: readonly Mention[];
}

export interface Criteria {
  readonly inclusion: readonly Criterion[];
  readonly exclusion: readonly Criterion[];
}

/** Items, cells and fields below the headings or in the fields of either list. */
export function criteriaOf(analysis: Analysis): Criteria {
  const inclusion: Criterion[] = [];
  const exclusion: Criterion[] = [];
  for (const block of analysis.document.blocks) {
    if (block.role === 'heading' || block.role === 'title' || block.context.quoted) continue;
    const list = listOf(block);
    if (list === 'inclusion') inclusion.push(criterion(analysis, block));
    if (list === 'exclusion') exclusion.push(criterion(analysis, block));
  }
  return { inclusion, exclusion };
}

/** The nearest section decides: exclusions stand below the heading of eligibility. */
function listOf({ context }: TextBlock): 'inclusion' | 'exclusion' | undefined {
  const nearest = context.sections.findLast(
    (section) => section === 'inclusions' || section === 'exclusions' || section === 'eligibility',
  );
  if (nearest === 'exclusions') return 'exclusion';
  return nearest === undefined ? undefined : 'inclusion';
}

function criterion(analysis: Analysis, block: TextBlock): Criterion {
  const text = block.text.text;
  return {
    text,
    span: block.text.toSource({ start: 0, end: text.length }),
    mentions: analysis.mentionsIn(block),
  };
}

/** The biomarkers a text names, genes in a state. */
export function biomarkersIn(mentions: readonly Mention[]): readonly MentionOf<'biomarker'>[] {
  return mentions.filter((mention) => mention.kind === 'biomarker');
}
