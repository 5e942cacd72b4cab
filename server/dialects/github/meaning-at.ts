import { nodeAt, type Path, textOf } from "../../document/index.ts";
import type { ValueMeaning } from "../value-meaning.ts";
import type { GithubFacts } from "./facts.ts";

/** Schedules. Source: "Workflow syntax for GitHub Actions", `on.schedule`. */
export function githubMeaningAt({ root }: GithubFacts, path: Path): ValueMeaning | undefined {
  const [on, schedule, index, key] = path;
  if (on !== "on" || schedule !== "schedule" || typeof index !== "number" || key !== "cron") return undefined;
  return { kind: "cron", zone: textOf(nodeAt(root, [on, schedule, index, "timezone"])) };
}
