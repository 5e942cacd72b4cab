import { availableParallelism } from "node:os";
import type { Figure, Ratio } from "./figure.ts";
import { ratiosOf } from "./figure.ts";
import type { Plan } from "./plan.ts";
import { canMeasureCpu } from "./process-cost.ts";

/** What a run leaves behind, in bench/results/latest.json and on the screen with --json. */
export interface BenchResults {
  /** Rises when a reader of older files would misread a newer one. */
  readonly format: 1;
  readonly date: string;
  /** The kind of machine, in words; never its name. */
  readonly machine: string;
  readonly node: string;
  readonly seed: number;
  readonly keys: Plan["keys"];
  readonly runs: number;
  readonly cpuIsMeasured: boolean;
  readonly builtForShipping: boolean;
  /** Known wait of each server between a key and its check: in its walls, and no work. */
  readonly waitMs: Readonly<Record<string, number>>;
  readonly figures: readonly Figure[];
  readonly ratios: readonly Ratio[];
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
    format: 1,
    date: new Date().toISOString(),
    machine: `${availableParallelism()} cores, ${process.platform} ${process.arch}`,
    node: process.versions.node,
    seed: plan.seed,
    keys: plan.keys,
    runs: plan.runs,
    cpuIsMeasured: canMeasureCpu,
    builtForShipping,
    waitMs: Object.fromEntries(plan.servers.map(({ subject, waitMs }) => [subject, waitMs])),
    figures,
    ratios: ratiosOf(figures),
    notes,
  };
}
