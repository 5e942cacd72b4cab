import { textOf, valueAt } from "../../document/index.ts";
import type { PipelineFacts } from "./facts.ts";

/** Whether templates are used, or brought in, that can't be seen, so that what they use or do is not known here. */
export function hasUnseenTemplates({ stages, known }: PipelineFacts): boolean {
  if (known.isIncomplete) return true;
  const isUnseen = (name: string | undefined): boolean => name !== undefined && known.find(name) === undefined;
  return stages.all.some(
    ({ map, steps }) => isUnseen(textOf(valueAt(map, "template"))) || steps.some(({ template }) => isUnseen(template)),
  );
}
