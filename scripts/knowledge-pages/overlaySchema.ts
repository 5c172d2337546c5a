type Schema = Readonly<Record<string, unknown>>;

/**
 * The schema of overlays as one file that needs no other: editors are handed a single address. The schemas it refers to
 * become definitions of it, each under its own name.
 */
export function overlaySchema(schemas: Readonly<Record<string, Schema>>): Schema {
  const main = 'overlay.schema.json';
  const others = Object.entries(schemas).filter(([name]) => name !== main && name !== 'kb.schema.json');
  const { $schema: _, ...overlay } = rewritten(schemas[main], main) as Schema;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...overlay,
    definitions: Object.fromEntries(
      others.map(([name, schema]) => {
        const { $schema: __, ...rest } = rewritten(schema, name) as Schema;
        return [nameOf(name), rest];
      }),
    ),
  };
}

/** References in `file` as they lead from the root of the one file; `$defs` is `definitions` in the draft editors read. */
function rewritten(value: unknown, file: string): unknown {
  if (Array.isArray(value)) return value.map((each) => rewritten(each, file));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === '$ref' && typeof each === 'string') return [key, referenceFrom(each, file)];
      return [key === '$defs' ? 'definitions' : key, rewritten(each, file)];
    }),
  );
}

function referenceFrom(reference: string, file: string): string {
  const [name = '', fragment = ''] = reference.split('#');
  return `#/definitions/${nameOf(name === '' ? file : name)}${fragment.replaceAll('/$defs/', '/definitions/')}`;
}

function nameOf(file: string): string {
  return file.replace('.schema.json', '');
}
