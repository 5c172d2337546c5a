import type { KnowledgeIndex } from '../../server/src/knowledge/knowledgeIndex.ts';
import { list, section } from './markdown.ts';

/** Numbers the sources of one page in the order in which they are first named, and lists them at its end. */
export class Footnotes {
  readonly #knowledge: KnowledgeIndex;
  readonly #numbers = new Map<string, number>();

  constructor(knowledge: KnowledgeIndex) {
    this.#knowledge = knowledge;
  }

  /** `[1] [2]`, each a link to its entry, each source once. */
  refer(ids: readonly string[]): string {
    return [...new Set(ids)]
      .map((id) => {
        const number = this.#numbers.get(id) ?? this.#numbers.size + 1;
        this.#numbers.set(id, number);
        return `[\\[${number}\\]](#source-${number})`;
      })
      .join(' ');
  }

  /** The section with all that was referred to. */
  lines(): string[] {
    return section('Sources', list([...this.#numbers].map(([id, number]) => this.#entry(id, number))));
  }

  #entry(id: string, number: number): string {
    const anchor = `<a id="source-${number}"></a>\\[${number}\\] `;
    const source = this.#knowledge.source(id);
    if (!source) return `${anchor}\`${id}\``;
    const words = [source.authors, source.title, source.publisher, source.date]
      .filter((part) => part !== undefined)
      .map((part) => part.replace(/\.$/u, ''))
      .join('. ');
    const links = [
      source.pmid ? `[PMID ${source.pmid}](https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/)` : '',
      source.doi ? `[doi:${source.doi}](https://doi.org/${encodeURI(source.doi)})` : '',
      source.nct ? `[${source.nct}](https://clinicaltrials.gov/study/${source.nct})` : '',
      !source.pmid && !source.doi && source.url ? `<${source.url}>` : '',
    ].filter((each) => each !== '');
    const newer = source.supersededBy ? ` by \`${source.supersededBy}\`` : '';
    const status = source.status && source.status !== 'current' ? ` **${source.status}${newer}**` : '';
    return `${anchor}${words}. ${links.join(', ')}${status} (\`${id}\`)`;
  }
}
