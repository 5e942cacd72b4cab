import { positionAt, type SourceFile } from "../../../document/index.ts";
import { defineRule, type Fix } from "../../rule.ts";
import type { PipelineFacts, Stage, Step } from "../facts.ts";
import { stageOrder } from "../stage-order.ts";

export const stepOrder = defineRule<PipelineFacts, "missing" | "late">({
  id: "step/order",
  severity: "warning",
  title: { en: "A step builds or tests before anything is checked out", "zh-cn": "检出代码之前就开始构建或测试" },
  why: {
    en: "A stage starts with an empty folder. Without a checkout before it, a build or a test finds no source and fails.",
    "zh-cn": "阶段从空文件夹开始。如果之前没有检出代码，构建或测试就找不到源码而失败。",
  },
  messages: {
    missing: {
      en: "`{type}` runs before anything is checked out: no `git-checkout` comes before it in this stage or in a stage that it needs.",
      "zh-cn": "`{type}` 在检出代码之前运行：在此阶段以及它依赖的阶段里，之前都没有 `git-checkout`。",
    },
    late: {
      en: "`{type}` runs before the `git-checkout` of this stage. Move the checkout up.",
      "zh-cn": "`{type}` 在此阶段的 `git-checkout` 之前运行。请把检出步骤移到前面。",
    },
  },
  *check({ file, stages, templates }) {
    const stepsOfTemplate = new Map(templates.map(({ name, steps }) => [name, steps]));
    const order = stageOrder(stages.whole);
    const checksOut = (stage: Stage): boolean => mayCheckOut(stage, stepsOfTemplate);
    const hasUnknownNeed = ({ needs }: Stage): boolean => needs.some(({ name }) => !stages.byName.has(name));
    const told: Stage[] = [];
    for (const stage of stages.all) {
      // What a stage lacks, the stages that wait for it lack too: one cause is told once.
      if (order.someBefore(stage, checksOut) || told.some((other) => order.isBefore(other, stage))) continue;
      // A need that leads nowhere is told by its own rule; what would come before, nobody knows.
      if (hasUnknownNeed(stage) || order.someBefore(stage, hasUnknownNeed)) continue;
      const early = firstEarlyStep(stage, stepsOfTemplate);
      if (!early?.type) continue;
      told.push(stage);
      const late = stage.steps.find((step) => step.type?.id === "git-checkout");
      if (late)
        yield {
          at: early.type.span,
          say: "late",
          words: { type: early.type.id },
          related: [{ at: late.nameSpan, text: checkoutIsHere }],
        };
      else
        yield { at: early.type.span, say: "missing", words: { type: early.type.id }, fix: checkOutFirst(file, early) };
    }
  },
  examples: [
    {
      shows: { en: "No checkout", "zh-cn": "没有检出" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                        ~~~~~~~~~~~ warning step/order fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "Checked out too late", "zh-cn": "检出太晚" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                        ~~~~~~~~~~~ warning step/order
                        | \`maven-build\` runs before the \`git-checkout\` of this stage. Move the checkout up.
                        | see @checkout: the checkout is here
                - name: checkout
                        ~~~~~~~~ @checkout
                  type: git-checkout`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                - name: compile
                  type: maven-build`,
    },
  ],
});

const checkoutIsHere = { en: "the checkout is here", "zh-cn": "检出在这里" };
const checkOutTitle = { en: "Check out the code first", "zh-cn": "先检出代码" };
const needsSource = /-build$|^(?:unit|integration|e2e)-test$/;

type TemplateSteps = ReadonlyMap<string, readonly Step[]>;

/** The first step that needs source before any was fetched; undefined also where a template hides what happens. */
function firstEarlyStep(stage: Stage, templates: TemplateSteps): Step | undefined {
  for (const step of stage.steps) {
    if (fetches(step, templates)) return undefined;
    if (step.type && needsSource.test(step.type.id)) return step;
  }
  return undefined;
}

function mayCheckOut(stage: Stage, templates: TemplateSteps): boolean {
  const usesTemplate = stage.map.entries.some((entry) => entry.key.text === "template");
  return usesTemplate || stage.steps.some((step) => fetches(step, templates));
}

/** Whether a step brings source, or may: a template that isn't in this file can do anything. */
function fetches(step: Step, templates: TemplateSteps): boolean {
  if (step.template !== undefined) {
    const steps = templates.get(step.template);
    return !steps || steps.some((inner) => inner.template !== undefined || fetches(inner, templates));
  }
  if (step.type?.id === "git-checkout" || step.type?.id === "artifact-download") return true;
  return step.shell !== undefined && /\bgit\s+(?:-\S+\s+(?:\S+\s+)?)*?(?:clone|checkout)\b/.test(step.shell);
}

/** A step of its own before the one that comes too early, in the style that is there. */
function checkOutFirst(file: SourceFile, step: Step): Fix {
  const { start } = step.map.span;
  const { column } = positionAt(file.lines, start);
  const dash = file.text.lastIndexOf("-", start);
  const gap = file.text.slice(dash + 1, start);
  const inline = step.map.flow && !/^\s*$/.test(gap.replace(/^ */, ""));
  const text = step.map.flow
    ? `{ name: checkout, type: git-checkout }${inline || dash < 0 ? ", " : `${file.newline}${" ".repeat(column - gap.length - 1)}-${gap}`}`
    : `name: checkout${file.newline}${" ".repeat(column)}type: git-checkout${file.newline}${" ".repeat(column - gap.length - 1)}-${gap}`;
  return { title: checkOutTitle, safety: "suggested", edits: [{ span: { start, end: start }, text }] };
}
