import { entryOf, textOf, valueAt } from "../../document/index.ts";
import type { OutlineItem } from "../outline.ts";
import type { ActionStep, GithubFacts, Job } from "./facts.ts";

/** The jobs with their steps, after the settings of the file that hold more than a word. */
export function githubOutline({ kind, root, jobs, stepLists }: GithubFacts): readonly OutlineItem[] {
  const entries = root?.entries ?? [];
  return entries.flatMap(({ key, value, span, merged }): readonly OutlineItem[] => {
    if (merged || (value.kind !== "map" && value.kind !== "list")) return [];
    const item = { name: key.text, detail: undefined, span, nameSpan: key.span };
    if (key.text === "jobs") return [{ kind: "pipeline", ...item, children: jobs.all.filter(isHere).map(jobItem) }];
    const steps = kind === "action" && key.text === "runs" ? (stepLists[0]?.steps ?? []) : [];
    return [{ kind: "setting", ...item, children: steps.filter(isHere).map(stepItem) }];
  });
}

function jobItem({ entry, map, name, steps }: Job): OutlineItem {
  const title = entryOf(map, "name");
  return {
    kind: "stage",
    name: name ?? "job",
    detail: textOf(title?.value),
    span: entry.span,
    nameSpan: entry.key.span,
    children: steps.steps.filter(isHere).map(stepItem),
  };
}

function stepItem({ map, name, id, uses, run, nameSpan }: ActionStep): OutlineItem {
  const action = uses?.text;
  const command = run?.text.trim().split("\n", 1)[0];
  return {
    kind: "step",
    name: name ?? id ?? action ?? command?.slice(0, 60) ?? "step",
    detail: name === undefined ? undefined : (action ?? textOf(valueAt(map, "shell"))),
    span: map.span,
    nameSpan,
    children: [],
  };
}

/** What came by an alias or a merge is in the table once, where it is written. */
function isHere({ map }: { readonly map: { readonly span: { readonly origin?: unknown } } }): boolean {
  return map.span.origin === undefined;
}
