/** Which documents the extension looks after. */
import { type ExtensionContext, languages, type TextDocument, Uri, workspace } from 'vscode';

export const PROTOCOL_FILES = '**/*.protocol.{yaml,yml,md}';
const PROSE_FILES = '**/*.md';

/** Schemes of documents a person edits. Others (`git`, `output`, …) show copies, whose findings would appear twice. */
const EDITABLE_SCHEMES = ['file', 'untitled', 'vscode-vfs'];

/**
 * Protocol files, and other Markdown files where the settings ask for it, in every file system that is open: the folders
 * of a virtual workspace bring their own scheme.
 */
export function documentFilters(): { scheme: string; pattern: string }[] {
  const patterns = workspace.getConfiguration('theralint').get<boolean>('checkProse')
    ? [PROTOCOL_FILES, PROSE_FILES]
    : [PROTOCOL_FILES];
  return filtersFor(patterns);
}

function filtersFor(patterns: readonly string[]): { scheme: string; pattern: string }[] {
  const schemes = new Set([
    ...EDITABLE_SCHEMES,
    ...(workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme),
  ]);
  return [...schemes].flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern })));
}

export function isChecked(document: TextDocument): boolean {
  return languages.match(documentFilters(), document) > 0;
}

const CONFIGURATION_FILES = '**/.theralint.{yaml,yml,json,jsonc}';

/** What is sent to the server: protocols, and configuration files, in which it explains rules and settings. */
export function servedFilters(): { scheme: string; pattern: string }[] {
  return [...documentFilters(), ...filtersFor([CONFIGURATION_FILES])];
}

/** True for a configuration file. */
export function isConfiguration(document: TextDocument): boolean {
  return languages.match(filtersFor([CONFIGURATION_FILES]), document) > 0;
}

/** True for an overlay of the knowledge base: what is wrong with it is shown in it. */
export function isOverlay(document: TextDocument): boolean {
  return languages.match({ pattern: '**/.theralint/kb/*.{yaml,yml}' }, document) > 0;
}

/** True for a file whose text the server reads by itself: configuration, overlays and their lock. */
export function isReadByServer({ path }: Uri): boolean {
  return /\/(?:\.theralint\.(?:ya?ml|jsonc?)|\.theralint\/kb\/[^/]+\.ya?ml|theralint\.lock)$/i.test(path);
}

/** A file of the extension, wherever it is installed: on disk or, in the browser, on a server. */
export function extensionFile(context: ExtensionContext, ...path: string[]): Uri {
  return Uri.joinPath(context.extensionUri, ...path);
}
