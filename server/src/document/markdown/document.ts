import { MappedText } from '../../text/mappedText.ts';
import { type BlockList, EMPTY_CONTEXT } from '../blockList.ts';
import { PROTOCOL_MODEL } from '../fields/protocolModel.ts';
import type { DocumentParts } from '../parse.ts';
import type { BlockContext, DocumentNode, DocumentProblem, DocumentProfile, FieldNode } from '../types.ts';
import { yamlExtras } from '../yaml/document.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { readYamlProse } from '../yaml/readYamlProse.ts';
import { type FrontMatter, findFrontMatter } from './frontMatter.ts';
import { markdownParser } from './parser.ts';
import { readPlainText } from './plainText.ts';
import { readMarkdown } from './readMarkdown.ts';

/** Reads a Markdown or plain text file from `start` (after a byte order mark). */
export function readMarkdownDocument(
  source: string,
  start: number,
  how: { readonly profile: DocumentProfile; readonly plain: boolean },
  blocks: BlockList,
): DocumentParts {
  if (how.plain) {
    const children = readPlainText(source, start, blocks);
    return { children, fields: undefined, extras: [], problems: [] };
  }
  const protocol = how.profile === 'protocol';
  const front = findFrontMatter(source, start, protocol);
  const head = front && readFrontMatter(source, front, protocol, blocks);
  const bodyStart = front?.bodyStart ?? start;
  const body = readMarkdown({
    text: MappedText.verbatim(source.slice(bodyStart), bodyStart),
    parser: markdownParser,
    blocks,
    context: head?.context ?? EMPTY_CONTEXT,
    role: 'paragraph',
  });
  return {
    children: head ? [head.node, ...body] : body,
    fields: head?.fields,
    extras: head?.extras ?? [],
    problems: head?.problems ?? [],
  };
}

interface FrontMatterReading {
  readonly node: DocumentNode;
  readonly fields: FieldNode | undefined;
  readonly extras: readonly DocumentNode[];
  readonly problems: readonly DocumentProblem[];
  /** What the body inherits: the title. */
  readonly context: BlockContext;
}

function readFrontMatter(
  source: string,
  front: FrontMatter,
  protocol: boolean,
  blocks: BlockList,
): FrontMatterReading {
  const reading = readYaml(source, front.yaml);
  const node: DocumentNode = { kind: 'front-matter', span: front.span, children: [...reading.contents] };
  const fields = reading.fields;
  if (fields && protocol) readYamlProse(fields, PROTOCOL_MODEL, EMPTY_CONTEXT, blocks);
  else if (fields?.kind === 'mapping') {
    // Prose has no fields; only its title is read, because it stands over the whole text.
    const pairs = fields.pairs.filter((pair) => pair.key.text.text === 'title');
    readYamlProse({ ...fields, pairs }, undefined, EMPTY_CONTEXT, blocks);
  }
  const title = blocks.blocks.find((block) => block.role === 'title');
  return {
    node,
    fields: protocol ? fields : undefined,
    extras: yamlExtras(reading),
    problems: front.problem ? [front.problem, ...reading.problems] : reading.problems,
    context: title ? { ...EMPTY_CONTEXT, headings: [title] } : EMPTY_CONTEXT,
  };
}
