/** Completion in a configuration file in YAML. JSON files are completed by the editor from the generated schema. */
import { SETTINGS, type SettingDeclaration } from '../../config/index.ts';
import type { RuleDeclaration } from '../../rules/types.ts';
import type { CompletionProposal } from '../../service.ts';
import { encodeData } from '../completion/data.ts';
import { ruleProposals } from '../completion/ruleProposals.ts';
import { type YamlPlace, yamlPlaceAt } from '../completion/yamlPlace.ts';

/** Settings, rules, levels and jurisdictions at an offset of a configuration file's text. */
export function configurationProposals(
  text: string,
  offset: number,
  rules: readonly RuleDeclaration[],
): readonly CompletionProposal[] {
  const place = yamlPlaceAt(text, { start: 0, end: text.length }, offset);
  if (place.slot === 'text') return [];
  const inEntry = place.path[0] === 'overrides' && typeof place.path[1] === 'number';
  const [name, ...rest] = inEntry ? place.path.slice(2) : place.path;
  if (name === undefined) return place.slot === 'value' ? [] : keyProposals(place, text, inEntry);
  const setting = SETTINGS.find((each) => each.name === name);
  return setting ? valueProposals(setting, rest, place, rules, text) : [];
}

function keyProposals(place: YamlPlace, text: string, inEntry: boolean): readonly CompletionProposal[] {
  const keys = inEntry ? [FILES, ...SETTINGS.filter(({ overridable }) => overridable)] : SETTINGS;
  return keys.map(({ name, description }, index) =>
    word(place, name, description.replace(/[`*]/g, ''), `${index}`.padStart(2, '0'), colonAfter(place, text)),
  );
}

const FILES = { name: 'files', description: 'Globs relative to this file.' };

function valueProposals(
  { type }: SettingDeclaration,
  rest: YamlPlace['path'],
  place: YamlPlace,
  rules: readonly RuleDeclaration[],
  text: string,
): readonly CompletionProposal[] {
  if (type.kind === 'rule-levels') {
    const isKey = rest.length === 0 && place.slot !== 'value';
    if (isKey) {
      const after = colonAfter(place, text);
      return ruleProposals(rules, place.typed, place.span.end).map((proposal) => ({
        ...proposal,
        newText: proposal.newText + after,
      }));
    }
    const isLevel = rest.length === 1 || (rest.length === 2 && rest[1] === 'severity');
    return isLevel ? LEVELS.map(([level, meaning], index) => word(place, level, meaning, `${index}`)) : [];
  }
  const items = type.kind === 'list' ? type.items : type;
  if (items.kind === 'rule') return ruleProposals(rules, place.typed, place.span.end);
  if (items.kind === 'word') return items.values.map((value) => word(place, value, '', value));
  if (items.kind === 'boolean') return ['true', 'false'].map((value) => word(place, value, '', value));
  return [];
}

const LEVELS: readonly (readonly [string, string])[] = [
  ['error', 'Reported as an error.'],
  ['warning', 'Reported as a warning.'],
  ['info', 'Reported as information.'],
  ['off', 'Not run.'],
];

/** What makes a key of a word, unless a colon stands behind it already or the word is an item of a list. */
function colonAfter({ span }: YamlPlace, text: string): string {
  return /^[\w-]*\s*:/.test(text.slice(span.end, span.end + 60)) ? '' : ': ';
}

function word(
  { span }: YamlPlace,
  label: string,
  detail: string,
  sortText: string,
  after = '',
): CompletionProposal {
  return {
    label,
    kind: after === '' ? 'value' : 'field',
    detail,
    span,
    newText: label + after,
    isSnippet: false,
    sortText,
    filterText: label,
    preselect: false,
    data: encodeData({ type: 'field', path: [label] }),
  };
}
