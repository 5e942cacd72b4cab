import type { WrongValue } from "../../schema/index.ts";
import { changeTo, isElsewhere } from "../fixes.ts";
import type { Fix } from "../rule.ts";

/** The cures of a wrong value; for the inputs of a step too. */
export function valueFixes({ node, near, problem }: WrongValue): readonly Fix[] {
  if (node.kind !== "scalar" || isElsewhere(node.span)) return [];
  if (near !== undefined) return [changeTo(node.span, near, "suggested")];
  const isDuration = problem.kind === "pattern" && problem.form?.name === "duration";
  // A bare number of minutes: what people bring along from other tools.
  return isDuration && /^[1-9][0-9]*$/.test(node.text) ? [changeTo(node.span, `${node.text}m`, "suggested")] : [];
}
