import type { FieldNode, TextBlock } from '../../document/types.ts';
import type { MentionOf } from '../../recognise/types.ts';
import { editDistance } from '../../text/nearest.ts';
import type { Analysis } from '../../verify/types.ts';
import { nodesBelow } from '../places.ts';
import type { RuleDeclaration } from '../types.ts';
import { biomarkersIn, type Criterion, criteriaOf } from './criteria.ts';
import documentation from './title-biomarker-not-in-criteria.md';

export const titleBiomarkerNotInCriteria: RuleDeclaration = {
  id: 'XCK002',
  name: 'title-biomarker-not-in-criteria',
  family: 'consistency',
  severity: 'error',
  summary: 'The title promises a biomarker that no criterion of eligibility asks for.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  check({ analysis, report }) {
    const title = titleOf(analysis);
    if (!title) return;
    const promised = biomarkersIn(analysis.mentionsIn(title)).filter((each) => selects(each, title));
    if (promised.length === 0) return;
    const { inclusion, exclusion } = criteriaOf(analysis);
    const population = analysis.fields?.population;
    const states = inclusion.length > 0 || (population?.biomarkers.length ?? 0) > 0;
    // Without any criteria the missing section is the finding.
    if (!states) return;
    const asked = new Set([
      ...(population?.biomarkers ?? []).map(({ gene }) => gene.value),
      ...[...inclusion, ...exclusion].flatMap(({ mentions }) => mentions.flatMap(genesOf)),
      ...genesInOtherFields(analysis),
    ]);
    const reported = new Set<string>();
    for (const { gene, span, surface } of promised) {
      if (reported.has(gene) || familyOf(analysis, gene).some((each) => asked.has(each))) continue;
      if (isMisspelt(gene, [...inclusion, ...exclusion], analysis)) continue;
      reported.add(gene);
      const list = population?.biomarkers[0]?.span ?? inclusion[0]?.span;
      report({
        span: title.text.toSource(span),
        what: `The title speaks of ${surface}, and no criterion asks for ${gene}.`,
        why: 'Whoever applies the criteria as written treats patients without the biomarker.',
        action: `Add ${gene} to the criteria or to \`population.biomarkers\`, or take it out of the title.`,
        related: list ? [{ message: 'The criteria.', span: list }] : [],
        key: gene,
      });
    }
  },
};

/** The title of the document, else its first heading. */
function titleOf({ document }: Analysis): TextBlock | undefined {
  return (
    document.blocks.find(({ role }) => role === 'title') ??
    document.blocks.find(({ role, context }) => role === 'heading' && context.headings.length === 0)
  );
}

/** A state that patients are chosen by; a drug's target, “anti-MET antibody”, is none. */
function selects({ status, span }: MentionOf<'biomarker'>, { text }: TextBlock): boolean {
  if (status !== 'positive') return false;
  return (
    !/(?:anti-|against |targeting |inhibit\w* )$/i.test(text.text.slice(0, span.start)) &&
    !/^[\s-]*(?:inhibit|antibod|antagonis|degrad|directed|target)/i.test(text.text.slice(span.end))
  );
}

function genesOf(mention: { readonly kind: string }): readonly string[] {
  const { gene, writtenGene, knownGenes } = mention as {
    gene?: string;
    writtenGene?: string;
    knownGenes?: readonly string[];
  };
  return [gene, writtenGene, ...(knownGenes ?? [])].filter((each) => each !== undefined);
}

/** A gene, and the families it belongs to or that it names. */
function familyOf({ knowledge }: Analysis, gene: string): readonly string[] {
  const families = knowledge
    .vocabulary()
    .filter(({ kind, members, name }) => kind === 'gene' && (members?.includes(gene) || name === gene));
  return [gene, ...families.flatMap(({ name, members }) => [name, ...(members ?? [])])];
}

/** Names so long that a word but a slip or two away can be nothing else. */
const LONG_NAME = 10;
const SLIPS = 2;

/** True if a criterion asks for the gene by a name with a slip in it: “P-glycoprotin”. */
function isMisspelt(gene: string, criteria: readonly Criterion[], { knowledge }: Analysis): boolean {
  const { synonyms = [] } = knowledge.gene(gene) ?? knowledge.name(gene) ?? {};
  const names = synonyms.map(({ text }) => text.toLowerCase()).filter(({ length }) => length >= LONG_NAME);
  if (names.length === 0) return false;
  return criteria.some(({ text }) =>
    (text.toLowerCase().match(/[\p{L}\d-]+/gu) ?? []).some((word) =>
      names.some((name) => editDistance(word, name, SLIPS) <= SLIPS),
    ),
  );
}

/** Gene symbols that stand as values in fields outside the model, as in structured trial records. */
function genesInOtherFields({ document, knowledge, fields }: Analysis): readonly string[] {
  if (fields?.kind || document.language !== 'yaml' || !document.fields) return [];
  return [...nodesBelow(document.fields)].flatMap((node) => {
    const scalar = node as FieldNode;
    if (scalar.kind !== 'scalar' || typeof scalar.value !== 'string' || scalar.value.length > 12) return [];
    const symbol = scalar.value.replace(/^!/u, '');
    return knowledge.gene(symbol) ? [symbol] : [];
  });
}
