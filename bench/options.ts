import { parseArgs } from "node:util";
import type { Measure } from "./figure.ts";
import { measures } from "./figure.ts";
import { defaultSeed, shortestPipeline } from "./generate-pipeline.ts";

/** What can be said on the command line; docs/benchmarks.md explains each. */
export interface BenchOptions {
  readonly only: readonly Measure[];
  readonly lines: readonly number[];
  readonly keys: { readonly warmUp: number; readonly measured: number };
  readonly runs: number;
  readonly seed: number;
  readonly json: boolean;
  readonly build: boolean;
  readonly peer: boolean;
  readonly saveBaseline: boolean;
}

export const usage = `npm run bench -- [options]
  --only <measures>     some of ${measures.join(",")}
  --lines <numbers>     lengths of the documents: 100,1000,10000
  --keys <number>       measured keystrokes, after 10 that warm up: 30
  --runs <number>       processes for a figure of start or open: 7
  --seed <number>       for the generated documents: ${defaultSeed}
  --json                prints the results as JSON, not as tables
  --no-build            measures what stands in dist/, without building it for shipping first
  --no-peer             leaves yaml-language-server out
  --save-baseline       keeps the ratios of this run in bench/baseline.json`;

/** The options, or a sentence on what is wrong with them. */
export function optionsOf(argv: readonly string[]): BenchOptions | { readonly problem: string } {
  try {
    return read(argv);
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function read(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: "string", default: measures.join(",") },
      lines: { type: "string", default: "100,1000,10000" },
      keys: { type: "string", default: "30" },
      runs: { type: "string", default: "7" },
      seed: { type: "string", default: String(defaultSeed) },
      json: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      "no-peer": { type: "boolean", default: false },
      "save-baseline": { type: "boolean", default: false },
    },
  });
  const measured = wholeNumber("keys", values.keys, 1);
  return {
    only: values.only.split(",").map(measureNamed),
    lines: values.lines.split(",").map((text) => wholeNumber("lines", text, shortestPipeline)),
    keys: { warmUp: Math.min(10, measured), measured },
    runs: wholeNumber("runs", values.runs, 1),
    seed: wholeNumber("seed", values.seed, 0),
    json: values.json,
    build: !values["no-build"],
    peer: !values["no-peer"],
    saveBaseline: values["save-baseline"],
  };
}

function measureNamed(name: string): Measure {
  const measure = measures.find((one) => one === name);
  if (measure === undefined) throw new Error(`There is no measure ${name}; there are ${measures.join(", ")}.`);
  return measure;
}

function wholeNumber(option: string, text: string, lowest: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= lowest) return value;
  throw new Error(`--${option} takes whole numbers from ${lowest}, not ${text}.`);
}
