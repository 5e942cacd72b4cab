import { entryOf } from "../../../document/index.ts";
import type { Refactoring } from "../../refactoring.ts";
import { linesToRun } from "../../shared/replace-outdated.ts";
import type { PipelineFacts } from "../facts.ts";
import { stepsAt } from "./step-at.ts";

/** `script`, and lines that are written as a list, become one `run`. Where `script` is out of use, a quick fix does it. */
export const linesToRunBlock: Refactoring<PipelineFacts> = {
  id: "lines-to-run",
  kind: "rewrite",
  offer(facts, selection) {
    const [step] = stepsAt(facts, selection)?.steps ?? [];
    const entry = entryOf(step?.map, "script") ?? entryOf(step?.map, "run");
    const isAt = entry && entry.span.start <= selection.end && selection.start <= entry.span.end;
    if (!isAt || entry.merged || (entry.key.text === "run" && entry.value.kind !== "list")) return undefined;
    const fix = linesToRun(facts.file, entry);
    if (!fix) return undefined;
    const title =
      entry.key.text === "script"
        ? { en: "Convert `script` to `run`", "zh-cn": "将 `script` 转换为 `run`" }
        : { en: "Write `run` as a block of lines", "zh-cn": "将 `run` 写成多行文本" };
    return { title, edits: fix.edits };
  },
};
