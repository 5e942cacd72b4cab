import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { baselineOf, comparisonOf } from "./baseline.ts";
import type { Figure, Measure } from "./figure.ts";
import { ratiosOf } from "./figure.ts";
import { shortestPipeline } from "./generate-pipeline.ts";
import { optionsOf } from "./options.ts";
import { inFolder } from "./plan.ts";
import { canMeasureCpu } from "./process-cost.ts";
import { reportOf } from "./report.ts";
import type { BenchResults } from "./results.ts";
import { runBench } from "./run-bench.ts";
import type { BenchServer } from "./servers.ts";
import { floor } from "./servers.ts";

/** What a run gives is looked at, never how long it took: a test on a clock fails on the day that matters. */
describe("a run of the bench on the floor", () => {
  let results: BenchResults;
  // The floor in the place of our server: the bench can be tested before there is a bundle.
  const servers: readonly BenchServer[] = [floor, { ...floor, subject: "pipewright" }];

  before(async function () {
    this.timeout(60_000);
    results = await runOn(servers, ["keystroke", "start", "open", "memory"], 100);
  });

  test("each quantity has a figure for each subject", () => {
    const places = results.figures.map(({ measure, quantity, subject }) => `${measure} ${quantity}: ${subject}`);
    const both = (name: string) => [`${name}: floor`, `${name}: pipewright`];
    const withYaml = (name: string) => [`${name}: yaml alone`, ...both(name)];
    const onLinux = ["start cpu", "start cpu of the first", "start cpu at rest", "memory resident", "memory peak"];
    const walls = [...["keystroke wall", "open wall"].flatMap(withYaml), ...both("start wall")];
    const parses = ["keystroke cpu: yaml alone", "open cpu: yaml alone"];
    const costs = ["keystroke cpu", "open cpu", ...onLinux].flatMap(both);
    deepEqual(places.sort(), [...walls, ...parses, ...(canMeasureCpu ? costs : [])].sort());
  });

  test("a figure is a median of as many values as were asked for", () => {
    for (const { measure, quantity, best, median, p95, count } of results.figures) {
      const isSingle = measure === "memory" || quantity === "cpu of the first";
      equal(count, isSingle || measure !== "keystroke" ? 1 : 2, `${measure} ${quantity}`);
      ok(best <= median && median <= p95 && best > 0, `${measure} ${quantity}`);
    }
  });

  test("the report has ours, the others, and ours over each", () => {
    const report = reportOf(results);
    match(
      report,
      /^Keystroke to diagnostics, wall in ms \(p95\)\n +lines +pipewright +yaml alone +floor +÷ yaml alone +÷ floor\n +100 /m,
    );
    equal(/CPU in ms/.test(report), canMeasureCpu);
  });

  test("compared with itself, nothing is better or worse", () => {
    const comparison = comparisonOf(results, baselineOf(results));
    match(comparison, /keystroke 100 wall \/ yaml alone .* 0 %/);
    ok(!/worse|better/.test(comparison), comparison);
  });
});

test("a server that misses the planted mistake is not measured", async () => {
  const careless: BenchServer = { ...floor, subject: "pipewright", checks: true };
  let sentence = "";
  await runOn([careless], ["keystroke"], 100).catch((error: Error) => {
    sentence = error.message;
  });
  equal(sentence, "pipewright does not report the planted mistake: its schema is not in force.");
});

test("a server that dies is a sentence", async () => {
  const dying: BenchServer = { ...floor, argv: [join(__dirname, "no-such-server.mjs")] };
  let sentence = "";
  await runOn([dying], ["start"], 100).catch((error: Error) => {
    sentence = error.message;
  });
  equal(sentence, "floor ended before it had answered.");
});

test("ours is divided by what stands in the same row, and by nothing else", () => {
  const row = { measure: "keystroke", quantity: "cpu", unit: "ms", lines: 100, best: 1, p95: 1, count: 1 } as const;
  const figures: readonly Figure[] = [
    { ...row, subject: "pipewright", median: 3 },
    { ...row, subject: "floor", median: 0.3 },
    { ...row, subject: "yaml-language-server", median: 15 },
    { ...row, subject: "yaml alone", median: 9, lines: 1_000 },
    { ...row, subject: "yaml alone", median: 9, quantity: "wall" },
  ];
  deepEqual(ratiosOf(figures), [
    { name: "keystroke 100 cpu / floor", value: 10 },
    { name: "keystroke 100 cpu / yaml-language-server", value: 0.2 },
  ]);
});

describe("the command line", () => {
  test("says the defaults when nothing is said", () => {
    deepEqual(optionsOf([]), {
      only: ["keystroke", "start", "open", "memory", "size"],
      lines: [100, 1_000, 10_000],
      keys: { warmUp: 10, measured: 30 },
      runs: 7,
      seed: 2021,
      json: false,
      build: true,
      peer: true,
      saveBaseline: false,
    });
  });

  const problems: readonly (readonly [readonly string[], string])[] = [
    [["--only", "speed"], "There is no measure speed; there are keystroke, start, open, memory, size."],
    [["--lines", "10"], `--lines takes whole numbers from ${shortestPipeline}, not 10.`],
    [["--keys", "some"], "--keys takes whole numbers from 1, not some."],
  ];
  for (const [argv, problem] of problems) {
    test(`answers ${argv.join(" ")} with a sentence`, () => deepEqual(optionsOf(argv), { problem }));
  }
});

function runOn(servers: readonly BenchServer[], only: readonly Measure[], lines: number): Promise<BenchResults> {
  return inFolder((folder) => {
    const keys = { warmUp: 0, measured: 2 };
    const plan = { servers, lines: [lines], keys, runs: 1, seed: 1, folder, progress: () => undefined };
    return runBench(plan, only, []);
  });
}
