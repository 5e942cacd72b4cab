import type { Text } from "../../../protocol/index.ts";
import type { Stage } from "./facts.ts";

const thisStage: Text = { en: "this stage", "zh-cn": "此阶段" };

/** What a message calls a stage: its name, or "this stage" while it has none. */
export function stageWord(stage: Stage): string | Text {
  return stage.name ?? thisStage;
}
