/**
 * YAML 1.2 into the protocol tree. Syntax comes from the `yaml` library's concrete tree and composer; the nodes, their exact
 * spans, the mapped scalars, and the limits on nesting and aliases are ours. Never throws.
 */
import { Composer, type CST, type Document, Parser } from 'yaml';
import type { Span } from '../../text/span.ts';
import type { DocumentNode, DocumentProblem, FieldNode } from '../types.ts';
import { NodeBuilder } from './nodeBuilder.ts';
import { surveyToken } from './tokens.ts';
import { findTraps } from './traps.ts';
import { problemOf } from './yamlProblems.ts';

/** What was read from one stretch of YAML. All spans are in coordinates of the whole source. */
export interface YamlReading {
  /** One node per YAML document, and `error` nodes for what could not be composed, in source order. */
  readonly contents: readonly DocumentNode[];
  /** The first document's value. */
  readonly fields: FieldNode | undefined;
  readonly comments: readonly Span[];
  readonly problems: readonly DocumentProblem[];
}

/** Collections nested deeper than this are refused: the composer recurses. */
const MAX_NESTING = 100;

/** Reads the YAML in `range` of `source`; a byte order mark must lie outside the range. */
export function readYaml(source: string, range: Span): YamlReading {
  const text = source.slice(range.start, range.end);
  const problems: DocumentProblem[] = [];
  const contents: DocumentNode[] = [];
  const comments: Span[] = [];
  const builder = new NodeBuilder(range.start, problems);
  let fields: FieldNode | undefined;
  let documents = 0;
  for (const document of compose(text, range, problems, comments)) {
    for (const error of document.errors) problems.push(problemOf(error, source, range));
    const before = problems.length;
    const node = builder.document(document);
    if (node === undefined) continue;
    contents.push(node);
    documents++;
    if (documents === 1) fields = isField(node) ? node : undefined;
    else if (documents === 2 && before === problems.length) {
      problems.push({
        kind: 'trap',
        code: 'yaml.multiple-documents',
        message: 'A second YAML document begins here: only the first one is read as the protocol.',
        span: { start: node.span.start, end: node.span.start },
        related: [],
      });
    }
  }
  findTraps(contents, problems);
  return { contents, fields, comments, problems };
}

/** True for the nodes that fields are made of. */
export function isField(node: DocumentNode): node is FieldNode {
  return node.kind === 'mapping' || node.kind === 'sequence' || node.kind === 'scalar';
}

function compose(
  text: string,
  range: Span,
  problems: DocumentProblem[],
  comments: Span[],
): Document.Parsed[] {
  try {
    const tokens: CST.Token[] = [];
    for (const token of new Parser().parse(text)) {
      const deep = surveyToken(token, range.start, MAX_NESTING, comments);
      if (deep === undefined) tokens.push(token);
      else problems.push(tooDeep(range.start + deep, range));
    }
    const composer = new Composer({
      keepSourceTokens: true,
      uniqueKeys: false,
      prettyErrors: false,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
    return [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  } catch (error) {
    problems.push({
      kind: 'unreadable',
      code: 'yaml.unreadable',
      message: `This YAML could not be read (${error instanceof Error ? error.message : String(error)}).`,
      span: range,
      related: [],
    });
    return [];
  }
}

function tooDeep(at: number, range: Span): DocumentProblem {
  return {
    kind: 'unreadable',
    code: 'yaml.nesting-too-deep',
    message: `Collections are nested more than ${MAX_NESTING} deep here: the document is not read.`,
    span: { start: at, end: Math.min(at + 1, range.end) },
    related: [],
  };
}
