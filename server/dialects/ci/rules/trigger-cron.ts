import type { SourceFile, Span, YamlScalar } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import { cronFieldNames } from "../../shared/cron/cron-words.ts";
import { type CronProblem, cronProblem } from "../../shared/cron/parse-cron.ts";
import type { CiFacts } from "../facts.ts";

type Say = "fields" | "shortcut" | "shortcutKnown" | "sign" | "name" | "range" | "backwards";

export const triggerCron = defineRule<CiFacts, Say>({
  id: "trigger/cron",
  severity: "error",
  title: { en: "A schedule that can't be read", "zh-cn": "无法读懂的定时计划" },
  why: {
    en: "The platform refuses the file, since it can't tell when to start the pipeline.",
    "zh-cn": "平台不知道何时启动流水线，会拒绝该文件。",
  },
  messages: {
    fields: {
      en: "A schedule has five parts (minute hour day month weekday), found {count}.",
      "zh-cn": "定时计划有五部分（分 时 日 月 星期），这里有 {count} 部分。",
    },
    shortcut: {
      en: "`{word}` can't be used here. Write the five parts: minute hour day month weekday.",
      "zh-cn": "这里不能使用 `{word}`。请写出五部分：分 时 日 月 星期。",
    },
    shortcutKnown: {
      en: "`{word}` can't be used here. Write `{instead}`.",
      "zh-cn": "这里不能使用 `{word}`。请写 `{instead}`。",
    },
    sign: {
      en: "`{sign}` can't be used here: only numbers, names, `*`, `,`, `-` and `/`.",
      "zh-cn": "这里不能使用 `{sign}`：只能用数字、名称、`*`、`,`、`-` 和 `/`。",
    },
    name: { en: "`{word}` can't be read as {field}.", "zh-cn": "`{word}` 无法读作{field}。" },
    range: {
      en: "`{word}` is out of range: {field} goes from {least} to {most}.",
      "zh-cn": "`{word}` 超出范围：{field}应在 {least} 到 {most} 之间。",
    },
    backwards: {
      en: "`{word}` runs backwards: put the smaller one first.",
      "zh-cn": "`{word}` 前后颠倒：请把较小的写在前面。",
    },
  },
  *check(facts) {
    for (const { cron } of facts.schedules()) {
      const problem = cron && cronProblem(cron.text);
      if (problem) yield reportOf(facts.file, cron, problem);
    }
  },
  examples: [
    {
      shows: { en: "A shortcut of other programs", "zh-cn": "其他程序的简写" },
      bad: `
        pipeline:
          triggers:
            - schedule: { cron: "@daily" }
                                 ~~~~~~ error trigger/cron fix`,
      good: `
        pipeline:
          triggers:
            - schedule: { cron: "0 0 * * *" }`,
    },
    {
      shows: { en: "Parts that can't be read", "zh-cn": "无法读懂的部分" },
      bad: `
        pipeline:
          triggers:
            - schedule: { cron: "0 3 * *" }
                                ~~~~~~~~~ error trigger/cron
            - schedule: { cron: "@reboot" }
                                 ~~~~~~~ error trigger/cron
            - schedule: { cron: "0 3 L * *" }
                                     ~ error trigger/cron
            - schedule: { cron: "0 3 * foo *" }
                                       ~~~ error trigger/cron
            - schedule: { cron: "60 3 * * *" }
                                 ~~ error trigger/cron
            - schedule: { cron: "0 3 * * fri-mon" }
                                         ~~~~~~~ error trigger/cron`,
      good: `
        pipeline:
          triggers:
            - schedule: { cron: "0 3 * * mon-fri" }`,
    },
  ],
});

function reportOf(file: SourceFile, cron: YamlScalar, problem: CronProblem): Report<Say> {
  const at = placeIn(file, cron, problem);
  switch (problem.kind) {
    case "fields":
      return { at: cron.span, say: "fields", words: { count: String(problem.count) } };
    case "shortcut": {
      const { word, instead } = problem;
      if (instead === undefined) return { at, say: "shortcut", words: { word } };
      const fix = at === cron.span ? undefined : changeTo(at, instead, "suggested");
      return { at, say: "shortcutKnown", words: { word, instead }, ...(fix && { fix }) };
    }
    case "sign":
      return { at, say: "sign", words: { sign: problem.sign } };
    case "name":
      return { at, say: "name", words: { word: problem.word, field: cronFieldNames[problem.field] } };
    case "range": {
      const { word, field, least, most } = problem;
      return {
        at,
        say: "range",
        words: { word, field: cronFieldNames[field], least: String(least), most: String(most) },
      };
    }
    case "backwards":
      return { at, say: "backwards", words: { word: problem.word } };
  }
}

/** The place in the file where the letters stand as they are read; else the whole value. */
function placeIn({ text }: SourceFile, { span, text: value }: YamlScalar, { start, end }: CronProblem): Span {
  const at = text.slice(span.start, span.end).indexOf(value);
  return at < 0 || span.origin ? span : { start: span.start + at + start, end: span.start + at + end };
}
