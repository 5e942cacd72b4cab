/** The schema of `.pipewright.yml` and its validator. Both are generated; see scripts/generate-schemas.ts. */
import type { YamlDocument } from "../../document/index.ts";
import type { Fault, JsonSchema } from "../../schema/index.ts";
import { checkDocument, type Validator } from "../check-document.ts";

/** As in ../pipeline/schemas.ts: loaded when it is first asked for. */
declare const require: (path: string) => unknown;

export function configSchema(): JsonSchema {
  return require("../../../schemas/pipewright-config.json") as JsonSchema;
}

export function configValidator(): Validator {
  return require("../schemas/pipewright-config.generated.js") as Validator;
}

export function configFaults(document: YamlDocument): readonly Fault[] {
  return checkDocument(document, configValidator(), configSchema);
}
