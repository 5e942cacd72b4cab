import { deepEqual, equal, match, ok } from "node:assert/strict";
import { join } from "node:path";
import { unmeasuredBars, verdictsOf } from "./bars.ts";
import { baselineOf, comparisonOf } from "./baseline.ts";
import type { Figure, Measure } from "./figure.ts";
import { measures, ratiosOf } from "./figure.ts";
import { shortestPipeline } from "./generate-pipeline.ts";
import { measureHover } from "./measure-questions.ts";
import { optionsOf } from "./options.ts";
import type { Plan } from "./plan.ts";
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
    this.timeout(120_000);
    results = await runOn(servers, ["keystroke", "enter", "completion", "hover", "start", "open", "memory"]);
  });

  test("each quantity has a figure for each subject", () => {
    const places = results.figures.map(({ measure, quantity, subject }) => `${measure} ${quantity}: ${subject}`);
    const both = (name: string) => [`${name}: floor`, `${name}: pipewright`];
    const withYaml = (name: string) => [`${name}: yaml alone`, ...both(name)];
    const costs = (kind: string) => [
      ...["keystroke", "open"].flatMap((measure) => withYaml(`${measure} ${kind}`)),
      ...["enter", "start"].flatMap((measure) => both(`${measure} ${kind}`)),
      ...["completion", "hover"].flatMap((measure) =>
        [kind, `${kind} after a letter`].flatMap((quantity) => both(`${measure} ${quantity}`)),
      ),
    ];
    const onLinux = ["start cpu of the first", "start cpu at rest", "memory resident", "memory peak"].flatMap(both);
    const parses = ["keystroke cpu: yaml alone", "open cpu: yaml alone"];
    const expected = [...costs("wall"), ...(canMeasureCpu ? [...costs("cpu"), ...onLinux] : parses)];
    deepEqual(places.sort(), expected.sort());
  });

  test("a figure is a median of as many values as were asked for", () => {
    const typed: readonly Measure[] = ["keystroke", "enter", "completion", "hover"];
    for (const { measure, quantity, best, median, p95, count } of results.figures) {
      equal(count, typed.includes(measure) ? 2 : 1, `${measure} ${quantity}`);
      ok(best <= median && median <= p95 && best > 0, `${measure} ${quantity}`);
    }
  });

  test("the report has ours, the others, ours over each, and the bars", () => {
    const report = reportOf(results);
    match(
      report,
      /^Keystroke to diagnostics, wall in ms \(p95\)\n +lines +pipewright +yaml alone +floor +÷ yaml alone +÷ floor\n +pipeline 100 /m,
    );
    equal(/CPU in ms/.test(report), canMeasureCpu);
    match(report, /^Not measured in this run: keystroke, CPU; .*extension package\.$/m);
  });

  test("compared with itself, nothing is better or worse", () => {
    const comparison = comparisonOf(results, baselineOf(results));
    match(comparison, /keystroke pipeline 100 wall \/ yaml alone .* 0 %/);
    ok(!/worse|better/.test(comparison), comparison);
  });
});

test("a burst is typed to its end, and its CPU and the wait behind it are told", async () => {
  const { figures } = await runOn([floor], ["burst"]);
  const quantities = figures.map(({ measure, quantity, count }) => `${measure} ${quantity}: ${count}`);
  deepEqual(quantities, [...(canMeasureCpu ? ["burst cpu: 1"] : []), "burst wall after the last key: 1"]);
}).timeout(60_000);

test("both dialects are measured, and files with mistakes where there are such", async () => {
  const { figures } = await runOn([floor], ["open"], {
    dialects: ["pipeline", "github-actions"],
    lines: [1_000],
    mistakes: true,
  });
  const rows = figures.filter(({ subject, quantity }) => subject === "floor" && quantity === "wall");
  deepEqual(
    rows.map(({ dialect, lines, content }) => [dialect, lines, content ?? "right"].join(" ")),
    ["pipeline", "github-actions"].flatMap((dialect) => [`${dialect} 1000 right`, `${dialect} 1000 mistakes`]),
  );
}).timeout(60_000);

test("a server that misses the planted mistake is not measured", async () => {
  const careless: BenchServer = { ...floor, subject: "pipewright", checks: true };
  let sentence = "";
  await runOn([careless], ["keystroke"]).catch((error: Error) => {
    sentence = error.message;
  });
  equal(sentence, "pipewright does not report the planted mistake: its schema is not in force.");
});

test("a server that dies is a sentence", async () => {
  const dying: BenchServer = { ...floor, argv: [join(__dirname, "no-such-server.mjs")] };
  let sentence = "";
  await runOn([dying], ["start"]).catch((error: Error) => {
    sentence = error.message;
  });
  equal(sentence, "floor ended before it had answered.");
});

test("a server that has no answer is not measured", async () => {
  const mute: BenchServer = { ...floor, subject: "pipewright", checks: true };
  let sentence = "";
  const measured = inFolder((folder) => measureHover({ ...smallPlan, servers: [mute], folder }));
  await measured.catch((error: Error) => {
    sentence = error.message;
  });
  equal(sentence, "pipewright has no answer to hover: it would be measured doing nothing.");
});

