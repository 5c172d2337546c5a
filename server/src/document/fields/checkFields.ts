/** Checks the fields against the model: names that it does not have, and values that are not what it asks for. */
import type { TextEdit } from '../../text/edits.ts';
import { nearestName } from '../../text/nearest.ts';
import type { Span } from '../../text/span.ts';
import type { FieldNode, MappingNode, PairNode, ProtocolDocument, ScalarNode } from '../types.ts';
import { isNull, scalarText, valueFault } from './fieldValue.ts';
import { followsModel } from './followsModel.ts';
import { childModel, type FieldModel } from './model.ts';
import { homeOf } from './modelIndex.ts';
import { PROTOCOL_MODEL, PUBLISHING_KEYS } from './protocolModel.ts';
import { checkRelations } from './relations.ts';

/** Something wrong with a field. */
export interface FieldProblem {
  /**
   * `unknown-field`: a name outside the model (DOC002). `wrong-value`: a value of the wrong type or outside its choices
   * (DOC003). `trap`: right for us, but read as something else by YAML 1.1 tools (DOC004).
   */
  readonly kind: 'unknown-field' | 'wrong-value' | 'trap';
  readonly message: string;
  /** The key for `unknown-field`, else the value. */
  readonly span: Span;
  /** Path from the root of the fields. */
  readonly path: readonly (string | number)[];
  readonly related: readonly { readonly message: string; readonly span: Span }[];
  /** A change that would put it right, where the meaning is certain enough to offer. */
  readonly suggestion?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

/** Plain words that YAML 1.1 tools read as booleans; `y` and `n` are not, in the tools in use. */
const BOOLEAN_IN_YAML_1_1 = /^(?:yes|no|on|off)$/i;

/** All problems of a document's fields, in source order. Empty for prose and for YAML that is no protocol. */
export function checkFields(document: ProtocolDocument): readonly FieldProblem[] {
  const known = CHECKED.get(document);
  if (known) return known;
  const problems = problemsOf(document);
  CHECKED.set(document, problems);
  return problems;
}

/** Each rule asks for the problems of its kind. */
const CHECKED = new WeakMap<ProtocolDocument, readonly FieldProblem[]>();

function problemsOf(document: ProtocolDocument): readonly FieldProblem[] {
  if (!document.fields || !followsModel(document)) return [];
  const checker = new FieldChecker(document.language === 'markdown');
  checker.value(document.fields, PROTOCOL_MODEL, []);
  const relations = checkRelations(document).map((each) => ({ ...each, kind: 'wrong-value' as const }));
  return [...checker.problems, ...relations].sort((a, b) => a.span.start - b.span.start);
}

class FieldChecker {
  readonly problems: FieldProblem[] = [];
  readonly #markdown: boolean;
  readonly #seen = new Set<FieldNode>();

  constructor(markdown: boolean) {
    this.#markdown = markdown;
  }

  value(node: FieldNode, model: FieldModel, path: readonly (string | number)[]): void {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    const fault = valueFault(node, model);
    if (fault !== undefined) {
      this.#wrong(node, model, path, fault);
      return;
    }
    if (isNull(node) || model.type === 'any') return;
    if (node.kind === 'mapping') this.#mapping(node, model, path);
    else if (node.kind === 'sequence') {
      node.items.forEach((item, index) => {
        const inner = childModel(model, index);
        if (inner) this.value(item, inner, [...path, index]);
      });
    } else this.#scalar(node, model, path);
  }

  #mapping(node: MappingNode, model: FieldModel, path: readonly (string | number)[]): void {
    for (const pair of node.pairs) {
      const name = pair.key.text.text;
      const inner = childModel(model, name);
      const at = [...path, name];
      if (inner) {
        if (pair.value) this.value(pair.value, inner, at);
      } else if (!this.#isForeign(name, path)) this.#unknown(pair, node, model, at);
    }
  }

  /** Keys that other tools own. */
  #isForeign(name: string, path: readonly (string | number)[]): boolean {
    if (name.startsWith('x-')) return true;
    return path.length === 0 && this.#markdown && PUBLISHING_KEYS.has(name);
  }

