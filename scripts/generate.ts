/** What is generated from the product's own declarations: schemas for editors, and one page per rule. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { configurationJsonSchema } from '../server/src/config/index.ts';
import { protocolJsonSchema } from '../server/src/document/fields/jsonSchema.ts';
import { templateSnippets } from '../server/src/features/templates/snippets.ts';
import { SCHEMAS } from '../server/src/knowledge/schema/schemas.ts';
import { SYSTEM_FINDINGS } from '../server/src/lint/index.ts';
import { RULES } from '../server/src/rules/index.ts';
import { overlaySchema } from './knowledge-pages/overlaySchema.ts';
import { knowledgePages, PAGE_FOLDERS } from './knowledge-pages/pages.ts';

/** Folders that hold generated files and nothing else. */
const FOLDERS = ['schemas', 'snippets', 'docs/rules', ...PAGE_FOLDERS];

/** Path from the repository's root to content. */
function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  files.set('schemas/protocol.schema.json', json(protocolJsonSchema()));
  files.set('schemas/configuration.schema.json', json(configurationJsonSchema(RULES)));
  files.set('schemas/overlay.schema.json', json(overlaySchema(SCHEMAS)));
  for (const [file, text] of knowledgePages('data')) files.set(file, text);
  for (const rule of RULES) files.set(`docs/rules/${rule.name}.md`, rulePage(rule));
  for (const language of ['markdown', 'yaml'] as const)
    files.set(`snippets/${language}.json`, json(templateSnippets(language, identityOf('data'))));
  files.set('docs/rules/README.md', ruleIndex());
  files.set('docs/ACCURACY.md', accuracy());
  files.set('package.json', manifest());
  return files;
}

/** Measures by what they say to a reader; the rest are details of these. */
const MEASURES: readonly (readonly [string, string])[] = [
  ['labelled-status', 'Labelled clauses: asserted, denied, doubted, recounted, quoted or asked'],
  ['labelled-polarity', 'Labelled clauses: polarity'],
  ['labelled-drugs', 'Labelled clauses: drugs and their roles'],
  ['labelled-biomarkers', 'Labelled clauses: biomarkers'],
  ['labelled-numbers', 'Labelled clauses: numbers'],
  ['civic-drug', 'CIViC: drugs that are named literally and recognised'],
  ['civic-gene', 'CIViC: the same of genes'],
  ['civic-disease', 'CIViC: the same of diseases'],
  ['civic-polarity-lung', 'CIViC, lung: response or resistance, affirmed or denied, macro-F1'],
  ['civic-polarity-all', 'CIViC, all diseases: the same'],
  ['civic-denied-lung', 'CIViC, lung: denials that are read as such'],
  ['civic-denied-all', 'CIViC, all diseases: the same'],
  ['field-found', "Pairs in writers' words: contradictions that are found"],
  ['field-silent', 'Pairs: harmless twins that stay silent'],
  ['pdq-errors', 'PDQ summaries: errors reported per 1,000 words, at most'],
  ['ctml-errors', 'Eligibility of trials: errors reported per file, at most'],
];

/** What `npm run eval` holds the engine to. */
function accuracy(): string {
  const floors = JSON.parse(readFileSync('test/eval/floors.json', 'utf8')) as Record<string, number>;
  return [
    '# Accuracy',
    '',
    '`npm run eval` measures the engine and fails where one of these is not reached. They only rise; what it measures on the day is printed beside two baselines of the same run.',
    '',
    '| Measure | Floor |',
    '| :-- | --: |',
    ...MEASURES.filter(([id]) => id in floors).map(([id, name]) => `| ${name} | ${floors[id]} |`),
    '',
    'All of this is text that was read while the engine was written. First runs on text that nobody had tried gave less; [evaluation.md](evaluation.md) tells how much less, kind by kind.',
    '',
  ].join('\n');
}

/** The manifest, in which the names of all rules stand, so that the editor completes and checks them in its settings. */
function manifest(): string {
  const known = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { propertyNames?: { enum: string[] } }> } };
  };
  const rules = known.contributes.configuration.properties['theralint.rules']!;
  rules.propertyNames = { enum: RULES.flatMap(({ id, name }) => [id, name]) };
  return json(known);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

type Rule = (typeof RULES)[number];

/** The rule's own page. The brackets that tell tests where a finding must stand are not for readers. */
function rulePage({ documentation }: Rule): string {
  return `${documentation.replace(/[⟦⟧]/g, '').trimEnd()}\n`;
}

/** All rules by family, in the order of the registry. */
function ruleIndex(): string {
  const families = [...new Set(RULES.map(({ family }) => family))];
  const sections = families.flatMap((family) => [
    `## ${familyName(family)}`,
    '',
    '| Rule | Name | Severity | What it reports |',
    '| :-- | :-- | :-- | :-- |',
    ...RULES.filter((rule) => rule.family === family).map(
      ({ id, name, severity, summary }) => `| [${id}](${name}.md) | ${name} | ${severity} | ${summary} |`,
    ),
    '',
  ]);
  const system = [
    '## The check itself',
    '',
    'Findings that are no rules: they cannot be turned off or suppressed, because a check that failed must never be taken for a clean one.',
    '',
    '| Id | Name | Severity | What it reports |',
    '| :-- | :-- | :-- | :-- |',
    ...SYSTEM_FINDINGS.map(
      ({ id, name, severity, summary }) => `| ${id} | ${name} | ${severity} | ${summary} |`,
    ),
    '',
  ];
  return ['# Rules', '', ...sections, ...system].join('\n');
}

/** `organ-function` as a heading. */
function familyName(family: string): string {
  return family.slice(0, 1).toUpperCase() + family.slice(1).replaceAll('-', ' ');
}

/** Id and date of the knowledge base whose sources lie in a folder. */
function identityOf(folder: string): { readonly id: string; readonly asOf: string } {
  const { id, asOf } = parse(readFileSync(join(folder, 'kb.yaml'), 'utf8')) as { id: string; asOf: string };
  return { id, asOf };
}

/**
 * Writes the generated files, or only compares.
 * @param check write nothing
 * @returns paths of files that are not, or were not, what they should be: changed, missing, or left over
 */
export function generate({ check }: { readonly check: boolean }): string[] {
  const wanted = generatedFiles();
  const present = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => `${folder}/${name}`),
  );
  const leftOver = present.filter((file) => !wanted.has(file));
  const changed = [...wanted].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (!check) {
    for (const file of leftOver) rmSync(file);
    for (const [file, text] of changed) {
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, text);
    }
  }
  return [...changed.map(([file]) => file), ...leftOver];
}
