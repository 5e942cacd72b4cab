import { isEmpty, type SourceFile, valueAt } from "../../document/index.ts";
import { addKey } from "../fixes.ts";
import type { Fix, Report } from "../rule.ts";
import { type MissingPart, missingByStage } from "./delivery.ts";
import type { PipelineFacts, Stage } from "./facts.ts";

/** What is missing of a stage, as one word: the name of a message. */
export type MissingSay = "a" | "ar" | "at" | "art" | "r" | "rt" | "t";

/**
 * What production stages lack, for the rule of the first part that is missing: one finding a stage, which names all
 * parts, with a fix for each.
 * Source: the dialect's specification, "Rules".
 */
export function* deliveryReports<Say extends MissingSay>(
  facts: PipelineFacts,
  first: MissingPart,
): Iterable<Report<Say>> {
  for (const [stage, parts] of missingByStage(facts)) {
    if (parts[0] !== first) continue;
    const say = parts.map((part) => letters[part]).join("") as Say;
    const fix = parts.flatMap((part) => fixes[part](facts, stage) ?? []);
    yield { at: stage.nameSpan, say, words: { stage: stage.name ?? "" }, absence: "inside", fix };
  }
}

const letters: Readonly<Record<MissingPart, string>> = { approval: "a", rollback: "r", tests: "t" };

const fixes: Readonly<Record<MissingPart, (facts: PipelineFacts, stage: Stage) => Fix | undefined>> = {
  approval: ({ file }, { map }) => addKey(file, map, { key: "approval", value: "{ approvers: [change-me] }" }),
  rollback: ({ file }, { map }) => addKey(file, map, { key: "rollback", value: "{ to: previous }" }),
  tests: ({ file, stages }, stage) => {
    const before = stage.needs.map(({ name }) => stages.byName.get(name)).find((needed) => needed !== undefined);
    return before && addTest(file, before);
  },
};

/** A step behind the last one of a stage, as deep as that. */
function addTest({ text, newline }: SourceFile, { map, steps }: Stage): Fix | undefined {
  const last = steps.at(-1);
  const list = valueAt(map, "steps");
  if (!last || list?.kind !== "list" || list.flow || isEmpty(list) || last.map.flow || last.map.span.origin)
    return undefined;
  const { start, end } = last.map.span;
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const before = text.slice(lineStart, start);
  if (!/^ *- +$/.test(before)) return undefined;
  const deep = " ".repeat(before.length);
  const lines = ["name: test", "type: unit-test", "with: { command: change-me }"];
  const added = `${newline}${before}${lines.join(newline + deep)}`;
  return {
    title: { en: "Add a test before", "zh-cn": "在之前加上测试" },
    safety: "suggested",
    edits: [{ span: { start: end, end }, text: added }],
  };
}
