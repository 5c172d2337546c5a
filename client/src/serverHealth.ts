/** How the language server is doing. `idle`: no protocol has been opened yet, or it was stopped. */
export type ServerHealth =
  | { readonly state: 'idle' | 'starting' | 'running' }
  | { readonly state: 'failed'; readonly reason: string };
