import { createHash } from 'node:crypto';
import { useSha256 } from '../knowledge/sha256.ts';

/** Has knowledge bases and overlays hashed by Node. */
export function useNodeSha256(): void {
  useSha256((text) => createHash('sha256').update(text).digest('hex'));
}
