import type { Text } from "../../../protocol/index.ts";
import { textOf, valueAt, type YamlNode } from "../../document/index.ts";
import type { DeclaredName, NameNote } from "../names.ts";
import type { GithubFacts } from "./facts.ts";
import { inputLists } from "./names.ts";

const texts = {
  waits: { en: "Waits for {names}.", "zh-cn": "等待 {names}。" },
  atOnce: { en: "Starts at once.", "zh-cn": "立即开始。" },
  runsOn: { en: "Runs on `{name}`.", "zh-cn": "运行于 `{name}`。" },
  calls: { en: "Calls `{name}`.", "zh-cn": "调用 `{name}`。" },
  input: { en: "input", "zh-cn": "输入" },
  default: { en: "Default: `{name}`", "zh-cn": "默认值：`{name}`" },
} satisfies Record<string, Text>;

type Line = NonNullable<NameNote["lines"]>[number];

/** What the name of a job, a step or an input stands for, read where it is given. */
export function githubNameNote(facts: GithubFacts, { kind, name, declared }: DeclaredName): NameNote | undefined {
  if (kind === "job") return jobNote(facts, name);
  if (kind === "parameter")
    return { detail: texts.input, ...inputNote(inputLists(facts).map((one) => valueAt(one, name))) };
  if (kind === "secret") return inputNote([facts.declared.secrets.get(name)?.value]);
  if (kind !== "step") return undefined;
  const steps = facts.stepLists.flatMap((list) => list.steps);
  const step = steps.find(({ idSpan }) => idSpan !== undefined && declared.includes(idSpan));
  if (!step) return undefined;
  return { ...(step.name !== undefined && { about: step.name }), lines: line(texts.calls, step.uses?.text) };
}

function jobNote({ jobs }: GithubFacts, name: string): NameNote | undefined {
  const job = jobs.byName.get(name);
  if (!job) return undefined;
  const title = textOf(valueAt(job.map, "name"));
  const needs = job.needs.map((need) => `\`${need.name}\``).join(", ");
  return {
    ...(title !== undefined && { about: title }),
    lines: [
      ...(needs !== ""
        ? [{ text: texts.waits, words: { names: needs } }]
        : job.needsEntry
          ? []
          : [{ text: texts.atOnce }]),
      ...line(texts.runsOn, textOf(valueAt(job.map, "runs-on"))),
      ...line(texts.calls, job.uses?.text),
    ],
  };
}

/** Of an input that is given twice, what either says. */
function inputNote(values: readonly (YamlNode | undefined)[]): NameNote {
  const first = (key: string) => values.map((value) => textOf(valueAt(value, key))).find((text) => text !== undefined);
  const description = first("description");
  return { ...(description !== undefined && { about: description }), lines: line(texts.default, first("default")) };
}

function line(text: Text, name: string | undefined): readonly Line[] {
  return name === undefined || name.includes("\n") ? [] : [{ text, words: { name } }];
}
