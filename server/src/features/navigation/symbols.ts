import type { ProtocolFields } from '../../document/fields/types.ts';
import type {
  DocumentNode,
  PairNode,
  ProtocolDocument,
  SectionNode,
  TextBlock,
} from '../../document/types.ts';
import type { DocumentSymbolItem } from '../../service.ts';
import { contains, type Span } from '../../text/span.ts';
import type { Analysis } from '../../verify/types.ts';

const NAME_LIMIT = 80;

/** The outline: top-level fields with their regimens, claims and references, then the sections of the text. */
export function documentSymbols({ document, fields }: Analysis): readonly DocumentSymbolItem[] {
  return [...fieldSymbols(document, fields), ...sectionSymbols(document.root.children, document)];
}

function fieldSymbols(
  document: ProtocolDocument,
  fields: ProtocolFields | undefined,
): readonly DocumentSymbolItem[] {
  if (document.fields?.kind !== 'mapping') return [];
  return document.fields.pairs.map((pair) => ({
    name: nameOr(pair.key.text.text, 'field'),
    detail: '',
    kind: 'field',
    span: pair.span,
    selectionSpan: pair.key.span,
    children: fields ? entriesIn(pair, fields) : [],
  }));
}

function entriesIn(pair: PairNode, fields: ProtocolFields): readonly DocumentSymbolItem[] {
  const entry = (
    kind: DocumentSymbolItem['kind'],
    span: Span,
    name: { readonly value: string; readonly span: Span } | undefined,
    detail: string | undefined,
  ): DocumentSymbolItem => ({
    name: nameOr(name?.value ?? '', kind),
    detail: shorten(detail ?? ''),
    kind,
    span,
    selectionSpan: name?.span ?? span,
    children: [],
  });
  switch (pair.key.text.text) {
    case 'regimen':
      return fields.regimen.map((each) => entry('regimen', each.span, each.inn, each.direction?.value));
    case 'claims':
      return fields.claims.map((each) => entry('claim', each.span, each.id, each.text?.value));
    case 'references':
      return fields.references.map((each) =>
        entry('reference', each.span, each.key, each.doi?.value ?? each.pmid?.value ?? each.url?.value),
      );
    default:
      return [];
  }
}

function sectionSymbols(
  nodes: readonly DocumentNode[],
  document: ProtocolDocument,
): readonly DocumentSymbolItem[] {
  return nodes.flatMap((node): readonly DocumentSymbolItem[] => {
    if (node.kind !== 'section') return [];
    const heading = node.children[0];
    const block = heading && headingBlock(document.blocks, heading.span);
    return [
      {
        name: nameOr(block?.text.text ?? '', 'section'),
        detail: (node as SectionNode).sectionKind ?? '',
        kind: 'section',
        span: node.span,
        selectionSpan: heading?.span ?? node.span,
        children: sectionSymbols(node.children, document),
      },
    ];
  });
}

function headingBlock(blocks: readonly TextBlock[], heading: Span): TextBlock | undefined {
  return blocks.find(({ role, node }) => role === 'heading' && contains(heading, node.span));
}

/** Symbols without a name are refused by clients. */
function nameOr(name: string, fallback: string): string {
  const shown = shorten(name.trim());
  return shown === '' ? `(${fallback})` : shown;
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > NAME_LIMIT ? `${line.slice(0, NAME_LIMIT - 1)}…` : line;
}
