import { type BlockList, EMPTY_CONTEXT } from '../blockList.ts';
import { PROTOCOL_MODEL } from '../fields/protocolModel.ts';
import type { DocumentParts } from '../parse.ts';
import type { DocumentNode } from '../types.ts';
import { isField, readYaml, type YamlReading } from './readYaml.ts';
import { readYamlProse } from './readYamlProse.ts';

/** Reads a YAML file from `start` (after a byte order mark). */
export function readYamlDocument(source: string, start: number, blocks: BlockList): DocumentParts {
  const reading = readYaml(source, { start, end: source.length });
  for (const node of reading.contents) {
    if (isField(node)) readYamlProse(node, PROTOCOL_MODEL, EMPTY_CONTEXT, blocks);
  }
  return {
    children: [...reading.contents],
    fields: reading.fields,
    extras: yamlExtras(reading),
    problems: reading.problems,
  };
}

/** Comments and unreadable stretches as nodes, to be put into the tree. */
export function yamlExtras(reading: YamlReading): DocumentNode[] {
  const comments = reading.comments.map((span): DocumentNode => ({ kind: 'comment', span, children: [] }));
  const errors = reading.problems
    .filter((problem) => problem.kind === 'unreadable' && problem.span.end > problem.span.start)
    .map((problem): DocumentNode => ({ kind: 'error', span: problem.span, children: [] }));
  return [...comments, ...errors];
}
