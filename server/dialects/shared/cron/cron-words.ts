import type { Text } from "../../../../protocol/index.ts";
import type { CronField } from "./parse-cron.ts";

/** What the fields of a schedule are called. */
export const cronFieldNames: Readonly<Record<CronField, Text>> = {
  minute: { en: "the minute", "zh-cn": "分钟" },
  hour: { en: "the hour", "zh-cn": "小时" },
  day: { en: "the day of the month", "zh-cn": "日期" },
  month: { en: "the month", "zh-cn": "月份" },
  weekday: { en: "the weekday", "zh-cn": "星期" },
};
