import { cronProblem } from "./parse-cron.ts";

/** A schedule of five fields, as numbers. Sunday is 0. */
export interface CronSchedule {
  readonly minute: CronSet;
  readonly hour: CronSet;
  readonly day: CronSet;
  readonly month: CronSet;
  readonly weekday: CronSet;
}

export interface CronSet {
  /** In rising order, each once. */
  readonly values: readonly number[];
  /** Written as one of these, else `list`. `step`: `*` with `/2`. */
  readonly form: "any" | "step" | "range" | "list";
  readonly step: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Reads a schedule; undefined for what `cronProblem` complains of. */
export function readCron(text: string): CronSchedule | undefined {
  if (cronProblem(text)) return undefined;
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = text.trim().split(/\s+/);
  const days = readField(weekday, 0, 7, (word) => weekdays.indexOf(word));
  return {
    minute: asList(readField(minute, 0, 59), 60),
    hour: asList(readField(hour, 0, 23), 24),
    day: readField(day, 1, 31),
    month: readField(month, 1, 12, (word) => months.indexOf(word) + 1),
    weekday: { ...days, values: [...new Set(days.values.map((one) => one % 7))].sort((a, b) => a - b) },
  };
}

function readField(field: string, least: number, most: number, named: (word: string) => number = Number): CronSet {
  const numberOf = (word: string): number => (/^\d+$/.test(word) ? Number(word) : named(word.toLowerCase()));
  const found = new Set<number>();
  for (const part of field.split(",")) {
    const [range = "", step = "1"] = part.split("/");
    const [from = "", to] = range.split("-");
    const first = range === "*" ? least : numberOf(from);
    // `5/10` goes on to the end, as in other programs; without a step it is one value.
    const last = range === "*" ? most : to !== undefined ? numberOf(to) : part.includes("/") ? most : first;
    for (let value = first; value <= last; value += Number(step)) found.add(value);
  }
  const step = Number(/^\*\/(\d+)$/.exec(field)?.[1] ?? 1);
  const form = field === "*" || field === "*/1" ? "any" : step > 1 ? "step" : isRange(field) ? "range" : "list";
  return { values: [...found].sort((a, b) => a - b), form, step };
}

/** Every 7 minutes would not go on in the next hour: these are the minutes of a list. */
function asList(set: CronSet, whole: number): CronSet {
  return set.form === "step" && whole % set.step !== 0 ? { ...set, form: "list" } : set;
}

function isRange(field: string): boolean {
  return /^[^,/*]+-[^,/]+$/.test(field);
}
