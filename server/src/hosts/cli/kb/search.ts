import { createKnowledgeIndex, type KnowledgeIndex, normaliseName } from '../../../knowledge/index.ts';
import type { EntityKind, EntitySurface } from '../../../knowledge/knowledgeIndex.ts';
import { printJson } from '../../reporters/shape.ts';
import { paintFor, widthOf } from '../../terminal/paint.ts';
import { table } from '../../terminal/table.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { reportOverlayProblems } from '../overlayProblems.ts';
import type { KbRunner } from './kbCommand.ts';

interface Hit {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  /** Names in which the text was found. */
  readonly matched: readonly string[];
}

/** `kb search TEXT`: entities with a name that contains the text, ignoring case, hyphens and spaces. */
export const search: KbRunner = async (words, args, environment) => {
  const text = words.join(' ').trim();
  if (normaliseName(text) === '') throw new CliError('kb search needs a text: theralint kb search crizo.');
  const { stdout, stderr } = environment;
  const loaded = await new KnowledgeBases(args, environment).loadFor();
  reportOverlayProblems(loaded, environment);
  const knowledge = createKnowledgeIndex(loaded);
  const results = find(text, knowledge);
  if (results.length === 0) {
    const near = knowledge.suggest(text).map((each) => each.text);
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'Try fewer letters.';
    stderr.write(`No name in the knowledge base contains "${text}". ${hint}\n`);
  }
  if (args.value('format') === 'json') {
    stdout.write(printJson({ schemaVersion: 1, kb: knowledge.identity, text, results }));
  } else if (results.length > 0) {
    const rows = results.map(({ kind, id, name, matched }) => [kind, name, id, matched.join(', ')]);
    const paint = paintFor(args.value('color'), environment, stdout);
    stdout.write(table(['Kind', 'Name', 'Id', 'Found in'], rows, widthOf(stdout), paint));
  }
  return EXIT.clean;
};

function find(text: string, knowledge: KnowledgeIndex): readonly Hit[] {
  const asked = normaliseName(text);
  const hits = new Map<string, Hit & { readonly matched: string[] }>();
  for (const { text: surface, entity } of knowledge.surfaces()) {
    if (!normaliseName(surface).includes(asked)) continue;
    const key = `${entity.kind} ${entity.id}`;
    const hit = hits.get(key) ?? {
      kind: entity.kind,
      id: entity.id,
      name: nameOf(entity, knowledge),
      matched: [],
    };
    if (!hit.matched.includes(surface)) hit.matched.push(surface);
    hits.set(key, hit);
  }
  // Whole names before parts of names, short names before long ones.
  const rank = ({ matched }: Hit): number => Math.min(...matched.map((each) => normaliseName(each).length));
  return [...hits.values()].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function nameOf({ kind, id }: EntitySurface['entity'], knowledge: KnowledgeIndex): string {
  return knowledge.nameOf({ kind, id });
}
