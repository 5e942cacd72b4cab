import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { BenchDialect, Figure, Measure, Quantity, Row, Unit } from "./figure.ts";
import { generateFlow } from "./generate-flow.ts";
import { generatePipeline } from "./generate-pipeline.ts";
import { generateWorkflow } from "./generate-workflow.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { plantMistakes } from "./plant-mistakes.ts";
import type { BenchServer, Place } from "./servers.ts";
import { spreadOf } from "./statistics.ts";

/** What is measured, how often, and where. The same for every server. */
export interface Plan {
  readonly servers: readonly BenchServer[];
  readonly dialects: readonly BenchDialect[];
  /** Lengths of the documents in which is typed. */
  readonly lines: readonly number[];
  /** Whether documents with mistakes are measured beside those without. */
  readonly mistakes: boolean;
  readonly seed: number;
  readonly keys: { readonly warmUp: number; readonly measured: number };
  /** Processes that are started for a figure of start or open. */
  readonly runs: number;
  readonly bursts: number;
  /** An empty folder: the workspaces of all servers are in it. */
  readonly folder: string;
  readonly progress: (sentence: string) => void;
}

/** Which document: what its figures have in common. */
export type DocumentRow = Required<Pick<Row, "dialect" | "lines">> & Pick<Row, "content">;

/** A document as a file in a workspace of its own, and as a text. */
export interface BenchDocument extends GeneratedFile, Place {
  readonly row: DocumentRow;
  /** The row in words. */
  readonly title: string;
}

const generators = { pipeline: generatePipeline, "github-actions": generateWorkflow, pack: generateFlow } as const;

const fileNames: Readonly<Record<BenchDialect, string>> = {
  pipeline: "shop.pipeline.yml",
  "github-actions": ".github/workflows/shop.yml",
  pack: "shop.flow.yml",
};

export function documentOf({ folder, seed }: Pick<Plan, "folder" | "seed">, row: DocumentRow): BenchDocument {
  const { dialect, lines, content } = row;
  const right = generators[dialect](lines, seed);
  const generated = content === "mistakes" ? plantMistakes(right, dialect, seed) : right;
  const name = [dialect, lines, content].filter((part) => part !== undefined);
  const workspace = join(folder, name.join("-"));
  const path = join(workspace, fileNames[dialect]);
  for (const file of generated.beside ?? []) write(join(workspace, file.path), file.text);
  write(path, generated.text);
  // Apart, since a compile cache has in it what its first process did: with the one language or with the other.
  const keptIn = join(folder, `kept-${dialect}`);
  mkdirSync(keptIn, { recursive: true });
  return { ...generated, row, workspace, path, dialect, keptIn, title: name.join(" ") };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** From which length to which a measure says something, and whether mistakes make a difference to it. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  readonly withMistakes?: true;
}

/** The documents of a measure, one after the other; where no planned length is in its scope, of the longest one. */
export function* documentsIn(plan: Plan, { from, to, withMistakes }: Scope): Generator<BenchDocument> {
  const inScope = plan.lines.filter((lines) => lines >= from && lines <= to);
  for (const dialect of plan.dialects) {
    for (const lines of inScope.length > 0 ? inScope : [Math.max(...plan.lines)]) {
      yield documentOf(plan, { dialect, lines });
      if (withMistakes && plan.mistakes && lines >= 1_000 && lines <= 10_000) {
        yield documentOf(plan, { dialect, lines, content: "mistakes" });
      }
    }
  }
}

export function serversFor({ servers }: Plan, measure: Measure): readonly BenchServer[] {
  return servers.filter(({ only }) => only === undefined || only.includes(measure));
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

type Measured = Row & Pick<Figure, "subject">;

/** CPU and wall of some costs, each a figure. */
export function costFigures(
  row: Measured,
  costs: readonly { readonly cpuMs: number | undefined; readonly wallMs: number }[],
  quantities: { readonly cpu: Quantity; readonly wall: Quantity } = { cpu: "cpu", wall: "wall" },
): readonly Figure[] {
  const cpuMs = costs.map((cost) => cost.cpuMs);
  const wallMs = costs.map((cost) => cost.wallMs);
  return [...figuresOf(row, quantities.cpu, "ms", cpuMs), ...figuresOf(row, quantities.wall, "ms", wallMs)];
}

/** The figure of some values; none where something could not be measured. */
export function figuresOf(
  row: Measured,
  quantity: Quantity,
  unit: Unit,
  values: readonly (number | undefined)[],
): readonly Figure[] {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 || known.length < values.length ? [] : [{ ...row, quantity, unit, ...spreadOf(known) }];
}
