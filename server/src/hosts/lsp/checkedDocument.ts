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
