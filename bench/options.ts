import { parseArgs } from "node:util";
import type { BenchDialect, Measure } from "./figure.ts";
import { benchDialects, measures } from "./figure.ts";
import { shortestFlow } from "./generate-flow.ts";
import { shortestPipeline } from "./generate-pipeline.ts";
import { shortestWorkflow } from "./generate-workflow.ts";
import { defaultSeed } from "./generated-file.ts";

/** What can be said on the command line; docs/benchmarks.md explains each. */
export interface BenchOptions {
  readonly only: readonly Measure[];
  readonly dialects: readonly BenchDialect[];
  readonly lines: readonly number[];
  readonly keys: { readonly warmUp: number; readonly measured: number };
  readonly runs: number;
  readonly bursts: number;
  readonly mistakes: boolean;
  readonly seed: number;
  readonly json: boolean;
  readonly build: boolean;
  readonly peer: boolean;
  readonly saveBaseline: boolean;
}

const thorough = { lines: "100,1000,10000,50000", keys: "30", runs: "7" };
const quick = { lines: "1000", keys: "3", runs: "1" };

/** Each takes three seconds. */
const mostBursts = 3;

const shortest = Math.max(shortestPipeline, shortestWorkflow, shortestFlow);

export const usage = `npm run bench -- [options]
  --only <measures>     some of ${measures.join(",")}
  --dialect <dialects>  some of ${benchDialects.join(",")}
  --lines <numbers>     lengths of the documents: 100,1000,10000,50000
  --keys <number>       measured keystrokes, after 10 that warm up: 30
  --runs <number>       processes for a figure of start or open: 7
  --quick               sees in a minute that all works: 1,000 lines, few keys, one run, no mistakes, no peer
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
      dialect: { type: "string", default: benchDialects.join(",") },
      lines: { type: "string" },
      keys: { type: "string" },
      runs: { type: "string" },
      quick: { type: "boolean", default: false },
      seed: { type: "string", default: String(defaultSeed) },
      json: { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      "no-peer": { type: "boolean", default: false },
      "save-baseline": { type: "boolean", default: false },
    },
  });
  const usual = values.quick ? quick : thorough;
  const measured = wholeNumber("keys", values.keys ?? usual.keys, 1);
  const runs = wholeNumber("runs", values.runs ?? usual.runs, 1);
  return {
    only: values.only.split(",").map((name) => oneOf(measures, "measure", name)),
    dialects: values.dialect.split(",").map((name) => oneOf(benchDialects, "dialect", name)),
    lines: (values.lines ?? usual.lines).split(",").map((text) => wholeNumber("lines", text, shortest)),
    keys: { warmUp: Math.min(10, measured), measured },
    runs,
    bursts: Math.min(runs, mostBursts),
    mistakes: !values.quick,
    seed: wholeNumber("seed", values.seed, 0),
    json: values.json,
    build: !values["no-build"],
    peer: !values["no-peer"] && !values.quick,
    saveBaseline: values["save-baseline"],
  };
}

function oneOf<Name extends string>(names: readonly Name[], kind: string, wanted: string): Name {
  const name = names.find((one) => one === wanted);
  if (name === undefined) throw new Error(`There is no ${kind} ${wanted}; there are ${names.join(", ")}.`);
  return name;
}

function wholeNumber(option: string, text: string, lowest: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= lowest) return value;
  throw new Error(`--${option} takes whole numbers from ${lowest}, not ${text}.`);
}
