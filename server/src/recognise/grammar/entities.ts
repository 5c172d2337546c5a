/** Names that stand for themselves, and registry numbers. Runs last, on names no larger mention has absorbed. */

import type { Span } from '../../text/span.ts';
import type { EntityFacts } from '../facts.ts';
import type { EntityHit, Reading } from '../reading.ts';
import type { DrugMention, Mention } from '../types.ts';
import { isLegacy } from './settings.ts';

export function readEntities(reading: Reading, facts: EntityFacts): void {
  for (const hit of reading.entities) {
    if (hit.absorbed) continue;
    const mention = mentionOf(reading, hit, facts);
    if (mention !== undefined) reading.mentions.push(mention);
  }
  for (const at of reading.codes) {
    const start = reading.tokens.start[at]!;
    if (
      reading.tokens.end[at]! - start === 11 &&
      reading.text.startsWith('NCT', start) &&
      !reading.isNamed(at)
    ) {
      readRegistryNumber(reading, at, facts);
    }
  }
}

function mentionOf(reading: Reading, hit: EntityHit, facts: EntityFacts): Mention | undefined {
  const at = reading.at(hit.first, hit.end);
  const { entity, role } = hit.surface;
  switch (entity.kind) {
    case 'drug':
      return { kind: 'drug', ...at, id: entity.id, role: drugRole(hit) };
    case 'gene':
      return { kind: 'gene', ...at, gene: entity.id, legacyName: isLegacy(hit) };
    case 'disease':
      return isInGeneName(reading.text, at.span)
        ? undefined
        : { kind: 'disease', ...at, id: entity.id, legacyName: isLegacy(hit) };
    case 'substance':
      return { kind: 'substance', ...at, id: entity.id };
    case 'term':
      return { kind: facts.termKinds.get(entity.id) ?? 'harm', ...at, id: entity.id };
    case 'trial':
      return {
        kind: 'trial',
        ...at,
        id: entity.id,
        ...(role === 'registry-id' && at.surface.startsWith('NCT') ? { nct: at.surface } : {}),
      };
    default:
      return undefined;
  }
}

/** Genes are called after the tumours they were found in: `Kirsten rat sarcoma viral oncogene`, `B-cell lymphoma 2`. */
const BEFORE_TUMOUR_OF_GENE = /\b(?:rat|murine|mouse|feline|avian|simian|Kirsten|Harvey)[\s-]+$/u;
const AFTER_TUMOUR_OF_GENE =
  /^(?:[\s-]+(?:viral|virus|proto-?oncogen\w*|oncogen\w*|suppressor|susceptibility (?:gene|protein)|gene\b|RAS\b)|[\s-]+\d\b(?!\s*(?:[.,%-]|to\b|or\b|weeks?|days?|months?|years?|cases?|patients?|of)))/i;
const GENE_NAME_REACH = 24;

function isInGeneName(text: string, { start, end }: Span): boolean {
  return (
    BEFORE_TUMOUR_OF_GENE.test(text.slice(Math.max(0, start - GENE_NAME_REACH), start)) ||
    AFTER_TUMOUR_OF_GENE.test(text.slice(end, end + GENE_NAME_REACH))
  );
}

function drugRole(hit: EntityHit): DrugMention['role'] {
  if (hit.surface.status === 'misspelling') return 'misspelling';
  const { role } = hit.surface;
  return role === 'inn' || role === 'brand' || role === 'code-name' ? role : 'synonym';
}

function readRegistryNumber(reading: Reading, at: number, facts: EntityFacts): void {
  const nct = reading.textOf(at);
  if (!/^NCT\d{8}$/.test(nct)) return;
  reading.take(at, at + 1);
  reading.mentions.push({ kind: 'trial', ...reading.at(at, at + 1), id: facts.trialOfNct.get(nct), nct });
}
