/** Schedules of tests as phases on a time line, in days from the start of treatment. */

/** A stretch of time in which a test is repeated. `to` is infinite where the schedule goes on. */
export interface SchedulePhase {
  readonly from: number;
  readonly to: number;
  /** Days from one test to the next. */
  readonly interval: number;
}

const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, M: 30.44, Y: 365.25 };

/** An ISO 8601 duration of one unit in days; undefined for any other. */
export function daysOf(duration: string): number | undefined {
  const match = /^P(\d+)([DWMY])$/u.exec(duration);
  return match ? Number(match[1]) * DAYS[match[2]!]! : undefined;
}

/** `14 days`, `month`, `2 months`; the number one is left out unless `counted`. */
export function durationWords(duration: string, counted = false): string {
  const match = /^P(\d+)([DWMY])$/u.exec(duration);
  if (!match) return duration;
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[match[2] as 'D' | 'W' | 'M' | 'Y'];
  if (match[1] === '1') return counted ? `1 ${unit}` : unit;
  return `${match[1]} ${unit}s`;
}

/** Phases one after the other; one without an end is the last. */
export function phasesOf(
  schedule: readonly { readonly every: string; readonly for?: string | undefined }[],
): readonly SchedulePhase[] {
  const phases: SchedulePhase[] = [];
  let from = 0;
  for (const { every, for: lasting } of schedule) {
    const interval = daysOf(every);
    if (interval === undefined) return phases;
    const length = lasting === undefined ? Number.POSITIVE_INFINITY : (daysOf(lasting) ?? 0);
    phases.push({ from, to: from + length, interval });
    from += length;
  }
  return phases;
}

/** Four weeks and a month are the same to a label. */
const TOLERANCE = 1.12;
/** Days by which phases may differ without meaning it. */
const SLACK = 7;

/**
 * The first required phase in which a stated phase tests more rarely than required; undefined if there is none. Time that
 * the statement leaves open is not held against it.
 */
export function sparsePhase(
  stated: readonly SchedulePhase[],
  required: readonly SchedulePhase[],
): SchedulePhase | undefined {
  return required.find((phase) =>
    stated.some(
      (each) =>
        each.interval > phase.interval * TOLERANCE &&
        Math.min(each.to, phase.to) - Math.max(each.from, phase.from) > SLACK,
    ),
  );
}

/** True if the statement tests as often as required throughout the phase, as far as it says how often. */
export function covers(stated: readonly SchedulePhase[], phase: SchedulePhase): boolean {
  return stated.some(
    (each) =>
      each.interval <= phase.interval * TOLERANCE &&
      each.from <= phase.from + SLACK &&
      (each.to >= phase.to - SLACK || phase.to === Number.POSITIVE_INFINITY),
  );
}
