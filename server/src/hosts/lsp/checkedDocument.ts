import type { CancellationToken } from 'vscode-languageserver';
import type { CheckSettings } from '../../lint/types.ts';
import type { DocumentInput, LanguageService } from '../../service.ts';
import type { OpenDocument } from './openDocuments.ts';

/** A document that is checked, with the settings that hold for it. */
export interface CheckedDocument {
  readonly document: OpenDocument;
  readonly service: LanguageService;
  readonly input: DocumentInput;
  readonly settings: CheckSettings;
}

/** Answers from the newest version of a document; `nothing` for one that is not open or not checked. */
export type Answer = <T>(
  uri: string,
  token: CancellationToken,
  nothing: T,
  answer: (checked: CheckedDocument) => T,
) => Promise<T>;

/** Longest text that is checked while it is edited, in UTF-16 units. Longer ones are checked on the command line. */
export const LONGEST_TEXT = 2_000_000;

/** Whether a document is too long to be checked while it is edited. */
export function isTooLong({ text }: OpenDocument): boolean {
  return text.offsetAt({ line: text.lineCount, character: 0 }) > LONGEST_TEXT;
}
