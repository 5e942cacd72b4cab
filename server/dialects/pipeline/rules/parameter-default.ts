import {
  hasExpression,
  isEmpty,
  nearest,
  textOf,
  valueAt,
  type YamlNode,
  type YamlScalar,
} from "../../../document/index.ts";
import { changeTo, quoteValue, unquoteValue } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

type Say = "type" | "choice" | "near";

export const parameterDefault = defineRule<PipelineFacts, Say>({
  id: "parameter/default",
  severity: "error",
  title: { en: "A default that does not fit its parameter", "zh-cn": "默认值与参数不符" },
  why: {
    en: "The platform refuses the file: a run that nobody fills in would begin with a wrong value.",
    "zh-cn": "平台会拒绝该文件：没有填写参数的运行会以错误的值开始。",
  },
  messages: {
    type: {
      en: "`{name}` is of the type `{type}`, which `{value}` is not.",
      "zh-cn": "`{name}` 的类型是 `{type}`，`{value}` 不是。",
    },
    choice: { en: "`{value}` is not among the options of `{name}`.", "zh-cn": "`{value}` 不在 `{name}` 的选项中。" },
    near: {
      en: "`{value}` is not among the options of `{name}`. Did you mean `{near}`?",
      "zh-cn": "`{value}` 不在 `{name}` 的选项中。您是不是想写 `{near}`？",
    },
  },
  *check({ pipeline, templates }) {
    for (const parameters of [
      valueAt(pipeline, "parameters"),
      ...templates.map(({ value }) => valueAt(value, "parameters")),
    ]) {
      for (const { key, value } of parameters?.kind === "map" ? parameters.entries : []) {
        const report = wrongDefault(key.text, value);
        if (report) yield report;
      }
    }
  },
  examples: [
    {
      shows: { en: "Of another type", "zh-cn": "类型不同" },
      bad: `
        pipeline:
          parameters:
            replicas: { type: number, default: "3" }
                                               ~~~ error parameter/default fix
            tag: { type: string, default: 1.10 }
                                          ~~~~ error parameter/default fix
            region: { type: choice, options: [east, west], default: wset }
                                                                    ~~~~ error parameter/default fix`,
      good: `
        pipeline:
          parameters:
            replicas: { type: number, default: 3 }
            tag: { type: string, default: "1.10" }
            region: { type: choice, options: [east, west], default: west }`,
    },
    {
      shows: { en: "None of the options", "zh-cn": "不在选项中" },
      bad: `
        pipeline:
          parameters:
            region: { type: choice, options: [east, west], default: moon }
                                                                    ~~~~ error parameter/default`,
      good: `
        pipeline:
          parameters:
            region: { type: choice, options: [east, west], default: east }`,
    },
  ],
});

function wrongDefault(name: string, parameter: YamlNode): Report<Say> | undefined {
  const value = valueAt(parameter, "default");
  const type = textOf(valueAt(parameter, "type"));
  if (value?.kind !== "scalar" || isEmpty(value) || hasExpression(value) || type === undefined) return undefined;
  const words = { name, type, value: value.text };
  if (type === "choice") return wrongChoice(value, valueAt(parameter, "options"), words);
  if (type !== "string" && type !== "number" && type !== "boolean") return undefined;
  if (typeof value.value === type) return undefined;
  const fix = type === "string" ? quoteValue(value) : fitting(value, type);
  return { at: value.span, say: "type", words, ...(fix && { fix }) };
}

/** The quotes go where what is in them is what is asked for. */
function fitting(value: YamlScalar, type: "number" | "boolean") {
  const fits = type === "number" ? /^[-+]?\d+(?:\.\d+)?$/ : /^(?:true|false)$/;
  return fits.test(value.text) ? unquoteValue(value) : undefined;
}

function wrongChoice(
  value: YamlScalar,
  options: YamlNode | undefined,
  words: Readonly<Record<string, string>>,
): Report<Say> | undefined {
  if (options?.kind !== "list") return undefined;
  const known = options.items.map((item) => (hasExpression(item) ? undefined : textOf(item)));
  if (known.length === 0 || known.includes(undefined) || known.includes(value.text)) return undefined;
  const near = nearest(
    value.text,
    known.filter((one) => one !== undefined),
  )?.word;
  if (near === undefined) return { at: value.span, say: "choice", words };
  return { at: value.span, say: "near", words: { ...words, near }, fix: changeTo(value.span, near, "suggested") };
}
