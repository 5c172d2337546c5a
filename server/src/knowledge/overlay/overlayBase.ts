import { compareProblems, type KnowledgeProblem } from '../problem.ts';
import type { KnowledgeFile } from '../source/yamlFile.ts';
import type { KnowledgeArtefact } from '../types.ts';
import type { VerifyOptions } from '../verify/verify.ts';
import { applyOverlay } from './applyOverlay.ts';
import type { HouseRule, Withdrawal } from './types.ts';

/** A base with overlays applied, ready for an index, and what is to be shown of the overlay files. */
export interface OverlaidBase extends Pick<KnowledgeArtefact, 'identity' | 'records'> {
  readonly houseRules: readonly HouseRule[];
  readonly withdrawn: readonly Withdrawal[];
  readonly problems: readonly KnowledgeProblem[];
  /** Of the base alone. */
  readonly lexicon?: string | undefined;
}

/** Problems of one kind in one file beyond which they are summed up; a pack of thousands of records may have thousands. */
const LIMIT = 20;

/**
 * What every host does with a workspace's overlays: applies them and sums up problems that come in great numbers.
 * Review dates are left to `kb verify`: a pack made elsewhere cannot be reviewed where it is used.
 */
export function overlayBase(
  base: Pick<KnowledgeArtefact, 'identity' | 'records'> & { readonly lexicon?: string | undefined },
  files: readonly KnowledgeFile[],
  options: VerifyOptions = {},
): OverlaidBase {
  if (files.length === 0) return { ...base, houseRules: [], withdrawn: [], problems: [] };
  const { lexicon } = base;
  const { identity, records, houseRules, withdrawn, problems } = applyOverlay(base, files, {
    reviewMonths: Number.POSITIVE_INFINITY,
    ...options,
  });
  return { identity, records, lexicon, houseRules, withdrawn, problems: summedUp(problems) };
}

function summedUp(problems: readonly KnowledgeProblem[]): readonly KnowledgeProblem[] {
  const counts = new Map<string, number>();
  const shown = problems.filter((problem) => {
    const count = (counts.get(keyOf(problem)) ?? 0) + 1;
    counts.set(keyOf(problem), count);
    return count <= LIMIT;
  });
  const rest = [...counts]
    .filter(([, count]) => count > LIMIT)
    .map(([key, count]): KnowledgeProblem => {
      const first = shown.find((each) => keyOf(each) === key)!;
      const { severity, code, path } = first;
      const message = `${count - LIMIT} more problems of the kind ${code} are in this file. \`theralint kb verify\` lists them all.`;
      return { severity, code, message, path, span: { start: 0, end: 0 } };
    });
  return [...shown, ...rest].sort(compareProblems);
}

function keyOf({ path, code }: KnowledgeProblem): string {
  return `${path} ${code}`;
}
