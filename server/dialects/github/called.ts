/**
 * What a workflow calls of its own repository: reusable workflows and local actions, as their files say it.
 * Source: GitHub's documentation, "Reuse workflows" and "Metadata syntax": local paths begin with `./` and are counted from
 * the top of the repository.
 */
import { isEmpty, type SourceFile, textOf, valueAt, type YamlMap, type YamlNode } from "../../document/index.ts";
import { type FileDigest, type FileLink, type FilePlace, filePlace, type RelatedFile } from "../related-files.ts";
import { KeptAnswer } from "../shared/kept-answer.ts";
import { type ActionStep, type GithubFacts, type Job, jobsOf } from "./facts.ts";

export interface CalledInput {
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** Of a workflow's input: `boolean`, `number` or `string`. */
  readonly type: string | undefined;
  readonly description: string | undefined;
}

/** What a caller has to know of a file. Names whose list can't be seen whole are undefined. */
export interface CalledContent {
  readonly kind: "workflow" | "action" | "other";
  readonly inputs: ReadonlyMap<string, CalledInput> | undefined;
  readonly secrets: ReadonlyMap<string, CalledInput> | undefined;
  readonly outputs: readonly string[] | undefined;
}

/** What other files may know of a workflow or an action. */
export class CalledDigest implements FileDigest {
  readonly uri: string;
  readonly called: CalledContent;
  readonly references: readonly string[] = [];
  readonly content: string;
  /** Where the file begins to say what it takes. */
  readonly place: FilePlace;

  constructor(uri: string, called: CalledContent, place: FilePlace) {
    this.uri = uri;
    this.called = called;
    this.place = place;
    const { kind, inputs, secrets, outputs } = called;
    this.content = JSON.stringify([kind, inputs && [...inputs], secrets && [...secrets], outputs]);
  }
}

export function digestOfCalled(file: SourceFile, uri: string): CalledDigest {
  const root = file.documents[0]?.root;
  const isBroken = file.documents.some(({ problems }) => problems.length > 0);
  return new CalledDigest(uri, contentOf(root, isBroken), filePlace(uri, file, { start: 0, end: 0 }));
}

function contentOf(root: YamlNode | undefined, isBroken: boolean): CalledContent {
  if (isBroken) return { kind: "other", inputs: undefined, secrets: undefined, outputs: undefined };
  if (valueAt(root, "runs")) {
    const outputs = namesIn(valueAt(root, "outputs"));
    return { kind: "action", inputs: inputsIn(valueAt(root, "inputs")), secrets: new Map(), outputs };
  }
  const on = valueAt(root, "on");
  const isCallable = on?.kind === "map" ? on.entries.some(({ key }) => key.text === "workflow_call") : mentions(on);
  const call = valueAt(on, "workflow_call");
  return {
    kind: isCallable ? "workflow" : "other",
    inputs: inputsIn(valueAt(call, "inputs")),
    secrets: inputsIn(valueAt(call, "secrets")),
    outputs: namesIn(valueAt(call, "outputs")),
  };
}

/** `on: workflow_call` and `on: [workflow_call]`. */
function mentions(on: YamlNode | undefined): boolean {
  const items = on?.kind === "list" ? on.items : on ? [on] : [];
  return items.some((item) => textOf(item) === "workflow_call");
}

function inputsIn(node: YamlNode | undefined): ReadonlyMap<string, CalledInput> | undefined {
  if (!node || isEmpty(node)) return new Map();
  if (node.kind !== "map" || node.entries.some(({ key }) => key.text.includes("${{"))) return undefined;
  return new Map(
    node.entries.map(({ key, value }) => {
      const required = valueAt(value, "required");
      const isRequired = required?.kind === "scalar" && required.value === true;
      const hasDefault = valueAt(value, "default") !== undefined;
      const input = {
        isRequired,
        hasDefault,
        type: textOf(valueAt(value, "type")),
        description: textOf(valueAt(value, "description")),
      };
      return [key.text, input] as const;
    }),
  );
}

function namesIn(node: YamlNode | undefined): readonly string[] | undefined {
  if (!node || isEmpty(node)) return [];
  return node.kind === "map" ? node.entries.map(({ key }) => key.text) : undefined;
}

