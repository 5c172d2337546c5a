import type { DocumentNode, SectionKind, SectionNode } from '../types.ts';

/** A heading among the nodes of a container, at index `at`. */
export interface SectionStart {
  readonly at: number;
  readonly node: DocumentNode;
  readonly level: number;
  readonly identifier: string | undefined;
  readonly sectionKind: SectionKind | undefined;
}

/**
 * Gathers a container's nodes into sections: each heading with everything up to the next heading of its level or above.
 * `end` is the source offset at which the container ends; a section reaches up to the next one, blank lines included.
 */
export function nestSections(
  nodes: readonly DocumentNode[],
  starts: readonly SectionStart[],
  end: number,
): DocumentNode[] {
  const top: DocumentNode[] = nodes.slice(0, starts[0]?.at ?? nodes.length);
  const open: { section: SectionNode; children: DocumentNode[]; span: { start: number; end: number } }[] = [];
  starts.forEach((start, index) => {
    while (open.length > 0 && open.at(-1)!.section.level >= start.level) {
      open.pop()!.span.end = start.node.span.start;
    }
    const children: DocumentNode[] = nodes.slice(start.at, starts[index + 1]?.at ?? nodes.length);
    const span = { start: start.node.span.start, end };
    const { level, identifier, sectionKind } = start;
    const section: SectionNode = { kind: 'section', span, children, level, identifier, sectionKind };
    (open.at(-1)?.children ?? top).push(section);
    open.push({ section, children, span });
  });
  return top;
}
