import { valueAt, type YamlMap, type YamlNode } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import { durationSeconds } from "../duration.ts";
import type { PipelineFacts, Stage } from "../facts.ts";

type Say = "day" | "month" | "stage";

export const limitTimeout = defineRule<PipelineFacts, Say>({
  id: "limit/timeout",
  per: "part",
  severity: "error",
  title: { en: "A timeout that is longer than possible", "zh-cn": "超时时间超过上限" },
  why: {
    en: "The platform ends a stage after 24 hours and an approval after 30 days, and a step can't outlive its stage: a longer timeout never takes effect.",
    "zh-cn": "平台会在 24 小时后结束阶段，在 30 天后结束审批，步骤也不能比所在阶段更长：更长的超时不会生效。",
  },
  messages: {
    day: {
      en: "A timeout is at most `24h`; `{timeout}` is longer.",
      "zh-cn": "超时最长为 `24h`，`{timeout}` 超过了上限。",
    },
    month: {
      en: "An approval waits at most `30d`; `{timeout}` is longer.",
      "zh-cn": "审批最长等待 `30d`，`{timeout}` 超过了上限。",
    },
    stage: {
      en: "This step may take `{timeout}`, but its stage ends after `{stage}`.",
      "zh-cn": "这个步骤允许 `{timeout}`，但它所在的阶段在 `{stage}` 后就会结束。",
    },
  },
  *check({ pipeline, stages, templates }) {
    yield* longer(valueAt(valueAt(pipeline, "defaults"), "timeout"), day, "24h", "day");
    for (const stage of stages.all) yield* ofStage(stage);
    for (const { steps } of templates)
      for (const { map } of steps) yield* longer(valueAt(map, "timeout"), day, "24h", "day");
  },
  examples: [
    {
      shows: { en: "A stage", "zh-cn": "阶段" },
      bad: `
        pipeline:
          stages:
            - name: build
              timeout: 36h
                       ~~~ error limit/timeout fix`,
      good: `
        pipeline:
          stages:
            - name: build
              timeout: 24h`,
    },
    {
      shows: { en: "An approval", "zh-cn": "审批" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              approval:
                approvers: [ops]
                timeout: 60d
                         ~~~ error limit/timeout fix`,
      good: `
        pipeline:
          stages:
            - name: deploy
              approval:
                approvers: [ops]
                timeout: 30d`,
    },
    {
      shows: { en: "A step that outlives its stage", "zh-cn": "比阶段更长的步骤" },
      bad: `
        pipeline:
          stages:
            - name: test
              timeout: 30m
                       ~~~ @stage
              steps:
                - name: e2e
                  run: npm run e2e
                  timeout: 1h
                           ~~ error limit/timeout fix
                           | This step may take \`1h\`, but its stage ends after \`30m\`.
                           | see @stage: the stage ends here`,
      good: `
        pipeline:
          stages:
            - name: test
              timeout: 30m
              steps:
                - name: e2e
                  run: npm run e2e
                  timeout: 30m`,
    },
  ],
});

const day = 86_400;
const month = 30 * day;
const stageEnds = { en: "the stage ends here", "zh-cn": "阶段的超时在这里" };

function* longer(node: YamlNode | undefined, most: number, mostText: string, say: Say): Iterable<Report<Say>> {
  const seconds = durationSeconds(node);
  if (node?.kind !== "scalar" || seconds === undefined || seconds <= most) return;
  yield { at: node.span, say, words: { timeout: node.text }, fix: changeTo(node.span, mostText, "suggested") };
}

function* ofStage({ map, steps }: Stage): Iterable<Report<Say>> {
  const own = valueAt(map, "timeout");
  yield* longer(own, day, "24h", "day");
  yield* longer(valueAt(valueAt(map, "approval"), "timeout"), month, "30d", "month");
  for (const step of steps) yield* ofStep(step.map, own);
}

function* ofStep(map: YamlMap, stage: YamlNode | undefined): Iterable<Report<Say>> {
  const own = valueAt(map, "timeout");
  const seconds = durationSeconds(own);
  const most = durationSeconds(stage);
  if (own?.kind !== "scalar" || seconds === undefined) return;
  if (seconds > day) yield* longer(own, day, "24h", "day");
  else if (stage?.kind === "scalar" && most !== undefined && seconds > most) {
    const words = { timeout: own.text, stage: stage.text };
    const related = [{ at: stage.span, text: stageEnds }];
    yield { at: own.span, say: "stage", words, related, fix: changeTo(own.span, stage.text, "suggested") };
  }
}
