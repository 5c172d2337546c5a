import { CliError } from '../exitCodes.ts';
import type { ParsedArguments } from '../parseArguments.ts';

/** A report to make and where it goes; without a file, to standard output. */
export interface Output {
  readonly format: string;
  readonly file: string | undefined;
}

/**
 * Pairs `--format` with `--output-file`: a file belongs to the format before it, or to the one after it where none stands
 * before.
 * @throws CliError when two reports would go to the same place
 */
export function outputsFrom({ tokens }: ParsedArguments): readonly Output[] {
  const outputs: { format: string | undefined; file: string | undefined }[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option' || token.value === undefined) continue;
    const last = outputs.at(-1);
    if (token.name === 'format') {
      if (last && last.format === undefined) last.format = token.value;
      else outputs.push({ format: token.value, file: undefined });
    } else if (token.name === 'output-file') {
      if (last && last.file === undefined) last.file = token.value;
      else outputs.push({ format: undefined, file: token.value });
    }
  }
  if (outputs.length === 0) return [{ format: 'stylish', file: undefined }];
  const places = outputs.map(({ file }) => file ?? '');
  if (new Set(places).size < places.length) {
    throw new CliError('Two reports would go to the same place. Give each --format its own --output-file.');
  }
  return outputs.map(({ format, file }) => ({ format: format ?? 'stylish', file }));
}
