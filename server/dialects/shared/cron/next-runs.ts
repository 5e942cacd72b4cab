import { type CronSchedule, readCron } from "./schedule-fields.ts";

/** A moment, and what a clock on the wall shows then. */
export interface CronRun extends WallTime {
  readonly atMs: number;
}

export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const dayMs = 86_400_000;
/** The 29th of February may be eight years away. */
const mostDays = 9 * 366;

/**
 * The next runs of a schedule after a moment, by the clocks of an IANA zone. Empty for a schedule that can't be read, a
 * zone that doesn't exist, and a day that never comes such as the 30th of February.
 * A time that the clocks leave out is left out; of one that they show twice, the first is taken.
 * Cost: a look at each day up to the last run, nine years at most.
 */
export function nextRuns(cron: string, zone: string, fromMs: number, count: number): readonly CronRun[] {
  const schedule = readCron(cron);
  const clock = schedule && clockOf(zone);
  if (!clock) return [];
  const runs: CronRun[] = [];
  const first = clock(fromMs);
  const firstDay = Date.UTC(first.year, first.month - 1, first.day);
  for (let days = 0; days < mostDays && runs.length < count; days++) {
    const date = new Date(firstDay + days * dayMs);
    if (!isOnDay(schedule, date)) continue;
    for (const run of runsOn(date, schedule, clock)) {
      if (run.atMs > fromMs) runs.push(run);
      if (runs.length >= count) break;
    }
  }
  return runs;
}

function* runsOn(date: Date, { hour: hours, minute: minutes }: CronSchedule, clock: Clock): Iterable<CronRun> {
  const offsets = offsetsAround(date.getTime(), clock);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  for (const hour of hours.values) {
    for (const minute of minutes.values) {
      const wall = { year, month, day, hour, minute };
      const atMs = momentOf(wall, offsets, clock);
      if (atMs !== undefined) yield { ...wall, atMs };
    }
  }
}

/**
 * Where both the day of the month and the weekday are given, either will do; one that begins with `*` gives nothing.
 * Source: POSIX, crontab; for steps, what Vixie's cron makes of it.
 */
function isOnDay({ month, day, weekday }: CronSchedule, date: Date): boolean {
  if (!month.values.includes(date.getUTCMonth() + 1)) return false;
  const fitsDay = day.values.includes(date.getUTCDate());
  const fitsWeekday = weekday.values.includes(date.getUTCDay());
  const isOpen = (form: string): boolean => form === "any" || form === "step";
  return isOpen(day.form) || isOpen(weekday.form) ? fitsDay && fitsWeekday : fitsDay || fitsWeekday;
}

type Clock = (ms: number) => WallTime;

/** What the clocks of a zone show; undefined where there is no such zone. */
function clockOf(zone: string): Clock | undefined {
  const format = formatOf(zone);
  if (!format) return undefined;
  return (ms) => {
    const found: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(ms)) found[type] = Number(value);
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = found;
    return { year, month, day, hour, minute };
  };
}

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", { timeZone: zone, hourCycle: "h23", ...numeric });
  } catch {
    return undefined; // the only way in which Intl says that it knows no such zone
  }
}

/** What the clocks are off from UTC around a day, each once: they are set at most once in so short a time. */
function offsetsAround(dayStartMs: number, clock: Clock): readonly number[] {
  const offsets = [dayStartMs - dayMs, dayStartMs + 2 * dayMs].map((ms) => msOf(clock(ms)) - ms);
  return [...new Set(offsets)];
}

/** The first moment at which the clocks show a time; undefined where they never do. */
function momentOf(wall: WallTime, offsets: readonly number[], clock: Clock): number | undefined {
  const asUtc = msOf(wall);
  const [only, ...more] = offsets;
  if (only !== undefined && more.length === 0) return asUtc - only;
  const moments = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  return moments.find((ms) => msOf(clock(ms)) === asUtc);
}

function msOf({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}
