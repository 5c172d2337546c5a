/** A place inside a record: keys and 0-based array positions from its root. */
export type Pointer = readonly (string | number)[];

/** As people write it: `approvals[0].status`; the root by what it is. */
export function formatPointer(pointer: Pointer, root = 'the record'): string {
  if (pointer.length === 0) return root;
  return pointer
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join('');
}

/** Reads a URI-fragment JSON pointer (RFC 6901) such as `#/approvals/0/status`. All steps stay text. */
export function parseJsonPointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
