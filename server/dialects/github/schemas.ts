/** The schemas of workflows and of `action.yml`, loaded when they are first asked for; see scripts/generate-schemas.ts. */
import type { YamlDocument } from "../../document/index.ts";
import type { Fault, JsonSchema } from "../../schema/index.ts";
import { checkDocument, type Validator } from "../check-document.ts";
import type { GithubKind } from "./facts.ts";

/** A bundler follows `require` as it does `import`, but runs the file only when it is called. */
declare const require: (path: string) => unknown;

const loaders: Readonly<Record<GithubKind, { readonly schema: () => unknown; readonly validator: () => unknown }>> = {
  workflow: {
    schema: () => require("../../../schemas/github-workflow.json"),
    validator: () => require("../schemas/github-workflow.generated.js"),
  },
  action: {
    schema: () => require("../../../schemas/github-action.json"),
    validator: () => require("../schemas/github-action.generated.js"),
  },
};

export function githubSchema(kind: GithubKind): JsonSchema {
  return loaders[kind].schema() as JsonSchema;
}

export function githubFaults(document: YamlDocument, kind: GithubKind): readonly Fault[] {
  return checkDocument(document, loaders[kind].validator() as Validator, () => githubSchema(kind));
}
