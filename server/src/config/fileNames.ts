/** Names a configuration file may have, in the order they are looked for. */
export const CONFIGURATION_FILES: readonly string[] = [
  '.theralint.yaml',
  '.theralint.yml',
  '.theralint.json',
  '.theralint.jsonc',
];
