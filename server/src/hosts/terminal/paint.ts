import type { CliEnvironment, OutputStream } from '../cli/environment.ts';

export type Colour = 'red' | 'yellow' | 'blue' | 'cyan' | 'green' | 'dim' | 'bold' | 'underline';

/** Dresses text for the terminal; leaves it alone where colour is not wanted. */
export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  underline: [4, 24],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};

export const plainPaint: Paint = (_, text) => text;

const colourPaint: Paint = (colour, text) => {
  const [on, off] = CODES[colour];
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
};

/**
 * Whether to colour, by the flag first, then NO_COLOR and FORCE_COLOR, then by whether a person is looking.
 * @param when value of `--color`
 */
export function paintFor(
  when: string | undefined,
  { variables }: Pick<CliEnvironment, 'variables'>,
  stream: OutputStream,
): Paint {
  if (when === 'always') return colourPaint;
  if (when === 'never' || variables.NO_COLOR) return plainPaint;
  if (variables.FORCE_COLOR && variables.FORCE_COLOR !== '0') return colourPaint;
  return stream.isTTY && variables.TERM !== 'dumb' ? colourPaint : plainPaint;
}

/** Columns to fill: the terminal's, up to what reads well; 100 where nobody knows. */
export function widthOf(stream: OutputStream): number {
  return Math.max(40, Math.min(stream.columns ?? 100, 140));
}
