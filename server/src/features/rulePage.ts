/** What a rule reports and why, in the words that the editor's hover and `theralint explain` share. */
import type { SystemFindingKind } from '../lint/index.ts';
import type { RuleDeclaration } from '../rules/types.ts';
import type { MarkupText } from '../service.ts';
import { escapeMarkdown, MarkupBuilder } from './markup.ts';

const FIXES: Readonly<Record<RuleDeclaration['fix'], string>> = {
  none: 'none',
  suggestion: 'suggestions, never applied without a person',
  safe: 'safe, applied by --fix',
};

/** Sections of a rule's page that are read first; examples, options and sources follow for who wants them. */
const READ_FIRST: ReadonlySet<string> = new Set(['', 'Why']);

/** The page of a rule: what it reports, its fix and options, why, and its examples. */
export function rulePage(rule: RuleDeclaration): MarkupText {
  const { id, name, severity, family, fix, since, options, summary, documentation } = rule;
  const builder = new MarkupBuilder()
    .paragraph({ strong: `${id} ${name}` }, ` (${severity})`)
    .paragraph(summary)
    .paragraph(`Family: ${family}. Fix: ${FIXES[fix]}. Since ${since}.`);
  const sections = sectionsOf(documentation);
  for (const section of sections.filter(({ title }) => READ_FIRST.has(title))) builder.page(section.text);
  builder.folded('Examples, options and sources', (part) => {
    for (const option of options) {
      part.item(
        { strong: option.name },
        ` (${option.type}, default ${JSON.stringify(option.default)}): ${option.description}`,
      );
    }
    for (const section of sections.filter(({ title }) => !READ_FIRST.has(title))) part.page(section.text);
  });
  return builder.build();
}

/** The page of a finding about the check itself. */
export function systemPage({ id, name, severity, summary }: SystemFindingKind): MarkupText {
  return new MarkupBuilder()
    .paragraph({ strong: `${id} ${name}` }, ` (${severity})`)
    .paragraph(`${summary} ${NOT_A_RULE}`)
    .build();
}

/** What is said of findings that are no rules. */
export const NOT_A_RULE = 'It is about the check itself: it cannot be turned off or suppressed.';

interface Section {
  readonly title: string;
  /** Markdown; headings are bold lines, so that a card is not all headings. */
  readonly text: string;
}

/** The sections of a page, without its title, and without the marks its examples carry for the tests. */
function sectionsOf(documentation: string): readonly Section[] {
  const sections: { title: string; lines: string[] }[] = [{ title: '', lines: [] }];
  let isCode = false;
  for (const line of documentation.replace(/[⟦⟧]/g, '').split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    const heading = isCode ? undefined : /^(#+) (.*)$/.exec(line);
    if (!heading) sections.at(-1)!.lines.push(line);
    else if (heading[1] === '##')
      sections.push({ title: heading[2]!, lines: [`**${escapeMarkdown(heading[2]!)}**`] });
    else if (heading[1] !== '#') sections.at(-1)!.lines.push(`**${escapeMarkdown(heading[2]!)}**`);
  }
  return sections.map(({ title, lines }) => ({ title, text: lines.join('\n').trim() }));
}
