import type { SequenceFields } from '../../document/fields/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { KnowledgeIndex } from '../../knowledge/knowledgeIndex.ts';
import type { DrugMention } from '../../recognise/types.ts';
import { contains, type Span } from '../../text/span.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import type { Analysis } from '../../verify/types.ts';
import { capitalised } from '../../verify/words.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './sequence-repeats-drug.md';

export const sequenceRepeatsDrug: RuleDeclaration = {
  id: 'SEQ002',
  name: 'sequence-repeats-drug',
  family: 'sequence',
  severity: 'warning',
  summary: 'A sequence returns to a drug that was given before, without a reason on record.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['activity'],
  options: [],
  documentation,
  check(context) {
    ofSteps(context);
    for (const block of statingBlocks(context.analysis)) ofChain(context, block);
    ofList(context);
  },
};

interface Repeat {
  readonly drug: string;
  readonly span: Span;
  readonly first: Span;
}

function tell({ analysis, report }: RuleContext, { drug, span, first }: Repeat): void {
  const name = analysis.knowledge.drug(drug)?.inn ?? drug;
  report({
    span,
    what: `${capitalised(name)} is given again after the sequence has left it.`,
    why: 'A tumour that progressed under a drug rarely responds to it again, and no exception is named here.',
    action:
      'Name another drug, or the finding that restores sensitivity, such as a variant with a record of activity.',
    related: [{ message: `${capitalised(name)} is given here first.`, span: first }],
    key: drug,
  });
}

/** Steps of the field `sequence`: a drug named next that stands earlier on the same path. */
function ofSteps(context: RuleContext): void {
  const { fields, knowledge } = context.analysis;
  const steps = fields?.sequence ?? [];
  const reported = new Set<string>();
  for (const step of steps) {
    const before = givenBefore(step, steps, knowledge, new Set());
    for (const next of step.next) {
      for (const drug of drugIds(next.value, knowledge)) {
        const first = before.get(drug);
        if (!first || reported.has(`${drug} ${next.span.start}`) || isException(step, drug, context.analysis))
          continue;
        reported.add(`${drug} ${next.span.start}`);
        tell(context, { drug, span: next.span, first });
      }
    }
  }
}

function drugIds(name: string, knowledge: KnowledgeIndex): readonly string[] {
  return knowledge.resolveName(name.trim()).flatMap(({ kind, id }) => (kind === 'drug' ? [id] : []));
}

/** What was given on the way to a step: what it is `after`, and what came before the earlier steps that lead there. */
function givenBefore(
  step: SequenceFields,
  steps: readonly SequenceFields[],
  knowledge: KnowledgeIndex,
  seen: Set<SequenceFields>,
): ReadonlyMap<string, Span> {
  const given = new Map<string, Span>();
  if (seen.has(step)) return given;
  seen.add(step);
  for (const { value, span } of step.after) {
    for (const drug of drugIds(value, knowledge)) {
      given.set(drug, span);
      for (const earlier of steps.slice(0, steps.indexOf(step))) {
        const leads = earlier.next.some((next) => drugIds(next.value, knowledge).includes(drug));
        if (!leads) continue;
        for (const [id, at] of givenBefore(earlier, steps, knowledge, seen))
          if (!given.has(id)) given.set(id, at);
      }
    }
  }
  return given;
}

const RECHALLENGE =
  /\b(?:rechallenge|re-challenge|reintroduc\w+|resum\w+|restart\w*|re-?sensiti[sz]\w+|restor\w+)\b/i;

/** A variant the drug is recorded as active against, alone or in a compound, or a step that says it goes back. */
function isException(
  { detected, trigger, requires }: SequenceFields,
  drug: string,
  { knowledge }: Analysis,
): boolean {
  if ([trigger, requires].some((each) => each !== undefined && RECHALLENGE.test(each.value))) return true;
  if (!detected) return false;
  const short = shortForms(detected.gene.value, detected.protein?.value ?? '', knowledge);
  return short.some((variant) =>
    knowledge
      .activitiesForVariant(detected.gene.value, variant)
      .some((each) => each.drug === drug && each.effect === 'sensitive'),
  );
}

function shortForms(gene: string, protein: string, knowledge: KnowledgeIndex): readonly string[] {
  return (knowledge.gene(gene)?.variants ?? []).flatMap(({ short, hgvs }) =>
    protein.includes(short) || protein.replace(/[()]/gu, '').includes(hgvs) ? [short] : [],
  );
}

