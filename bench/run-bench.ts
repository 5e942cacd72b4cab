import type { Figure, Measure } from "./figure.ts";
import { measureBurst } from "./measure-burst.ts";
import { measureEnter } from "./measure-enter.ts";
import { measureKeystroke } from "./measure-keystroke.ts";
import { measureMemory } from "./measure-memory.ts";
import { measureOpen } from "./measure-open.ts";
import { measureCompletion, measureHover } from "./measure-questions.ts";
import { measureSearch } from "./measure-search.ts";
import { isBuiltForShipping, measureSize } from "./measure-size.ts";
import { measureStart } from "./measure-start.ts";
import type { Plan } from "./plan.ts";
import { checkPlantedMistakes } from "./planted-mistakes.ts";
import type { BenchResults } from "./results.ts";
import { resultsOf } from "./results.ts";

type MeasureFunction = (plan: Plan) => Promise<readonly Figure[]> | readonly Figure[];

/** A new measure is a new file, and a line here. */
const functionOf: Readonly<Record<Measure, MeasureFunction>> = {
  keystroke: measureKeystroke,
  burst: measureBurst,
  enter: measureEnter,
  completion: measureCompletion,
  hover: measureHover,
  start: measureStart,
  open: measureOpen,
  memory: measureMemory,
  search: measureSearch,
  size: measureSize,
};

/** Measures, one process after the other, never two at once. Throws a sentence where a server can't be trusted. */
export async function runBench(
  plan: Plan,
  only: readonly Measure[],
  unavailable: readonly string[],
): Promise<BenchResults> {
  const notes = [...unavailable];
  const usesDocuments = only.some((measure) => measure !== "size" && measure !== "start" && measure !== "search");
  for (const server of usesDocuments ? plan.servers : []) {
    plan.progress(`the planted mistake: ${server.subject}`);
    notes.push(...(await checkPlantedMistakes(server, plan)));
  }
  const figures: Figure[] = [];
  for (const measure of only) figures.push(...(await functionOf[measure](plan)));
  return resultsOf(plan, figures, notes, isBuiltForShipping());
}
