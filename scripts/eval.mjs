/** `npm run eval`: measures reading and checking on labelled clauses and, where it is at hand, on real data. */
import { runTypeScript } from './build/run-typescript.mjs';

await runTypeScript('test/eval/main.ts');
