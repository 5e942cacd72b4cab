/** The two files that GitHub's grammar knows, and what is one to their authors although the grammar has several. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { JsonSchema } from "../../../server/schema/index.ts";
import type { GithubKind } from "./build-github-schema.ts";

/** The labels worth offering, the usual first. */
function hostedRunners(): readonly string[] {
  const path = join(__dirname, "../../../packs/github-actions/runners.yaml");
  return (parse(readFileSync(path, "utf8")) as { readonly offered: readonly string[] }).offered;
}

const beside = (keys: readonly string[]): JsonSchema => ({ anyOf: keys.map((key) => ({ required: [key] })) });

const shells = ["bash", "pwsh", "sh", "python", "cmd", "powershell"];

export const workflowKind: GithubKind = {
  title: "GitHub Actions workflow",
  root: "workflow",
  merged: {
    workflow: ["workflow-root-strict"],
    on: ["on-mapping-strict"],
    job: ["job-factory", "workflow-job"],
    step: ["run-step", "regular-step", "wait-step", "wait-all-step", "cancel-step", "parallel-step"],
  },
  standsFor: { "on-mapping-strict": "on", job: "job", "steps-item": "step" },
  suggested: { shell: shells, "job.runs-on": hostedRunners(), "runs-on-mapping.labels": hostedRunners() },
  either: {
    job: {
      "runs-on": [
        "steps",
        "environment",
        "env",
        "outputs",
        "container",
        "services",
        "defaults",
        "timeout-minutes",
        "cancel-timeout-minutes",
        "continue-on-error",
        "snapshot",
      ],
      uses: ["with", "secrets"],
    },
    step: { run: ["shell", "working-directory"], uses: ["with"], wait: [], "wait-all": [], cancel: [], parallel: [] },
  },
  more: {
    workflow: { required: ["on", "jobs"] },
    job: {
      anyOf: [{ required: ["runs-on"] }, { required: ["uses"] }],
      dependentSchemas: { with: beside(["uses"]), secrets: beside(["uses"]) },
    },
    step: {
      dependentSchemas: { with: beside(["uses"]), shell: beside(["run"]), "working-directory": beside(["run"]) },
    },
  },
};

export const actionKind: GithubKind = {
  title: "GitHub action",
  root: "action",
  merged: {
    action: ["action-root-strict"],
    runs: ["container-runs-strict", "node-runs-strict", "composite-runs-strict"],
    "composite-step": ["run-step", "uses-step"],
  },
  standsFor: { "runs-strict": "runs" },
  suggested: { shell: shells },
  either: { "composite-step": { run: ["shell", "working-directory"], uses: ["with"] } },
  more: {
    action: { required: ["name", "description", "runs"] },
    runs: {
      required: ["using"],
      allOf: [
        ["composite", "steps"],
        ["docker", "image"],
        ["node24", "main"],
        ["node20", "main"],
        ["node16", "main"],
        ["node12", "main"],
      ].map(([using = "", key = ""]) => ({
        if: { properties: { using: { const: using } }, required: ["using"] },
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        then: { required: [key] },
      })),
    },
    "composite-step": {
      dependentSchemas: { with: beside(["uses"]), "working-directory": beside(["run"]) },
    },
  },
};
