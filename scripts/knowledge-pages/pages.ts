/** The knowledge base as pages: one for each drug, gene and disease, an index, and a table of what is covered. */
import { compileKnowledgeFolder } from '../../server/src/hosts/build/compileKnowledgeFolder.ts';
import { createKnowledgeIndex, type KnowledgeIndex } from '../../server/src/knowledge/index.ts';
import { coveragePage } from './coverage.ts';
import { diseasePage } from './diseasePage.ts';
import { drugPage } from './drugPage.ts';
import { genePage } from './genePage.ts';
import { fileName, link, list, page, table } from './markdown.ts';

/** Folders of the pages; they hold nothing else. */
export const PAGE_FOLDERS: readonly string[] = [
  'docs/knowledge',
  'docs/knowledge/drugs',
  'docs/knowledge/genes',
  'docs/knowledge/diseases',
];

/**
 * The pages by path from the repository's root.
 * @throws Error where the sources do not compile
 */
export function knowledgePages(dataFolder: string): ReadonlyMap<string, string> {
  const { artefact, problems } = compileKnowledgeFolder(dataFolder);
  if (!artefact) {
    const first = problems.find(({ severity }) => severity === 'error');
    throw new Error(`${dataFolder} does not compile: ${first?.path ?? ''} ${first?.message ?? ''}`);
  }
  const knowledge = createKnowledgeIndex(artefact);
  const { drugs, genes, diseases } = knowledge.records;
  return new Map([
    ['docs/knowledge/README.md', indexPage(knowledge)],
    ['docs/knowledge/COVERAGE.md', coveragePage(knowledge)],
    ...drugs.map((each) => [`docs/knowledge/drugs/${fileName(each.id)}`, drugPage(each, knowledge)] as const),
    ...genes.map((each) => [`docs/knowledge/genes/${fileName(each.id)}`, genePage(each, knowledge)] as const),
    ...diseases.map(
      (each) => [`docs/knowledge/diseases/${fileName(each.id)}`, diseasePage(each, knowledge)] as const,
    ),
  ]);
}

function indexPage(knowledge: KnowledgeIndex): string {
  const { drugs, genes, diseases, trials, evidence, sources, names } = knowledge.records;
  const { id, version, asOf } = knowledge.identity;
  return page([
    '# Knowledge base',
    '',
    `${id} ${version}, as of ${asOf}. Decision support: verify with the source.`,
    '',
    `It records ${drugs.length} drugs, ${genes.length} genes, ${diseases.length} diseases, ${trials.length} trials, ${evidence.length} evidence records and ${sources.length} sources, and recognises ${names.length} further names. ${link('What is covered and what is missing', 'COVERAGE.md')}.`,
    '',
    'These pages are made by `npm run generate` from `data/`; corrections belong there.',
    '',
    '## Drugs',
    '',
    ...table(
      ['Drug', 'Brands', 'Classes', 'Reviewed'],
      drugs.map((drug) => [
        link(drug.inn, `drugs/${fileName(drug.id)}`),
        [...new Set(drug.brands.map(({ name }) => name))].join(', '),
        drug.classes.map((each) => knowledge.nameOf({ kind: 'class', id: each.class })).join(', '),
        drug.reviewed,
      ]),
    ),
    '## Genes',
    '',
    ...list(genes.map((gene) => `${link(gene.symbol, `genes/${fileName(gene.id)}`)}, ${gene.name}`)),
    '## Diseases',
    '',
    ...list(diseases.map((disease) => link(disease.name, `diseases/${fileName(disease.id)}`))),
  ]);
}
