import type { BiomarkerFields } from '../../document/fields/types.ts';
import type { MentionOf } from '../../recognise/types.ts';
import type { Span } from '../../text/span.ts';
import type { RuleDeclaration } from '../types.ts';
import { biomarkersIn, type Criterion, criteriaOf } from './criteria.ts';
import documentation from './criterion-in-both-lists.md';

export const criterionInBothLists: RuleDeclaration = {
  id: 'XCK003',
  name: 'criterion-in-both-lists',
  family: 'consistency',
  severity: 'error',
  summary: 'The same criterion stands among the inclusions and the exclusions.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check({ analysis, report }) {
    const { inclusion, exclusion } = criteriaOf(analysis);
    const required = [
      ...(analysis.fields?.population.biomarkers ?? []).flatMap(requiredField),
      ...inclusion.flatMap(requiredBiomarkers),
    ];
    const labelled = exclusion.findIndex(({ text }) => isOfPart(text));
    for (const excluded of labelled < 0 ? exclusion : exclusion.slice(0, labelled)) {
      const twin = inclusion.find(({ text }) => isSameText(text, excluded.text));
      const biomarker = excludedBiomarkers(excluded).find((each) =>
        required.some((other) => isSameState(each, other)),
      );
      const other = twin ?? (biomarker && required.find((each) => isSameState(biomarker, each)));
      if (!other) continue;
      const name = biomarker?.name ?? shorten(excluded.text);
      report({
        span: excluded.span,
        what: `“${name}” stands among the inclusions and among the exclusions.`,
        why: 'Nobody can meet both lists, and whoever reads only one of them decides the opposite.',
        action: 'Remove it from one list, or say what sets the two apart.',
        related: [{ message: 'The same criterion in the other list.', span: other.span }],
        key: name.toLowerCase(),
      });
    }
  },
};

/** The heading of criteria for some patients only, in a list without levels: `Cohort 2:`, `Criteria for the target indication`. */
function isOfPart(text: string): boolean {
  return (
    text.length <= LONGEST_LABEL &&
    /\b(?:cohorts?|arms?|parts?|sub-?study|sub-?studies|modules?|indications?|groups?)\b/i.test(text) &&
    (/:\s*$/u.test(text) ||
      /\bcriteria for\b/i.test(text) ||
      /^\W*(?:\w+ ){0,2}(?:cohorts?|arms?|parts?)\W*$/i.test(text))
  );
}

const LONGEST_LABEL = 90;

/** A biomarker that a list asks for. */
interface State {
  readonly gene: string;
  readonly alteration: string | undefined;
  readonly status: string;
  readonly name: string;
  readonly span: Span;
}

function requiredField({ gene, alteration, status, span, protein }: BiomarkerFields): readonly State[] {
  if (status?.value === 'unknown' || status?.value === 'not-tested' || protein) return [];
  return [
    {
      gene: gene.value,
      alteration: alteration?.value,
      status: status?.value ?? 'positive',
      name: gene.value,
      span,
    },
  ];
}

function requiredBiomarkers({ mentions, span, text }: Criterion): readonly State[] {
  // “Other than ALK” and “unless ROS1-positive” ask for the opposite, or for nothing.
  if (EXCEPTION.test(text)) return [];
  return biomarkersIn(mentions).map((mention) => stateOf(mention, span));
}

function stateOf({ gene, alteration, status, surface }: MentionOf<'biomarker'>, span: Span): State {
  return { gene, alteration, status, name: surface, span };
}

const EXCEPTION =
  /\b(?:other than|except|excluding|apart from|besides|unless|without|not|no|absence|lack\w*|if|only if|rather than|in addition to|co-?occurring|concurrent\w*|co-?existing|additional|second|after|prior|previous\w*|acquired|resistan\w*|failed|progress\w*)\b/i;
/** Words that say nothing beside the biomarker's own. */
const EMPTY: ReadonlySet<string> = new Set(
  'a an the of in with by or and any known documented confirmed presence evidence tumour tumor tumours tumors cancer disease patient patients subject subjects who whose has have having harbour harbours harbouring harbor harbors harboring carry carries carrying positive mutation mutations mutated fusion fusions rearrangement rearrangements rearranged alteration alterations altered gene genes activating sensitising sensitizing driver oncogenic oncogene genomic molecular biomarker status detected local testing test'.split(
    ' ',
  ),
);

/** The biomarkers of an exclusion that consists of nothing else. Among other conditions they tell whom it is about. */
function excludedBiomarkers({ text, mentions, span }: Criterion): readonly State[] {
  if (EXCEPTION.test(text)) return [];
  const found = biomarkersIn(mentions);
  let rest = '';
  let at = 0;
  for (const mention of mentions) {
    if (mention.kind !== 'biomarker' && mention.kind !== 'gene' && mention.kind !== 'disease') continue;
    rest += `${text.slice(at, mention.span.start)} `;
    at = mention.span.end;
  }
  rest += text.slice(at);
  const others = rest
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1 && !EMPTY.has(word));
  return others.length > 0 ? [] : found.map((mention) => stateOf(mention, span));
}

/** Alterations that are spoken of as one. */
const CLASS: Readonly<Record<string, string>> = {
  rearrangement: 'fusion',
  overexpression: 'expression',
};

function isSameState(a: State, b: State): boolean {
  const [first, second] = [a, b].map(({ alteration }) => alteration && (CLASS[alteration] ?? alteration));
  return (
    a.gene === b.gene &&
    a.status === b.status &&
    (first === undefined || second === undefined || first === second)
  );
}

function isSameText(a: string, b: string): boolean {
  const [first, second] = [normalised(a), normalised(b)];
  // A label, `Performance status:`, heads other criteria in each list.
  return first === second && first.length >= 10 && !/:\s*$/u.test(a);
}

/** Letters and digits alone, without the numbering of an item. */
function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:\(?\d+[.)]|[-–•*])\s*/u, '')
    .replace(/^(?:in|ex)clu(?:de|sion)\s*[:–-]\s*/u, '')
    .replace(/[^\p{L}\p{N}<>≤≥=]+/gu, ' ')
    .trim();
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