/** The paths of all that a workflow calls of its own repository, as the way from a file in `.github/workflows`. */
export function referencesOf({ documents }: SourceFile): readonly string[] {
  const found = new Set<string>();
  for (const { root } of documents) {
    for (const job of jobsOf(valueAt(root, "jobs")).all) for (const path of pathsOf(job)) found.add(path);
  }
  return [...found];
}

/** `./.github/workflows/build.yml` → `../../.github/workflows/build.yml`; a version that doesn't belong there is left out. */
function workflowPath(uses: string | undefined): string | undefined {
  const path = /^\.\/([^@]+\.ya?ml)(?:@.*)?$/.exec(uses?.trim() ?? "")?.[1];
  return path === undefined || path.includes("${{") ? undefined : `../../${path}`;
}

/** An action is a folder with one of two files. */
function actionPaths(uses: string | undefined): readonly string[] {
  const path = /^\.\/([^@]*?)\/?(?:@.*)?$/.exec(uses?.trim() ?? "")?.[1];
  if (path === undefined || path.includes("${{")) return [];
  const folder = path === "" ? "../.." : `../../${path}`;
  return [`${folder}/action.yml`, `${folder}/action.yaml`];
}

/** The file behind `uses` of a job; undefined where it calls none of this repository, or where that can't be told. */
export function calledWorkflow(facts: GithubFacts, { uses }: Job): RelatedFile | undefined {
  const path = workflowPath(uses?.text);
  return path === undefined ? undefined : fileAt(facts, path);
}

/** The `action.yml` behind `uses` of a step: where there is neither of the two names, the first is missing. */
export function calledAction(facts: GithubFacts, { uses }: ActionStep): RelatedFile | undefined {
  const [first, second] = actionPaths(uses?.text).map((path) => fileAt(facts, path));
  return first?.kind === "missing" && second && second.kind !== "missing" ? second : first;
}

/** Paths are counted from the top of the repository: we know where that is for files in `.github/workflows`. */
function fileAt({ related }: GithubFacts, path: string): RelatedFile | undefined {
  if (!related || !/\/\.github\/workflows\/[^/]+$/.test(related.uri)) return undefined;
  return related.at(related.uri, path);
}

/** What a file that is called says of itself. */
export function contentOfFile(file: RelatedFile | undefined): CalledContent | undefined {
  return file?.kind === "read" && file.digest instanceof CalledDigest ? file.digest.called : undefined;
}

/** All that the findings of a job rest upon in other files: the same words as long as that is the same. Hot: asked at each keystroke. */
export function calledContents(facts: GithubFacts, job: Job): string {
  const { related } = facts;
  const paths = related ? pathsOf(job) : [];
  if (paths.length === 0) return "";
  return contentsKept.of(job.map, [related], () => paths.map((path) => contentAt(fileAt(facts, path))).join("\n"));
}

const contentsKept = new KeptAnswer<string>();

function contentAt(file: RelatedFile | undefined): string {
  if (file?.kind === "read") return file.digest.content;
  return file?.kind === "missing" ? `? ${file.near ?? ""}` : (file?.kind ?? "");
}

/** For as long as the job stays as it is. */
const knownPaths = new WeakMap<YamlMap, readonly string[]>();

function pathsOf({ map, uses, steps }: Job): readonly string[] {
  const known = knownPaths.get(map);
  if (known) return known;
  const workflow = workflowPath(uses?.text);
  const actions = steps.steps.flatMap((step) => actionPaths(step.uses?.text));
  const paths = [...new Set(workflow === undefined ? actions : [workflow, ...actions])];
  knownPaths.set(map, paths);
  return paths;
}

/** Each `uses` with the file that it means. */
export function linksOf(facts: GithubFacts): readonly FileLink[] {
  const jobs = facts.jobs.all.map((job) => ({ node: job.uses, file: calledWorkflow(facts, job) }));
  const steps = facts.stepLists
    .flatMap((list) => list.steps)
    .map((step) => ({ node: step.uses, file: calledAction(facts, step) }));
  return [...jobs, ...steps].flatMap(({ node, file }) =>
    node && file?.kind === "read" ? [{ span: node.span.origin ?? node.span, uri: file.uri }] : [],
  );
}
