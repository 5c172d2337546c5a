/** The first minute: installs, builds, checks examples/, and says what to do next. */
import { installDependencies, ROOT } from './lib/dependencies.mjs';
import { mustRun, run } from './lib/process.mjs';

process.chdir(ROOT);
await installDependencies();
await mustRun(process.execPath, ['esbuild.mjs']);
console.log('\nChecking three examples: a regimen, a pathway, and a draft with mistakes\n');
const EXAMPLES = [
  'examples/ros1-nsclc-crizotinib.protocol.yaml',
  'examples/es-sclc-first-line.protocol.md',
  'examples/ros1-draft-with-mistakes.protocol.md',
];
const code = await run(process.execPath, ['dist/cli.mjs', 'check', ...EXAMPLES]);
// 1 means that there are findings, and the draft is there to have some.
if (code > 1) process.exit(code);
console.log(`
What next:
  npm run editor                                  opens VS Code in the browser with the extension and these examples
  node dist/cli.mjs init                          writes a protocol to begin with
  node dist/cli.mjs check FILE                    checks a protocol of your own
  node dist/cli.mjs check examples/planted        finds the mistakes planted into two whole protocols
  node dist/cli.mjs claims FILE                   shows what a document claims, and the verdict on each claim
  node dist/cli.mjs explain IND001                explains a rule
  npm test                                        runs everything, the real editor included
`);
