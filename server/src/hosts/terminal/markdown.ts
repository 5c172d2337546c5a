import type { Paint } from './paint.ts';
import { wrapIndented } from './wrap.ts';

/** Markdown of our own pages (headings, paragraphs, lists, code) as terminal text: wrapped, with marks made visible. */
export function markdownText(markdown: string, paint: Paint, width: number): string {
  const lines: string[] = [];
  let paragraph = '';
  let isCode = false;
  const flush = (): void => {
    if (paragraph === '') return;
    const [, indent = '', marker = ''] = /^(\s*)([-*] |\d+\. )?/.exec(paragraph) ?? [];
    const hanging = indent + ' '.repeat(marker.length);
    const text = paragraph.slice(hanging.length);
    lines.push(...wrapIndented(inline(text, paint), width, hanging, indent + marker.replace('*', '-')));
    paragraph = '';
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) {
      flush();
      isCode = !isCode;
    } else if (isCode) lines.push(`    ${line}`);
    else if (/^#+ /.test(line)) {
      flush();
      lines.push(paint('bold', line.replace(/^#+ /, '')));
    } else if (line.trim() === '') {
      flush();
      lines.push('');
    } else if (/^\s*(?:[-*] |\d+\. )/.test(line)) {
      flush();
      paragraph = line;
    } else if (/^\s*\|/.test(line)) {
      flush();
      lines.push(line);
    } else paragraph = paragraph === '' ? line : `${paragraph} ${line.trim()}`;
  }
  flush();
  return `${lines.join('\n')}\n`;
}

function inline(text: string, paint: Paint): string {
  return text
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+)\)/g, (_, words: string, url: string) =>
      words === url ? url : `${words} <${url}>`,
    )
    .replace(/\*\*([^*]+)\*\*/g, (_, words: string) => paint('bold', words))
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, (_, words: string) => words)
    .replace(/\\([\\`*_[\]<>|~$#-])/g, '$1');
}
