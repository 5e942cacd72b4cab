import { isEmpty, textOf, valueAt } from "../../document/index.ts";
import type { PipelineFacts } from "./facts.ts";

/** Whether templates are used that stand in other files, so that what they use or do is not known here. */
export function hasUnseenTemplates({ root, stages, templates }: PipelineFacts): boolean {
  const include = valueAt(root, "include");
  if (include !== undefined && !isEmpty(include)) return true;
  const known = new Set(templates.map(({ name }) => name));
  const isUnseen = (name: string | undefined): boolean => name !== undefined && !known.has(name);
  return stages.all.some(
    ({ map, steps }) => isUnseen(textOf(valueAt(map, "template"))) || steps.some(({ template }) => isUnseen(template)),
  );
}
