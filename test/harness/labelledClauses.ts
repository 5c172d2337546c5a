import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { extractClaims } from '../../server/src/claims/extractClaims.ts';
import { TextReadings } from '../../server/src/claims/textReading.ts';
import type {
  BiomarkerValue,
  Claim,
  DoseStatement,
  NumericStatement,
  Slot,
} from '../../server/src/claims/types.ts';
import { readFields } from '../../server/src/document/fields/readFields.ts';
import { parseDocument } from '../../server/src/document/parse.ts';
import { knowledge, ROOT, theRecogniser } from './engine.ts';

/** One labelled clause of `test/corpus/clauses`. */
export interface LabelledClause {
  readonly text: string;
  readonly heading?: string;
  /** A document with the clause in it, where a heading does not say enough: `<<…>>` marks what the claims are taken from. */
  readonly document?: string;
  /** Claims that must be among those read. */
  readonly expect: Expectation | readonly Expectation[];
  /** What none of the claims may say. */
  readonly never?: Expectation;
  readonly reason: string;
  /** What is not read yet, and why; to be removed once it is. */
  readonly knownMiss?: string;
}

/** Parts of a claim; absent keys are not compared. */
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
  /** First and last line; null where it is open. */
  readonly line?: readonly [number, number | null];
  readonly jurisdictions?: readonly string[];
  readonly trials?: readonly string[];
  readonly harms?: readonly string[];
  readonly tests?: readonly string[];
  readonly substances?: readonly string[];
  readonly unselected?: boolean;
  /** Numbers that must be among the claim's, each with the parts given. */
  readonly numbers?: readonly Record<string, unknown>[];
  /** Doses that must be among the claim's, each with the parts given. */
  readonly doses?: readonly Record<string, unknown>[];
  /** Ids of cues that must be among those that decided. */
  readonly cues?: readonly string[];
}

/** Reads every labelled clause, in the order of files and entries. */
export function labelledClauses(): readonly LabelledClause[] {
  const folder = join(ROOT, 'test/corpus/clauses');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as LabelledClause[]);
}

/** The expectations of a clause, one for each claim it must make. */
export function expectationsOf({ expect }: LabelledClause): readonly Expectation[] {
  return Array.isArray(expect) ? expect : [expect as Expectation];
}

/** The claims read in a labelled clause: under its heading, or in the marked part of its document. */
export function claimsOf(clause: Pick<LabelledClause, 'text' | 'heading' | 'document'>): readonly Claim[] {
  if (clause.document === undefined) {
    const text = clause.heading ? `# ${clause.heading}\n\n${clause.text}\n` : `${clause.text}\n`;
    return claimsOfText(text).filter((claim) => claim.block?.role !== 'heading');
  }
  const start = clause.document.indexOf('<<');
  const end = clause.document.indexOf('>>') - 2;
  const text = clause.document.replace('<<', '').replace('>>', '');
  const uri = text.startsWith('---')
    ? 'clause.protocol.md'
    : /^protocolSchema:/m.test(text)
      ? 'clause.protocol.yaml'
      : 'clause.md';
  return claimsOfText(text, uri).filter((claim) => claim.span.start < end && claim.span.end > start);
}

/** The claims of a text, which is Markdown unless its name says otherwise. */
export function claimsOfText(text: string, uri = 'clause.md'): readonly Claim[] {
  const document = parseDocument({ uri, text });
  const fields = document.profile === 'protocol' ? readFields(document) : undefined;
  const texts = new TextReadings(theRecogniser());
  return extractClaims({
    document,
    fields,
    knowledge: knowledge(),
    recogniser: theRecogniser(),
    readingOf: (block) => texts.of(block.text.text),
  });
}

