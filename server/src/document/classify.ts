import type { DocumentLanguage, DocumentProfile } from './types.ts';

/** How a file's name says it should be read. */
export interface DocumentClass {
  readonly language: DocumentLanguage;
  readonly profile: DocumentProfile;
  /** Named as a protocol (`*.protocol.yaml`, `*.protocol.yml`, `*.protocol.md`): what a folder yields. */
  readonly protocolName: boolean;
}

/**
 * Classifies a path or URI by its file name (a URI's query and fragment are ignored; case does not matter).
 * `.yaml` and `.yml` are protocols, `.md` and `.markdown` only with `.protocol` before them; everything else is prose.
 */
export function classifyDocument(path: string): DocumentClass {
  const name = fileName(path).toLowerCase();
  const protocolName = /\.protocol\.(ya?ml|md)$/.test(name);
  if (/\.ya?ml$/.test(name)) return { language: 'yaml', profile: 'protocol', protocolName };
  return { language: 'markdown', profile: protocolName ? 'protocol' : 'prose', protocolName };
}

/** True if a path names plain text, which is read line by line and has no Markdown markup. */
export function isPlainText(path: string): boolean {
  return /\.(txt|text)$/.test(fileName(path).toLowerCase());
}

function fileName(path: string): string {
  const bare = /^[a-z][a-z0-9+.-]+:/i.test(path) ? path.replace(/[?#].*$/, '') : path;
  return bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
}
