import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure, Quantity, Unit } from "./figure.ts";
import type { GeneratedPipeline } from "./generate-pipeline.ts";
import { generatePipeline } from "./generate-pipeline.ts";
import type { BenchServer } from "./servers.ts";
import { spreadOf } from "./statistics.ts";

/** What is measured, how often, and where. The same for every server. */
export interface Plan {
  readonly servers: readonly BenchServer[];
  /** Lengths of the documents in which is typed. */
  readonly lines: readonly number[];
  readonly seed: number;
  readonly keys: { readonly warmUp: number; readonly measured: number };
  /** Processes that are started for a figure of start or open. */
  readonly runs: number;
  /** An empty folder: the workspace of all servers. */
  readonly folder: string;
  readonly progress: (sentence: string) => void;
}

/** A document as a file, for who reads files, and as a text. */
export interface BenchDocument extends GeneratedPipeline {
  readonly path: string;
}

export function documentOf({ folder, seed }: Pick<Plan, "folder" | "seed">, lines: number): BenchDocument {
  const generated = generatePipeline(lines, seed);
  const path = join(folder, `lines-${lines}.pipeline.yml`);
  writeFileSync(path, generated.text);
  return { ...generated, path };
}

/** A folder for the time of `work`. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "pipewright-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Row = Pick<Figure, "measure" | "subject" | "lines">;

/** CPU and wall of some costs, each a figure. */
export function costFigures(
  row: Row,
  costs: readonly { readonly cpuMs: number | undefined; readonly wallMs: number }[],
): readonly Figure[] {
  const cpuMs = costs.map((cost) => cost.cpuMs);
  const wallMs = costs.map((cost) => cost.wallMs);
  return [...figuresOf(row, "cpu", "ms", cpuMs), ...figuresOf(row, "wall", "ms", wallMs)];
}

/** The figure of some values; none where something could not be measured. */
export function figuresOf(
  row: Row,
  quantity: Quantity,
  unit: Unit,
  values: readonly (number | undefined)[],
): readonly Figure[] {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 || known.length < values.length ? [] : [{ ...row, quantity, unit, ...spreadOf(known) }];
}
