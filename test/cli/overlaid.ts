/** An overlay with one house rule, a text that breaks it, and the findings of a run. */
import { theralint, type World } from '../harness/cli.ts';

export const OVERLAY = '.theralint/kb/house.yaml';
export const HOUSE_RULE = `kind: overlay
name: House
version: "3"
houseRules:
  - { id: no-ceritinib, treatments: [ceritinib], stance: avoid, message: We do not use ceritinib. }
`;
export const TEXT = '# ALK-positive NSCLC\n\nCeritinib is recommended for ALK-positive NSCLC.\n';

export interface Result {
  readonly path: string;
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

export async function results(args: readonly string[], world: World): Promise<readonly Result[]> {
  const { stdout } = await theralint(['check', '--format', 'json', ...args], world);
  return (JSON.parse(stdout) as { results: Result[] }).results;
}
