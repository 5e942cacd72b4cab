import { availableParallelism } from "node:os";
import type { Verdict } from "./bars.ts";
import { unmeasuredBars, verdictsOf } from "./bars.ts";
import type { BenchDialect, Figure, Ratio } from "./figure.ts";
import { ratiosOf } from "./figure.ts";
import type { Plan } from "./plan.ts";
import { canMeasureCpu } from "./process-cost.ts";

/** What a run leaves behind, in bench/results/latest.json and on the screen with --json. */
export interface BenchResults {
  /** Rises when a reader of older files would misread a newer one. */
  readonly format: 2;
  readonly date: string;
  /** The kind of machine, in words; never its name. */
  readonly machine: string;
  readonly node: string;
  readonly seed: number;
  readonly keys: Plan["keys"];
  readonly runs: number;
  readonly bursts: number;
  readonly dialects: readonly BenchDialect[];
  readonly cpuIsMeasured: boolean;
  readonly builtForShipping: boolean;
  /** Known wait of each server between a key and its check: in its walls, and no work. */
  readonly waitMs: Readonly<Record<string, number>>;
  readonly figures: readonly Figure[];
  readonly ratios: readonly Ratio[];
  readonly bars: readonly Verdict[];
  /** Bars that this run says nothing about. */
  readonly unmeasuredBars: readonly string[];
  /** What was not measured, and why, in sentences. */
  readonly notes: readonly string[];
}

export function resultsOf(
  plan: Plan,
  figures: readonly Figure[],
  notes: readonly string[],
  builtForShipping: boolean,
): BenchResults {
  return {
    format: 2,
    date: new Date().toISOString(),
    machine: `${availableParallelism()} cores, ${process.platform} ${process.arch}`,
    node: process.versions.node,
    seed: plan.seed,
    keys: plan.keys,
    runs: plan.runs,
    bursts: plan.bursts,
    dialects: plan.dialects,
    cpuIsMeasured: canMeasureCpu,
    builtForShipping,
    waitMs: Object.fromEntries(plan.servers.map(({ subject, waitMs }) => [subject, waitMs])),
    figures,
    ratios: ratiosOf(figures),
    bars: verdictsOf(figures),
    unmeasuredBars: unmeasuredBars(figures),
    notes,
  };
}
