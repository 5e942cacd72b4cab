import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure, Ratio } from "./figure.ts";
import type { BenchResults } from "./results.ts";
import { amount, table } from "./table.ts";

/** Ratios of an earlier run: what another machine can be compared with. No absolute times: they are the machine's. */
export interface Baseline {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly keys: BenchResults["keys"];
  readonly seed: number;
  readonly ratios: readonly Ratio[];
  /** Sizes are the same on every machine: KiB by file and kind. */
  readonly sizes: readonly Ratio[];
}

const path = join(__dirname, "baseline.json");

/** Between two runs on one machine, ratios move by this much without a reason. */
const noise = 1.25;
/** Sizes don't move by themselves. */
const sizeNoise = 1.02;

export function readBaseline(): Baseline | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Baseline;
  } catch {
    return undefined;
  }
}

export function baselineOf({ date, machine, node, keys, seed, ratios, figures }: BenchResults): Baseline {
  return { date: date.slice(0, 10), machine, node, keys, seed, ratios, sizes: sizesOf(figures) };
}

export function saveBaseline(results: BenchResults): void {
  writeFileSync(path, `${JSON.stringify(baselineOf(results), undefined, 2)}\n`);
}

/** Each ratio and size beside its earlier one; what moved by more than noise is named. */
export function comparisonOf(results: BenchResults, baseline: Baseline | undefined): string {
  if (baseline === undefined) return "There is no base line yet: --save-baseline keeps this run as one.";
  const { keys, seed } = baseline;
  const was = `Against the base line of ${baseline.date} (${baseline.machine}, Node ${baseline.node})`;
  if (keys.measured !== results.keys.measured || keys.warmUp !== results.keys.warmUp || seed !== results.seed) {
    return `${was}: not comparable. It has ${keys.measured} keys after ${keys.warmUp} and seed ${seed}.`;
  }
  const rows = [
    ...rowsOf(results.ratios, baseline.ratios, noise),
    ...rowsOf(sizesOf(results.figures), baseline.sizes, sizeNoise),
  ];
  if (rows.length === 0) return `${was}: nothing in common.`;
  return `${was}: ratios, and sizes in KiB\n${table([["", "was", "is", "", ""], ...rows])}`;
}

function rowsOf(now: readonly Ratio[], before: readonly Ratio[], quiet: number): readonly (readonly string[])[] {
  return now.flatMap(({ name, value }) => {
    const was = before.find((one) => one.name === name)?.value;
    return was === undefined ? [] : [[name, amount(was), amount(value), ...changeOf(value / was, quiet)]];
  });
}

function changeOf(factor: number, quiet: number): readonly string[] {
  const percent = Math.round((factor - 1) * 100);
  const change = `${percent > 0 ? "+" : ""}${percent} %`;
  if (factor > quiet) return [change, "worse"];
  return [change, factor < 1 / quiet ? "better" : ""];
}

/** The package carries its version in its name: compared is what it is, not which one. */
function sizesOf(figures: readonly Figure[]): readonly Ratio[] {
  return figures
    .filter(({ measure }) => measure === "size")
    .map(({ subject, quantity, median }) => {
      const file = subject.replace("file ", "").replace(/^pipewright-.*\.vsix$/, "package");
      return { name: `${file} ${quantity}`, value: Math.round(median * 10) / 10 };
    });
}
