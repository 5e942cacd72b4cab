import type { Text } from "../../../../protocol/index.ts";
import type { CronField } from "./parse-cron.ts";
import { type CronSchedule, type CronSet, readCron } from "./schedule-fields.ts";

/** What the fields of a schedule are called. */
export const cronFieldNames: Readonly<Record<CronField, Text>> = {
  minute: { en: "the minute", "zh-cn": "分钟" },
  hour: { en: "the hour", "zh-cn": "小时" },
  day: { en: "the day of the month", "zh-cn": "日期" },
  month: { en: "the month", "zh-cn": "月份" },
  weekday: { en: "the weekday", "zh-cn": "星期" },
};

export const weekdayNames = {
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
  "zh-cn": ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
} as const;

export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** So many times of a day are listed; more are told by their hours and minutes. */
const mostTimes = 6;

/** A schedule as a person would say it: "At 03:00, Monday to Friday". Undefined for one that can't be read. */
export function cronWords(cron: string): Text | undefined {
  const schedule = readCron(cron);
  const days = schedule && daysOf(schedule);
  if (!days) return undefined;
  const times = timesOf(schedule);
  // "Every hour" says by itself that it is every day.
  const en = [times.en, times.isOften && days.isEvery ? "" : days.en].filter((part) => part !== "").join(", ");
  const chinese = times.isOften && days.isEvery ? times["zh-cn"] : `${days["zh-cn"]} ${times["zh-cn"]}`;
  return { en: en.charAt(0).toUpperCase() + en.slice(1), "zh-cn": chinese };
}

interface Times extends Text {
  /** More than a few times a day, told by their distance. */
  readonly isOften: boolean;
}

function timesOf({ minute, hour }: CronSchedule): Times {
  const times = hour.values.flatMap((h) => minute.values.map((m) => clockTime(h, m)));
  if (times.length <= mostTimes && hour.form !== "step" && minute.form !== "step") {
    return { en: `at ${listed(times)}`, "zh-cn": chineseList(times), isOften: false };
  }
  const [m] = minute.values;
  if (minute.form === "any" || minute.form === "step") {
    const every = minute.form === "any" ? 1 : minute.step;
    const en = every === 1 ? "every minute" : `every ${every} minutes`;
    const within = hoursWithin(hour);
    const chinese = every === 1 ? "每分钟" : `每 ${every} 分钟`;
    return { en: `${en}${within.en}`, "zh-cn": `${within["zh-cn"]}${chinese}`, isOften: true };
  }
  if (minute.values.length === 1 && (hour.form === "any" || hour.form === "step")) {
    const every = hour.form === "any" ? 1 : hour.step;
    const en = every === 1 ? "every hour" : `every ${every} hours`;
    const chinese = every === 1 ? "每小时" : `每 ${every} 小时`;
    return { en: `${en} at minute ${m}`, "zh-cn": `${chinese}的第 ${m} 分钟`, isOften: true };
  }
  const within = hoursWithin(hour);
  return {
    en: `at ${minute.values.length === 1 ? "minute" : "minutes"} ${listed(minute.values.map(String))} of each hour${within.en}`,
    "zh-cn": `${within["zh-cn"]}每小时的第 ${chineseList(minute.values.map(String))} 分钟`,
    isOften: true,
  };
}

/** Of which hours: " from 09:00 to 17:59". */
function hoursWithin({ form, values, step }: CronSet): Text {
  const first = values[0] ?? 0;
  const last = values.at(-1) ?? 0;
  if (form === "any") return { en: "", "zh-cn": "" };
  if (form === "step") return { en: ` of every ${ordinal(step)} hour`, "zh-cn": `每隔 ${step} 小时的一小时内` };
  if (form === "range" || values.length === 1) {
    const [from, to] = [clockTime(first, 0), clockTime(last, 59)];
    return { en: ` from ${from} to ${to}`, "zh-cn": `${from} 至 ${to} ` };
  }
  const hours = values.map(String);
  return { en: ` in the hours ${listed(hours)}`, "zh-cn": `${chineseList(hours)} 点内` };
}

