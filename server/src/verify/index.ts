/** Verification's public face: claims in, judgements out. */
export { ASPECTS, type Aspect } from './aspects.ts';
export { jurisdictionsOf, type VerifyContext } from './context.ts';
export { judge, judgeAll } from './judge.ts';
export type * from './types.ts';
