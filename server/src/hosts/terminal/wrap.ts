import { displayWidth } from './displayWidth.ts';

/** Breaks a text at spaces into lines of at most `width` columns; a longer word stands on a line of its own. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const word of text.split(/[ \n]+/)) {
    const length = displayWidth(word);
    if (line !== '' && filled + 1 + length > width) {
      lines.push(line);
      line = word;
      filled = length;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      filled += (filled === 0 ? 0 : 1) + length;
    }
  }
  lines.push(line);
  return lines;
}

/** The same, with every line after the first indented, and the first too if `first` is not given. */
export function wrapIndented(text: string, width: number, indent: string, first = indent): readonly string[] {
  return wrapText(text, Math.max(20, width - indent.length)).map(
    (line, index) => `${index === 0 ? first : indent}${line}`,
  );
}
