/**
 * JSON that depends on nothing but the value: object keys in code-unit order, no white space, no undefined members.
 * @throws TypeError for what JSON cannot say: functions, symbols, NaN and infinities.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>;
    const members = Object.keys(object)
      .filter((key) => object[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`);
    return `{${members.join(',')}}`;
  }
  const scalar =
    value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!scalar) throw new TypeError(`${String(value)} has no JSON form`);
  return JSON.stringify(value);
}
