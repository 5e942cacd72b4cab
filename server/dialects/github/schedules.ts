import { valueAt, type YamlMap, type YamlScalar } from "../../document/index.ts";
import type { Schedule } from "../ci/schedule.ts";
import { wordAt } from "./facts.ts";

/** The items of `on.schedule`. */
export function schedulesOf(root: YamlMap | undefined): readonly Schedule[] {
  const list = valueAt(valueAt(root, "on"), "schedule");
  const items = list?.kind === "list" ? list.items : [];
  return items.map((item) => ({ cron: plain(wordAt(item, "cron")), timezone: plain(wordAt(item, "timezone")) }));
}

function plain(word: YamlScalar | undefined): YamlScalar | undefined {
  return typeof word?.value === "string" && !word.text.includes("${{") ? word : undefined;
}
