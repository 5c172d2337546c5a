import type { CompletionProposal } from '../../service.ts';
import type { Span } from '../../text/span.ts';
import type { FeatureEnvironment } from '../environment.ts';
import { classWords } from '../hover/drugCard.ts';
import { shortLevel } from '../wording.ts';
import { encodeData } from './data.ts';
import type { NameEntry } from './nameCatalogue.ts';
import type { RankedSuccessor, SuccessorRequest } from './successors.ts';

/** Successors sort before everything else, by rank. */
export function successorProposals(
  ranked: readonly RankedSuccessor[],
  request: SuccessorRequest,
  span: Span,
): readonly CompletionProposal[] {
  return ranked.map((each, index) => ({
    label: each.drug.inn,
    kind: 'drug',
    detail: successorDetail(each, request),
    span,
    newText: each.drug.inn,
    isSnippet: false,
    sortText: `0${String(index).padStart(3, '0')}`,
    filterText: each.drug.inn,
    preselect: index === 0,
    data: encodeData({ type: 'successor', drug: each.drug.id, request }),
  }));
}

/** `for ALK G1202R, OncoKB 2`: what the step is recorded for, and on which level. */
function successorDetail({ step, basis, activities }: RankedSuccessor, request: SuccessorRequest): string {
  const level = step?.level ?? activities[0]?.level;
  const variants = request.variants.map((variant) => `${request.gene ?? ''} ${variant}`.trim()).join(' + ');
  const variant = step?.when.variant;
  const reason =
    basis === 'general'
      ? `after progression, ${step?.when.biomarker.gene ?? ''}`
      : basis === 'if-variant'
        ? `if ${step?.when.biomarker.gene ?? ''} ${variant ?? ''}`
        : `${basis === 'activity' ? 'active against' : 'for'} ${variants}`;
  return level ? `${reason.trim()} · ${shortLevel(level)}` : reason.trim();
}

/** Names sort behind successors: what the base has records of, then the rest; drugs first, then by kind and name. */
const KIND_ORDER: readonly NameEntry['kind'][] = [
  'drug',
  'biomarker',
  'variant',
  'gene',
  'disease',
  'drug-class',
  'trial',
];

export function nameProposals(
  environment: FeatureEnvironment,
  entries: readonly NameEntry[],
  span: Span,
): readonly CompletionProposal[] {
  // An answer holds only so many: what the base can tell more about comes first.
  const recorded = entries.filter((entry) => isRecorded(entry, environment));
  const named = entries.filter((entry) => !isRecorded(entry, environment));
  return [...recorded, ...named].map((entry) => ({
    label: entry.newText,
    kind: entry.kind,
    detail: nameDetail(entry, environment),
    span,
    newText: entry.newText,
    isSnippet: false,
    sortText: `${isRecorded(entry, environment) ? 1 : 2}${KIND_ORDER.indexOf(entry.kind)}${entry.newText.toLowerCase()}`,
    filterText: entry.matched,
    preselect: false,
    data: encodeData({ type: 'name', kind: entry.kind, id: entry.id }),
  }));
}

/** False for what the base knows by name alone. */
function isRecorded({ kind, id }: NameEntry, { analysis }: FeatureEnvironment): boolean {
  return analysis.knowledge.name(id)?.kind !== (kind === 'drug-class' ? 'class' : kind);
}

function nameDetail({ kind, id, matched, newText }: NameEntry, environment: FeatureEnvironment): string {
  const { knowledge } = environment.analysis;
  const other = matched === newText ? '' : `${matched}; `;
  switch (kind) {
    case 'drug': {
      const drug = knowledge.drug(id);
      if (!drug) return other;
      const brands = [...new Set(drug.brands.map(({ name }) => name))].filter((name) => name !== matched);
      const names = brands.length > 0 ? `${brands.join(', ')}; ` : '';
      return `${other}${names}${classWords(drug, environment).replace(/\.$/, '')}`;
    }
    case 'disease':
      return `${other}${knowledge.nameOf({ kind: 'disease', id })}`;
    case 'gene':
      return `${other}${knowledge.gene(id)?.name ?? 'gene'}`;
    case 'trial':
      return `${other}${knowledge.trial(id)?.title ?? 'trial'}`;
    case 'variant':
      return `${other}variant`;
    case 'drug-class':
      return `${other}drug class`;
    case 'biomarker':
      return `${other}biomarker`;
  }
}
