import { contains, type Path, textOf, valueAt, type YamlNode } from "../../document/index.ts";
import { axisMentions } from "../ci/names/axis-mentions.ts";
import { type KindOfMember, mentionsInExpressions, type ScopeOfName } from "../ci/names/expression-mentions.ts";
import { groupMentions, isSameName, mentionAt, type NameRules } from "../ci/names/group-mentions.ts";
import { declaredByKeys, declares, type Mention, uses } from "../ci/names/mention.ts";
import type { DeclaredName, NameOffer, NameShape } from "../names.ts";
import type { GithubFacts, Job, StepList } from "./facts.ts";

const memberKinds: KindOfMember = new Map([
  ["needs", "job"],
  ["jobs", "job"],
  ["steps", "step"],
  ["inputs", "parameter"],
  ["secrets", "secret"],
  ["matrix", "axis"],
]);

/**
 * The ids of jobs and steps, the axes of matrices, the inputs and the secrets that callers pass, each with its uses: in
 * `needs` and in expressions. With an offset, only the one that stands there.
 */
export function githubNames(facts: GithubFacts, at?: number): readonly DeclaredName[] {
  if (at === undefined) return groupMentions(mentionsIn(facts), shapes);
  // With anchors, what a job says may stand outside of it.
  const isShared = facts.document.anchors.length > 0;
  const asked = mentionAt(mentionsIn(isShared ? facts : near(facts, at)), at);
  return asked
    ? groupMentions(
        mentionsIn(facts).filter((one) => isSameName(one, asked)),
        shapes,
      )
    : [];
}

/** The facts with the one job that a place is in, if any: most places have no name, and that is to be found out quickly. */
function near(facts: GithubFacts, at: number): GithubFacts {
  if (facts.kind === "action") return facts;
  const all = facts.jobs.all.filter(({ map, nameSpan }) => contains(map.span, at) || contains(nameSpan, at));
  return { ...facts, jobs: { ...facts.jobs, all }, stepLists: all.map(({ steps }) => steps) };
}

function mentionsIn(facts: GithubFacts): readonly Mention[] {
  const found = [
    ...facts.jobs.all.flatMap(jobMentions),
    ...facts.stepLists.flatMap(stepMentions),
    ...inputLists(facts).flatMap((inputs) => declaredByKeys(inputs, "parameter")),
    ...declaredByKeys(valueAt(valueAt(valueAt(facts.root, "on"), "workflow_call"), "secrets"), "secret"),
    ...[...facts.expressionGroups()].flatMap((group) =>
      mentionsInExpressions(facts.file, group.uses, memberKinds, scopesIn(group.job)),
    ),
  ];
  // Names in expressions ignore case, and so do those that they are compared with.
  return found.map((mention) => ({ ...mention, ignoresCase: true }));
}

/** Steps and axes are their job's own. */
function scopesIn(job: string | undefined): ScopeOfName {
  return (kind, name) => {
    // Of a step's outputs its action or its commands know; a job says itself what it gives.
    if (kind === "output") return name === undefined ? `steps of ${job}` : scopeOf(name);
    return kind === "step" || kind === "axis" ? scopeOf(job) : undefined;
  };
}

function scopeOf(job: string | undefined): string {
  return `job ${job ?? ""}`;
}

function jobMentions({ name, nameSpan, needs, map }: Job): readonly Mention[] {
  const matrix = valueAt(valueAt(map, "strategy"), "matrix");
  return [
    ...(name === undefined ? [] : [declares({ kind: "job", name }, nameSpan)]),
    ...needs.map((need) => uses({ kind: "job", name: need.name }, need.span)),
    ...declaredByKeys(valueAt(map, "outputs"), "output", scopeOf(name)),
    ...axisMentions(matrix, scopeOf(name)),
  ];
}

function stepMentions({ job, steps }: StepList): readonly Mention[] {
  return steps.flatMap(({ id, idSpan }): readonly Mention[] =>
    id === undefined || !idSpan || id.includes("${{")
      ? []
      : [declares({ kind: "step", name: id, scope: scopeOf(job) }, idSpan)],
  );
}

/** An input of a workflow may be given twice: for who calls it, and for who starts it by hand. */
export function inputLists({ kind, root }: GithubFacts): readonly (YamlNode | undefined)[] {
  if (kind === "action") return [valueAt(root, "inputs")];
  const on = valueAt(root, "on");
  return ["workflow_call", "workflow_dispatch"].map((event) => valueAt(valueAt(on, event), "inputs"));
}

/** Source: "Workflow syntax for GitHub Actions", `jobs.<job_id>`, `on.workflow_call.inputs`. */
const id: NameShape = {
  pattern: /^[A-Za-z_][\w-]*$/,
  refusal: {
    en: "`{name}` can't be used here: it begins with a letter or `_`, and has only letters, digits, `_` and `-`.",
    "zh-cn": "这里不能使用 `{name}`：须以字母或 `_` 开头，且只能包含字母、数字、`_` 和 `-`。",
  },
};

const shapes: NameRules = { job: id, step: id, parameter: id, secret: id };

/** The jobs that may stand at `jobs.<id>.needs`. Undefined where no name of ours is asked for. */
export function githubNamesAt({ jobs }: GithubFacts, path: Path): readonly NameOffer[] | undefined {
  if (path[0] !== "jobs" || path[2] !== "needs" || path.length > 4) return undefined;
  const own = typeof path[1] === "string" ? jobs.byName.get(path[1]) : undefined;
  const taken = new Set(own?.needs.map(({ name }) => name));
  return [...jobs.byName]
    .filter(([name]) => name !== own?.name && !taken.has(name))
    .map(([name, { map }]) => {
      const title = textOf(valueAt(map, "name"));
      return { name, ...(title !== undefined && { detail: { en: title, "zh-cn": title } }) };
    });
}
