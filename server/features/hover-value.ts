import { type Locale, say, type Text } from "../../protocol/index.ts";
import { type CronRun, cronWords, durationWords, nextRuns, type ValueMeaning } from "../dialects/index.ts";

const words = {
  next: { en: "Next runs ({zone}):", "zh-cn": "接下来的运行时间（{zone}）：" },
  never: { en: "That day never comes.", "zh-cn": "这样的日期不存在。" },
} satisfies Record<string, Text>;

/** So many of the next runs are told. */
const runCount = 3;

/** What a schedule or a duration means; with a moment, also when the schedule comes up next. */
export function meaningText(
  text: string,
  meaning: ValueMeaning,
  locale: Locale,
  nowMs: number | undefined,
): string | undefined {
  switch (meaning.kind) {
    case "duration": {
      const told = durationWords(text);
      return told && `**${text}** · ${told[locale]}`;
    }
    case "cron": {
      const told = cronWords(text);
      const runs = nowMs === undefined ? undefined : runsText(text, meaning.zone ?? "UTC", nowMs, locale);
      const parts = [told?.[locale], runs].filter((part) => part !== undefined);
      return parts.length === 0 ? undefined : parts.join("\n\n");
    }
  }
}

function runsText(cron: string, zone: string, nowMs: number, locale: Locale): string | undefined {
  const runs = nextRuns(cron, zone, nowMs, runCount);
  // With nothing known of the zone, a rule speaks; a schedule that can be read has runs in each zone, or in none.
  if (runs.length === 0) {
    return cronWords(cron) && nextRuns(cron, "UTC", nowMs, 1).length === 0 ? words.never[locale] : undefined;
  }
  const lines = runs.map((run) => `- ${runText(run, locale)}`);
  return [say(words.next, locale, { zone: `\`${zone}\`` }), "", ...lines].join("\n");
}

const weekdays = {
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  "zh-cn": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
} as const;

/** "Mon 2026-03-02 03:00": the same numbers in each language. */
function runText({ year, month, day, hour, minute }: CronRun, locale: Locale): string {
  const weekday = weekdays[locale][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
  const date = [year, month, day].map((number) => String(number).padStart(2, "0")).join("-");
  const time = [hour, minute].map((number) => String(number).padStart(2, "0")).join(":");
  return locale === "zh-cn" ? `${date} ${weekday} ${time}` : `${weekday} ${date} ${time}`;
}
