/** Quick fixes and fix-all: offered with what they mend, their edits made when one is chosen. */
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Answer } from './checkedDocument.ts';
import type { ClientFeatures } from './clientCapabilities.ts';
import { codeActionOf, type DiagnosticData, workspaceEditOf } from './convert.ts';

/** @param featuresOfClient known once the client has introduced itself */
export function answerCodeActions(
  connection: Connection,
  answer: Answer,
  featuresOfClient: () => ClientFeatures,
): void {
  connection.onCodeAction((params, token) => offer(params, token, answer, featuresOfClient()));
  connection.onCodeActionResolve((action, token) => resolve(action, token, answer, featuresOfClient()));
}

function offer(
  { textDocument, range, context }: CodeActionParams,
  token: CancellationToken,
  answer: Answer,
  features: ClientFeatures,
): Promise<CodeAction[]> {
  return answer<CodeAction[]>(textDocument.uri, token, [], ({ service, input, document, settings }) => {
    const { text } = document;
    const span = { start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
    return service
      .codeActions(input, span, settings)
      .filter(({ kind }) => isWanted(kind, context.only))
      .map((proposal) => {
        const data: ActionData = { uri: text.uri, version: text.version, range, title: proposal.title };
        const edit = features.resolvesActionEdit ? undefined : workspaceEditOf(proposal, text, features);
        const diagnostics = context.diagnostics.filter(({ data: carried }) =>
          proposal.fingerprints.includes((carried as DiagnosticData | undefined)?.fingerprint ?? ''),
        );
        return {
          ...codeActionOf(proposal, edit, data),
          ...(diagnostics.length > 0 ? { diagnostics } : {}),
        };
      });
  });
}

function resolve(
  action: CodeAction,
  token: CancellationToken,
  answer: Answer,
  features: ClientFeatures,
): Promise<CodeAction> {
  const data = action.data as ActionData | undefined;
  if (!data) return Promise.resolve(action);
  return answer(data.uri, token, action, ({ service, input, document, settings }) => {
    const { text } = document;
    if (text.version !== data.version) {
      throw new ResponseError(
        LSPErrorCodes.ContentModified,
        'The document has changed since the action was offered.',
      );
    }
    const span = { start: text.offsetAt(data.range.start), end: text.offsetAt(data.range.end) };
    const proposal = service
      .codeActions(input, span, settings)
      .find(({ title, kind }) => title === data.title && kind === action.kind);
    return proposal ? { ...action, edit: workspaceEditOf(proposal, text, features) } : action;
  });
}

/** What an action needs to be found again. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly range: CodeActionParams['range'];
  readonly title: string;
}

/** Kinds are hierarchical; actions on the whole source are offered only where they are asked for. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return !kind.startsWith('source');
  return only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}
