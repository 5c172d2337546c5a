import {
  type DidChangeTextDocumentParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A document the client has open, kept in step by incremental changes. */
export interface OpenDocument {
  readonly text: TextDocument;
  /** Tells one opening of a URI from the next; versions may start again at 1. */
  readonly serial: number;
  /** Offset behind a single character just typed, while nothing else was asked at this version. */
  typedAt: number | undefined;
}

/** The client's open documents by URI. */
export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument>();
  #serial = 0;

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  open({ textDocument }: DidOpenTextDocumentParams): OpenDocument {
    const { uri, languageId, version, text } = textDocument;
    const document: OpenDocument = {
      text: TextDocument.create(uri, languageId, version, text),
      serial: ++this.#serial,
      typedAt: undefined,
    };
    this.#documents.set(uri, document);
    return document;
  }

  /** Applies changes in order; a change of a document that is not open is a client's mistake and is passed over. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): OpenDocument | undefined {
    const known = this.#documents.get(textDocument.uri);
    if (!known) return undefined;
    const text = TextDocument.update(known.text, [...contentChanges], textDocument.version);
    const change = contentChanges.length === 1 ? contentChanges[0] : undefined;
    const isTyped =
      change !== undefined &&
      TextDocumentContentChangeEvent.isIncremental(change) &&
      [...change.text].length === 1;
    const typedAt = isTyped ? text.offsetAt(change.range.start) + change.text.length : undefined;
    const document: OpenDocument = { text, serial: known.serial, typedAt };
    this.#documents.set(textDocument.uri, document);
    return document;
  }

  close({ textDocument }: DidCloseTextDocumentParams): void {
    this.#documents.delete(textDocument.uri);
  }
}
