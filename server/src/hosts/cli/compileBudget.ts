/** How readily the engine optimises what runs: a command is over before most of that work has paid off. */
import { setFlagsFromString } from 'node:v8';

/**
 * Lets functions run four times as long before the optimising compiler takes them up. For a run of seconds over code as
 * wide as this, optimising costs as much processor time as it runs for. Only V8 11 (Node 20) is told: later ones have a
 * cheaper compiler in between, and complain of a flag they do not know.
 */
export function optimiseLater(): void {
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=500000');
}