/** What joins the drugs of a sequence written in one line: `crizotinib, then alectinib`, `crizotinib → alectinib`. */
const LINK =
  /^\s*(?:[,;]?\s*(?:is |are )?(?:and )?(?:then|followed by|and then|afterwards|next|finally)\s+|[,;]\s*(?:and\s+)?(?:(?:in the )?(?:second|third|fourth|fifth|2nd|3rd|4th)[- ](?:line|step)\s*:?\s+)?|→|->|–>|=>|>\s*)\s*(?:(?:switch|change|back|return) to |by |to |again )?$/i;

/** Words that put one treatment after another. */
const IN_SEQUENCE = /\bsequenc|\bfollowed by\b|→|->|\bthen\b|\bfirst[- ]line\b.*\bsecond[- ]line\b/i;

function ofChain(context: RuleContext, block: TextBlock): void {
  const { analysis } = context;
  if (block.context.quoted) return;
  const text = block.text.text;
  const isSequence =
    block.context.sections.includes('sequence') || analysis.readingOf(block).holds(IN_SEQUENCE);
  if (!isSequence || RECHALLENGE.test(text)) return;
  const drugs = analysis.mentionsIn(block).filter((each): each is DrugMention => each.kind === 'drug');
  let chain: DrugMention[] = [];
  for (const mention of drugs) {
    const last = chain.at(-1);
    if (!last || !LINK.test(text.slice(last.span.end, mention.span.start))) chain = [];
    const earlier = chain.find(({ id }) => id === mention.id);
    if (earlier && last && last.id !== mention.id && isAdvised(analysis, block, mention.span)) {
      tell(context, {
        drug: mention.id,
        span: block.text.toSource(mention.span),
        first: block.text.toSource(earlier.span),
      });
      return;
    }
    chain.push(mention);
  }
}

function isAdvised(analysis: Analysis, block: TextBlock, span: Span): boolean {
  const reading = clausesIn(analysis, block).find((each) => contains(each.span, span));
  if (!reading) return true;
  const { status, polarity } = assertionAt(analysis, block, reading, span);
  return polarity === 'affirmed' && (status === 'asserted' || status === 'conditional');
}

/** A list below a heading of the section `sequence`, or a column of its lines, each item of which begins with its drug. */
function ofList(context: RuleContext): void {
  const { analysis } = context;
  const lists = new Map<string, TextBlock[]>();
  for (const block of statingBlocks(analysis)) {
    if (!isStepOfOrder(block) || !block.context.sections.includes('sequence') || block.context.quoted)
      continue;
    const { headings, leadIns, columnHeader } = block.context;
    const key = [...headings, ...leadIns, ...(columnHeader ? [columnHeader] : [])]
      .map(({ index }) => index)
      .join(' ');
    lists.set(key, [...(lists.get(key) ?? []), block]);
  }
  for (const items of lists.values()) {
    const given: { readonly drug: string; readonly span: Span }[] = [];
    for (const block of items) {
      const drugs = analysis.mentionsIn(block).filter((each): each is DrugMention => each.kind === 'drug');
      const ids = new Set(drugs.map(({ id }) => id));
      const first = drugs[0];
      // An item that names several drugs, or a variant, is a choice and not a step.
      const isStep =
        first !== undefined && ids.size === 1 && LINE_START.test(block.text.text.slice(0, first.span.start));
      if (!isStep || RECHALLENGE.test(block.text.text)) continue;
      if (analysis.mentionsIn(block).some(({ kind }) => kind === 'variant')) continue;
      const span = block.text.toSource(first.span);
      const earlier = given.find(({ drug }) => drug === first.id);
      if (earlier && given.at(-1)!.drug !== first.id)
        tell(context, { drug: first.id, span, first: earlier.span });
      given.push({ drug: first.id, span });
    }
  }
}

/** An item of a list, or a cell in the row of a line or step: other rows are choices beside one another. */
function isStepOfOrder({ role, context: { rowHeader } }: TextBlock): boolean {
  return role === 'list-item' || (role === 'table-cell' && LINE_HEAD.test(rowHeader?.text.text ?? ''));
}

const LINE_HEAD =
  /^\W*(?:(?:line|step)\s*)?(?:\d(?:st|nd|rd|th)?|first|second|third|fourth|fifth)(?:[- ](?:line|step))?\W*$/i;
const LINE_START =
  /^(?:\W|first|second|third|fourth|fifth|line|step|start|then|next|switch|to|with|give|\d)*$/i;
