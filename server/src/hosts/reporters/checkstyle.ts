import type { Reporter } from './types.ts';
import { isOpen } from './visible.ts';
import { escapeXml } from './xml.ts';

/** Checkstyle XML 4.3. */
export const checkstyle: Reporter = ({ files }) => {
  const elements = files.map((file) => {
    const { path, lines, findings } = file;
    const errors = findings
      .filter((finding) => isOpen(file, finding))
      .map(({ span, severity, message, ruleId, ruleName }) => {
        const { line, character } = lines.positionAt(span.start);
        const source = `theralint.${ruleId}.${ruleName}`;
        return `    <error line="${line + 1}" column="${character + 1}" severity="${severity}" message="${escapeXml(message)}" source="${escapeXml(source)}"/>\n`;
      });
    return `  <file name="${escapeXml(path)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${elements.join('')}</checkstyle>\n`;
};
