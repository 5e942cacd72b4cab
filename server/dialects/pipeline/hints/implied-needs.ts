import { contains, type SourceFile, type TextEdit, valueAt } from "../../../document/index.ts";
import { before, columnOf, lineEnd } from "../../fixes/text-places.ts";
import type { HintSource } from "../../hint.ts";
import type { PipelineFacts, Stage } from "../facts.ts";

/** What a stage waits for that doesn't say so. Source: the dialect's specification, "stage", the row `needs`. */
export const impliedNeeds: HintSource<PipelineFacts> = {
  id: "implied-needs",
  *hints({ file, pipeline, stages }, within) {
    const list = valueAt(pipeline, "stages");
    for (const [index, stage] of stages.all.entries()) {
      const { map, name, nameSpan, needs, needsEntry } = stage;
      const value = valueAt(map, "name");
      // A stage that is an alias stands elsewhere, and there it may be several stages.
      if (!list || !contains(list.span, map.span.start)) continue;
      if (needsEntry || name === undefined || value?.span !== nameSpan || map.span.origin || nameSpan.origin) continue;
      if (nameSpan.end < within.start || within.end < nameSpan.start) continue;
      const [need] = needs;
      // A stage before it without a name that we know: it waits, but nobody can say for what.
      const before = stages.all[index - 1];
      const isParallel = valueAt(map, "parallel") !== undefined;
      if (!need && before && !isParallel) continue;
      yield {
        at: nameSpan.end,
        ...(need ? { text: texts.after, words: { need: need.name } } : { text: texts.atOnce }),
        tooltip: need ? texts.whyAfter : texts.whyAtOnce,
        edits: isParallel ? [] : writeNeeds(file, stage, need?.name),
      };
    }
  },
};

const texts = {
  after: { en: "after {need}", "zh-cn": "在 {need} 之后" },
  atOnce: { en: "starts at once", "zh-cn": "立即开始" },
  whyAfter: {
    en: "Without `needs`, a stage waits for the stage before it.",
    "zh-cn": "没有写 `needs` 的阶段会等待它前面的阶段。",
  },
  whyAtOnce: {
    en: "It waits for no other stage.",
    "zh-cn": "它不等待任何其他阶段。",
  },
} as const;

/** On a line below the name; none in braces, where it would only get longer. */
function writeNeeds(file: SourceFile, { map, nameSpan }: Stage, need: string | undefined): readonly TextEdit[] {
  const key = map.entries.find(({ key }) => key.text === "name")?.key;
  if (map.flow || !key || key.span.origin || !/^[ -]*$/.test(before(file, key.span.start))) return [];
  const at = lineEnd(file, nameSpan.end);
  const indent = " ".repeat(columnOf(file, key.span.start));
  const written = need === undefined ? "" : /^[A-Za-z_][\w-]*$/.test(need) ? need : JSON.stringify(need);
  return [{ span: { start: at, end: at }, text: `${file.newline}${indent}needs: [${written}]` }];
}
