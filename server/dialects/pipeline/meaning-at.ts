import { nodeAt, type Path, textOf } from "../../document/index.ts";
import type { ValueMeaning } from "../value-meaning.ts";
import type { PipelineFacts } from "./facts.ts";

/** Schedules and durations. Source: the dialect's specification, "pipeline", `triggers`, and "stage". */
export function pipelineMeaningAt({ root }: PipelineFacts, path: Path): ValueMeaning | undefined {
  const key = path.at(-1);
  const above = path.at(-2);
  if (key === "cron" && above === "schedule" && path[1] === "triggers") {
    return { kind: "cron", zone: textOf(nodeAt(root, [...path.slice(0, -1), "timezone"])) };
  }
  const isNamedByAuthor = above === "variables" || above === "env" || above === "parameters" || above === "with";
  if (key === "timeout" && !isNamedByAuthor) return { kind: "duration" };
  return key === "expire" && !isNamedByAuthor ? { kind: "duration" } : undefined;
}
