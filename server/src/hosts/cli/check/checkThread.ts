/** Entry of a further thread of `theralint check`: takes jobs until there are none left, and sends back what came of them. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { createNodeEnvironment } from '../nodeEnvironment.ts';
import { argumentsFrom } from '../parseArguments.ts';
import { type CheckWork, takeJobs } from './checkFiles.ts';

const work = workerData as CheckWork;
// The bundle of this thread lies one folder below the program.
const environment = createNodeEnvironment(join(import.meta.dirname, '..'), THERALINT_VERSION);
parentPort?.postMessage(await takeJobs(work, new KnowledgeBases(argumentsFrom(work.tokens), environment)));
