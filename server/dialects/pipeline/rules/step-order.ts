import { positionAt, type SourceFile, type Span, textOf, valueAt } from "../../../document/index.ts";
import { waitingOrder } from "../../ci/waiting-order.ts";
import { defineRule, type Fix } from "../../rule.ts";
import { KeptAnswer } from "../../shared/kept-answer.ts";
import { effectiveSteps, StageQuestion, stepsOfStage } from "../effective-steps.ts";
import type { PipelineFacts, Stage, Step } from "../facts.ts";
import type { StepWork } from "../library.ts";

export const stepOrder = defineRule<PipelineFacts, "missing" | "late" | "template">({
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
    template: {
      en: "`{type}` of the template `{template}` runs before anything is checked out: no `git-checkout` comes before it in this stage or in a stage that it needs.",
      "zh-cn":
        "模板 `{template}` 中的 `{type}` 在检出代码之前运行：在此阶段以及它依赖的阶段里，之前都没有 `git-checkout`。",
    },
    late: {
      en: "`{type}` runs before the `git-checkout` of this stage. Move the checkout up.",
      "zh-cn": "`{type}` 在此阶段的 `git-checkout` 之前运行。请把检出步骤移到前面。",
    },
  },
  *check(facts) {
    const { file, stages } = facts;
    const order = waitingOrder(facts);
    const checksOut = checkouts.of(facts);
    const sources = order.maskOf((place) => {
      const stage = stages.all[place];
      return stage !== undefined && checksOut(stage);
    });
    const told: number[] = [];
    for (const [place, stage] of stages.all.entries()) {
      // What a stage lacks, the stages that wait for it lack too: one cause is told once.
      if (order.isBehindSome(place, sources) || told.some((other) => order.isBefore(other, place))) continue;
      if (!order.isKnownBefore(place)) continue;
      const early = earlyStepsKept.of(stage, [facts.known], () => firstEarlyStep(stage, facts));
      if (!early) continue;
      told.push(place);
      if (early.kind === "template") {
        yield { at: early.at, say: "template", words: { type: early.type, template: early.template } };
        continue;
      }
      const late = stage.steps.find((step) => step.type?.id === "git-checkout");
      if (late)
        yield {
          at: early.at,
          say: "late",
          words: { type: early.type },
          related: [{ at: late.nameSpan, text: checkoutIsHere }],
        };
      else yield { at: early.at, say: "missing", words: { type: early.type }, fix: checkOutFirst(file, early.step) };
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
      shows: { en: "In a template", "zh-cn": "在模板中" },
      bad: `
        templates:
          java-build:
            kind: steps
            steps:
              - name: compile
                type: maven-build
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  template: java-build
                            ~~~~~~~~~~ warning step/order`,
      good: `
        templates:
          java-build:
            kind: steps
            steps:
              - name: compile
                type: maven-build
        pipeline:
          stages:
            - name: build
              steps:
                - name: checkout
                  type: git-checkout
                - name: compile
                  template: java-build`,
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

type Early =
  | { readonly kind: "step"; readonly at: Span; readonly type: string; readonly step: Step }
  | { readonly kind: "template"; readonly at: Span; readonly type: string; readonly template: string };

const earlyStepsKept = new KeptAnswer<Early | undefined>();

/** The first step that needs source before any was fetched; undefined also where something hides what happens. */
function firstEarlyStep(stage: Stage, { known }: PipelineFacts): Early | undefined {
  const template = valueAt(stage.map, "template");
  if (template) {
    const type = earlyAmong(stepsOfStage(stage, known));
    const name = textOf(template);
    return type === undefined || type === "fetched" || name === undefined
      ? undefined
      : { kind: "template", at: template.span, type, template: name };
  }
  for (const step of stage.steps) {
    const type = earlyAmong(step.template === undefined ? [step] : effectiveSteps([step], known));
    if (type === "fetched") return undefined;
    if (type === undefined) continue;
    if (step.type) return { kind: "step", at: step.type.span, type, step };
    const at = valueAt(step.map, "template")?.span ?? step.nameSpan;
    return { kind: "template", at, type, template: step.template ?? "" };
  }
  return undefined;
}

/** The type of the first step that needs source, unless one fetches it before; `fetched` where one does or may do so. */
function earlyAmong(steps: Iterable<StepWork | "hidden">): string | undefined {
  for (const step of steps) {
    if (step === "hidden" || fetches(step)) return "fetched";
    if (step.type && needsSource.test(step.type.id)) return step.type.id;
  }
  return undefined;
}

/** Whether a stage brings source, or may: what can't be seen can do anything. */
const checkouts = new StageQuestion((steps) => {
  for (const step of steps) if (step === "hidden" || fetches(step)) return true;
  return false;
});

function fetches({ type, shell }: StepWork): boolean {
  if (type?.id === "git-checkout" || type?.id === "artifact-download") return true;
  return shell !== undefined && /\bgit\s+(?:-\S+\s+(?:\S+\s+)?)*?(?:clone|checkout)\b/.test(shell);
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
