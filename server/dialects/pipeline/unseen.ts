import { textOf, valueAt } from "../../document/index.ts";
import type { PipelineFacts, Stage } from "./facts.ts";

/** Whether templates are used, or brought in, that can't be seen, so that what they use or do is not known here. */
export function hasUnseenTemplates({ stages, known }: PipelineFacts): boolean {
  if (known.isIncomplete) return true;
  return stages.all.some((stage) => usedNames(stage).some((name) => known.find(name) === undefined));
}

const none: readonly string[] = [];
const namesByStage = new WeakMap<Stage, readonly string[]>();

/** Hot: asked of each stage at each keystroke. */
function usedNames(stage: Stage): readonly string[] {
  const before = namesByStage.get(stage);
  if (before) return before;
  const { map, steps } = stage;
  const names = [textOf(valueAt(map, "template")), ...steps.map(({ template }) => template)];
  const written = names.filter((name) => name !== undefined);
  namesByStage.set(stage, written.length > 0 ? written : none);
  return written;
}
