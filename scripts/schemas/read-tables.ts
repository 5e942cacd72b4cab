import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { KeyTables, StepCatalogue } from "../../server/dialects/pipeline/schema-tables/key-tables.ts";

export function readKeyTables(path: string): KeyTables {
  return parse(readFileSync(path, "utf8")) as KeyTables;
}

export function readStepCatalogue(path: string): StepCatalogue {
  return parse(readFileSync(path, "utf8")) as StepCatalogue;
}