describe("figures", () => {
  const row = { measure: "keystroke", quantity: "cpu", unit: "ms", best: 1, p95: 1, count: 1 } as const;
  const place = { ...row, dialect: "pipeline", lines: 1_000 } as const;

  test("ours is divided by what stands in the same row, and by nothing else", () => {
    const figures: readonly Figure[] = [
      { ...place, subject: "pipewright", median: 3 },
      { ...place, subject: "pipewright, pushing", median: 3 },
      { ...place, subject: "floor", median: 0.3 },
      { ...place, subject: "yaml-language-server", median: 15 },
      { ...place, subject: "yaml alone", median: 9, lines: 100 },
      { ...place, subject: "yaml alone", median: 9, content: "mistakes" },
      { ...place, subject: "yaml alone", median: 9, dialect: "github-actions" },
      { ...place, subject: "yaml alone", median: 9, quantity: "wall" },
    ];
    deepEqual(ratiosOf(figures), [
      { name: "keystroke pipeline 1000 cpu / floor", value: 10 },
      { name: "keystroke pipeline 1000 cpu / yaml-language-server", value: 0.2 },
    ]);
  });

  test("a bar is a share of the peer, so much above the floor, or an amount", () => {
    const hover = { ...place, measure: "hover", lines: 10_000 } as const;
    const figures: readonly Figure[] = [
      { ...place, subject: "pipewright", median: 3 },
      { ...place, subject: "yaml-language-server", median: 30 },
      { ...hover, subject: "pipewright", median: 2.25 },
      { ...hover, subject: "floor", median: 0.25 },
      { ...row, subject: "pipewright", measure: "start", median: 140 },
      { ...row, subject: "file pipewright-1.0.0.vsix", measure: "size", quantity: "size", unit: "KiB", median: 900 },
    ];
    deepEqual(
      verdictsOf(figures).map(({ title, row, bar, is, isMet }) => [title, row, bar, is, isMet].join(" | ")),
      [
        "keystroke, CPU | pipeline 1,000 | 1/12 of the peer | 1/10.0 | false",
        "hover, CPU | pipeline 10,000 | 2 ms above the floor | 2.00 ms above | true",
        "start, CPU |  | 120 ms | 140 ms | false",
        "extension package |  | 3 MB (2,930 KiB) | 900 KiB | true",
      ],
    );
  });

  test("a pack's language is held against ours in files of the same length", () => {
    const inPack = { ...place, dialect: "pack" } as const;
    const figures: readonly Figure[] = [
      { ...place, subject: "pipewright", median: 3 },
      { ...place, subject: "pipewright", median: 30, lines: 10_000 },
      { ...inPack, subject: "pipewright", median: 7.5 },
      { ...inPack, subject: "pipewright", median: 30, lines: 10_000 },
    ];
    deepEqual(
      verdictsOf(figures).map(({ row, bar, is, isMet }) => [row, bar, is, isMet].join(" | ")),
      ["pack 1,000 | twice `pipeline` | 2.50 times | false", "pack 10,000 | twice `pipeline` | 1.00 times | true"],
    );
  });

  test("without the peer, a share of it is not measured", () => {
    const figures: readonly Figure[] = [{ ...place, subject: "pipewright", median: 3 }];
    deepEqual(verdictsOf(figures), []);
    ok(unmeasuredBars(figures).includes("keystroke, CPU"));
  });
});

describe("the command line", () => {
  test("says the defaults when nothing is said", () => {
    deepEqual(optionsOf([]), {
      only: ["keystroke", "burst", "enter", "completion", "hover", "start", "open", "memory", "search", "size"],
      dialects: ["pipeline", "github-actions", "pack"],
      lines: [100, 1_000, 10_000, 50_000],
      keys: { warmUp: 10, measured: 30 },
      runs: 7,
      bursts: 3,
      mistakes: true,
      seed: 2021,
      json: false,
      build: true,
      peer: true,
      saveBaseline: false,
    });
  });

  test("takes little of everything when it has to be quick", () => {
    const options = optionsOf(["--quick", "--keys", "5"]);
    ok(!("problem" in options));
    const { lines, keys, runs, bursts, mistakes, peer } = options;
    deepEqual([lines, keys.measured, runs, bursts, mistakes, peer], [[1_000], 5, 1, 1, false, false]);
  });

  const problems: readonly (readonly [readonly string[], string])[] = [
    [["--only", "speed"], `There is no measure speed; there are ${measures.join(", ")}.`],
    [["--dialect", "cron"], "There is no dialect cron; there are pipeline, github-actions, pack."],
    [["--lines", "10"], `--lines takes whole numbers from ${shortestPipeline}, not 10.`],
    [["--keys", "some"], "--keys takes whole numbers from 1, not some."],
  ];
  for (const [argv, problem] of problems) {
    test(`answers ${argv.join(" ")} with a sentence`, () => deepEqual(optionsOf(argv), { problem }));
  }
});

const smallPlan: Omit<Plan, "servers" | "folder"> = {
  dialects: ["pipeline"],
  lines: [100],
  mistakes: false,
  keys: { warmUp: 0, measured: 2 },
  runs: 1,
  bursts: 1,
  seed: 1,
  progress: () => undefined,
};

function runOn(
  servers: readonly BenchServer[],
  only: readonly Measure[],
  changes: Partial<Plan> = {},
): Promise<BenchResults> {
  return inFolder((folder) => runBench({ ...smallPlan, ...changes, servers, folder }, only, []));
}
