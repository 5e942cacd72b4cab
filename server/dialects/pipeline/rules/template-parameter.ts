import {
  entryOf,
  hasExpression,
  isEmpty,
  nearest,
  valueAt,
  type YamlMap,
  type YamlNode,
} from "../../../document/index.ts";
import { addKey, quoteValue, removeEntry, renameKey, unquoteValue } from "../../fixes.ts";
import { defineRule, type Fix, type Report } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import type { TemplateContent, TemplateParameter } from "../library.ts";
import { type TemplateUse, templateUses } from "../template-uses.ts";

type Say = "missing" | "unknown" | "near" | "type" | "choice";

export const templateParameter = defineRule<PipelineFacts, Say>({
  id: "template/parameter",
  severity: "error",
  title: { en: "A template gets the wrong parameters", "zh-cn": "传给模板的参数不对" },
  why: {
    en: "The template can't do its work without what it asks for, and knows nothing of the rest.",
    "zh-cn": "缺少所需的参数，模板无法工作；多余的参数，模板并不认识。",
  },
  messages: {
    missing: {
      en: "The template `{template}` needs the parameter `{name}`.",
      "zh-cn": "模板 `{template}` 需要参数 `{name}`。",
    },
    unknown: {
      en: "The template `{template}` has no parameter `{name}`.",
      "zh-cn": "模板 `{template}` 没有参数 `{name}`。",
    },
    near: {
      en: "The template `{template}` has no parameter `{name}`. Did you mean `{near}`?",
      "zh-cn": "模板 `{template}` 没有参数 `{name}`。您是不是想写 `{near}`？",
    },
    type: {
      en: "`{name}` is of the type `{type}`, which `{value}` is not.",
      "zh-cn": "`{name}` 的类型是 `{type}`，`{value}` 不是。",
    },
    choice: {
      en: "`{value}` is not among the options of `{name}`: {options}.",
      "zh-cn": "`{value}` 不在 `{name}` 的选项中：{options}。",
    },
  },
  *check(facts) {
    for (const use of templateUses(facts)) {
      const template = facts.known.find(use.name)?.content;
      if (!template || rightWith.get(use) === template) continue;
      const reports = [...wrongParameters(facts, use, template)];
      if (reports.length === 0) rightWith.set(use, template);
      yield* reports;
    }
  },
  examples: [
    {
      shows: { en: "A misspelt, a missing and a wrong one", "zh-cn": "拼错的、缺少的和类型不对的参数" },
      bad: `
        templates:
          ship:
            kind: steps
            parameters:
              target: { type: string, required: true }
              count: { type: number }
            steps:
              - name: ship
                run: ./ship.sh \${{ parameters.target }} \${{ parameters.count }}
        pipeline:
          stages:
            - name: one
              steps:
                - name: a
                  template: ship
                            ~~~~ error template/parameter fix
                  with: { count: 2 }
                - name: b
                  template: ship
                  with: { taget: live }
                          ~~~~~ error template/parameter fix
                - name: c
                  template: ship
                  with: { target: live, other: 1 }
                                        ~~~~~ error template/parameter fix
                - name: d
                  template: ship
                  with: { target: live, count: "2" }
                                               ~~~ error template/parameter fix`,
      good: `
        templates:
          ship:
            kind: steps
            parameters:
              target: { type: string, required: true }
              count: { type: number }
            steps:
              - name: ship
                run: ./ship.sh \${{ parameters.target }} \${{ parameters.count }}
        pipeline:
          stages:
            - name: one
              steps:
                - name: a
                  template: ship
                  with: { count: 2, target: change-me }
                - name: b
                  template: ship
                  with: { target: live }
                - name: c
                  template: ship
                  with: { target: live }
                - name: d
                  template: ship
                  with: { target: live, count: 2 }`,
    },
    {
      shows: { en: "None of the options", "zh-cn": "不在选项中" },
      bad: `
        templates:
          ship:
            kind: steps
            parameters:
              region: { type: choice, options: [east, west] }
            steps:
              - name: ship
                run: ./ship.sh \${{ parameters.region }}
        pipeline:
          stages:
            - name: one
              steps:
                - name: a
                  template: ship
                  with: { region: moon }
                                  ~~~~ error template/parameter`,
      good: `
        templates:
          ship:
            kind: steps
            parameters:
              region: { type: choice, options: [east, west] }
            steps:
              - name: ship
                run: ./ship.sh \${{ parameters.region }}
        pipeline:
          stages:
            - name: one
              steps:
                - name: a
                  template: ship
                  with: { region: east }`,
    },
  ],
});

/** The uses that were found right, with what the template was then. */
const rightWith = new WeakMap<TemplateUse, TemplateContent>();

function* wrongParameters(
  { file }: PipelineFacts,
  use: TemplateUse,
  { parameters }: TemplateContent,
): Iterable<Report<Say>> {
  const given = valueAt(use.map, "with");
  // An expression for the whole map, or a wrong type, says nothing about the names.
  if (given !== undefined && !isEmpty(given) && given.kind !== "map") return;
  if (parameters === undefined) return;
  const misspelt = new Set<string>();
  for (const entry of given?.kind === "map" ? given.entries : []) {
    const name = entry.key.text;
    const parameter = parameters.find((one) => one.name === name);
    if (parameter) yield* wrongValue(parameter, entry.value);
    else if (given?.kind === "map") {
      const free = parameters.map((one) => one.name).filter((one) => !entryOf(given, one));
      const near = nearest(name, free)?.word;
      const words = { template: use.name, name };
      const remove = removeEntry(file, given, entry);
      if (near === undefined) yield { at: entry.key.span, say: "unknown", words, ...(remove && { fix: remove }) };
      else {
        misspelt.add(near);
        const rename = renameKey(entry, near, "suggested");
        yield { at: entry.key.span, say: "near", words: { ...words, near }, ...(rename && { fix: rename }) };
      }
    }
  }
  for (const { name, isNeeded } of parameters) {
    if (!isNeeded || entryOf(given, name) || misspelt.has(name)) continue;
    const fix = addParameter(use.map, given, name);
    yield {
      at: use.node.span,
      say: "missing",
      words: { template: use.name, name },
      absence: "beside",
      ...(fix && { fix }),
    };
  }

  function addParameter(map: YamlMap, into: YamlNode | undefined, key: string): Fix | undefined {
    const added = { key, value: "change-me" };
    return into?.kind === "map" ? addKey(file, into, added) : addKey(file, map, { ...added, under: "with" });
  }
}

function* wrongValue({ name, type, options }: TemplateParameter, value: YamlNode): Iterable<Report<Say>> {
  if (value.kind !== "scalar" || isEmpty(value) || hasExpression(value) || type === undefined) return;
  if (type === "choice") {
    if (options === undefined || options.includes(value.text)) return;
    const listed = options.map((one) => `\`${one}\``).join(", ");
    yield { at: value.span, say: "choice", words: { name, value: value.text, options: listed } };
  } else if ((type === "string" || type === "number" || type === "boolean") && typeof value.value !== type) {
    const fits = type === "number" ? /^[-+]?\d+(?:\.\d+)?$/ : /^(?:true|false)$/;
    const fix = type === "string" ? quoteValue(value) : fits.test(value.text) ? unquoteValue(value) : undefined;
    yield { at: value.span, say: "type", words: { name, type, value: value.text }, ...(fix && { fix }) };
  }
}
