import { LineIndex } from '../text/lineIndex.ts';
import type { Span } from '../text/span.ts';
import { locateText } from './located.ts';
import { folderOf, joinPath } from './paths.ts';
import { readLayer } from './readLayer.ts';
import type { RuleNames } from './ruleNames.ts';
import type { ConfigurationLayer, ConfigurationProblem, ConfigurationReader } from './types.ts';

/** A file that was read. */
export interface LoadedFile {
  readonly path: string;
  /** Folder its globs are relative to: for a file that another one extends, the folder of that other one. */
  readonly folder: string;
  readonly layer: ConfigurationLayer;
}

/** A file with all it builds on, strongest last, and everything wrong with any of them. */
export interface LoadedFiles {
  readonly files: readonly LoadedFile[];
  readonly problems: readonly ConfigurationProblem[];
}

export const NO_FILES: LoadedFiles = { files: [], problems: [] };

/**
 * Reads a configuration file and the files it extends.
 * @param text the file's text; its path only names it
 */
export async function loadFile(
  path: string,
  text: string,
  reader: ConfigurationReader,
  rules: RuleNames,
): Promise<LoadedFiles> {
  return load(path, text, { reader, rules, folder: folderOf(path), chain: [path] });
}

interface LoadContext {
  readonly reader: ConfigurationReader;
  readonly rules: RuleNames;
  readonly folder: string;
  /** Files on the way here, outermost first. */
  readonly chain: readonly string[];
}

async function load(path: string, text: string, context: LoadContext): Promise<LoadedFiles> {
  const lines = new LineIndex(text);
  const problems: ConfigurationProblem[] = [];
  const report = (code: string, message: string, span: Span): void => {
    const { line, character } = lines.positionAt(span.start);
    problems.push({ code, message, path, span, line: line + 1, column: character + 1 });
  };
  const { value, faults } = locateText(text, /\.jsonc?$/.test(path));
  if (!value) {
    for (const { message, span } of faults)
      report('config.unreadable', `${message}. Correct the file.`, span);
    return { files: [], problems };
  }
  const { layer, faults: misfits } = readLayer(value, context.rules);
  for (const { code, message, span } of misfits) report(code, message, span);
  const files: LoadedFile[] = [];
  for (const base of layer.extends) {
    const basePath = joinPath(folderOf(path), base.path);
    if (context.chain.includes(basePath)) {
      const way = [...context.chain, basePath].join(' extends ');
      report(
        'config.circular-extends',
        `The files extend each other in a circle: ${way}. Break it.`,
        base.span,
      );
      continue;
    }
    const baseText = await context.reader.readText(basePath);
    if (baseText === undefined) {
      report('config.missing-base', `${basePath} cannot be read. Correct the path in "extends".`, base.span);
      continue;
    }
    const loaded = await load(basePath, baseText, { ...context, chain: [...context.chain, basePath] });
    files.push(...loaded.files);
    problems.push(...loaded.problems);
  }
  files.push({ path, folder: context.folder, layer });
  return { files, problems };
}
