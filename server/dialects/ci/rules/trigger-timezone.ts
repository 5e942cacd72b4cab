import { nearest } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { CiFacts } from "../facts.ts";

export const triggerTimezone = defineRule<CiFacts, "unknown" | "near">({
  id: "trigger/timezone",
  severity: "error",
  title: { en: "A timezone that does not exist", "zh-cn": "不存在的时区" },
  why: { en: "The platform can't tell when to start the pipeline.", "zh-cn": "平台不知道何时启动流水线。" },
  messages: {
    unknown: {
      en: "There is no timezone `{zone}`. Write it as `Europe/Berlin` or `Asia/Shanghai`.",
      "zh-cn": "没有时区 `{zone}`。请写成 `Asia/Shanghai`、`Europe/Berlin` 这样的形式。",
    },
    near: {
      en: "There is no timezone `{zone}`. Did you mean `{near}`?",
      "zh-cn": "没有时区 `{zone}`。您是不是想写 `{near}`？",
    },
  },
  *check(facts) {
    for (const { timezone } of facts.schedules()) {
      if (!timezone || isTimezone(timezone.text)) continue;
      const { span: at, text: zone } = timezone;
      const near = nearest(zone, Intl.supportedValuesOf("timeZone"))?.word;
      if (near === undefined) yield { at, say: "unknown", words: { zone } };
      else yield { at, say: "near", words: { zone, near }, fix: changeTo(at, near, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A misspelt one", "zh-cn": "拼错的时区" },
      bad: `
        pipeline:
          triggers:
            - schedule: { cron: "0 3 * * *", timezone: Asia/Shangai }
                                                       ~~~~~~~~~~~~ error trigger/timezone fix`,
      good: `
        pipeline:
          triggers:
            - schedule: { cron: "0 3 * * *", timezone: Asia/Shanghai }`,
    },
    {
      shows: { en: "One of another form", "zh-cn": "其他形式的时区" },
      bad: `
        pipeline:
          triggers:
            - schedule: { cron: "0 3 * * *", timezone: Beijing time }
                                                       ~~~~~~~~~~~~ error trigger/timezone`,
      good: `
        pipeline:
          triggers:
            - schedule: { cron: "0 3 * * *", timezone: UTC }`,
    },
  ],
});

/** What was asked before: a schedule is looked at again at each key beside it. */
const knownZones = new Map<string, boolean>();

/** As IANA's database has it, with its old names; an offset such as `+08:00` is no name. */
function isTimezone(name: string): boolean {
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  const answer = name === "UTC" || isToday(name) || (/^[A-Za-z]/.test(name) && isKnownToIntl(name));
  if (knownZones.size > 200) knownZones.clear();
  knownZones.set(name, answer);
  return answer;
}

/** Whether it is a name of today, which the list of them tells for a tenth of what a format costs. */
function isToday(name: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(name);
}

/** Knows the old names too. The first format of a process takes 12 ms and 8 MB of language data. */
function isKnownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false; // the only way in which Intl says that it knows no such zone
  }
}
