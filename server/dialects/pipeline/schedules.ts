import { textOf, valueAt, type YamlMap, type YamlScalar } from "../../document/index.ts";
import type { Schedule } from "../ci/schedule.ts";

/** The schedules of a pipeline whose values are known before the run. */
export function schedulesOf(pipeline: YamlMap | undefined): readonly Schedule[] {
  const triggers = valueAt(pipeline, "triggers");
  const items = triggers?.kind === "list" ? triggers.items : [];
  return items.flatMap((item) => {
    const schedule = valueAt(item, "schedule");
    return schedule ? [{ cron: wordAt(schedule, "cron"), timezone: wordAt(schedule, "timezone") }] : [];
  });
}

function wordAt(schedule: NonNullable<ReturnType<typeof valueAt>>, key: string): YamlScalar | undefined {
  const value = valueAt(schedule, key);
  const text = textOf(value);
  if (value?.kind !== "scalar" || typeof value.value !== "string") return undefined;
  return text === undefined || text.includes("${{") ? undefined : value;
}