/** What differs between a claim and an expectation, one line each; empty where it fits. */
export function differences(claim: Claim, expected: Expectation): readonly string[] {
  const ids = (slots: readonly Slot<string>[]) => slots.map((slot) => slot.value).sort();
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
    diseases: ids(claim.diseases),
    line: claim.line ? [claim.line.value.min, claim.line.value.max] : undefined,
    jurisdictions: ids(claim.jurisdictions),
    trials: ids(claim.trials),
    harms: ids(claim.harms),
    tests: ids(claim.tests),
    substances: ids(claim.substances),
    unselected: claim.unselected,
    numbers: claim.numbers.map(numberParts),
    doses: claim.doses.map(doseParts),
    cues: claim.cues.map((cue) => cue.id),
  };
  return Object.entries(expected).flatMap(([key, value]) => difference(key, found[key], value));
}

function difference(key: string, have: unknown, value: unknown): readonly string[] {
  const line = (want: unknown) => [`${key}: ${JSON.stringify(have)} instead of ${JSON.stringify(want)}`];
  if (key === 'cues')
    return (value as string[]).every((id) => (have as string[]).includes(id)) ? [] : line(value);
  if (key === 'numbers' || key === 'doses') {
    const all = have as readonly Record<string, unknown>[];
    const missing = (value as Record<string, unknown>[]).filter(
      (part) => !all.some((own) => isPartOf(part, own)),
    );
    return missing.length > 0 ? line(missing) : [];
  }
  const want = Array.isArray(value) && key !== 'line' ? [...value].sort() : value;
  if (key === 'biomarkers') {
    const wanted = want as string[];
    const own = have as string[];
    const fits =
      wanted.length === own.length &&
      wanted.every((each) => own.some((one) => one === each || one.startsWith(`${each}:`)));
    return fits ? [] : line(want);
  }
  return JSON.stringify(have) === JSON.stringify(want) ? [] : line(want);
}

function isPartOf(part: Record<string, unknown>, whole: Record<string, unknown>): boolean {
  return Object.entries(part).every(
    ([key, value]) => JSON.stringify(whole[key] ?? null) === JSON.stringify(value),
  );
}

/** A number as an expectation writes it: `interval: [low, high]`, `fraction: [events, n]`. */
function numberParts(number: NumericStatement): Record<string, unknown> {
  return {
    ...number,
    interval: number.interval && [number.interval.low, number.interval.high],
    fraction: number.fraction && [number.fraction.events, number.fraction.n],
  };
}

/** A dose as an expectation writes it: `times` a day, `every` in words, `days` of the cycle. */
function doseParts(statement: DoseStatement): Record<string, unknown> {
  const { dose, frequency, role, level, organ, interaction } = statement;
  return {
    ...dose,
    times: frequency?.timesPerDay,
    every: frequency?.every,
    days: frequency?.days,
    role,
    level,
    organ: organ?.organ,
    severity: organ?.severity,
    interaction,
  };
}

/** The fewest differences any of the claims has; one line that says so if there is no claim at all. */
export function bestDifferences(claims: readonly Claim[], expected: Expectation): readonly string[] {
  if (claims.length === 0) return ['no claim was read'];
  return claims.map((claim) => differences(claim, expected)).sort((a, b) => a.length - b.length)[0]!;
}

/** All that is wrong with the reading of a labelled clause. */
export function faultsOf(clause: LabelledClause): readonly string[] {
  const claims = claimsOf(clause);
  const faults = expectationsOf(clause).flatMap((expected) => bestDifferences(claims, expected));
  const forbidden = clause.never;
  if (forbidden && claims.some((claim) => differences(claim, forbidden).length === 0))
    return [...faults, `reads what it must not: ${JSON.stringify(forbidden)}`];
  return faults;
}

/** `ROS1:fusion`, `ALK:mutation:G1202R`, `ALK:-` (negative). */
function biomarkerText(slot: Slot<BiomarkerValue>): string {
  const { gene, alteration, variant, status } = slot.value;
  return [gene, alteration, variant, status === 'negative' ? '-' : undefined]
    .filter((part) => part !== undefined)
    .join(':');
}
