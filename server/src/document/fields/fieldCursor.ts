import type { Span } from '../../text/span.ts';
import type { FieldNode } from '../types.ts';
import { isNull, scalarText, valueFault } from './fieldValue.ts';
import { childModel, type FieldModel } from './model.ts';
import type { Located } from './types.ts';

/**
 * A place in the fields together with its model. Steps into fields that are absent, null or of the wrong shape give a cursor
 * with nothing under it, so that a reader need not ask at every step.
 */
export class FieldCursor {
  readonly node: FieldNode | undefined;
  readonly model: FieldModel;
  readonly path: readonly (string | number)[];

  constructor(node: FieldNode | undefined, model: FieldModel, path: readonly (string | number)[] = []) {
    this.node = node && !isNull(node) && valueFault(node, model) === undefined ? node : undefined;
    this.model = model;
    this.path = path;
  }

  /** True if there is a valid value here. */
  get present(): boolean {
    return this.node !== undefined;
  }

  /** The span of the value; the empty span at 0 where there is none. */
  get span(): Span {
    return this.node?.span ?? { start: 0, end: 0 };
  }

  /**
   * The field of this name. Of duplicate keys the last one counts, as in other YAML readers.
   * @throws Error when the model has no such field, which is a mistake in the reader.
   */
  at(name: string): FieldCursor {
    const model = childModel(this.model, name);
    if (!model) throw new Error(`the model has no field ${[...this.path, name].join('.')}`);
    const pair =
      this.node?.kind === 'mapping'
        ? this.node.pairs.findLast((each) => each.key.text.text === name)
        : undefined;
    return new FieldCursor(pair?.value, model, [...this.path, name]);
  }

  /** The items of a list; a single value standing in place of a list is its only item. */
  items(): FieldCursor[] {
    if (!this.node || this.model.type !== 'list') return [];
    const model = this.model.item;
    if (this.node.kind !== 'sequence') return [new FieldCursor(this.node, model, this.path)];
    return this.node.items
      .map((item, index) => new FieldCursor(item, model, [...this.path, index]))
      .filter((item) => item.present);
  }

  /** The value as text. Where a map may say more, a plain value or the map's field `name` is taken. */
  text(name?: string): Located<string> | undefined {
    if (this.node?.kind === 'mapping') return name === undefined ? undefined : this.at(name).text();
    return this.node?.kind === 'scalar' ? this.#located(scalarText(this.node)) : undefined;
  }

  /** The texts of a list's items. */
  texts(name?: string): Located<string>[] {
    return this.items().flatMap((item) => item.text(name) ?? []);
  }

  /** The value as a number. */
  number(): Located<number> | undefined {
    return this.node?.kind === 'scalar' && typeof this.node.value === 'number'
      ? this.#located(this.node.value)
      : undefined;
  }

  /** The value as a boolean. */
  boolean(): Located<boolean> | undefined {
    return this.node?.kind === 'scalar' && typeof this.node.value === 'boolean'
      ? this.#located(this.node.value)
      : undefined;
  }

  /** The value as text or number, as YAML reads it. */
  textOrNumber(): Located<string | number> | undefined {
    return this.number() ?? this.text();
  }

  /** The value of a choice; the model has already refused any other, so the type names what the model lists. */
  choice<T extends string>(): Located<T> | undefined {
    return this.model.type === 'choice' ? (this.text() as Located<T> | undefined) : undefined;
  }

  #located<T>(value: T): Located<T> | undefined {
    return this.node && { value, span: this.node.span, node: this.node, path: this.path };
  }
}
