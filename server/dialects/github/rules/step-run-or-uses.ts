import { entryOf, type SourceFile, type Span, type YamlEntry, type YamlMap } from "../../../document/index.ts";
import { addKey } from "../../fixes.ts";
import { defineRule, type Fix } from "../../rule.ts";
import type { GithubFacts } from "../facts.ts";
import { splitStep } from "../split-step.ts";

const ways = ["run", "uses", "wait", "wait-all", "cancel", "parallel"];

export const stepRunOrUses = defineRule<GithubFacts, "both" | "none" | "noName">({
  id: "step/run-or-uses",
  per: "part",
  severity: "error",
  title: { en: "A step that does two things, or nothing", "zh-cn": "同时做两件事或什么也不做的步骤" },
  why: {
    en: "GitHub refuses the workflow: a step either runs a script or uses an action.",
    "zh-cn": "GitHub 会拒绝该工作流：一个步骤要么运行脚本，要么使用一个 Action。",
  },
  messages: {
    both: {
      en: "A step either runs a script or uses an action, not both.",
      "zh-cn": "一个步骤要么运行脚本，要么使用 Action，不能同时做。",
    },
    none: {
      en: "Step `{name}` does nothing: add `run` or `uses`.",
      "zh-cn": "步骤 `{name}` 什么也不做：请添加 `run` 或 `uses`。",
    },
    noName: {
      en: "This step does nothing: add `run` or `uses`.",
      "zh-cn": "此步骤什么也不做：请添加 `run` 或 `uses`。",
    },
  },
  *check({ file, faults, stepLists }) {
    for (const { map, name, nameSpan } of stepLists.flatMap(({ steps }) => steps)) {
      const run = entryOf(map, "run");
      const uses = entryOf(map, "uses");
      if (run && uses) {
        const fix = splitStep(file, map);
        yield { at: bothKeys(run, uses), say: "both", ...(fix && { fix }) };
      } else if (!isMeant(map) && !isBlamed(faults, map)) {
        const report = { at: nameSpan, absence: "inside", fix: additions(file, map) } as const;
        if (name === undefined) yield { ...report, say: "noName" };
        else yield { ...report, say: "none", words: { name } };
      }
    }
  },
  examples: [
    {
      shows: { en: "Both", "zh-cn": "两者都有" },
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - «uses: actions/checkout@v4
                run»: make
                «» error step/run-or-uses fix
                | A step either runs a script or uses an action, not both.`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - run: make`,
    },
    {
      shows: { en: "Neither", "zh-cn": "两者都没有" },
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - name: Build
                      ~~~~~ error step/run-or-uses fix
              - env: { LEVEL: high }
                ~~~ error step/run-or-uses fix`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - name: Build
                run: echo hello
              - env: { LEVEL: high }
                run: echo hello`,
    },
  ],
});

/** From one key to the other; of one that an alias brought, its own place. */
function bothKeys(run: YamlEntry, uses: YamlEntry): Span {
  const [first, second] = run.key.span.start < uses.key.span.start ? [run, uses] : [uses, run];
  if (run.merged || uses.merged) return (run.merged ? uses : run).key.span;
  return { start: first.key.span.start, end: second.key.span.end };
}

function isMeant(map: YamlMap): boolean {
  return map.entries.some(({ key }) => ways.includes(key.text) || key.text.includes("${{"));
}

/** A misspelt key, or one without its companion, says it already. */
function isBlamed(faults: GithubFacts["faults"], map: YamlMap): boolean {
  return faults.some(
    (fault) => (fault.kind === "unknown-key" && fault.map === map) || (fault.kind === "exclusive" && fault.map === map),
  );
}

function additions(file: SourceFile, map: YamlMap): readonly Fix[] {
  const keys = [
    { key: "run", value: "echo hello" },
    { key: "uses", value: "actions/checkout@v4" },
  ];
  return keys.flatMap((one) => addKey(file, map, one) ?? []);
}
