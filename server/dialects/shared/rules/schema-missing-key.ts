import type { MissingKey } from "../../../schema/index.ts";
import { addKey, indentUnder } from "../../fixes.ts";
import { defineRule, type Fix, type Report, type SharedFacts } from "../../rule.ts";
import { atStart, oneOfWords } from "../fault-words.ts";

type Say = "missing" | "either" | "root";

export const schemaMissingKey = defineRule<SharedFacts, Say>({
  id: "schema/missing-key",
  per: "part",
  severity: "error",
  absence: "inside",
  title: { en: "A required key is missing", "zh-cn": "缺少必需的键" },
  why: {
    en: "The platform refuses the file, since it can't do without what the key says.",
    "zh-cn": "没有这个键，平台无法运行，会拒绝该文件。",
  },
  messages: {
    missing: { en: "{Place} needs `{key}`.", "zh-cn": "{Place}缺少 `{key}`。" },
    either: { en: "{Place} needs {choices}.", "zh-cn": "{Place}需要 {choices}。" },
    root: { en: "The file must start with `{key}:`.", "zh-cn": "文件必须以 `{key}:` 开头。" },
  },
  *check(facts) {
    for (const fault of facts.faults) {
      if (fault.kind !== "missing-key" || fault.topic !== undefined) continue;
      const isOfRoot = fault.path.length === 0;
      const report =
        isOfRoot && facts.document.root !== undefined && fault.isWrapper
          ? rootReport(facts, fault)
          : missingReport(facts, fault);
      yield isOfRoot ? { ...report, absence: "document" } : report;
    }
  },
  examples: [
    {
      shows: { en: "A step without a name", "zh-cn": "没有名称的步骤" },
      bad: `
        pipeline:
          name: shop
          stages:
            - name: build
              steps:
                - type: maven-build
                  ~~~~ error schema/missing-key fix`,
      good: `
        pipeline:
          name: shop
          stages:
            - name: build
              steps:
                - type: maven-build
                  name: change-me`,
    },
    {
      shows: { en: "A stage that does nothing", "zh-cn": "什么也不做的阶段" },
      bad: `
        pipeline:
          name: shop
          stages:
            - name: build
              ~~~~ error schema/missing-key fix`,
      good: `
        pipeline:
          name: shop
          stages:
            - name: build
              steps: [{ name: change-me, run: echo hello }]`,
    },
    {
      shows: { en: "The keys of a pipeline, but no `pipeline:`", "zh-cn": "有流水线的键，却没有 `pipeline:`" },
      bad: `
        name: my-first-pipeline
        ~~~~~~~~~~~~~~~~~~~~~~~ error schema/missing-key fix
        stages:
          - name: build
            steps:
              - name: compile
                type: maven-build`,
      good: `
        pipeline:
          name: my-first-pipeline
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
  ],
});

function missingReport({ file }: SharedFacts, fault: MissingKey): Report<Say> {
  const { key, place, alternatives, map, span, sample } = fault;
  const fix = map && addKey(file, map, { key, value: sample });
  const words = { Place: atStart(place), key };
  if (alternatives && alternatives.length > 1) {
    return { at: span, say: "either", words: { ...words, choices: oneOfWords(alternatives) }, ...(fix && { fix }) };
  }
  return { at: span, say: "missing", words, ...(fix && { fix }) };
}

/** Stands on the first line, since that is where the key would have to be. */
function rootReport({ file, document }: SharedFacts, { key, map, span, strays = [] }: MissingKey): Report<Say> {
  const isFirst = file.documents[0] === document;
  const start = isFirst ? 0 : span.start;
  const moving = new Set(strays.map((entry) => entry.key.text));
  const fix: Fix | undefined = map && indentUnder(file, map, key, (name) => !moving.has(name));
  const line = /^[^\r\n]*/.exec(file.text.slice(start))?.[0] ?? "";
  const end = start + line.trimEnd().length;
  return { at: { start, end }, say: "root", words: { key }, ...(fix && { fix }) };
}
