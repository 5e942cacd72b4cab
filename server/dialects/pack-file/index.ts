/** A pack's `pack.yaml`, checked like any other file: by a schema, the shared rules, and by reading it as a pack. */
import type { Dialect } from "../dialect.ts";
import type { SharedFacts } from "../rule.ts";
import { sharedRefactorings } from "../shared/refactorings/index.ts";
import { sharedRules } from "../shared/rules/index.generated.ts";
import { packFileRules } from "./rules/index.generated.ts";
import { packFaults, packSchema } from "./schemas.ts";

export const packFile: Dialect<SharedFacts> = {
  id: "pipewright-pack",
  title: { en: "Pipewright pack", "zh-cn": "Pipewright 扩展包" },
  versions: ["1.0"],
  currentVersion: "1.0",
  facts: (shared) => shared,
  schema: packSchema,
  faults: (_file, document) => packFaults(document),
  askedVersion: () => undefined,
  rules: [...sharedRules, ...packFileRules],
  refactorings: sharedRefactorings,
};
