import {
  type CancellationToken,
  type ConnectionOptions,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { OperationCancelled } from '../../lint/types.ts';

/** For `createConnection`: a request cancelled before its turn is answered at once, with the error that says so. */
export const CONNECTION_OPTIONS: ConnectionOptions = {
  connectionStrategy: {
    cancelUndispatched: () => ({
      jsonrpc: '2.0',
      // The connection puts in the id of the request.
      id: null,
      error: {
        code: LSPErrorCodes.RequestCancelled,
        message: 'The request was cancelled before it was started.',
      },
    }),
  },
};

/**
 * Lets messages that have already arrived be read first: a newer version, or the news that nobody waits any more.
 * @param wait milliseconds to wait for more
 */
export function nextTurn(wait = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, wait));
}

/** Throws the protocol's error if the client has cancelled the request. */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/**
 * Turns what core throws into the protocol's errors. Cancellation is an error, never an empty answer; anything else is
 * an internal error that is also reported.
 */
export function responseErrorOf(error: unknown, report: (error: unknown) => void): ResponseError {
  if (error instanceof ResponseError) return error;
  if (error instanceof OperationCancelled) return cancelled();
  report(error);
  return new ResponseError(ErrorCodes.InternalError, describe(error));
}

export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
