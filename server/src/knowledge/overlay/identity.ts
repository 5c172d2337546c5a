import { sha256 } from '../sha256.ts';
import type { KnowledgeFile } from '../source/yamlFile.ts';
import type { KnowledgeBaseIdentity, OverlayIdentity } from '../types.ts';

/** Folder of a workspace that holds its overlays, relative to the folder they are for. */
export const OVERLAY_FOLDER = '.theralint/kb';

/** True for a path or URI of a file that is read as an overlay. */
export function isOverlayPath(path: string): boolean {
  return /(?:^|\/)\.theralint\/kb\/[^/]+\.ya?ml$/i.test(path);
}

/**
 * True for a path or URI whose change may mean other overlays: one of them, or a folder that holds them. A folder that
 * comes with its files is often the only thing a file watcher tells of.
 */
export function holdsOverlays(path: string): boolean {
  return isOverlayPath(path) || /(?:^|\/)\.theralint(?:\/kb)?\/?$/i.test(path);
}

/** The name by which an overlay is shown and pinned: the last part of its path, so that it is the same on every machine. */
export function overlayFileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * What an overlay file is known by. The hash is of the text with line feeds and without a byte order mark, so that a
 * checkout that rewrites line ends gives the same one.
 */
export function overlayIdentity(
  { path, text }: KnowledgeFile,
  header: { readonly name?: string; readonly version?: string } | undefined,
): OverlayIdentity {
  return {
    file: overlayFileName(path),
    ...(header?.name === undefined ? {} : { name: header.name }),
    ...(header?.version === undefined ? {} : { version: header.version }),
    sha256: sha256(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')),
  };
}

/** A base for people: `onco-kb 2026.11.0`, with overlays `onco-kb 2026.11.0 + house.yaml (3f2a1b0c)`. */
export function identityWords({ id, version, overlays = [] }: KnowledgeBaseIdentity): string {
  const added = overlays.map((each) => `${each.file} (${each.sha256.slice(0, 8)})`);
  return [`${id} ${version}`, ...added].join(' + ');
}
