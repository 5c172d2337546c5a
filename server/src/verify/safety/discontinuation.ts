import type { DrugRecord, Jurisdiction, Warning } from '../../knowledge/types.ts';
import type { Span } from '../../text/span.ts';
import { cover } from '../../text/span.ts';
import { type Fault, fault } from '../fault.ts';
import { idsIn } from '../fieldNames.ts';
import { bindingFacts, documentJurisdictions } from '../regions.ts';
import { warningReference } from '../safetyReferences.ts';
import type { Analysis } from '../types.ts';
import {
  assertionOf,
  drugsOf,
  mentionsFor,
  ownMentions,
  regionsOf,
  type Statement,
  statementsAbout,
} from './statements.ts';
import { meetsCondition } from './thresholds.ts';

/** Words by which treatment goes on. */
const RESUMES =
  /\b(?:resum(?:e[sd]?|ing|ption)|re-?start(?:ed|ing|s)?|re-?introduc(?:e[ds]?|ing|tion)|re-?challeng(?:e[ds]?|ing)|re-?initiat(?:e[ds]?|ing|ion)|re-?treat(?:ed|ment)?|continue[ds]?|continuing|(?:can|may|should|must|will) (?:then )?go(?:es)? on|possible\s+again)\b(?!\s+(?:to\s+)?(?:monitor|observ|watch|surveill|follow))/i;

/** Words that say the harm was not the drug's, or is not yet known to be. */
const NOT_THE_DRUG =
  /\b(?:unrelated|not\s+(?:\w+-)?related|(?:an)?other\s+causes?|alternative\s+(?:cause|diagnosis)|infecti\w+|radiation|radiotherapy|excluded|ruled\s+out|suspect\w*|until\s+\w+\s+is\s+excluded|without\s+(?:\w+\s+)?(?:pneumonitis|ild)|no\s+(?:evidence|signs?)\s+of)\b/i;

const STOPS =
  /\b(?:discontinu\w*|stop\w*|permanent\w*|do\s+not|never|not\s+be|must\s+not|cease|terminate|withdraw\w*|contra-?indicat\w*|avoid\w*|prohibit\w*|not\s+(?:recommended|allowed|permitted))\b/i;
const PAST = /\b(?:was|were|had|has|have)\b/i;
/** That the harm is over tells when treatment goes on, and is no story of a patient. */
const IS_OVER =
  /\b(?:has|have)\s+(?:(?:fully|completely|been)\s+)?(?:resolved?|recovered|improved|subsided|disappeared|settled|cleared|normali[sz]ed|returned)\b/gi;
/** Leave before the words by which treatment goes on. */
const LEAVE =
  /\b(?:may|can)\s+(?:(?:safely|still|also|usually|generally|then)\s+)?(?:be\s+)?(?:(?:safely|still|also|usually|generally)\s+)?$/i;

/** Treatment that goes on after a harm for which the label stops it for good. */
export function ignoredDiscontinuations(analysis: Analysis): readonly Fault[] {
  return [
    ...statementsAbout(analysis, ['harm']).flatMap((each) => proseFaults(each, analysis)),
    ...fieldFaults(analysis),
  ];
}

function proseFaults(statement: Statement, analysis: Analysis): readonly Fault[] {
  const { block, reading, text } = statement;
  const match = RESUMES.exec(text);
  if (!match || NOT_THE_DRUG.test(block.text.text) || PAST.test(text.replace(IS_OVER, ''))) return [];
  if (STOPS.test(text.replace(match[0], ''))) return [];
  if (block.context.sections.includes('exclusions')) return [];
  const start = reading.span.start + match.index;
  const focus = { start, end: start + match[0].length };
  const leave = LEAVE.exec(text.slice(0, match.index));
  const { asserted, negated, conditional } = assertionOf(statement, {
    start: focus.start - (leave?.[0].length ?? 0),
    end: focus.end,
  });
  if (!(asserted || conditional) || negated) return [];
  if (reading.mentions.some(({ kind }) => kind === 'trial')) return [];
  const harms = harmsOf(statement, analysis);
  const { regions } = regionsOf(statement, analysis);
  return harms.flatMap(({ id, span, words }) =>
    drugsOf(statement, analysis)
      .slice(0, 1)
      .flatMap((drug): readonly Fault[] => {
        const told = passageOf(statement, span);
        const warning = stoppingWarning(drug, id, `${words} ${told}`, regions, analysis);
        if (!warning) return [];
        const whole = span ? cover([focus, span]) : focus;
        return [stopFault(block.text.toSource(whole), drug, id, warning, analysis)];
      }),
  );
}

