import { memoise } from './lazy.ts';

/** Something with an id and broader things of its own kind. */
export interface HierarchyNode {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A hierarchy in which a node may have several parents. Unknown parents are kept as ids; cycles do no harm. */
export interface Hierarchy {
  /** True if the node is the other one or lies under it. */
  isA(id: string, ancestorId: string): boolean;
  /** Broader nodes, nearest first, without the node itself. */
  ancestors(id: string): readonly string[];
  /** The node, then its ancestors. */
  lineage(id: string): readonly string[];
  /** Narrower nodes at any depth, nearest first, without the node itself. */
  descendants(id: string): readonly string[];
}

/** Builds a hierarchy; ancestor lists are computed on first use. */
export function createHierarchy(nodes: Iterable<HierarchyNode>): Hierarchy {
  const parents = new Map<string, readonly string[]>();
  const children = new Map<string, string[]>();
  for (const node of nodes) {
    parents.set(node.id, node.parents);
    for (const parent of node.parents) {
      const siblings = children.get(parent);
      if (siblings) siblings.push(node.id);
      else children.set(parent, [node.id]);
    }
  }
  const lineage = memoise((id) => breadthFirst(id, (each) => parents.get(each) ?? []));
  const ancestorSet = memoise((id) => new Set(lineage(id)));
  const subtree = memoise((id) => breadthFirst(id, (each) => children.get(each) ?? []));
  return {
    isA: (id, ancestorId) => id === ancestorId || ancestorSet(id).has(ancestorId),
    ancestors: (id) => lineage(id).slice(1),
    lineage,
    descendants: (id) => subtree(id).slice(1),
  };
}

function breadthFirst(start: string, next: (id: string) => readonly string[]): readonly string[] {
  const seen = new Set([start]);
  for (const id of seen) for (const each of next(id)) seen.add(each);
  return [...seen];
}
