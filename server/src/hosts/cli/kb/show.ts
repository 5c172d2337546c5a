import type { EntityRef, KnowledgeIndex } from '../../../knowledge/knowledgeIndex.ts';
import type { LanguageService } from '../../../service.ts';
import { printJson } from '../../reporters/shape.ts';
import { printable } from '../../terminal/displayWidth.ts';
import { widthOf } from '../../terminal/paint.ts';
import { wrapIndented } from '../../terminal/wrap.ts';
import { documentInput } from '../check/documents.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { reportOverlayProblems } from '../overlayProblems.ts';
import type { KbRunner } from './kbCommand.ts';
import { recordOf } from './records.ts';

/** `kb show NAME`: the card an editor shows on hovering the name. @throws CliError for an unknown name */
export const show: KbRunner = async (words, args, environment) => {
  const name = words.join(' ').trim();
  if (name === '') throw new CliError('kb show needs a name: theralint kb show crizotinib.');
  const opened = await new KnowledgeBases(args, environment).openFor();
  reportOverlayProblems(opened, environment);
  const { service, knowledge } = opened;
  const entities = entitiesNamed(name, knowledge);
  if (entities.length === 0)
    throw new CliError(`"${name}" is not in the knowledge base. ${hint(name, knowledge)}`);
  const { stdout } = environment;
  if (args.value('format') === 'json') {
    const shown = entities.map((entity) => ({
      kind: entity.kind,
      id: entity.id,
      name: knowledge.nameOf(entity),
      record: recordOf(entity, knowledge) ?? null,
      card: cardOf(name, entity, service) ?? null,
    }));
    stdout.write(printJson({ schemaVersion: 1, kb: knowledge.identity, entities: shown }));
    return EXIT.clean;
  }
  const cards = new Set(
    entities.map((entity) => cardOf(name, entity, service)).filter((card) => card !== undefined),
  );
  if (cards.size === 0) throw new CliError(`There is no card for "${name}".`);
  const width = widthOf(stdout);
  stdout.write(`${[...cards].map((card) => wrapCard(card, width)).join(`\n\n${'─'.repeat(20)}\n\n`)}\n`);
  return EXIT.clean;
};

/** Entities with the name; a variant is also found by gene and short form, as cards name it: `ALK G1202R`. */
function entitiesNamed(name: string, knowledge: KnowledgeIndex): readonly EntityRef[] {
  const entities = knowledge.resolveName(name);
  return entities.length > 0 ? entities : knowledge.resolveName(name.replace(/\s+/, '/'));
}

/** The card of an entity: what a document that says nothing but its name would show. */
function cardOf(name: string, entity: EntityRef, service: LanguageService): string | undefined {
  const { knowledge } = service;
  const own = knowledge.surfaces().filter((surface) => isSame(surface.entity, entity));
  for (const text of new Set([name, knowledge.nameOf(entity), ...own.map((surface) => surface.text)])) {
    const input = documentInput('card.txt', text);
    const card = service.hover(input, 0);
    service.close(input.uri);
    // A shorter mention at the same place would be the card of something else.
    if (card && card.span.end === text.length) return card.contents.plain;
  }
  return undefined;
}

function isSame(a: EntityRef, b: EntityRef): boolean {
  return a.kind === b.kind && a.id === b.id;
}

function wrapCard(card: string, width: number): string {
  return card
    .split('\n')
    .flatMap((line) =>
      line.startsWith('- ')
        ? wrapIndented(printable(line.slice(2)), width, '  ', '- ')
        : wrapIndented(printable(line), width, ''),
    )
    .join('\n');
}

function hint(name: string, knowledge: KnowledgeIndex): string {
  const near = knowledge.suggest(name).map(({ text, entity }) => `${text} (${entity.kind})`);
  return near.length > 0
    ? `Did you mean ${near.join(', ')}?`
    : `\`theralint kb search\` finds names by a part of them.`;
}
