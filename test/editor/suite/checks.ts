/** A list of checks and how they are run; small, because Node's and mocha's runners do not run in a web worker. */
interface Check {
  readonly name: string;
  readonly body: () => Promise<void>;
}

const checks: Check[] = [];

/** Adds a check; `runChecks` runs them in this order. */
export function check(name: string, body: () => Promise<void>): void {
  checks.push({ name, body });
}

/** How long one check may take, in milliseconds. */
const TIME_LIMIT = 60_000;

/**
 * Runs all, failures included, and prints one line for each and a last one that sums up.
 */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const { name, body } of checks) {
    try {
      await withinTime(body());
      console.log(`✔ ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`✖ ${name}\n    ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    }
  }
  const passed = checks.length - failed;
  console.log(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}

function withinTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${TIME_LIMIT / 1000} s`)), TIME_LIMIT);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
