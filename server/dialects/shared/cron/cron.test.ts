import assert from "node:assert/strict";
import fc from "fast-check";
import { durationWords } from "../duration-words.ts";
import { cronWords } from "./cron-words.ts";
import { nextRuns } from "./next-runs.ts";

const said: readonly (readonly [cron: string, en: string, chinese: string])[] = [
  ["0 3 * * *", "At 03:00, every day", "每天 03:00"],
  ["0 3 * * MON-FRI", "At 03:00, Monday to Friday", "周一至周五 03:00"],
  ["30 8,20 * * 6,7", "At 08:30 and 20:30, on Sunday and Saturday", "周日、周六 08:30、20:30"],
  ["0 9 * * 1", "At 09:00, on Monday", "每周一 09:00"],
  ["* * * * *", "Every minute", "每分钟"],
  ["*/15 * * * *", "Every 15 minutes", "每 15 分钟"],
  [
    "*/15 9-17 * * 1-5",
    "Every 15 minutes from 09:00 to 17:59, Monday to Friday",
    "周一至周五 09:00 至 17:59 每 15 分钟",
  ],
  ["*/25 3 * * *", "At 03:00, 03:25 and 03:50, every day", "每天 03:00、03:25、03:50"],
  ["0 */7 * * *", "At 00:00, 07:00, 14:00 and 21:00, every day", "每天 00:00、07:00、14:00、21:00"],
  ["*/10 3 * * *", "Every 10 minutes from 03:00 to 03:59", "03:00 至 03:59 每 10 分钟"],
  ["5 * * * *", "Every hour at minute 5", "每小时的第 5 分钟"],
  ["0 */2 * * *", "Every 2 hours at minute 0", "每 2 小时的第 0 分钟"],
  ["0 0 1 * *", "At 00:00, on day 1 of the month", "每月 1 日 00:00"],
  ["0 0 1,15 jan,jul *", "At 00:00, on days 1 and 15 of January and July", "1、7 月 1、15 日 00:00"],
  ["0 0 * 6-8 *", "At 00:00, every day from June to August", "6 至 8 月每天 00:00"],
  ["0 0 1 * 1", "At 00:00, on day 1 of the month, and on Monday", "每月 1 日，以及每周一 00:00"],
  ["0 0 */2 * *", "At 00:00, every 2nd day of the month", "每月从 1 日起每 2 天 00:00"],
  ["0,30 8-12 * * *", "At minutes 0 and 30 of each hour from 08:00 to 12:59", "08:00 至 12:59 每小时的第 0、30 分钟"],
];

describe("schedules", () => {
  for (const [cron, en, chinese] of said) {
    test(`${cron} in words`, () => assert.deepEqual(cronWords(cron), { en, "zh-cn": chinese }));
  }

  test("what can't be read has no words and no runs", () => {
    for (const cron of ["", "@daily", "0 3 * *", "61 * * * *", "0 3 L * *"]) {
      assert.equal(cronWords(cron), undefined);
      assert.deepEqual(nextRuns(cron, "UTC", 0, 3), []);
    }
    assert.deepEqual(nextRuns("0 3 * * *", "Beijing time", 0, 3), []);
  });

  const runs = (cron: string, zone: string, from: string, count = 3): readonly string[] =>
    nextRuns(cron, zone, Date.parse(from), count).map(({ atMs }) => new Date(atMs).toISOString().slice(0, 16));

  test("the next runs are those of the zone's clocks", () => {
    const next = runs("0 3 * * MON-FRI", "Asia/Shanghai", "2026-03-06T00:00:00Z");
    assert.deepEqual(next, ["2026-03-08T19:00", "2026-03-09T19:00", "2026-03-10T19:00"]);
  });

  test("a time that the clocks leave out is left out, one that they show twice comes once", () => {
    const spring = runs("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2);
    assert.deepEqual(spring, ["2026-03-30T00:30", "2026-03-31T00:30"]);
    const autumn = runs("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2);
    assert.deepEqual(autumn, ["2026-10-25T00:30", "2026-10-26T01:30"]);
  });

  test("the 29th of February is waited for; the 30th never comes", () => {
    assert.deepEqual(runs("0 0 29 2 *", "UTC", "2026-03-01T00:00:00Z", 1), ["2028-02-29T00:00"]);
    assert.deepEqual(runs("0 0 30 2 *", "UTC", "2026-03-01T00:00:00Z"), []);
  });

  const field = (least: number, most: number) => {
    const number = fc.integer({ min: least, max: most });
    return fc.oneof(
      fc.constant("*"),
      number.map(String),
      fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc.tuple(number, number).map(([a, b]) => `${a},${b}`),
      fc.integer({ min: 2, max: 20 }).map((step) => `*/${step}`),
    );
  };
  const anyCron = fc
    .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 7))
    .map((fields) => fields.join(" "));
  const zones = fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");
  const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });

  test("Law: runs rise, come after the moment that was asked about, and going on from one gives the next", () => {
    fc.assert(
      fc.property(anyCron, zones, moment, (cron, zone, from) => {
        const next = nextRuns(cron, zone, from, 3);
        let before = from;
        for (const { atMs } of next) {
          assert.ok(atMs > before);
          before = atMs;
        }
        const [first, second] = next;
        if (first && second) assert.deepEqual(nextRuns(cron, zone, first.atMs, 1), [second]);
      }),
      { numRuns: 200 },
    );
  });

  test("Law: in UTC, the runs of two days are the minutes that fit", () => {
    fc.assert(
      fc.property(field(0, 59), field(0, 23), field(0, 6), moment, (minute, hour, weekday, at) => {
        const from = at - (at % 60_000);
        const fits = (written: string, value: number): boolean =>
          written.split(",").some((part) => {
            const [range = "", step = "1"] = part.split("/");
            const [first = "", last = first] = range === "*" ? ["0", "99"] : range.split("-");
            const offset = value - Number(first);
            return offset >= 0 && value <= Number(last) && offset % Number(step) === 0;
          });
        const expected: number[] = [];
        for (let ms = from + 60_000; ms <= from + 2 * 86_400_000; ms += 60_000) {
          const date = new Date(ms);
          if (!fits(minute, date.getUTCMinutes()) || !fits(hour, date.getUTCHours())) continue;
          if (fits(weekday, date.getUTCDay()) || (weekday === "7" && date.getUTCDay() === 0)) expected.push(ms);
        }
        const found = nextRuns(`${minute} ${hour} * * ${weekday}`, "UTC", from, 10).map(({ atMs }) => atMs);
        assert.deepEqual(
          found.filter((ms) => ms <= from + 2 * 86_400_000),
          expected.slice(0, 10),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("durations", () => {
  test("in words", () => {
    assert.deepEqual(durationWords("90m"), { en: "1 hour 30 minutes", "zh-cn": "1 小时 30 分钟" });
    assert.deepEqual(durationWords("1h30m"), { en: "1 hour 30 minutes", "zh-cn": "1 小时 30 分钟" });
    assert.deepEqual(durationWords("1d"), { en: "1 day", "zh-cn": "1 天" });
    assert.deepEqual(durationWords("3601s"), { en: "1 hour 1 second", "zh-cn": "1 小时 1 秒" });
    for (const text of ["", "90", "m", "1.5h", "0m", `${"9".repeat(400)}d`])
      assert.equal(durationWords(text), undefined);
  });
});
