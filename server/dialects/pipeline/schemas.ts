/**
 * The schemas of the dialect and their validators: one pair a platform version, loaded when it is first asked for.
 * Both are generated; see scripts/generate-schemas.ts.
 */
import type { YamlDocument } from "../../document/index.ts";
import type { Fault, JsonSchema } from "../../schema/index.ts";
import { checkDocument, type Validator } from "../check-document.ts";

/**
 * A bundler follows `require` as it does `import`, but runs the file only when it is called: a session that sees one
 * version pays for one. (`import` would run all of them at the start, and `import()` would make every answer wait.)
 */
declare const require: (path: string) => unknown;

interface Version {
  readonly schema: () => unknown;
  readonly validator: () => unknown;
}

const versions: Readonly<Record<string, Version>> = {
  "1.0": {
    schema: () => require("../../../schemas/pipeline-1.0.json"),
    validator: () => require("../schemas/pipeline-1.0.generated.js"),
  },
  "1.1": {
    schema: () => require("../../../schemas/pipeline-1.1.json"),
    validator: () => require("../schemas/pipeline-1.1.generated.js"),
  },
  "1.2": {
    schema: () => require("../../../schemas/pipeline-1.2.json"),
    validator: () => require("../schemas/pipeline-1.2.generated.js"),
  },
  "2.0": {
    schema: () => require("../../../schemas/pipeline-2.0.json"),
    validator: () => require("../schemas/pipeline-2.0.generated.js"),
  },
  "2.1": {
    schema: () => require("../../../schemas/pipeline-2.1.json"),
    validator: () => require("../schemas/pipeline-2.1.generated.js"),
  },
};

function versionOf(version: string): Version {
  const found = versions[version];
  if (!found) throw new Error(`There is no schema of the pipeline dialect for version ${version}.`);
  return found;
}

/** The schema of a known version, such as `2.1`. */
export function pipelineSchema(version: string): JsonSchema {
  return versionOf(version).schema() as JsonSchema;
}

/** Whether a value is right, deprecated things counted as wrong. */
export function pipelineValidator(version: string): Validator {
  return versionOf(version).validator() as Validator;
}

export function pipelineFaults(document: YamlDocument, version: string): readonly Fault[] {
  return checkDocument(document, pipelineValidator(version), () => pipelineSchema(version));
}