  #unknown(
    pair: PairNode,
    mapping: MappingNode,
    model: FieldModel,
    path: readonly (string | number)[],
  ): void {
    const name = pair.key.text.text;
    const where = path.length === 1 ? 'at the top level' : `in \`${shownPath(path.slice(0, -1))}\``;
    if (pair.key.style === 'plain' && BOOLEAN_IN_YAML_1_1.test(name)) {
      this.problems.push({
        kind: 'wrong-value',
        message: `\`${name}:\` is no field ${where}, and YAML 1.1 tools read this key as a boolean: name the field, or quote the key.`,
        span: pair.key.span,
        path,
        related: [],
      });
      return;
    }
    const fields = model.type === 'either' ? model.map.fields : model.type === 'map' ? model.fields : {};
    const taken = new Set(mapping.pairs.map((each) => each.key.text.text));
    const nearest = nearestName(
      name,
      Object.keys(fields).filter((each) => !taken.has(each)),
    );
    const home = nearest === undefined ? homeOf(name) : undefined;
    const hint = nearest
      ? `: did you mean \`${nearest}\`?`
      : home
        ? `: it belongs in \`${home}\`.`
        : '. Remove it, or begin its name with `x-` if another tool reads it.';
    this.problems.push({
      kind: 'unknown-field',
      message: `\`${name}\` is not a field ${where}${hint}`,
      span: pair.key.span,
      path,
      related: [],
      ...(nearest && {
        suggestion: {
          title: `Rename to \`${nearest}\``,
          edits: [{ span: pair.key.span, newText: nearest }],
        },
      }),
    });
  }

  #wrong(node: FieldNode, model: FieldModel, path: readonly (string | number)[], fault: string): void {
    const nearest =
      node.kind === 'scalar' && model.type === 'choice'
        ? nearestName(scalarText(node), model.values)
        : undefined;
    const unquoted = node.kind === 'scalar' ? unquotedNumber(node, model) : undefined;
    const suggested = nearest ?? unquoted;
    const written = node.kind === 'scalar' ? ` is \`${shorten(scalarText(node))}\` and` : '';
    const question = nearest ? `: did you mean \`${nearest}\`?` : '.';
    this.problems.push({
      kind: 'wrong-value',
      message: `\`${shownPath(path)}\`${written} ${fault}${question}`,
      span: node.span,
      path,
      related: [],
      ...(suggested !== undefined && {
        suggestion: { title: `Change to \`${suggested}\``, edits: [{ span: node.span, newText: suggested }] },
      }),
    });
  }

  #scalar(node: ScalarNode, model: FieldModel, path: readonly (string | number)[]): void {
    const isText = model.type === 'text' || model.type === 'either' || model.type === 'list';
    if (!isText || node.style !== 'plain') return;
    const word = scalarText(node);
    const isBoolean = BOOLEAN_IN_YAML_1_1.test(word);
    // A number that is written back otherwise is text by its form: the version 1.10, the code 010.
    const isOtherNumber = typeof node.value === 'number' && String(node.value) !== word;
    if (!isBoolean && !isOtherNumber) return;
    this.problems.push({
      kind: 'trap',
      message: isBoolean
        ? `YAML 1.1 tools read \`${word}\` as a boolean, not as text: quote it.`
        : `YAML reads \`${word}\` as the number ${node.value}, not as text: quote it.`,
      span: node.span,
      path,
      related: [],
      suggestion: { title: `Quote \`${word}\``, edits: [{ span: node.span, newText: `"${word}"` }] },
    });
  }
}

function unquotedNumber(node: ScalarNode, model: FieldModel): string | undefined {
  if (model.type !== 'number' && model.type !== 'integer') return undefined;
  const text = scalarText(node);
  const pattern = model.type === 'integer' ? /^[-+]?\d+$/ : /^[-+]?\d+(?:\.\d+)?$/;
  return typeof node.value === 'string' && pattern.test(text) ? text : undefined;
}

/** `regimen[0].dose.value`. */
function shownPath(path: readonly (string | number)[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
