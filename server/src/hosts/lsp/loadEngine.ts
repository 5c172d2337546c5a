/** The engine, loaded when it is first needed: a client waits for the server's first answer, and it needs none of it. */
export type Engine = typeof import('./engine.ts');

let engine: Promise<Engine> | undefined;

export function loadEngine(): Promise<Engine> {
  engine ??= import('./engine.ts');
  return engine;
}
