import { createVocabulary, hierarchiesOf } from '../lookup/vocabulary.ts';
import type { RecordKind } from '../source/recordKinds.ts';
import type { KnowledgeCheck, VerifyContext } from './context.ts';

interface Edges {
  readonly kind: RecordKind;
  readonly field: string;
  readonly nodes: readonly { readonly id: string; readonly next: readonly string[] }[];
}

/** Nothing may be broader than itself, part of itself or superseded by itself, at whatever distance. */
export const cycles: KnowledgeCheck = (context) => {
  const { records } = context.index;
  const { substances, terms, sources } = records;
  const { diseases, classes } = hierarchiesOf(records, createVocabulary(records));
  const all: readonly Edges[] = [
    {
      kind: 'disease',
      field: 'parents',
      nodes: diseases.map((each) => ({ id: each.id, next: each.parents })),
    },
    { kind: 'class', field: 'parents', nodes: classes.map((each) => ({ id: each.id, next: each.parents })) },
    {
      kind: 'class',
      field: 'combinationOf',
      nodes: classes.map((each) => ({ id: each.id, next: each.combinationOf ?? [] })),
    },
    {
      kind: 'substance',
      field: 'memberOf',
      nodes: substances.map((each) => ({ id: each.id, next: each.memberOf ?? [] })),
    },
    {
      kind: 'term',
      field: 'parents',
      nodes: terms.map((each) => ({ id: each.id, next: each.parents ?? [] })),
    },
    {
      kind: 'source',
      field: 'supersededBy',
      nodes: sources.map(({ id, supersededBy }) => ({ id, next: supersededBy ? [supersededBy] : [] })),
    },
  ];
  for (const edges of all) findCycles(edges, context);
};

/** Depth first without recursion; each cycle is reported once, at the node it was entered by. */
function findCycles({ kind, field, nodes }: Edges, { report }: VerifyContext): void {
  const next = new Map(nodes.map((node) => [node.id, node.next]));
  const done = new Set<string>();
  for (const { id: start } of nodes) {
    const path: { readonly id: string; branch: number }[] = [{ id: start, branch: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const following = done.has(top.id) ? undefined : next.get(top.id)?.[top.branch++];
      if (following === undefined) {
        done.add(top.id);
        path.pop();
        continue;
      }
      const from = path.findIndex((each) => each.id === following);
      if (from < 0) {
        path.push({ id: following, branch: 0 });
        continue;
      }
      const circle = path.slice(from).map((each) => each.id);
      const names = [...circle, following].join(' → ');
      const message = `${field} runs in a circle: ${names}. Remove one of these steps.`;
      const others = circle.filter((id) => id !== top.id);
      const related = others.map((id) => ({
        kind,
        id,
        pointer: [field],
        message: `${id} is a step of the circle`,
      }));
      report('error', 'kb.cycle', message, { kind, id: top.id, pointer: [field] }, related);
    }
  }
}
