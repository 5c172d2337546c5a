import { canonicalJson } from '../canonical.ts';
import { formatPointer, type Pointer } from '../source/pointer.ts';
import type { RecordKind } from '../source/recordKinds.ts';
import type { DosingPopulation, KnowledgeRecords } from '../types.ts';
import type { KnowledgeCheck, RecordPlace } from './context.ts';

/** A fact reduced to what it is about (`subject`) and what it says (`content`). */
interface Fact {
  readonly subject: readonly unknown[];
  readonly content: unknown;
  readonly shown: string;
  readonly what: string;
  readonly place: RecordPlace;
}

/** No two facts say different things about the same subject; saying the same thing twice is reported as repetition. */
export const conflicts: KnowledgeCheck = ({ index, report }) => {
  const first = new Map<string, Fact>();
  for (const fact of factsOf(index.records)) {
    const key = canonicalJson(fact.subject.map((each) => each ?? null));
    const other = first.get(key);
    if (!other) {
      first.set(key, fact);
      continue;
    }
    const where = formatPointer(fact.place.pointer);
    const there = `${other.place.kind}/${other.place.id} ${formatPointer(other.place.pointer)}`;
    const related = [{ ...other.place, message: `the other one says ${other.shown}` }];
    if (canonicalJson(fact.content) === canonicalJson(other.content)) {
      const message = `${where} repeats ${fact.what} already given in ${there}. Keep one.`;
      report('warning', 'kb.repeated-fact', message, fact.place, related);
    } else {
      const message = `${where} gives ${fact.what} as ${fact.shown}, but ${there} gives ${other.shown}. Correct one, or say what tells them apart.`;
      report('error', 'kb.conflicting-facts', message, fact.place, related);
    }
  }
};

function* factsOf(records: KnowledgeRecords): Iterable<Fact> {
  yield* trialFacts(records);
  yield* dosingFacts(records);
  yield* activityFacts(records);
}

function* trialFacts({ trials }: KnowledgeRecords): Iterable<Fact> {
  for (const trial of trials) {
    for (const [i, each] of trial.results.entries()) {
      const { population, arm, versus, endpoint, measure, at, assessor, cut, value, unit } = each;
      yield {
        subject: ['trial', trial.id, population, arm, versus, endpoint, measure, at, assessor, cut],
        content: value,
        shown: value === null ? 'not reached' : `${value} ${unit}`,
        what: `the ${endpoint} ${measure} of ${arm} in ${population} (${assessor}, ${cut})`,
        place: placeOf('trial', trial.id, ['results', i]),
      };
    }
  }
}

function* dosingFacts({ drugs }: KnowledgeRecords): Iterable<Fact> {
  for (const drug of drugs) {
    for (const [i, { population, jurisdictions, route, steps, status }] of drug.dosing.entries()) {
      if (status === 'superseded') continue;
      const start = steps[0];
      for (const jurisdiction of jurisdictions) {
        yield {
          subject: ['dosing', drug.id, populationKey(population), route, jurisdiction],
          content: steps,
          shown: start
            ? `${start.dose.value} ${start.dose.unit} ${frequencyText(start.frequency)}`
            : 'nothing',
          what: `the ${jurisdiction} starting dose`,
          place: placeOf('drug', drug.id, ['dosing', i]),
        };
      }
    }
    for (const [i, each] of drug.adjustments.entries()) {
      for (const jurisdiction of each.jurisdictions) {
        const { kind, condition, population, action, dose, frequency, relativeChange } = each;
        yield {
          subject: ['adjustment', drug.id, kind, condition, populationKey(population), jurisdiction],
          content: [action, dose ?? null, frequency ?? null, relativeChange ?? null],
          shown: dose ? `${dose.value} ${dose.unit}` : action,
          what: `the ${jurisdiction} ${kind} adjustment`,
          place: placeOf('drug', drug.id, ['adjustments', i]),
        };
      }
    }
  }
}

function* activityFacts({ activities }: KnowledgeRecords): Iterable<Fact> {
  for (const { id, gene, variants, drug, design, context, effect } of activities) {
    yield {
      subject: ['activity', gene, [...variants].sort(), drug, design, context],
      content: effect,
      shown: effect,
      what: `the ${design} activity of ${drug} against ${gene} ${variants.join('/')}`,
      place: placeOf('activity', id, []),
    };
  }
}

function placeOf(kind: RecordKind, id: string, pointer: Pointer): RecordPlace {
  return { kind, id, pointer };
}

/** Two populations are the same if the same people are in them, however they are described. */
function populationKey(population: DosingPopulation | undefined): unknown {
  if (!population) return null;
  const { diseases, age, setting, weight, bodySurface } = population;
  return { diseases: [...(diseases ?? [])].sort(), age, setting, weight, bodySurface };
}

function frequencyText({
  timesPerDay,
  every,
}: {
  readonly timesPerDay?: number;
  readonly every?: string;
}): string {
  return timesPerDay !== undefined ? `${timesPerDay} times a day` : `every ${every ?? '?'}`;
}
