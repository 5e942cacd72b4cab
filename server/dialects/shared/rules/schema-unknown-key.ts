import { filled } from "../../../../protocol/index.ts";
import { isEmpty, type SourceFile, type YamlEntry } from "../../../document/index.ts";
import type { UnknownKey } from "../../../schema/index.ts";
import { removeEntry, renameKey } from "../../fixes.ts";
import type { SharedFacts } from "../../rule.ts";
import { defineRule, type Fix, type Report } from "../../rule.ts";

type Say = "unknown" | "near" | "case" | "said" | "saidNear";

export const schemaUnknownKey = defineRule<SharedFacts, Say>({
  id: "schema/unknown-key",
  per: "part",
  severity: "error",
  title: { en: "A key that does not exist", "zh-cn": "不存在的键" },
  why: {
    en: "The platform refuses a file with a key that it does not know. Most often, the key is misspelt or stands one level too high or too low.",
    "zh-cn": "平台会拒绝含有未知键的文件。最常见的原因是拼写错误，或者缩进多了或少了一层。",
  },
  messages: {
    unknown: { en: "`{key}` is not a key of {place}.", "zh-cn": "`{key}` 不是{place}的键。" },
    near: {
      en: "`{key}` is not a key of {place}. Did you mean `{near}`?",
      "zh-cn": "`{key}` 不是{place}的键。您是不是想写 `{near}`？",
    },
    said: { en: "{said}", "zh-cn": "{said}" },
    saidNear: { en: "{said} Did you mean `{near}`?", "zh-cn": "{said}您是不是想写 `{near}`？" },
    case: { en: "Keys are case-sensitive: write `{near}`.", "zh-cn": "键区分大小写：请写成 `{near}`。" },
  },
  *check({ faults, file }) {
    for (const fault of faults) {
      if (fault.kind !== "unknown-key" || fault.topic !== undefined || isComputed(fault)) continue;
      yield unknownKeyReport(fault, fixesFor(file, fault, removeEntry(file, fault.map, fault.entry)));
    }
  },
  examples: [
    {
      shows: { en: "GitHub Actions: filters, permissions, events", "zh-cn": "GitHub Actions：过滤条件、权限和事件" },
      bad: `
        #- dialect=github-actions
        on:
          push:
            branch: main
            ~~~~~~ error schema/unknown-key fix
          comet:
          ~~~~~ warning schema/unknown-key fix
        permissions:
          content: write
          ~~~~~~~ error schema/unknown-key fix
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
      good: `
        on:
          push:
            branches: [main]
        permissions:
          contents: write
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
    },
    {
      shows: { en: "A misspelt key", "zh-cn": "拼错的键" },
      bad: `
        pipeline:
          stages:
            - name: build
              stps:
              ~~~~ error schema/unknown-key fix
                - name: compile
                  type: maven-build`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "Capital letters", "zh-cn": "大写字母" },
      bad: `
        pipeline:
          stages:
            - Name: build
              ~~~~ error schema/unknown-key fix
              steps:
                - name: compile
                  type: maven-build`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "A key of another tool", "zh-cn": "其他工具的键" },
      bad: `
        pipeline:
          stages:
            - name: build
              runs-on: ubuntu
              ~~~~~~~ error schema/unknown-key fix
              image: ubuntu:24.04
              steps:
                - name: compile
                  type: maven-build`,
      good: `
        pipeline:
          stages:
            - name: build
              image: ubuntu:24.04
              steps:
                - name: compile
                  type: maven-build`,
    },
  ],
});

/** A key that is made by an expression is a matter of the rules on expressions. */
function isComputed(fault: UnknownKey): boolean {
  return fault.entry.key.text.includes("${{");
}

function unknownKeyReport(fault: UnknownKey, fix: readonly Fix[]): Report<Say> {
  const { place, near, nearDistance } = fault;
  const at = fault.entry.key.span;
  const key = fault.entry.key.text;
  const said = fault.unknown && filled(fault.unknown, { key, owner: fault.owner ?? "" });
  const soft = fault.isSoft ? ({ severity: "warning" } as const) : {};
  if (near === undefined && said) return { at, say: "said", words: { said }, fix, ...soft };
  if (near === undefined) return { at, say: "unknown", words: { key, place }, fix, ...soft };
  if (nearDistance === 0) return { at, say: "case", words: { near }, fix };
  if (said) return { at, say: "saidNear", words: { said, near }, fix };
  return { at, say: "near", words: { key, place, near }, fix };
}

/** The rename, with a single value put into a list. */
function asList(file: SourceFile, entry: YamlEntry, near: string, safety: Fix["safety"]): Fix | undefined {
  const rename = renameKey(entry, near, safety);
  const { value } = entry;
  if (!rename || value.kind !== "scalar" || isEmpty(value) || value.span.origin || /[\r\n]/.test(value.text))
    return rename;
  const written = file.text.slice(value.span.start, value.span.end);
  const title = { en: "Change to `{key}: [{value}]`", "zh-cn": "改为 `{key}: [{value}]`" };
  const words = { key: near, value: written };
  return { ...rename, title, words, edits: [...rename.edits, { span: value.span, text: `[${written}]` }] };
}

/** The rename first: safe where a single letter tells it from the only key that it can be. Then, to be without it. */
function fixesFor(
  file: SourceFile,
  { entry, near, nearDistance = 2, isListed }: UnknownKey,
  removal: Fix | undefined,
): readonly Fix[] {
  const safety = nearDistance <= 1 ? "safe" : "suggested";
  const rename =
    near === undefined ? undefined : isListed ? asList(file, entry, near, safety) : renameKey(entry, near, safety);
  return [...(rename ? [rename] : []), ...(removal ? [{ ...removal, preferred: false }] : [])];
}
