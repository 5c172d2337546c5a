/** Names of new protocols, apart from the editor's classes so that they can be tested. */

/** True for a file name that is checked as a protocol. */
export function isProtocolName(name: string, extension: 'yaml' | 'md'): boolean {
  return new RegExp(`^[^/\\\\]+\\.protocol\\.${extension}$`).test(name);
}

/** `new.protocol.yaml`, or with a number the first such name that is not taken. */
export async function freeName(
  extension: 'yaml' | 'md',
  isTaken: (name: string) => Promise<boolean>,
): Promise<string> {
  for (let number = 1; ; number++) {
    const name = `new${number === 1 ? '' : `-${number}`}.protocol.${extension}`;
    if (!(await isTaken(name))) return name;
  }
}
