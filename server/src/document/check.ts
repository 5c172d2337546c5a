/** Asserts what every protocol tree promises. Run on every fixture and on fuzzed input; a violation is a fault of the readers. */
import type { MappedText } from '../text/mappedText.ts';
import { contains } from '../text/span.ts';
import type { DocumentNode, FieldNode, ProtocolDocument, ScalarNode, TextBlock } from './types.ts';

/** The violations found, each as a sentence with its place; empty for a sound tree. */
export function checkTree(document: ProtocolDocument): string[] {
  const found: string[] = [];
  const nodes = checkNodes(document, found);
  document.blocks.forEach((block, index) => {
    if (block.index !== index) found.push(`block ${index} has index ${block.index}`);
    if (!nodes.has(block.node)) found.push(`block ${index} belongs to a ${block.node.kind} outside the tree`);
    checkBlock(document, block, found);
  });
  checkOrder(document.blocks, found);
  for (const each of [...document.problems, ...document.directives]) {
    if (
      !(each.span.start >= 0 && each.span.end >= each.span.start && each.span.end <= document.source.length)
    )
      found.push(`a problem or directive lies outside the source: ${show(each.span)}`);
  }
  return found;
}

function checkNodes(document: ProtocolDocument, found: string[]): ReadonlySet<DocumentNode> {
  const seen = new Set<DocumentNode>();
  const { root, source } = document;
  if (root.span.start !== 0 || root.span.end !== source.length)
    found.push('the root does not span the source');
  const stack: DocumentNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (seen.has(node)) {
      found.push(`${node.kind} ${show(node.span)} stands in the tree twice`);
      continue;
    }
    seen.add(node);
    if (!(node.span.end >= node.span.start))
      found.push(`${node.kind} has the inverted span ${show(node.span)}`);
    let previous: DocumentNode | undefined;
    for (const child of node.children) {
      if (!contains(node.span, child.span))
        found.push(`${child.kind} ${show(child.span)} reaches outside its ${node.kind} ${show(node.span)}`);
      if (previous && previous.span.end > child.span.start)
        found.push(
          `${child.kind} ${show(child.span)} overlaps or precedes ${previous.kind} ${show(previous.span)}`,
        );
      previous = child;
      stack.push(child);
    }
    if (node.kind === 'scalar') checkScalar(node as ScalarNode, source, found);
  }
  return seen;
}

function checkScalar(node: ScalarNode, source: string, found: string[]): void {
  checkText(node.text, source, `scalar ${show(node.span)}`, found);
  if (typeof node.value === 'string' && node.value !== node.text.text)
    found.push(`scalar ${show(node.span)} has a value that is not its text`);
}

function checkBlock(document: ProtocolDocument, block: TextBlock, found: string[]): void {
  const name = `${block.role} block ${block.index}`;
  const { text } = block.text;
  checkText(block.text, document.source, name, found);
  const whole = block.text.toSource({ start: 0, end: text.length });
  if (!contains(block.node.span, whole))
    found.push(`${name} maps to ${show(whole)}, outside its node ${show(block.node.span)}`);
  for (const { span } of [...block.annotations, ...block.citations, ...block.links]) {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
      found.push(`${name} has a mark at ${show(span)} outside its text`);
  }
  const { headings, leadIns, columnHeader, rowHeader } = block.context;
  for (const other of [...headings, ...leadIns, columnHeader, rowHeader]) {
    if (other && (other.index >= block.index || document.blocks[other.index] !== other))
      found.push(`${name} refers to block ${other.index}, which does not stand before it`);
  }
}

/** Runs must follow each other in text and source, and a run that is not replaced must be a copy (blanks may differ). */
function checkText(text: MappedText, source: string, name: string, found: string[]): void {
  let at = 0;
  let sourceAt = 0;
  for (const run of text.segments) {
    if (run.start !== at) found.push(`${name}: a run starts at ${run.start}, not ${at}`);
    if (run.sourceStart < sourceAt)
      found.push(`${name}: a run goes back in the source to ${run.sourceStart}`);
    if (run.sourceStart + run.sourceLength > source.length)
      found.push(`${name}: a run reaches past the source`);
    at = run.start + run.length;
    sourceAt = run.sourceStart + run.sourceLength;
    if (run.replaced) continue;
    if (run.length !== run.sourceLength)
      found.push(`${name}: a copied run changes its length at ${run.start}`);
    if (run.length < 2) continue;
    const read = text.text.slice(run.start, at);
    const written = source.slice(run.sourceStart, sourceAt);
    if (read !== written && blankless(read) !== blankless(written))
      found.push(`${name}: ${JSON.stringify(read)} is not what stands there, ${JSON.stringify(written)}`);
  }
  if (at !== text.text.length) found.push(`${name}: runs end at ${at}, the text at ${text.text.length}`);
}

function checkOrder(blocks: readonly TextBlock[], found: string[]): void {
  let previous = -1;
  for (const block of blocks) {
    const { start } = block.text.toSource({ start: 0, end: 0 });
    if (start < previous) found.push(`block ${block.index} stands before the one it follows`);
    previous = start;
  }
}

function blankless(text: string): string {
  return text.replace(/\s/g, ' ');
}

function show(span: { start: number; end: number }): string {
  return `${span.start}..${span.end}`;
}

/** The fields of a document as plain values, for tests and dumps; aliases are followed. */
export function plainValue(node: FieldNode | undefined): unknown {
  if (!node) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(plainValue);
  return Object.fromEntries(node.pairs.map((pair) => [pair.key.text.text, plainValue(pair.value)]));
}
