import type { KnowledgeArtefact, KnowledgeRecords } from '../../../knowledge/types.ts';
import { printJson } from '../../reporters/shape.ts';
import { CliError, EXIT } from '../exitCodes.ts';
import { KnowledgeBases } from '../knowledgeBases.ts';
import { reportOverlayProblems } from '../overlayProblems.ts';
import type { KbRunner } from './kbCommand.ts';

/** `kb info`: which base is loaded and what it holds. */
export const info: KbRunner = async (words, args, environment) => {
  if (words.length > 0)
    throw new CliError('kb info takes no name; `theralint kb show NAME` shows one record.');
  const loaded = await new KnowledgeBases(args, environment).loadFor();
  reportOverlayProblems(loaded, environment);
  const { identity, records, houseRules, withdrawn } = loaded;
  const counts = countsOf(records);
  const jurisdictions = jurisdictionsOf(records);
  if (args.value('format') === 'json') {
    environment.stdout.write(
      printJson({
        schemaVersion: 1,
        kb: identity,
        counts,
        jurisdictions,
        completeApprovals: records.completeApprovals ?? [],
        withdrawn: withdrawn.map(({ record, reason }) => ({ record, reason })),
        houseRules: houseRules.map(({ id, stance, treatments, message }) => ({
          id,
          stance,
          treatments,
          message,
        })),
      }),
    );
    return EXIT.clean;
  }
  const lines = [
    `${identity.id} ${identity.version}`,
    `As of          ${identity.asOf}`,
    `SHA-256        ${identity.sha256}`,
    ...(identity.overlays ?? []).map(({ file, name, version, sha256 }) => {
      const label = [name, version].filter((each) => each !== undefined).join(' ');
      return `Overlay        ${file}${label === '' ? '' : `, ${label}`}, SHA-256 ${sha256}`;
    }),
    ...withdrawn.map(({ record, reason }) => `Withdrawn      ${record}: ${reason}`),
    ...houseRules.map(({ id, message }) => `House rule     ${id}: ${message}`),
    `Jurisdictions  ${jurisdictions.join(', ')}`,
    `All approvals  ${records.completeApprovals?.join(', ') ?? 'of none'}`,
    ...Object.entries(counts).map(
      ([name, count]) => `${`${name[0]!.toUpperCase()}${name.slice(1)}`.padEnd(15)}${count}`,
    ),
    '',
    'Decision support, verify with source.',
  ];
  environment.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.clean;
};

function countsOf(records: KnowledgeRecords): Readonly<Record<string, number>> {
  return {
    drugs: records.drugs.length,
    classes: records.classes.length,
    genes: records.genes.length,
    variants: records.genes.reduce((sum, { variants }) => sum + variants.length, 0),
    diseases: records.diseases.length,
    trials: records.trials.length,
    results: records.trials.reduce((sum, { results }) => sum + results.length, 0),
    evidence: records.evidence.length,
    activities: records.activities.length,
    substances: records.substances.length,
    terms: records.terms.length,
    names: records.names.length,
    sources: records.sources.length,
  };
}

/** Regions whose labels the base holds approvals of. */
function jurisdictionsOf({ drugs }: KnowledgeArtefact['records']): readonly string[] {
  return [
    ...new Set(drugs.flatMap(({ approvals }) => approvals.map(({ jurisdiction }) => jurisdiction))),
  ].sort();
}
