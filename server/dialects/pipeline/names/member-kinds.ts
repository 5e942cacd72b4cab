import type { KindOfMember } from "../../ci/names/expression-mentions.ts";

/** What the members of the contexts are. Source: the dialect's specification, "Expressions". */
export const memberKinds: KindOfMember = new Map([
  ["stages", "stage"],
  ["steps", "step"],
  ["variables", "variable"],
  ["parameters", "parameter"],
  ["secrets", "secret"],
  ["matrix", "axis"],
]);