interface Days extends Text {
  readonly isEvery: boolean;
}

/** Undefined for what nobody would say in a sentence: every second day, but only Mondays. */
function daysOf({ day, month, weekday }: CronSchedule): Days | undefined {
  const isAnyMonth = month.form === "any";
  const inMonths: Text = isAnyMonth
    ? { en: "", "zh-cn": "" }
    : { en: spanned(month, monthNames, "to", listed, 1), "zh-cn": `${spannedNumbers(month)} 月` };
  if (weekday.form === "any") return monthDays(day, inMonths);
  const onWeekdays: Text = {
    en: spanned(weekday, weekdayNames.en, "to", listed),
    "zh-cn": `每${spanned(weekday, weekdayNames["zh-cn"], "至", chineseList)}`.replace(/^每(?=周.至|周.、)/, ""),
  };
  const isRange = weekday.form === "range";
  if (day.form === "any") {
    return {
      en: `${isRange ? "" : "on "}${onWeekdays.en}${isAnyMonth ? "" : `, in ${inMonths.en}`}`,
      "zh-cn": `${isAnyMonth ? "" : `${inMonths["zh-cn"]}的`}${onWeekdays["zh-cn"]}`,
      isEvery: false,
    };
  }
  const onDays = day.form === "step" || weekday.form === "step" ? undefined : monthDays(day, inMonths);
  if (!onDays) return undefined;
  return {
    en: `${onDays.en}, and ${isRange ? "" : "on "}${onWeekdays.en}${isAnyMonth ? "" : ` of ${inMonths.en}`}`,
    "zh-cn": `${onDays["zh-cn"]}，以及${isAnyMonth ? "" : `${inMonths["zh-cn"]}的`}${onWeekdays["zh-cn"]}`,
    isEvery: false,
  };
}

function monthDays(day: CronSet, inMonths: Text): Days {
  const isAnyMonth = inMonths.en === "";
  if (day.form === "any") {
    if (isAnyMonth) return { en: "every day", "zh-cn": "每天", isEvery: true };
    return {
      en: `every day ${inMonths.en.includes(" to ") ? "from" : "in"} ${inMonths.en}`,
      "zh-cn": `${inMonths["zh-cn"]}每天`,
      isEvery: false,
    };
  }
  const ofMonth = isAnyMonth ? "of the month" : `of ${inMonths.en}`;
  const chineseMonth = isAnyMonth ? "每月" : inMonths["zh-cn"];
  if (day.form === "step") {
    const en = `every ${ordinal(day.step)} day ${ofMonth}`;
    return { en, "zh-cn": `${chineseMonth}从 1 日起每 ${day.step} 天`, isEvery: false };
  }
  const isOne = day.values.length === 1;
  const days = spanned(day, [], "to", listed);
  return {
    en: `on ${isOne ? "day" : "days"} ${days} ${ofMonth}`,
    "zh-cn": `${chineseMonth} ${spannedNumbers(day)} 日`,
    isEvery: false,
  };
}

/** "Monday to Friday", "January and July". Numbers where there are no names. */
function spanned(
  { form, values }: CronSet,
  names: readonly string[],
  to: string,
  list: (words: readonly string[]) => string,
  first = 0,
): string {
  const words = values.map((value) => names[value - first] ?? String(value));
  if (form !== "range" || words.length < 3) return list(words);
  return to === "to" ? `${words[0]} to ${words.at(-1)}` : `${words[0]}${to}${words.at(-1)}`;
}

function spannedNumbers({ form, values }: CronSet): string {
  const isRange = form === "range" && values.length > 2;
  return isRange ? `${values[0]} 至 ${values.at(-1)}` : chineseList(values.map(String));
}

export function clockTime(hour: number, minute: number): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function chineseList(words: readonly string[]): string {
  return words.join("、");
}

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  const ending = isTeen ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th");
  return `${number}${ending}`;
}
