import type { BiomarkerValue, Claim, Slot } from '../../claims/types.ts';
import type { TextBlock } from '../../document/types.ts';
import type { DrugRecord, Jurisdiction } from '../../knowledge/types.ts';
import { jurisdictionsOf } from '../../verify/context.ts';
import { approvalReference } from '../../verify/references.ts';
import type { Analysis, Judgement } from '../../verify/types.ts';
import { biomarkerWords, capitalised, listWords } from '../../verify/words.ts';
import { isOwnText } from '../places.ts';
import { evidenceWords } from '../reporting.ts';
import type { RuleContext, RuleDeclaration } from '../types.ts';
import documentation from './off-label-undeclared.md';

export const offLabelUndeclared: RuleDeclaration = {
  id: 'REG002',
  name: 'off-label-undeclared',
  family: 'regulatory',
  severity: 'warning',
  summary: 'A use is recommended that no label covers, and the text does not say so.',
  fix: 'none',
  since: '0.1.0',
  knowledge: ['approval', 'drug'],
  options: [],
  documentation,
  check(context) {
    for (const judgement of context.analysis.judgements) checkJudgement(context, judgement);
  },
};

function checkJudgement(context: RuleContext, { claim, contradictions }: Judgement): void {
  const { analysis } = context;
  if (contradictions.length > 0 || !recommends(claim)) return;
  const use = useOf(claim, analysis);
  if (!use) return;
  const regions = regionsOf(claim, analysis);
  const uncovered = regionsWithout(use, regions, analysis);
  const undeclared = uncovered.filter((region) => !isDeclared(claim, use, region, analysis));
  if (undeclared.length === 0) return;
  const labelled = analysis.knowledge.approvalsOf(use.drug.id, { jurisdictions: undeclared });
  const records = labelled
    .slice(0, 1)
    .map((approval) => approvalReference(analysis.knowledge, use.drug, approval));
  const where = regions.length > 0 ? ` in ${listWords(undeclared)}` : '';
  context.report({
    span: claim.block ? spanOf(claim) : claim.span,
    what: `${capitalised(use.drug.inn)} is not labelled for ${use.words}${where}, and the text does not say so.`,
    why: [
      'Off-label use needs its own consent, funding and liability.',
      evidenceWords(records, analysis.knowledge),
    ]
      .filter((each) => each !== '')
      .join(' '),
    action: 'Say that the use is off-label, or declare it in `regimen[].regulatory`.',
    evidence: records,
    key: `${use.drug.id} ${use.words}`,
  });
}

/** A recommendation in the author's own words; headings only name what follows. */
function recommends({
  kind,
  wording,
  status,
  polarity,
  block,
  effect,
  unselected,
  trials,
  cues,
  text,
}: Claim): boolean {
  if (kind !== 'indication' || wording !== 'recommendation' || status !== 'asserted') return false;
  if (polarity !== 'affirmed' || unselected || trials.length > 0) return false;
  if (effect !== undefined && effect !== 'response') return false;
  if (!block) return true;
  if (!cues.some(({ category }) => category === 'predicate') || DESCRIBES.test(text) || STUDIED.test(text))
    return false;
  return block.role !== 'heading' && block.role !== 'title' && isOwnText(block);
}

/** What was done to patients, or what they have had: "patients treated with lorlatinib", "while taking lorlatinib". */
const DESCRIBES =
  /^(?!.*\b(?:should|must|recommend\w*|standard|options?|routine\w*|is|are|can|may|give|use|offer|start)\b).*\b(?:treated|received|receiving|taking|given|was|were|had)\b/i;

/** What a study gives its patients. */
const STUDIED =
  /\b(?:(?:present|this|current) (?:study|trial)|study drug|arm [A-Z1-9]\b|cohort|will be (?:given|administered|treated|dosed))\b/i;

function spanOf({ span, treatments, biomarkers }: Claim): Claim['span'] {
  const here = [...treatments, ...biomarkers].filter(({ origin }) => origin === 'clause');
  return here[0]?.span ?? span;
}

interface Use {
  readonly drug: DrugRecord;
  readonly diseases: readonly string[];
  readonly biomarkers: readonly Slot<BiomarkerValue>[];
  /** The use in words: `MET exon 14 skipping NSCLC`. */
  readonly words: string;
}

