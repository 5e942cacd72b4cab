/** The schema of `pack.yaml` and its validator. Both are generated; see scripts/generate-schemas.ts. */
import type { YamlDocument } from "../../document/index.ts";
import type { Fault, JsonSchema } from "../../schema/index.ts";
import { checkDocument, type Validator } from "../check-document.ts";

/** As in ../pipeline/schemas.ts: loaded when it is first asked for. */
declare const require: (path: string) => unknown;

export function packSchema(): JsonSchema {
  return require("../../../schemas/pipewright-pack.json") as JsonSchema;
}

export function packFaults(document: YamlDocument): readonly Fault[] {
  const isRight = require("../schemas/pipewright-pack.generated.js") as Validator;
  return checkDocument(document, isRight, packSchema);
}
