/** Small pieces of Markdown that the generated pages are made of. */

/** A table; nothing where there are no rows. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [
    `| ${header.map(cell).join(' | ')} |`,
    `| ${header.map(() => ':--').join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    '',
  ];
}

/** A section; nothing where it would be empty. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines];
}

/** One paragraph. */
export function paragraph(text: string): string[] {
  return text === '' ? [] : [text, ''];
}

export function list(items: readonly string[]): string[] {
  return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ''];
}

export function page(lines: readonly string[]): string {
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** A link from one generated page to another. */
export function link(text: string, path: string): string {
  return `[${text}](${path})`;
}

/** A record's id as the name of a file; some systems do not tell letter cases apart, so symbols stay as they are. */
export function fileName(id: string): string {
  return `${id.replace(/[^A-Za-z0-9.-]/g, '-')}.md`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ') || ' ';
}
