import {
  entryOf,
  hasExpression,
  isEmpty,
  nearest,
  valueAt,
  type YamlMap,
  type YamlNode,
} from "../../../document/index.ts";
import { addKey, removeEntry, renameKey } from "../../fixes.ts";
import { defineRule, type Fix, type Report } from "../../rule.ts";
import { type CalledInput, calledAction, calledWorkflow, contentOfFile } from "../called.ts";
import type { GithubFacts } from "../facts.ts";

type Say = "unknown" | "near" | "missing" | "type";

export const usesInput = defineRule<GithubFacts, Say>({
  id: "uses/input",
  per: "part",
  severity: "error",
  title: { en: "An input that the called file does not take, or lacks", "zh-cn": "被调用的文件没有该输入，或缺少输入" },
  why: {
    en: "GitHub refuses to call a workflow with wrong inputs or secrets. An action ignores inputs that it does not know, and runs without those that it needs.",
    "zh-cn": "输入或密钥不对时，GitHub 会拒绝调用工作流。Action 会忽略不认识的输入，并在缺少所需输入的情况下运行。",
  },
  messages: {
    unknown: { en: "`{uses}` has no {kind} `{name}`.", "zh-cn": "`{uses}` 没有{kind} `{name}`。" },
    near: {
      en: "`{uses}` has no {kind} `{name}`. Did you mean `{near}`?",
      "zh-cn": "`{uses}` 没有{kind} `{name}`。您是不是想写 `{near}`？",
    },
    missing: { en: "`{uses}` needs the {kind} `{name}`.", "zh-cn": "`{uses}` 需要{kind} `{name}`。" },
    type: {
      en: "The input `{name}` is a {type}, found `{found}`.",
      "zh-cn": "输入 `{name}` 的类型是 {type}，这里却是 `{found}`。",
    },
  },
  *check(facts) {
    for (const job of facts.jobs.all) {
      const { uses, map } = job;
      const content = contentOfFile(calledWorkflow(facts, job));
      if (!uses || content?.kind !== "workflow") continue;
      const name = uses.text.replace(/@.*$/, "");
      const at = { facts, map, uses: name, at: uses.span, severity: "error" } as const;
      yield* given({ ...at, key: "with", kind: inputWord, known: content.inputs });
      if (!isInherited(valueAt(map, "secrets")))
        yield* given({ ...at, key: "secrets", kind: secretWord, known: content.secrets });
    }
    for (const step of facts.stepLists.flatMap(({ steps }) => steps)) {
      const { uses, map } = step;
      const content = contentOfFile(calledAction(facts, step));
      if (!uses || content?.kind !== "action") continue;
      // An action runs all the same: GitHub only warns.
      const at = { facts, map, uses: uses.text, at: uses.span, severity: "warning" } as const;
      yield* given({ ...at, key: "with", kind: inputWord, known: content.inputs });
    }
  },
  examples: [
    {
      shows: { en: "A workflow and an action of this repository", "zh-cn": "本仓库中的工作流和 Action" },
      bad: `
        #- .github/workflows/ci.yml dialect=github-actions
        on: push
        jobs:
          build:
            uses: ./.github/workflows/build.yml
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error uses/input fix
            with:
              taget: web
              ~~~~~ error uses/input fix
              fast: maybe
                    ~~~~~ error uses/input
              colour: red
              ~~~~~~ error uses/input fix
          deploy:
            runs-on: ubuntu-latest
            steps:
              - uses: ./.github/actions/deploy
                with: { regoin: north }
                        ~~~~~~ warning uses/input fix
        #- .github/workflows/build.yml dialect=github-actions
        on:
          workflow_call:
            inputs:
              target: { type: string, required: true }
              fast: { type: boolean }
            secrets:
              token: { required: true }
        jobs:
          build:
            runs-on: ubuntu-latest
            steps: [{ run: make }]
        #- .github/actions/deploy/action.yml dialect=github-action
        name: Deploy
        description: Deploys
        inputs:
          region: { description: Where to }
        runs: { using: composite, steps: [{ run: make, shell: bash }] }`,
      good: `
        on: push
        jobs:
          build:
            uses: ./.github/workflows/build.yml
            with:
              target: web
              fast: true
            secrets: inherit
          deploy:
            runs-on: ubuntu-latest
            steps:
              - uses: ./.github/actions/deploy
                with: { region: north }`,
    },
  ],
});

const inputWord = { en: "input", "zh-cn": "输入" };
const secretWord = { en: "secret", "zh-cn": "密钥" };

interface Given {
  readonly facts: GithubFacts;
  /** The job or the step. */
  readonly map: YamlMap;
  readonly key: "with" | "secrets";
  readonly uses: string;
  readonly at: Report["at"];
  readonly kind: typeof inputWord;
  readonly severity: "error" | "warning";
  readonly known: ReadonlyMap<string, CalledInput> | undefined;
}

/** What is handed over, against what the file takes. */
function* given({ facts: { file }, map, key, uses, at, kind, severity, known }: Given): Iterable<Report<Say>> {
  if (!known) return;
  const value = valueAt(map, key);
  if (value && value.kind !== "map" && !isEmpty(value)) return; // an expression, or of a wrong type
  const entries = value?.kind === "map" ? value.entries : [];
  if (entries.some(({ key: { text } }) => text.includes("${{"))) return;
  const meant = new Set<string>();
  for (const entry of entries) {
    const name = entry.key.text;
    const input = findIgnoringCase(known, name);
    if (input) {
      if (isOfWrongType(input, entry.value))
        yield {
          at: entry.value.span,
          say: "type",
          words: { name, type: input.type ?? "", found: textIn(entry.value) },
        };
      continue;
    }
    const free = [...known.keys()].filter((one) => !entryOf(value, one) && !meant.has(one));
    const near = nearest(name, free)?.word;
    if (near !== undefined) meant.add(near);
    const words = { uses, kind, name };
    const rename = near === undefined ? undefined : renameKey(entry, near, "suggested");
    const removal = value?.kind === "map" ? removeEntry(file, value, entry) : undefined;
    const fix = [rename, removal && { ...removal, preferred: rename === undefined }].filter((one): one is Fix => !!one);
    const report = { at: entry.key.span, fix, severity };
    if (near === undefined) yield { ...report, say: "unknown", words };
    else yield { ...report, say: "near", words: { ...words, near } };
  }
  const names = new Set(entries.map(({ key: { text } }) => text.toLowerCase()));
  for (const [name, { isRequired, hasDefault }] of known) {
    if (!isRequired || hasDefault || names.has(name.toLowerCase()) || meant.has(name)) continue;
    const target = value?.kind === "map" ? { map: value } : { map, under: key };
    const fix = addKey(file, target.map, { key: name, value: "change-me", ...("under" in target && { under: key }) });
    yield { at, say: "missing", words: { uses, kind, name }, severity, absence: "inside", ...(fix && { fix }) };
  }
}

function findIgnoringCase(known: ReadonlyMap<string, CalledInput>, name: string): CalledInput | undefined {
  return known.get(name) ?? [...known].find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}

function isOfWrongType({ type }: CalledInput, value: YamlNode): boolean {
  if (value.kind !== "scalar" || isEmpty(value) || hasExpression(value)) return false;
  if (type === "boolean") return typeof value.value !== "boolean";
  return type === "number" && typeof value.value !== "number";
}

function textIn(value: YamlNode): string {
  return value.kind === "scalar" ? value.text : "…";
}

function isInherited(node: YamlNode | undefined): boolean {
  return node?.kind === "scalar" && !isEmpty(node);
}
