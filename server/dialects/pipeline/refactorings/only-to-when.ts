import { entryOf } from "../../../document/index.ts";
import type { Refactoring } from "../../refactoring.ts";
import { branchesToWhen } from "../../shared/replace-outdated.ts";
import type { PipelineFacts } from "../facts.ts";

/** `only: [main]` becomes a condition. Where `only` is out of use, a quick fix does it. */
export const onlyToWhen: Refactoring<PipelineFacts> = {
  id: "only-to-when",
  kind: "rewrite",
  offer({ file, stages }, { start, end }) {
    const stage = stages.all.find(({ map }) => !map.span.origin && map.span.start <= end && start <= map.span.end);
    const entry = entryOf(stage?.map, "only");
    if (!stage || !entry || entry.merged || entry.span.start > end || start > entry.span.end) return undefined;
    const fix = branchesToWhen(file, stage.map, entry);
    return fix && { title: { en: "Convert `only` to `when`", "zh-cn": "将 `only` 转换为 `when`" }, edits: fix.edits };
  },
};
