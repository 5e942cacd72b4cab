import { hasExpression, nearest, valueAt, type YamlNode } from "../../../document/index.ts";
import { changeTo, isElsewhere } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import { oneOfWords } from "../../shared/fault-words.ts";
import type { GithubFacts } from "../facts.ts";
import { wordAt } from "../facts.ts";

/** Source: GitHub's documentation, "jobs.<job_id>.steps[*].shell". A command with `{0}` in it is a shell of one's own. */
const shells = ["bash", "sh", "pwsh", "powershell", "cmd", "python"];

export const stepUnknownShell = defineRule<GithubFacts, "near" | "unknown">({
  id: "step/unknown-shell",
  per: "part",
  severity: "error",
  title: { en: "A shell that GitHub does not know", "zh-cn": "GitHub 不认识的 shell" },
  why: {
    en: "The step fails before it runs. For a program of your own, write a command with `{0}` where the script's file belongs.",
    "zh-cn": "步骤在运行前就会失败。要使用其他程序，请写出命令，并在脚本文件的位置写 `{0}`。",
  },
  messages: {
    near: {
      en: "There is no shell `{shell}`. Did you mean `{near}`?",
      "zh-cn": "没有 shell `{shell}`。您是不是想写 `{near}`？",
    },
    unknown: {
      en: "There is no shell `{shell}`: there are {shells}, or a command with `{0}`.",
      "zh-cn": "没有 shell `{shell}`：可以用 {shells}，或带 `{0}` 的命令。",
    },
  },
  *check({ root, jobs, stepLists }) {
    const owners = [
      ...[root, ...jobs.all.map(({ map }) => map)].map((map) => valueAt(valueAt(map, "defaults"), "run")),
      ...stepLists.flatMap(({ steps }) => steps.map(({ map }): YamlNode => map)),
    ];
    for (const owner of owners) {
      const node = wordAt(owner, "shell");
      if (!node || hasExpression(node) || node.text.includes("{0}") || shells.includes(node.text)) continue;
      const near = nearest(node.text, shells)?.word;
      const at = node.span;
      if (near === undefined) {
        yield { at, say: "unknown", words: { shell: node.text, shells: oneOfWords(shells), 0: "{0}" } };
      } else {
        const fix = isElsewhere(at) ? {} : { fix: changeTo(at, near, "suggested") };
        yield { at, say: "near", words: { shell: node.text, near }, ...fix };
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        defaults:
          run: { shell: bsah }
                        ~~~~ error step/unknown-shell fix
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - run: make
                shell: fish
                       ~~~~ error step/unknown-shell`,
      good: `
        on: push
        defaults:
          run: { shell: bash }
        jobs:
          build:
            runs-on: ubuntu-latest
            steps:
              - run: make
                shell: fish {0}`,
    },
  ],
});
