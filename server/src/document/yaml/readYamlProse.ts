/** The text blocks of a YAML document: which scalars are read as prose, and in what context. */
import type { BlockList } from '../blockList.ts';
import { childModel, type FieldModel } from '../fields/model.ts';
import { FlowContext } from '../flow.ts';
import { readFieldText } from '../markdown/readFieldText.ts';
import { sectionKindOfField } from '../sections.ts';
import type {
  BlockContext,
  FieldNode,
  MappingNode,
  ScalarNode,
  SectionKind,
  SequenceNode,
  TextBlock,
} from '../types.ts';
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
  new ProseReader(blocks, context).node(fields, model, context);
}

class ProseReader {
  readonly #blocks: BlockList;
  readonly #root: BlockContext;
  readonly #seen = new Set<FieldNode>();
  readonly #kinds = new Map<string, SectionKind | undefined>();
  /** From the root to the node being read. */
  readonly #path: (string | number)[] = [];
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

  node(node: FieldNode, model: FieldModel | undefined, context: BlockContext): void {
    // What an alias repeats is read once, where it stands.
    if (this.#seen.has(node)) return;
    if (node.kind === 'scalar') {
      if (!isProse(node, model)) return;
      this.#seen.add(node);
      this.#scalar(node, model, new FlowContext(context));
      return;
    }
    this.#seen.add(node);
    if (node.kind === 'mapping') this.#mapping(node, model, context);
    else this.#sequence(node, model, context);
  }

  #mapping(node: MappingNode, model: FieldModel | undefined, context: BlockContext): void {
    for (const pair of node.pairs) {
      const { value } = pair;
      if (!value || value.span.start < pair.span.start) continue;
      const name = pair.key.text.text;
      const inner = model && childModel(model, name);
      if (value.kind === 'scalar' && !isProse(value, inner)) continue;
      const kind = this.#sectionKind(name, inner !== undefined);
      const isNew = kind !== undefined && context.sections.at(-1) !== kind;
      this.#path.push(name);
      this.node(value, inner, isNew ? { ...context, sections: [...context.sections, kind] } : context);
      this.#path.pop();
    }
  }

  #sectionKind(name: string, known: boolean): SectionKind | undefined {
    if (known && Object.hasOwn(MODEL_SECTIONS, name)) return MODEL_SECTIONS[name];
    if (!this.#kinds.has(name)) this.#kinds.set(name, sectionKindOfField(name));
    return this.#kinds.get(name);
  }

  #sequence(node: SequenceNode, model: FieldModel | undefined, context: BlockContext): void {
    const inner = model && childModel(model, 0);
    // One sentence makes a list of prose: its short items (`Exclusion criteria:`) belong to it.
    const prose = node.items.some((item) => item.kind === 'scalar' && isProse(item, inner));
    const items = new ItemStack(context);
    node.items.forEach((item, index) => {
      this.#path.push(index);
      if (item.kind !== 'scalar') this.node(item, inner, items.context());
      else if (prose && !this.#seen.has(item)) {
        this.#seen.add(item);
        const block = this.#scalar(item, inner, items.flow(item.text.text));
        if (block) items.read(item.text.text, block);
      }
      this.#path.pop();
    });
  }

  #scalar(node: ScalarNode, model: FieldModel | undefined, flow: FlowContext): TextBlock | undefined {
    if (typeof node.value !== 'string') return undefined;
    const text = model?.type === 'either' ? model.text : model;
    const isTitle = text?.type === 'text' ? text.title === true : isTitleField(this.#path);
    const context = { ...this.#titled(flow.current()), fieldPath: [...this.#path] };
    const role = isTitle ? 'title' : 'field';
    const markdown = model !== undefined && (node.style === 'literal' || node.style === 'folded');
    const block = readFieldText({ node, role, markdown, flow, context, blocks: this.#blocks });
    if (isTitle && this.#root.headings.length === 0) this.#title ??= block;
    return block;
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
