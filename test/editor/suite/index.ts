/**
 * The suite that runs inside a real VS Code: in the desktop's extension host and in the browser's. It uses the editor's
 * API only, so that it asks what a user would see, whatever lies between.
 */
import './extension.ts';
import './diagnostics.ts';
import './hover.ts';
import './completion.ts';
import './codeActions.ts';
import './lifecycle.ts';
import { runChecks } from './checks.ts';

export function run(): Promise<void> {
  return runChecks();
}
