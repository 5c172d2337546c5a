/** The text blocks of a YAML document: which scalars are read as prose, and in what context. */
import type { BlockList } from '../blockList.ts';
import { childModel, type FieldModel } from '../fields/model.ts';
import { FlowContext } from '../flow.ts';
import { readFieldText } from '../markdown/readFieldText.ts';
import { sectionKindOfField } from '../sections.ts';
import type { BlockContext, FieldNode, MappingNode, ScalarNode, SectionKind, TextBlock } from '../types.ts';
import { ItemStack } from './itemStack.ts';

/** Fields outside the model with fewer words than this are codes and names, not prose. */
const MIN_PROSE_WORDS = 3;

/** Sections whose name alone does not say them: where they stand in the model does. */
const MODEL_SECTIONS: Readonly<Record<string, SectionKind>> = {
  population: 'eligibility',
  inclusion: 'inclusions',
  exclusion: 'exclusions',
  regimen: 'treatment',
  doseLevels: 'dose-modifications',
  hepatic: 'dose-modifications',
  renal: 'dose-modifications',
  toxicity: 'dose-modifications',
};

/** Reads the prose under `fields` into `blocks`; `model` is undefined for YAML that is not a protocol. */
export function readYamlProse(
  fields: FieldNode,
  model: FieldModel | undefined,
  context: BlockContext,
  blocks: BlockList,
): void {
  new ProseReader(blocks, context).node(fields, model, [], new FlowContext(context));
}

class ProseReader {
  readonly #blocks: BlockList;
  readonly #root: BlockContext;
  readonly #seen = new Set<FieldNode>();
  #title: TextBlock | undefined;

  constructor(blocks: BlockList, root: BlockContext) {
    this.#blocks = blocks;
    this.#root = root;
  }

  /** The title, once read, stands above everything that follows it. */
  #titled(context: BlockContext): BlockContext {
    if (!this.#title || context.headings.includes(this.#title)) return context;
    return { ...context, headings: [this.#title, ...context.headings] };
  }

  node(node: FieldNode, model: FieldModel | undefined, path: (string | number)[], flow: FlowContext): void {
    // What an alias repeats is read once, where it stands.
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    if (node.kind === 'mapping') this.#mapping(node, model, path, flow.current());
    else if (node.kind === 'scalar') {
      if (isProse(node, model)) this.#scalar(node, model, path, flow);
    } else {
      const items = new ItemStack(flow.current());
      // One sentence makes a list of prose: its short items (`Exclusion criteria:`) belong to it.
      const prose = node.items.some(
        (item) => item.kind === 'scalar' && isProse(item, model && childModel(model, 0)),
      );
      node.items.forEach((item, index) => {
        const inner = model && childModel(model, index);
        if (item.kind !== 'scalar') {
          this.node(item, inner, [...path, index], new FlowContext(items.context()));
          return;
        }
        if (!prose || this.#seen.has(item)) return;
        this.#seen.add(item);
        const before = this.#blocks.blocks.length;
        this.#scalar(item, inner, [...path, index], items.flow(item.text.text));
        const block = this.#blocks.blocks[before];
        if (block) items.read(item.text.text, block);
      });
    }
  }

  #mapping(
    node: MappingNode,
    model: FieldModel | undefined,
    path: (string | number)[],
    context: BlockContext,
  ): void {
    for (const pair of node.pairs) {
      const name = pair.key.text.text;
      if (!pair.value || pair.value.span.start < pair.span.start) continue;
      const inner = model && childModel(model, name);
      const known =
        inner !== undefined && Object.hasOwn(MODEL_SECTIONS, name) ? MODEL_SECTIONS[name] : undefined;
      const kind = known ?? sectionKindOfField(name);
      const nested =
        kind && context.sections.at(-1) !== kind ? [...context.sections, kind] : context.sections;
      const flow = new FlowContext({ ...context, sections: nested });
      this.node(pair.value, inner, [...path, name], flow);
    }
  }

  #scalar(
    node: ScalarNode,
    model: FieldModel | undefined,
    path: (string | number)[],
    flow: FlowContext,
  ): void {
    if (typeof node.value !== 'string') return;
    const text = model?.type === 'either' ? model.text : model;
    const isTitle = text?.type === 'text' ? text.title === true : isTitleField(path);
    const context = { ...this.#titled(flow.current()), fieldPath: path };
    const role = isTitle ? 'title' : 'field';
    const markdown = model !== undefined && (node.style === 'literal' || node.style === 'folded');
    const block = readFieldText({ node, role, markdown, flow, context, blocks: this.#blocks });
    if (isTitle && this.#root.headings.length === 0) this.#title ??= block;
  }
}

function isProse(node: ScalarNode, model: FieldModel | undefined): boolean {
  if (typeof node.value !== 'string') return false;
  if (model) {
    const text = model.type === 'either' ? model.text : model;
    return text.type === 'text' && text.prose === true;
  }
  const words = node.text.text.trim().split(/\s+/);
  return words.length >= MIN_PROSE_WORDS && words.filter((word) => /\p{L}{2}/u.test(word)).length >= 2;
}

function isTitleField(path: readonly (string | number)[]): boolean {
  return path.length === 1 && /(?:^|[_-])title$/i.test(String(path[0]));
}
