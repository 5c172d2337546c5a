import { diffKnowledge, type RecordChange } from '../../../../knowledge/diff/diffKnowledge.ts';
import { shortValue } from '../../../../knowledge/diff/diffValues.ts';
import { createKnowledgeIndex, identityWords } from '../../../../knowledge/index.ts';
import { jsonRange, printJson } from '../../../reporters/shape.ts';
import { printable } from '../../../terminal/displayWidth.ts';
import { type Colour, type Paint, paintFor, widthOf } from '../../../terminal/paint.ts';
import { wrapIndented } from '../../../terminal/wrap.ts';
import { readFile } from '../../check/sources.ts';
import { findTargets } from '../../check/targets.ts';
import { configurationFrom } from '../../configuration.ts';
import type { CliEnvironment } from '../../environment.ts';
import { CliError, EXIT } from '../../exitCodes.ts';
import type { ParsedArguments } from '../../parseArguments.ts';
import type { KbRunner } from '../kbCommand.ts';
import { compareDocument, type DocumentChanges } from './claimChanges.ts';
import { type Side, sideFrom } from './side.ts';

/**
 * `kb diff A B [DOCUMENT...]`: what changed by record, and which claims are judged differently. Exits with 1 if a claim
 * changes its verdict or a finding comes or goes.
 */
export const diff: KbRunner = async (words, args, environment) => {
  const [first, second, ...documents] = words;
  if (first === undefined || second === undefined) {
    throw new CliError('kb diff needs two knowledge bases: theralint kb diff bundled data [DOCUMENT...].');
  }
  const [before, after] = [sideFrom(first, environment), sideFrom(second, environment)];
  const changes = diffKnowledge(before, after);
  const changed = await documentChanges(documents, before, after, args, environment);
  const { stdout } = environment;
  if (args.value('format') === 'json') {
    stdout.write(printJson(diffJson(before, after, changes, changed)));
  } else {
    const paint = paintFor(args.value('color'), environment, stdout);
    stdout.write(
      diffText(before, after, changes, documents.length > 0 ? changed : undefined, paint, widthOf(stdout)),
    );
  }
  return changed.claims.length + changed.findings.length > 0 ? EXIT.findings : EXIT.clean;
};

async function documentChanges(
  documents: readonly string[],
  before: Side,
  after: Side,
  args: ParsedArguments,
  environment: CliEnvironment,
): Promise<DocumentChanges> {
  if (documents.length === 0) return { claims: [], findings: [] };
  const { paths, problems } = findTargets(documents, environment);
  if (problems.length > 0) throw new CliError(problems.join('\n'));
  const { createLanguageService } = await import('../../../../service.ts');
  const services = {
    before: createLanguageService({ knowledge: createKnowledgeIndex(before) }),
    after: createLanguageService({ knowledge: createKnowledgeIndex(after) }),
  };
  const configurationOf = configurationFrom(args, environment);
  const all: DocumentChanges[] = [];
  for (const path of paths) {
    const { checkSettings } = await configurationOf(path);
    all.push(compareDocument(readFile(path, environment), services, checkSettings));
  }
  return {
    claims: all.flatMap(({ claims }) => claims),
    findings: all.flatMap(({ findings }) => findings),
  };
}

function diffJson(
  before: Side,
  after: Side,
  records: readonly RecordChange[],
  { claims, findings }: DocumentChanges,
): object {
  const count = (change: RecordChange['change']): number =>
    records.filter((each) => each.change === change).length;
  return {
    schemaVersion: 1,
    before: before.identity,
    after: after.identity,
    summary: {
      added: count('added'),
      removed: count('removed'),
      changed: count('changed'),
      claims: claims.length,
      findings: findings.length,
    },
    records: records.map(({ kind, id, change, fields }) => ({
      kind,
      id,
      change,
      fields: fields.map((field) => ({
        path: field.path,
        before: field.before ?? null,
        after: field.after ?? null,
      })),
    })),
    claims: claims.map(({ path, lines, span, text, before: old, after: now }) => ({
      path,
      text,
      range: jsonRange(lines, span),
      before: old ? { verdict: old.verdict, reason: old.reason } : null,
      after: now ? { verdict: now.verdict, reason: now.reason } : null,
    })),
    findings: findings.map(({ path, lines, span, change, ruleId, severity, message }) => ({
      path,
      range: jsonRange(lines, span),
      change,
      ruleId,
      severity,
      message,
    })),
  };
}

const SIGNS: Readonly<Record<RecordChange['change'], { readonly sign: string; readonly colour: Colour }>> = {
  added: { sign: '+', colour: 'green' },
  removed: { sign: '-', colour: 'red' },
  changed: { sign: '~', colour: 'yellow' },
};

/** Longest value that is shown whole. */
const VALUE = 90;

function diffText(
  before: Side,
  after: Side,
  records: readonly RecordChange[],
  changed: DocumentChanges | undefined,
  paint: Paint,
  width: number,
): string {
  const out: string[] = [`From ${named(before)}`, `to   ${named(after)}`, ''];
  for (const { kind, id, change, fields } of records) {
    const { sign, colour } = SIGNS[change];
    out.push(paint(colour, `${sign} ${kind}/${id}`));
    for (const field of fields) {
      const words = `${field.path}: ${shortValue(field.before, VALUE)} → ${shortValue(field.after, VALUE)}`;
      out.push(...wrapIndented(printable(words), width, '    '));
    }
  }
  const count = (change: RecordChange['change']): number =>
    records.filter((each) => each.change === change).length;
  out.push(
    records.length === 0
      ? 'No record changed.'
      : `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed.`,
  );
  if (changed) out.push('', ...claimsText(changed, paint, width));
  return `${out.join('\n')}\n`;
}

function named({ identity }: Side): string {
  return `${identityWords(identity)}, as of ${identity.asOf}, sha256 ${identity.sha256.slice(0, 12)}`;
}

function claimsText({ claims, findings }: DocumentChanges, paint: Paint, width: number): readonly string[] {
  const out: string[] = [];
  for (const { path, lines, span, text, before, after } of claims) {
    const { line, character } = lines.positionAt(span.start);
    const verdicts = `${before?.verdict ?? 'no claim seen'} → ${after?.verdict ?? 'no claim seen'}`;
    out.push(`${printable(path)}:${line + 1}:${character + 1}  ${paint('bold', verdicts)}`);
    out.push(...wrapIndented(`"${printable(text)}"`, width, '    '));
    const reason = (after ?? before)?.reason;
    if (reason) out.push(...wrapIndented(printable(reason), width, '    '));
  }
  for (const { path, lines, span, change, ruleId, severity, message } of findings) {
    const { line, character } = lines.positionAt(span.start);
    const place = `${printable(path)}:${line + 1}:${character + 1}`;
    out.push(`${place}  ${severity} ${ruleId} ${change}`, ...wrapIndented(printable(message), width, '    '));
  }
  out.push(
    claims.length + findings.length === 0
      ? 'No claim in the documents changes its verdict.'
      : `${claims.length} claims change their verdict; ${findings.length} findings come or go.`,
  );
  return out;
}
