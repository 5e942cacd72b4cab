import type { Random } from "./random.ts";
import { between, pick } from "./random.ts";

const topics = ["files", "tests", "layers", "warnings", "megabytes", "seconds"];

/** Below this there is no room for a step. */
export const shortestSummary = 3;

/** Steps that fill a file up to its last line with shell text: each has its two lines and one to ten of script. */
export function summarySteps(lineCount: number, indent: string, random: Random): readonly string[] {
  const lines: string[] = [];
  for (let step = 1; lines.length < lineCount; step += 1) {
    const left = lineCount - lines.length;
    // What is left behind a step is nothing, or enough for another one.
    const length = left <= 12 ? left : Math.min(12, left - shortestSummary);
    lines.push(`${indent}- name: summary ${step}`, `${indent}  run: |`);
    for (let line = 2; line < length; line += 1) {
      lines.push(`${indent}    echo "${between(1, 999, random)} ${pick(topics, random)}" >> summary.txt`);
    }
  }
  return lines;
}
