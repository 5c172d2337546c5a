import type { DrugRecord, Jurisdiction, MonitoringRequirement } from '../../knowledge/types.ts';
import { type Fault, fault } from '../fault.ts';
import { monitoringReference, scheduleWords } from '../safetyReferences.ts';
import { covers, phasesOf, type SchedulePhase, sparsePhase } from '../schedules.ts';
import type { Analysis } from '../types.ts';
import { listWords } from '../words.ts';
import { isForDocument, type StatedSchedule, statedSchedules } from './schedules.ts';

/** Schedules that test more rarely than the label of the region asks. */
export function sparseMonitoring(analysis: Analysis): readonly Fault[] {
  const all = statedSchedules(analysis);
  return all.flatMap((stated) => {
    const faults = stated.drugs.flatMap((drug) => sparseFor(stated, drug, all, analysis) ?? []);
    // With several drugs in the clause, or of the document, the schedule may be meant for one of them.
    return faults.length === stated.drugs.length ? faults.slice(0, 1) : [];
  });
}

function sparseFor(
  stated: StatedSchedule,
  drug: DrugRecord,
  all: readonly StatedSchedule[],
  analysis: Analysis,
): Fault | undefined {
  const { knowledge } = analysis;
  const required = drug.monitoring.filter(
    (each) =>
      each.schedule.length > 0 &&
      isForDocument(each, analysis) &&
      stated.tests.some((test) => isRequired(test, each, analysis)),
  );
  const regions = stated.regions.length > 0 ? stated.regions : regionsIn(required);
  const faults = regions.flatMap((region) => {
    const there = required.filter(({ jurisdictions }) => jurisdictions.includes(region));
    return there.flatMap((requirement) => {
      const phase = sparsePhase(stated.phases, phasesOf(requirement.schedule));
      const others = all.filter(
        (each) =>
          each !== stated &&
          each.drugs.includes(drug) &&
          (!each.isLocal || each.regions.includes(region)) &&
          each.tests.some((test) => stated.tests.some((own) => sameTest(own, test, analysis))),
      );
      const isMet = phase === undefined || (!stated.isLocal && isCoveredElsewhere(stated, phase, others));
      return isMet ? [] : [{ region, requirement, phase }];
    });
  });
  // Without a region the schedule is wrong only if it is wrong everywhere.
  const affected = new Set(faults.map(({ region }) => region));
  const scheduled = regions.filter((region) =>
    required.some(({ jurisdictions }) => jurisdictions.includes(region)),
  );
  if (faults.length === 0 || (stated.regions.length === 0 && affected.size < scheduled.length))
    return undefined;
  const worst = stated.regions.length === 0 ? mostLenient(faults) : faults[0]!;
  return fault(
    stated.span,
    {
      drug: drug.inn,
      test: listWords(worst.requirement.tests.map((each) => knowledge.term(each)?.name ?? each)),
      stated: analysis.document.source.slice(stated.span.start, stated.span.end).replace(/\s+/gu, ' '),
      expected: scheduleWords(worst.requirement.schedule),
      region: worst.requirement.jurisdictions.join(', '),
    },
    [monitoringReference(drug, worst.requirement, knowledge)],
  );
}

interface Sparse {
  readonly region: Jurisdiction;
  readonly requirement: MonitoringRequirement;
  readonly phase: SchedulePhase;
}

function mostLenient(faults: readonly Sparse[]): Sparse {
  return [...faults].sort(
    (a, b) => b.phase.interval - a.phase.interval || firstInterval(b) - firstInterval(a),
  )[0]!;
}

function firstInterval({ requirement }: Sparse): number {
  return phasesOf(requirement.schedule)[0]?.interval ?? 0;
}

function regionsIn(required: readonly MonitoringRequirement[]): readonly Jurisdiction[] {
  return [...new Set(required.flatMap(({ jurisdictions }) => jurisdictions))];
}

/** True where another statement of the document asks for the test often enough in that phase. */
function isCoveredElsewhere(
  { isLater }: StatedSchedule,
  phase: SchedulePhase,
  others: readonly StatedSchedule[],
): boolean {
  return !isLater && others.some((each) => !each.isLater && covers(each.phases, phase));
}

function isRequired(test: string, { tests }: MonitoringRequirement, analysis: Analysis): boolean {
  return tests.some((each) => sameTest(test, each, analysis));
}

function sameTest(a: string, b: string, { knowledge }: Analysis): boolean {
  return knowledge.isTerm(a, b) || knowledge.isTerm(b, a);
}