/** From the sentence that names the harm to the end of the one that lets treatment go on: another grade is told elsewhere. */
function passageOf({ block, reading }: Statement, harm: Span | undefined): string {
  const { text } = block.text;
  const { start, end } = reading.sentenceSpan;
  const from = harm && harm.start < start ? text.lastIndexOf('. ', harm.start) + 1 : start;
  return text.slice(from, end);
}

interface NamedHarm {
  readonly id: string;
  /** In block coordinates; undefined where the harm stands in another block. */
  readonly span: Span | undefined;
  readonly words: string;
}

/** The harms of a clause, of what introduces it, or the last one named before it in its block. */
function harmsOf(statement: Statement, analysis: Analysis): readonly NamedHarm[] {
  const { block, reading } = statement;
  const own = ownMentions(statement, 'harm');
  if (own.length > 0) return own.map(({ id, span, surface }) => ({ id, span, words: surface }));
  const before = analysis
    .mentionsIn(block)
    .findLast((each) => each.kind === 'harm' && each.span.end <= reading.span.start);
  if (before?.kind === 'harm') return [{ id: before.id, span: before.span, words: before.surface }];
  return mentionsFor(statement, 'harm', analysis).map(({ mention, block: place }) => ({
    id: mention.id,
    span: undefined,
    words: place.text.text,
  }));
}

/** Values of `regimen[].toxicity[].action` by which treatment goes on. */
const GOES_ON = /\b(?:hold|held|interrupt|withhold|pause|delay|reduce|lower|continue|resume|restart|none)\b/i;

function fieldFaults(analysis: Analysis): readonly Fault[] {
  const { fields, knowledge } = analysis;
  const regions = documentJurisdictions(analysis);
  return (fields?.regimen ?? []).flatMap(({ inn, direction, toxicity }) => {
    const id = inn && idsIn(inn.value, 'drug', knowledge)[0];
    const drug = id === undefined ? undefined : knowledge.drug(id);
    if (!drug || direction?.value === 'against') return [];
    return toxicity.flatMap(({ event, when, action }): readonly Fault[] => {
      if (!event || !action || !GOES_ON.test(action.value) || STOPS.test(action.value)) return [];
      const words = `${event.value} ${when?.value ?? ''}`;
      if (NOT_THE_DRUG.test(words)) return [];
      for (const harm of harmsOfEvent(event.value, analysis)) {
        const warning = stoppingWarning(drug, harm, words, regions, analysis);
        if (!warning) continue;
        const found = stopFault(action.span, drug, harm, warning, analysis);
        return [
          {
            ...found,
            related: [{ message: `“${event.value}” is the event.`, span: event.span }],
            suggestions: [
              {
                title: 'Write discontinue',
                span: action.span,
                newText: 'discontinue',
                records: found.records,
              },
            ],
          },
        ];
      }
      return [];
    });
  });
}

/** Harms an event names, or which the tests it names watch for: `ALT/AST increased`. */
function harmsOfEvent(event: string, { knowledge }: Analysis): readonly string[] {
  const terms = idsIn(event, 'term', knowledge);
  const harms = terms.filter((id) => knowledge.term(id)?.kind === 'harm');
  if (harms.length > 0) return harms;
  const watched = knowledge.records.terms.filter(
    ({ kind, monitoredBy }) => kind === 'harm' && monitoredBy?.some((test) => terms.includes(test)),
  );
  return watched.map(({ id }) => id);
}

/** The warning by which the drug is stopped for good after the harm, if the words meet its condition. */
function stoppingWarning(
  drug: DrugRecord,
  harm: string,
  words: string,
  regions: readonly Jurisdiction[],
  { knowledge }: Analysis,
): Warning | undefined {
  const stopping = drug.warnings.filter(
    (each) =>
      knowledge.isTerm(harm, each.harm) &&
      each.actions?.some(({ action, when }) => action === 'discontinue' && meetsCondition(words, when)),
  );
  if (regions.length === 0) return stopping[0];
  return bindingFacts(stopping, drug.warnings, regions)[0];
}

function stopFault(
  span: Span,
  drug: DrugRecord,
  harm: string,
  warning: Warning,
  { knowledge, document }: Analysis,
): Fault {
  const conditions = (warning.actions ?? []).filter(({ action }) => action === 'discontinue');
  return fault(
    span,
    {
      drug: drug.inn,
      harm: knowledge.term(harm)?.name ?? harm,
      stated: document.source.slice(span.start, span.end).replace(/\s+/gu, ' '),
      condition: conditions.map(({ when }) => when).join('; '),
    },
    [warningReference(drug, warning)],
  );
}
