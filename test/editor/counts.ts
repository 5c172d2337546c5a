/** Counts checks by the lines that suites print: `✔` and `✖` each, and `N passed, N failed` in the end. */

export class Counts {
  readonly #groups: CountGroup[] = [];

  group(): CountGroup {
    const group = new CountGroup();
    this.#groups.push(group);
    return group;
  }

  /** Prints the sum as the last line, and makes the process fail if anything failed or nothing ran. */
  print(): void {
    const sum = (key: 'passed' | 'failed') => this.#groups.reduce((total, group) => total + group[key], 0);
    const [passed, failed] = [sum('passed'), sum('failed')];
    console.log(`${passed} passed, ${failed} failed`);
    if (failed > 0 || passed === 0) process.exitCode = 1;
  }
}

export class CountGroup {
  passed = 0;
  failed = 0;
  /** The suite printed its own summary. */
  complete = false;

  /** Reads a line of a suite's output. */
  read(line: string): void {
    if (line.startsWith('✔')) this.passed += 1;
    if (line.startsWith('✖')) this.failed += 1;
    if (/^\d+ passed, \d+ failed$/.test(line.trim())) this.complete = true;
  }

  /** Counts a failure that no check could report. */
  fail(message: string): void {
    console.log(`  ✖ ${message}`);
    this.failed += 1;
  }
}
