import type { SectionKind, TextBlock } from '../../document/types.ts';
import type { LineRange } from '../../knowledge/types.ts';
import { contains, type Span } from '../../text/span.ts';
import { assertionAt, clausesIn, statingBlocks } from '../../verify/statements.ts';
import { linesOverlap } from '../../verify/support.ts';
import type { Analysis } from '../../verify/types.ts';
import { lineWords } from '../../verify/words.ts';
import type { RuleDeclaration } from '../types.ts';
import documentation from './line-contradicts-metadata.md';

export const lineContradictsMetadata: RuleDeclaration = {
  id: 'LOT002',
  name: 'line-contradicts-metadata',
  family: 'line',
  severity: 'error',
  summary: 'The text places the regimen in another line than `population.lineOfTherapy`.',
  fix: 'none',
  since: '0.1.0',
  knowledge: [],
  options: [],
  documentation,
  checkBlocks({ analysis, report }) {
    const stated = statedLine(analysis);
    if (!stated) return;
    for (const block of statingBlocks(analysis)) {
      if (block.context.quoted || !saysWhoIsTreated(block)) continue;
      for (const place of linesIn(block, analysis)) {
        if (linesOverlap(place.line, stated.line)) continue;
        report({
          span: block.text.toSource(place.span),
          what: `“${block.text.text.slice(place.span.start, place.span.end)}” is not the line of the protocol, ${lineWords(stated.line)}.`,
          why: `\`population.lineOfTherapy\` says ${lineWords(stated.line)}.`,
          action: 'Correct the text or the field, or tell whose treatment the sentence is about.',
          related: [{ message: 'The line of the protocol is stated here.', span: stated.span }],
          key: `${lineWords(place.line)} ${lineWords(stated.line)}`,
        });
      }
    }
  },
};

/** The line of the fields; one that is open towards later lines leaves room for any text on them. */
function statedLine({ fields }: Analysis): { readonly line: LineRange; readonly span: Span } | undefined {
  const { min, max, span } = fields?.population.lineOfTherapy ?? {};
  if (!span || (!min && !max)) return undefined;
  return { line: { min: min?.value ?? 1, ...(max ? { max: max.value } : {}) }, span };
}

/** Sections on what comes later, or on the evidence, speak of other lines by right. */
const OTHER_LINES: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'sequence',
  'rationale',
  'exclusions',
  'history',
  'claims',
]);

/** Titles, summaries, criteria and treatment: where a protocol says who is treated. */
function saysWhoIsTreated({ context, role }: TextBlock): boolean {
  if (context.sections.some((section) => OTHER_LINES.has(section))) return false;
  const [field, part] = context.fieldPath ?? [];
  if (field === undefined) return role !== 'field';
  return (
    (field === 'metadata' && part === 'title') ||
    (field === 'population' && part !== 'exclusion') ||
    field === 'regimen'
  );
}

interface Place {
  readonly line: LineRange;
  readonly span: Span;
}

/** `after platinum failure`, `after progression on chemotherapy`: not the first line. */
const AFTER =
  /\b(?:after|following|upon|on) (?:the )?(?:failure (?:of|on)|progression (?:on|after|during)|relapse after) (?:[\w-]+ ){0,3}(?:platinum|chemotherapy|immunotherapy|[\w-]+nib|[\w-]+mab|TKIs?|inhibitors?|systemic therapy|treatment|therapy)\b|\b(?:after|following) (?:[\w-]+ )?(?:platinum|chemotherapy|immunotherapy|[\w-]+nib|[\w-]+mab)(?:[- ]based (?:chemo)?therapy)? (?:failure|failed|has failed|fails)\b|\b(?:platinum|chemotherapy|immunotherapy|TKI)[- ](?:refractory|pre-?treated)\b/i;
/** As a criterion: `progression after platinum-based chemotherapy`, `relapse on alectinib`. */
const PROGRESSED =
  /\b(?:progress(?:ion|ed|ing|ive disease)|relaps(?:e|ed)|refractory|failure)\s+(?:on|after|during|following|to|of)\s+(?:[\w-]+ ){0,3}(?:platinum|chemotherapy|immunotherapy|[\w-]+nib|[\w-]+mab|TKIs?|inhibitors?|systemic therapy)\b/i;
/** `treatment-naive`, `untreated`: the first line. */
const BEFORE =
  /\b(?:treatment|therapy|chemotherapy|TKI)[- ]na[iï]ve\b|\b(?:previously )?untreated\b|\bnot previously treated\b|\bno prior (?:systemic )?(?:therapy|treatment)\b/i;

function linesIn(block: TextBlock, analysis: Analysis): readonly Place[] {
  const text = block.text.text;
  return clausesIn(analysis, block).flatMap((reading) => {
    const clause = text.slice(reading.span.start, reading.span.end);
    const places: Place[] = [];
    for (const mention of analysis.mentionsIn(block)) {
      if (mention.kind === 'line' && contains(reading.span, mention.span))
        places.push({ line: mention.line, span: mention.span });
    }
    const isCriterion = block.context.sections.some(
      (each) => each === 'eligibility' || each === 'inclusions',
    );
    for (const [pattern, line] of [
      [AFTER, { min: 2 }],
      ...(isCriterion ? ([[PROGRESSED, { min: 2 }]] as const) : []),
      [BEFORE, { min: 1, max: 1 }],
    ] as const) {
      const match = pattern.exec(clause);
      const start = reading.span.start + (match?.index ?? 0);
      const span = match && { start, end: start + match[0].length };
      if (span && !places.some((each) => each.span.start < span.end && span.start < each.span.end))
        places.push({ line, span });
    }
    if (places.length === 0 || isAboutOthers(clause)) return [];
    // A clause that names two lines tells one from the other.
    if (places.some((each) => places.some((other) => !linesOverlap(each.line, other.line)))) return [];
    return places.filter(({ span }) => {
      const { status, polarity } = assertionAt(analysis, block, reading, span);
      return (
        polarity === 'affirmed' &&
        (SPOKEN.has(status) || isHistoryOfWords(text.slice(span.start, span.end), status)) &&
        !isEarlierTreatment(text.slice(reading.span.start, span.start))
      );
    });
  });
}

/** "Previously treated" reads as history and is a criterion. */
function isHistoryOfWords(words: string, status: string): boolean {
  return status === 'historical' && /\b(?:previous(?:ly)?|prior|pre-?treated)\b/i.test(words);
}

const SPOKEN: ReadonlySet<string> = new Set(['asserted', 'conditional']);

/** A study, its patients, or what comes before or after. */
const OTHERS =
  /\b(?:trials?|stud(?:y|ies)|cohort|enrolled|randomi[sz]ed|patients were|case report|progress(?:ion|ed|es) (?:on|after|under) (?:this|first[- ]line)|switch|subsequent|next line|then|followed by|later lines?|adjuvant|neoadjuvant|PROFILE|ORR|PFS|response rate|median)\b/i;

function isAboutOthers(clause: string): boolean {
  return OTHERS.test(clause);
}

/** "after first-line chemotherapy" names what came before. */
function isEarlierTreatment(before: string): boolean {
  return /\b(?:after|following|prior|previous|failed|beyond|unlike|than|not)\s+(?:[\w-]+\s+){0,2}$/i.test(
    before,
  );
}
