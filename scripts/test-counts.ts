/** How the results of several suites become one table and one last line. Used by scripts/test.ts. */

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface SuiteResult {
  readonly label: string;
  readonly counts: Counts;
  readonly seconds: number;
}

/**
 * What a suite did, from the counts that it wrote, else from its last line, else from its exit code alone.
 * A suite that ends badly has at least one failure, whatever it says; so has one that ran no test at all.
 */
export function countsOf(exitCode: number, written: string | undefined, output: string): Counts {
  const said = written === undefined ? countsInLastLine(output) : parseCounts(written);
  if (said === undefined) {
    return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
  }
  const isEmpty = said.passed + said.failed + said.skipped === 0;
  return said.failed === 0 && (exitCode !== 0 || isEmpty) ? { ...said, failed: 1 } : said;
}

function parseCounts(text: string): Counts {
  const value: unknown = JSON.parse(text);
  const count = (name: string): number => {
    const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    if (typeof found !== "number") throw new Error(`The counts of a suite lack \`${name}\`: ${text}`);
    return found;
  };
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

function countsInLastLine(output: string): Counts | undefined {
  const last = output.trimEnd().split("\n").at(-1) ?? "";
  const match = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last.trim());
  if (!match) return undefined;
  return { passed: Number(match[1]), failed: Number(match[2]), skipped: Number(match[3] ?? 0) };
}

export function totalsOf(results: readonly SuiteResult[]): Counts {
  const sum = (name: keyof Counts) => results.reduce((total, { counts }) => total + counts[name], 0);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
}

export function verdict({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

export function table(results: readonly SuiteResult[]): string {
  const width = Math.max(...results.map(({ label }) => label.length), "suite".length);
  const row = (label: string, ...cells: string[]) =>
    [label.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join("");
  return [
    row("suite", "passed", "failed", "skipped", "seconds"),
    ...results.map(({ label, counts, seconds }) =>
      row(label, `${counts.passed}`, `${counts.failed}`, `${counts.skipped}`, seconds.toFixed(1)),
    ),
  ].join("\n");
}
