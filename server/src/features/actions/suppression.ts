import type { DocumentNode, ProtocolDocument } from '../../document/types.ts';
import type { Finding } from '../../lint/types.ts';
import type { Fix } from '../../rules/types.ts';
import type { TextEdit } from '../../text/edits.ts';
import { type Span, touches } from '../../text/span.ts';

/** What stands where the writer must give the reason, and is selected where the editor can. */
export const REASON = 'TODO say why';

/**
 * The edit that suppresses a finding's rule where it stands, in the comment syntax of that place. A comment line goes
 * above only where it splits nothing: inside a Markdown block the directive goes to the end of the line, and around a
 * YAML value of several lines it becomes a pair.
 */
export function suppressionFix(document: ProtocolDocument, finding: Finding): Fix {
  return {
    title: `Suppress ${finding.ruleId} with a reason`,
    safety: 'suggestion',
    edits: isYaml(document, finding.span.start)
      ? yamlEdits(document, finding)
      : markdownEdits(document, finding),
    evidence: [],
  };
}

function isYaml(document: ProtocolDocument, offset: number): boolean {
  if (document.language === 'yaml') return true;
  return document.root.children.some(({ kind, span }) => kind === 'front-matter' && touches(span, offset));
}

function yamlEdits(document: ProtocolDocument, { ruleId, span }: Finding): readonly TextEdit[] {
  const { lines } = document;
  const chain = nodesAt(document.root, span.start);
  const scalar = chain.findLast(({ kind }) => kind === 'scalar');
  const firstLine = lines.positionAt(scalar?.span.start ?? span.start).line;
  const lastLine = lines.positionAt(scalar?.span.end ?? span.end).line;
  const findingLine = lines.positionAt(span.start).line;
  if (scalar === undefined || firstLine === lastLine || findingLine === firstLine) {
    return [lineAbove(document, findingLine, `# theralint-disable-next-line ${ruleId} -- ${REASON}`)];
  }
  // Inside a value of several lines a `#` would be text.
  const after = lines.lineSpan(lastLine).end;
  const end = document.source.slice(0, after).trimEnd().length;
  return [
    lineAbove(document, firstLine, `# theralint-disable ${ruleId} -- ${REASON}`),
    { span: { start: end, end }, newText: `${newLine(document)}# theralint-enable ${ruleId}` },
  ];
}

function markdownEdits(document: ProtocolDocument, { ruleId, span }: Finding): readonly TextEdit[] {
  const { lines, source } = document;
  const line = lines.positionAt(span.start).line;
  const lineSpan = lines.lineSpan(line);
  const chain = nodesAt(document.root, span.start);
  const block = chain.findLast(({ kind }) => kind === 'paragraph' || kind === 'heading');
  const isNested = chain.some(({ kind }) => NESTED.has(kind));
  const isAtStart = block !== undefined && lines.positionAt(block.span.start).line === line;
  if (!isNested && isAtStart) {
    return [lineAbove(document, line, `<!-- theralint-disable-next-line ${ruleId} -- ${REASON} -->`)];
  }
  const directive = `<!-- theralint-disable-line ${ruleId} -- ${REASON} -->`;
  const text = source.slice(lineSpan.start, lineSpan.end).trimEnd();
  const isRow = chain.some(({ kind }) => kind === 'table-row') && text.endsWith('|');
  // In a table row the comment belongs inside the last cell.
  const at = lineSpan.start + (isRow ? text.slice(0, -1).trimEnd().length : text.length);
  return [{ span: { start: at, end: at }, newText: ` ${directive}` }];
}

/** Blocks that a comment line at the margin would split. */
const NESTED: ReadonlySet<DocumentNode['kind']> = new Set([
  'list',
  'list-item',
  'table',
  'block-quote',
  'definition',
]);

/** Nodes that hold the offset, outermost first. */
function nodesAt(root: DocumentNode, offset: number): readonly DocumentNode[] {
  const chain: DocumentNode[] = [];
  for (let node: DocumentNode | undefined = root; node; ) {
    chain.push(node);
    node = node.children.find((child) => child.span.start <= offset && offset < child.span.end);
  }
  return chain;
}

function lineAbove(document: ProtocolDocument, line: number, comment: string): TextEdit {
  const span: Span = document.lines.lineSpan(line);
  const indent = /^[ \t]*/.exec(document.source.slice(span.start, span.end))?.[0] ?? '';
  return { span: { start: span.start, end: span.start }, newText: `${indent}${comment}${newLine(document)}` };
}

/** The line end the document uses. */
function newLine({ source }: ProtocolDocument): string {
  return /\r\n|\n|\r/.exec(source)?.[0] ?? '\n';
}