/** One drug with a full record, for one disease and biomarkers that patients are chosen by. */
function useOf({ treatments, biomarkers, diseases }: Claim, { knowledge }: Analysis): Use | undefined {
  const [first, second] = treatments;
  if (!first || second || first.value.kind !== 'drug') return undefined;
  const drug = knowledge.drug(first.value.id);
  const ids = diseases.map(({ value }) => value).filter((id) => knowledge.disease(id) !== undefined);
  const selecting = biomarkers.filter(
    ({ value }) => value.role === 'selecting' && value.status === 'positive',
  );
  if (!drug || drug.approvals.length === 0 || ids.length === 0 || selecting.length === 0) return undefined;
  const names = listWords(
    ids.map((id) => knowledge.nameOf({ kind: 'disease', id })),
    'or',
  );
  const states = listWords(
    selecting.map(({ value, text }) => stateWords(value, text)),
    'or',
  );
  return { drug, diseases: ids, biomarkers: selecting, words: `${names} with ${states}` };
}

function stateWords(value: BiomarkerValue, text: string): string {
  if (value.alteration !== undefined) return biomarkerWords(value);
  return value.exon === undefined && value.variant === undefined ? `altered ${value.gene}` : text;
}

/** The regions the clause names, else those the document is written for; empty means any. */
function regionsOf(claim: Claim, { fields }: Analysis): readonly Jurisdiction[] {
  const named = claim.jurisdictions.map(({ value }) => value);
  return named.length > 0 ? named : jurisdictionsOf(fields, []);
}

/** Regions whose labels do not cover the use; where any will do, all of them if none covers it. */
function regionsWithout(
  use: Use,
  regions: readonly Jurisdiction[],
  { knowledge }: Analysis,
): readonly Jurisdiction[] {
  const known = [...new Set(knowledge.approvalsOf(use.drug.id).map(({ jurisdiction }) => jurisdiction))];
  const covers = (region: Jurisdiction): boolean =>
    knowledge.approvalsOf(use.drug.id, { jurisdictions: [region] }).some((approval) => {
      const approved = [approval.disease, ...(approval.otherDiseases ?? [])];
      const isDisease = use.diseases.some((id) =>
        approved.some((each) => knowledge.isDisease(id, each) || knowledge.isDisease(each, id)),
      );
      const isBiomarker =
        approval.biomarkers.length === 0 ||
        use.biomarkers.some(({ value }) =>
          approval.biomarkers.some(
            (required) => knowledge.biomarkerSatisfies(value, required) !== 'not-satisfied',
          ),
        );
      return isDisease && isBiomarker;
    });
  if (regions.length === 0) return known.some(covers) ? [] : known;
  // Of a region whose labels are not all on record nothing can be said.
  return regions.filter((region) => knowledge.recordsAllApprovals(region, use.drug.id) && !covers(region));
}

/** Words by which a text says that a use lies outside the label. */
const DECLARATION =
  /\b(?:off[- ]label|unlicen[sc]ed|unlabell?ed|unapproved|not (?:yet |currently )?(?:approved|licen[sc]ed|labell?ed|authori[sz]ed)|no (?:label|licen[cs]e|approval)|outside (?:of )?(?:its|the) (?:label|licen[cs]e|indication)|investigational|experimental|compassionate|expanded access|named[- ]patient|clinical trials?|individual(?:ised|ized)? (?:treatment|decision)|tumou?r board)\b/i;

function isDeclared(claim: Claim, use: Use, region: Jurisdiction, analysis: Analysis): boolean {
  const declared = declarationOf(use, region, analysis);
  if (declared !== undefined) return declared;
  const { block } = claim;
  const declares = (each: TextBlock): boolean => analysis.readingOf(each).holds(DECLARATION);
  const around = block ? [block, ...block.context.headings, ...block.context.leadIns] : [];
  if (around.some(declares)) return true;
  const genes = use.biomarkers.map(({ value }) => value.gene);
  return analysis.document.blocks.some(
    (each) =>
      declares(each) &&
      analysis
        .mentionsIn(each)
        .some((mention) => mention.kind === 'biomarker' && genes.includes(mention.gene)),
  );
}

/** What the regimen declares of the drug in the region; undefined where it declares nothing. */
function declarationOf(use: Use, region: Jurisdiction, { fields, knowledge }: Analysis): boolean | undefined {
  for (const { inn, direction, regulatory } of fields?.regimen ?? []) {
    if (!inn || !knowledge.resolveName(inn.value).some(({ id }) => id === use.drug.id)) continue;
    if (direction && direction.value !== 'for') return true;
    const status = regulatory.find((each) => each.jurisdiction?.value === region)?.status?.value;
    if (status !== undefined) return !/^(?:labell?ed|approved|licen[sc]ed)$/i.test(status);
  }
  return undefined;
}
