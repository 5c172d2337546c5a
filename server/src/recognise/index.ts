/** Recognition's public face: build a recogniser once, then read texts with it. */

export { compileLexicon } from './compiledLexicon.ts';
export { createRecogniser } from './createRecogniser.ts';
export type { RecogniserOptions } from './facts.ts';
export { endpointNames } from './grammar/endpoints.ts';
export * from './types.ts';
