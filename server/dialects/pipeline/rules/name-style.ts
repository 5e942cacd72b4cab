import { hasExpression, isEmpty, valueAt, type YamlNode } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const nameStyle = defineRule<PipelineFacts, "style">({
  id: "name/style",
  per: "part",
  severity: "warning",
  title: { en: "A name that is awkward elsewhere", "zh-cn": "在别处不方便使用的名称" },
  why: {
    en: "Names of pipelines and stages become parts of addresses, branch filters and dashboards. Lower-case letters, digits and hyphens work in all of them.",
    "zh-cn": "流水线和阶段的名称会成为网址、分支过滤条件和看板的一部分。小写字母、数字和连字符在这些地方都能用。",
  },
  messages: {
    style: {
      en: "`{name}` is better written with lower-case letters, digits and hyphens only, beginning with a letter.",
      "zh-cn": "`{name}` 最好只用小写字母、数字和连字符，并以字母开头。",
    },
  },
  *check({ pipeline, stages }) {
    const pipelineName = valueAt(pipeline, "name");
    if (isText(pipelineName) && !wellStyled.test(pipelineName.text)) {
      const name = pipelineName.text;
      const better = restyled(name);
      // A stage's name may stand in `needs` and in expressions, where "rename" knows its way; this one stands alone.
      const fix = better === undefined ? {} : { fix: changeTo(pipelineName.span, better, "suggested") };
      yield { at: pipelineName.span, say: "style", words: { name }, ...fix };
    }
    for (const { name, nameSpan, map } of stages.all) {
      if (name === undefined || wellStyled.test(name) || !isText(valueAt(map, "name"))) continue;
      yield { at: nameSpan, say: "style", words: { name } };
    }
  },
  examples: [
    {
      shows: { en: "The pipeline", "zh-cn": "流水线" },
      bad: `
        pipeline:
          name: My Shop
                ~~~~~~~ warning name/style fix`,
      good: `
        pipeline:
          name: my-shop`,
    },
    {
      shows: { en: "A stage", "zh-cn": "阶段" },
      bad: `
        pipeline:
          stages:
            - name: Build_App
                    ~~~~~~~~~ warning name/style`,
      good: `
        pipeline:
          stages:
            - name: build-app`,
    },
  ],
});

const wellStyled = /^[a-z][a-z0-9-]*$/;

/** A number or a boolean is the schema's affair, and what is too long as well. */
function isText(node: YamlNode | undefined): node is Extract<YamlNode, { kind: "scalar" }> {
  return (
    node?.kind === "scalar" &&
    typeof node.value === "string" &&
    !isEmpty(node) &&
    !hasExpression(node) &&
    node.text !== ""
  );
}

/** The name as it should be; undefined when nothing of it would be left, such as of Chinese words. */
function restyled(name: string): string | undefined {
  const styled = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
  return wellStyled.test(styled) ? styled : undefined;
}
