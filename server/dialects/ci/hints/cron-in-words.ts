import type { HintSource } from "../../hint.ts";
import { cronWords } from "../../shared/cron/cron-words.ts";
import type { CiFacts } from "../facts.ts";

/** When a schedule comes up, as a person would say it. */
export const cronInWords: HintSource<CiFacts> = {
  id: "cron-in-words",
  *hints(facts, within) {
    for (const { cron, timezone } of facts.schedules()) {
      if (!cron || cron.span.origin || cron.span.end < within.start || within.end < cron.span.start) continue;
      const text = cronWords(cron.text);
      if (!text) continue;
      yield {
        at: cron.span.end,
        text,
        tooltip: timezone ? texts.zone : texts.plain,
        edits: [],
      };
    }
  },
};

const texts = {
  plain: { en: "When the schedule starts the pipeline.", "zh-cn": "定时启动流水线的时间。" },
  zone: {
    en: "When the schedule starts the pipeline, by the clocks of its timezone.",
    "zh-cn": "定时启动流水线的时间，以所写的时区为准。",
  },
} as const;
