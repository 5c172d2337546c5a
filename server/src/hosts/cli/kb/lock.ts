import { identityWords, LOCK_FILE, lockText } from '../../../knowledge/index.ts';
import { printJson } from '../../reporters/shape.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { reportOverlayProblems } from '../overlayProblems.ts';
import type { KbRunner } from './kbCommand.ts';

/** `kb lock`: pins base and overlays of the working folder in `theralint.lock` there. */
export const lock: KbRunner = async (words, args, environment) => {
  if (words.length > 0) throw new CliError('kb lock takes no name; it writes theralint.lock in this folder.');
  const { files, cwd, stdout } = environment;
  const loaded = await new KnowledgeBases(args, environment).loadFor();
  reportOverlayProblems(loaded, environment);
  const path = `${cwd}/${LOCK_FILE}`;
  const text = lockText(loaded.identity);
  try {
    files.write(path, text);
  } catch (error) {
    throw new CliError(`${LOCK_FILE} cannot be written: ${error instanceof Error ? error.message : error}.`);
  }
  if (args.value('format') === 'json') {
    stdout.write(printJson({ schemaVersion: 1, path: LOCK_FILE, lock: JSON.parse(text) as object }));
  } else {
    stdout.write(`${LOCK_FILE} pins ${identityWords(loaded.identity)}.\n`);
  }
  return EXIT.clean;
};
