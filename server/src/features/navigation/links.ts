import type { Located } from '../../document/fields/types.ts';
import type { DocumentLinkItem } from '../../service.ts';
import { compareSpans, overlaps } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';
import { doiUrl, pubmedUrl, trialRegistryUrl } from '../sources.ts';

interface IdentifierPattern {
  readonly pattern: RegExp;
  readonly url: (id: string) => string;
  readonly name: string;
}

/** Identifiers of sources as they are written in prose; the first group is the identifier. */
const IDENTIFIERS: readonly IdentifierPattern[] = [
  { pattern: /\bPMID:?\s*(\d{5,9})\b/gi, url: pubmedUrl, name: 'PubMed' },
  { pattern: /\b(?:doi:?\s*)?(10\.\d{4,9}\/[^\s"<>|\])},;]*[^\s"<>|\])},;.:])/gi, url: doiUrl, name: 'DOI' },
  { pattern: /\b(NCT\d{8})\b/g, url: trialRegistryUrl, name: 'ClinicalTrials.gov' },
];

/** Links of identifiers in text and in reference fields. Addresses written as links or URLs are left to the editor. */
export function documentLinks({ document, fields }: Analysis): readonly DocumentLinkItem[] {
  const links: DocumentLinkItem[] = [];
  const add = (link: DocumentLinkItem): void => {
    if (!links.some(({ span }) => overlaps(span, link.span))) links.push(link);
  };
  const addField = (field: Located<string> | undefined, url: (id: string) => string, name: string): void => {
    if (field && field.value.trim() !== '') {
      add({ span: field.span, target: url(field.value.trim()), tooltip: `Open at ${name}` });
    }
  };
  for (const { doi, pmid, nct } of fields?.references ?? []) {
    addField(doi, doiUrl, 'DOI');
    addField(pmid, pubmedUrl, 'PubMed');
    addField(nct, trialRegistryUrl, 'ClinicalTrials.gov');
  }
  for (const block of document.blocks) {
    const text = block.text.text;
    for (const { pattern, url, name } of IDENTIFIERS) {
      for (const match of text.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        // Inside an address the identifier is part of a link that already leads somewhere.
        if (isInsideAddress(text, span.start) || block.links.some((link) => overlaps(link.span, span)))
          continue;
        add({ span: block.text.toSource(span), target: url(match[1] ?? ''), tooltip: `Open at ${name}` });
      }
    }
  }
  return links.sort((a, b) => compareSpans(a.span, b.span));
}

function isInsideAddress(text: string, at: number): boolean {
  return /https?:\/\/\S*$/.test(text.slice(Math.max(0, at - 200), at));
}
