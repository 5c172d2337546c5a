import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { extractClaims } from '../../server/src/claims/extractClaims.ts';
import type { BiomarkerValue, Claim, Slot } from '../../server/src/claims/types.ts';
import { parseDocument } from '../../server/src/document/parse.ts';
import { knowledge, ROOT, theRecogniser } from './engine.ts';

/** One labelled clause of `test/corpus/clauses`. */
export interface LabelledClause {
  readonly text: string;
  readonly heading?: string;
  readonly expect: Expectation;
  readonly reason: string;
}

export interface Expectation {
  readonly kind?: string;
  readonly wording?: string;
  readonly effect?: string | null;
  readonly polarity?: string;
  readonly status?: string;
  readonly drugs?: readonly string[];
  readonly comparators?: readonly string[];
  readonly prior?: readonly string[];
  readonly biomarkers?: readonly string[];
  readonly diseases?: readonly string[];
  readonly line?: readonly [number, number];
}

/** Reads every labelled clause, in the order of files and entries. */
export function labelledClauses(): readonly LabelledClause[] {
  const folder = join(ROOT, 'test/corpus/clauses');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as LabelledClause[]);
}

/** The claims read in a labelled clause under its heading. */
export function claimsOf(clause: Pick<LabelledClause, 'text' | 'heading'>): readonly Claim[] {
  const text = clause.heading ? `# ${clause.heading}\n\n${clause.text}\n` : `${clause.text}\n`;
  return claimsOfText(text).filter((claim) => claim.block?.role !== 'heading');
}

/** The claims of a Markdown text. */
export function claimsOfText(text: string): readonly Claim[] {
  const document = parseDocument({ uri: 'clause.md', text });
  return extractClaims({
    document,
    fields: undefined,
    knowledge: knowledge(),
    recogniser: theRecogniser(),
    mentionsIn: (block) => theRecogniser().recognise(block.text.text),
  });
}

/** What differs between a claim and an expectation, one line each; empty where it fits. */
export function differences(claim: Claim, expected: Expectation): readonly string[] {
  const found: Record<string, unknown> = {
    kind: claim.kind,
    wording: claim.wording,
    effect: claim.effect ?? null,
    polarity: claim.polarity,
    status: claim.status,
    drugs: claim.treatments.map((slot) => slot.value.id).sort(),
    comparators: claim.comparators.map((slot) => slot.value.id).sort(),
    prior: claim.priorTreatments.map((slot) => slot.value.id).sort(),
    biomarkers: claim.biomarkers.map(biomarkerText).sort(),
    diseases: claim.diseases.map((slot) => slot.value).sort(),
    line: claim.line ? [claim.line.value.min, claim.line.value.max] : undefined,
  };
  const lines: string[] = [];
  for (const [key, value] of Object.entries(expected)) {
    const want = Array.isArray(value) && key !== 'line' ? [...value].sort() : value;
    if (key === 'biomarkers') {
      const wanted = want as string[];
      const have = found[key] as string[];
      const fits =
        wanted.length === have.length &&
        wanted.every((each) => have.some((own) => own === each || own.startsWith(`${each}:`)));
      if (!fits) lines.push(`${key}: ${JSON.stringify(have)} instead of ${JSON.stringify(wanted)}`);
    } else if (JSON.stringify(found[key]) !== JSON.stringify(want)) {
      lines.push(`${key}: ${JSON.stringify(found[key])} instead of ${JSON.stringify(want)}`);
    }
  }
  return lines;
}

/** The fewest differences any of the claims has; one line that says so if there is no claim at all. */
export function bestDifferences(claims: readonly Claim[], expected: Expectation): readonly string[] {
  if (claims.length === 0) return ['no claim was read'];
  return claims.map((claim) => differences(claim, expected)).sort((a, b) => a.length - b.length)[0]!;
}

/** `ROS1:fusion`, `ALK:mutation:G1202R`, `ALK:-` (negative). */
function biomarkerText(slot: Slot<BiomarkerValue>): string {
  const { gene, alteration, variant, status } = slot.value;
  return [gene, alteration, variant, status === 'negative' ? '-' : undefined]
    .filter((part) => part !== undefined)
    .join(':');
}
