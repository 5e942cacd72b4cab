import { hasExpression, nearest, textOf, valueAt, type YamlNode, type YamlScalar } from "../../../document/index.ts";
import { changeTo, isElsewhere } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { GithubFacts, Job } from "../facts.ts";
import { runnerLabels } from "../runner-labels.generated.ts";

export const runnerUnknownLabel = defineRule<GithubFacts, "near" | "unknown" | "gone">({
  id: "runner/unknown-label",
  per: "part",
  severity: "warning",
  title: { en: "A runner label that nobody knows", "zh-cn": "没有运行器使用的标签" },
  why: {
    en: "A job whose label no runner has waits until it is cancelled a day later. Labels of your own runners go into `runnerLabels` of `.pipewright.yml`.",
    "zh-cn":
      "没有运行器带有该标签时，作业会一直等待，一天后被取消。您自己的运行器标签请写在 `.pipewright.yml` 的 `runnerLabels` 中。",
  },
  messages: {
    near: {
      en: "No known runner label `{label}`. Did you mean `{near}`? The job would wait forever.",
      "zh-cn": "没有已知的运行器标签 `{label}`。您是不是想写 `{near}`？否则作业会一直等待。",
    },
    unknown: {
      en: "No known runner label `{label}`. If no runner of yours has it, the job would wait forever.",
      "zh-cn": "没有已知的运行器标签 `{label}`。如果您的运行器都没有它，作业会一直等待。",
    },
    gone: {
      en: "GitHub has taken `{label}` out of service: the job would not start. Use `{near}`.",
      "zh-cn": "GitHub 已停用 `{label}`，作业无法启动。请使用 `{near}`。",
    },
  },
  *check({ jobs, ownRunnerLabels }) {
    for (const job of jobs.all) {
      for (const node of labelsOf(job)) {
        const label = node.text.toLowerCase();
        if (isKnown(label) || ownRunnerLabels.some((own) => own.toLowerCase() === label)) continue;
        const at = node.span;
        const gone = runnerLabels.gone.includes(label);
        const near = gone
          ? newest(label)
          : nearest(label, [...runnerLabels.offered, ...runnerLabels.known, ...ownRunnerLabels])?.word;
        const allow = { list: "runnerLabels", word: node.text } as const;
        const words = { label: node.text, near: near ?? "" };
        const fix = near === undefined || isElsewhere(at) ? {} : { fix: changeTo(at, near, "suggested") };
        if (near === undefined) yield { at, say: "unknown", words, severity: "hint", allow };
        else yield { at, say: gone ? "gone" : "near", words, ...fix, ...(!gone && { allow }) };
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-lastest
                     ~~~~~~~~~~~~~~ warning runner/unknown-label fix
            steps: [{ run: make }]
          old:
            runs-on: ubuntu-20.04
                     ~~~~~~~~~~~~ warning runner/unknown-label fix
            steps: [{ run: make }]
          own:
            runs-on: [self-hosted, fast-machine]
                                   ~~~~~~~~~~~~ hint runner/unknown-label
            steps: [{ run: make }]`,
      good: `
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]
          old:
            runs-on: ubuntu-latest
            steps: [{ run: make }]`,
    },
  ],
});

function isKnown(label: string): boolean {
  return runnerLabels.offered.includes(label) || runnerLabels.known.includes(label);
}

/** `ubuntu-20.04` → `ubuntu-latest` */
function newest(label: string): string {
  if (label.startsWith("ubuntu")) return "ubuntu-latest";
  return label.startsWith("macos") ? "macos-latest" : "windows-latest";
}

/** The labels that are known before the run, those of a matrix included that `runs-on` names. */
function labelsOf({ map }: Job): readonly YamlScalar[] {
  const value = valueAt(map, "runs-on");
  const labels = value?.kind === "map" ? valueAt(value, "labels") : value;
  const axis = /^\s*\$\{\{\s*matrix\.([\w-]+)\s*\}\}\s*$/.exec(textOf(labels) ?? "")?.[1];
  const matrix = valueAt(valueAt(map, "strategy"), "matrix");
  return wordsIn(axis === undefined ? labels : valueAt(matrix, axis));
}

function wordsIn(node: YamlNode | undefined): readonly YamlScalar[] {
  const items = node?.kind === "list" ? node.items : node ? [node] : [];
  return items.filter(
    (item): item is YamlScalar =>
      item.kind === "scalar" && typeof item.value === "string" && item.text !== "" && !hasExpression(item),
  );
}
