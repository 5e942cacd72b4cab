/** Our own `.pipewright.yml`, checked like any other file: by a schema and the shared rules. */

import { valueAt, type YamlDocument } from "../../document/index.ts";
import type { Fault } from "../../schema/index.ts";
import type { Dialect } from "../dialect.ts";
import type { SharedFacts } from "../rule.ts";
import type { IgnoredRule } from "../shared/ignores.ts";
import { sharedRefactorings } from "../shared/refactorings/index.ts";
import { sharedRules } from "../shared/rules/index.generated.ts";
import { configRules } from "./rules/index.generated.ts";
import { configFaults, configSchema } from "./schemas.ts";

export const pipewrightConfig: Dialect<SharedFacts> = {
  id: "pipewright-config",
  title: { en: "Pipewright configuration", "zh-cn": "Pipewright 配置" },
  versions: ["1.0"],
  currentVersion: "1.0",
  facts: (shared) => ({ ...shared, namedRules: namedRules(shared.document) }),
  schema: configSchema,
  faults: (_file, document) => configFaults(document).filter((fault) => !isPlatformOfPack(fault, document)),
  askedVersion: () => undefined,
  rules: [...sharedRules, ...configRules],
  refactorings: sharedRefactorings,
};

/** Packs may bring languages with versions of their own: then any version is right here. */
function isPlatformOfPack({ path }: Fault, { root }: YamlDocument): boolean {
  const platform = valueAt(root, "platform");
  const isText = platform?.kind === "scalar" && typeof platform.value === "string";
  return path.join() === "platform" && isText && valueAt(root, "packs") !== undefined;
}

function namedRules({ root }: YamlDocument): readonly IgnoredRule[] {
  const rules = valueAt(root, "rules");
  return rules?.kind === "map" ? rules.entries.map(({ key }) => ({ id: key.text, span: key.span })) : [];
}
