/** Hovers in a configuration file: rules as `theralint explain` explains them, settings from their declaration. */
import { createRuleNames, SETTINGS } from '../../config/index.ts';
import { SYSTEM_FINDINGS } from '../../lint/index.ts';
import type { RuleDeclaration } from '../../rules/types.ts';
import type { HoverCard } from '../../service.ts';
import { yamlPlaceAt } from '../completion/yamlPlace.ts';
import { MarkupBuilder } from '../markup.ts';
import { rulePage, systemPage } from '../rulePage.ts';

const WORD = /[A-Za-z][A-Za-z0-9-]*/g;

/** The card under an offset of a configuration file's text, or undefined where there is nothing to say. */
export function configurationHover(
  text: string,
  offset: number,
  rules: readonly RuleDeclaration[],
): HoverCard | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '';
  for (const { 0: word, index } of line.matchAll(WORD)) {
    const span = { start: lineStart + index, end: lineStart + index + word.length };
    if (offset < span.start || offset > span.end) continue;
    const contents = ruleContents(word, rules) ?? settingContents(text, word, span.end);
    if (contents) return { span, contents };
  }
  return undefined;
}

function ruleContents(word: string, rules: readonly RuleDeclaration[]) {
  const found = createRuleNames(rules)
    .findAll(word)
    .flatMap(({ id }) => rules.filter((rule) => rule.id === id));
  const [rule] = found;
  if (!rule) {
    const system = SYSTEM_FINDINGS.find(({ id, name }) => id === word || name === word);
    return system && systemPage(system);
  }
  const isFamily = rule.id.toLowerCase() !== word.toLowerCase() && rule.name !== word.toLowerCase();
  if (!isFamily) return rulePage(rule);
  const builder = new MarkupBuilder().paragraph({ strong: word }, `: the rules of the family ${rule.family}`);
  for (const { id, name, severity } of found) builder.item({ strong: `${id} ${name}` }, ` (${severity})`);
  return builder.build();
}

/** What a setting is for, where the word is its key; YAML is read as far as the cursor, as completion reads it. */
function settingContents(text: string, word: string, end: number) {
  const { slot, path } = yamlPlaceAt(text, { start: 0, end: text.length }, end);
  const setting = SETTINGS.find(({ name }) => name === word);
  const isTop = path.length === 0 || (path.length === 2 && path[0] === 'overrides');
  if (!setting || slot === 'value' || slot === 'text' || !isTop) return undefined;
  return new MarkupBuilder()
    .paragraph({ strong: setting.name })
    .page(setting.description)
    .labelled('Default', { code: JSON.stringify(setting.default) })
    .build();
}
