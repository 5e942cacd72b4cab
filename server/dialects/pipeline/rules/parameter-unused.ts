import { type SourceFile, valueAt, type YamlNode } from "../../../document/index.ts";
import { removeEntry } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import { groupsOf } from "../expressions/groups.ts";
import type { PipelineFacts } from "../facts.ts";

export const parameterUnused = defineRule<PipelineFacts, "unused">({
  id: "parameter/unused",
  severity: "hint",
  absence: "document",
  title: { en: "A parameter that nothing uses", "zh-cn": "没有用到的参数" },
  why: {
    en: "Whoever starts the pipeline is asked for something that changes nothing.",
    "zh-cn": "启动流水线的人要填写一个不起任何作用的参数。",
  },
  messages: { unused: { en: "Nothing uses the parameter `{name}`.", "zh-cn": "没有用到参数 `{name}`。" } },
  *check(facts) {
    const { file, pipeline, templates } = facts;
    const declared = valueAt(pipeline, "parameters");
    if (declared) yield* unusedIn(file, declared, usedParameters({ ...facts, templates: [] }));
    for (const template of templates) {
      const own = valueAt(template.value, "parameters");
      const inside = { ...facts, pipeline: undefined, stages: { ...facts.stages, all: [] }, templates: [template] };
      if (own) yield* unusedIn(file, own, usedParameters(inside));
    }
  },
  examples: [
    {
      bad: `
        pipeline:
          parameters:
            target: { type: string }
            region: { type: string }
            ~~~~~~ hint parameter/unused unused fix
          stages:
            - name: deploy
              when: parameters.target != ''`,
      good: `
        pipeline:
          parameters:
            target: { type: string }
          stages:
            - name: deploy
              when: parameters.target != ''`,
    },
  ],
});

/** Undefined where all may be used, since the names are made at run time. */
function usedParameters(facts: PipelineFacts): ReadonlySet<string> | undefined {
  const used = new Set<string>();
  for (const { uses } of groupsOf(facts)) {
    for (const { path } of uses.uses.flatMap(({ references }) => references)) {
      if (path[0] !== "parameters") continue;
      if (path[1] === undefined) return undefined;
      used.add(path[1]);
    }
    // What can't be read may use anything.
    if (uses.mixed.length > 0 || uses.uses.some(({ problem }) => problem)) return undefined;
  }
  return used;
}

function* unusedIn(
  file: SourceFile,
  parameters: YamlNode,
  used: ReadonlySet<string> | undefined,
): Iterable<Report<"unused">> {
  if (parameters.kind !== "map" || !used) return;
  for (const entry of parameters.entries) {
    if (entry.merged || used.has(entry.key.text)) continue;
    const fix = removeEntry(file, parameters, entry);
    yield { at: entry.key.span, say: "unused", words: { name: entry.key.text }, tags: ["unused"], ...(fix && { fix }) };
  }
}
