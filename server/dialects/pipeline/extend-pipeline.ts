import type { InputDefinition, StepDefinition } from "../../knowledge/index.ts";
import { explain, type JsonSchema, type JsonValue, type Schema } from "../../schema/index.ts";
import type { Dialect } from "../dialect.ts";
import type { SharedFacts } from "../rule.ts";
import { catalogueConditions, inputDefinitions, stepTypeSchema } from "./schema-tables/build-step-schemas.ts";
import { expressionDefinition } from "./schema-tables/build-value.ts";
import type { InputRow, KeyTables, StepCatalogue, StepRow } from "./schema-tables/key-tables.ts";
import { pipelineValidator } from "./schemas.ts";

/** What packs add to the steps of the dialect. */
export interface StepAdditions {
  readonly steps: ReadonlyMap<string, StepDefinition>;
  /** Ids of step types that completion leaves out. */
  readonly hidden: readonly string[];
}

/**
 * The dialect with step types of packs beside its own; where both have one, its own stays.
 * Only more is right than before: so the compiled validators may still say of a stage that all is well.
 */
export function extendPipeline(base: Dialect, additions: StepAdditions): Dialect {
  if (additions.steps.size === 0 && additions.hidden.length === 0) return base;
  const schemas = new Map<string, JsonSchema>();
  const schemaOf = (version: string): JsonSchema => {
    const known = schemas.get(version);
    if (known) return known;
    const schema = withSteps(base.schema(version), additions, base.versions, version);
    schemas.set(version, schema);
    return schema;
  };
  return {
    ...base,
    schema: schemaOf,
    faults: (_file, { root }, version) => {
      const { parts = {} } = pipelineValidator(version);
      return root ? explain(root, schemaOf(version), { parts }) : [];
    },
  } satisfies Dialect<SharedFacts>;
}

function withSteps(
  schema: JsonSchema,
  { steps, hidden }: StepAdditions,
  versions: readonly string[],
  version: string,
): JsonSchema {
  const { step, ...others } = schema.$defs ?? {};
  if (typeof step !== "object") return schema;
  const own = new Set(typeNote(step) ? Object.keys(typeNote(step)?.values ?? {}) : []);
  const rows: StepCatalogue = Object.fromEntries(
    [...steps].filter(([id]) => !own.has(id)).map(([id, definition]) => [id, rowOf(id, definition, versions)]),
  );
  const tables: KeyTables = { versions, root: "", title: { en: "", "zh-cn": "" }, types: {}, maps: {} };
  const stepType = stepTypeSchema({ tables, steps: rows, version });
  const building = { tables, steps: rows, version, stepType };
  const defs: Record<string, Schema> = {};
  // New objects: what was right by the old ones says nothing of the new, and the other way round.
  for (const [name, one] of Object.entries(others)) defs[name] = typeof one === "object" ? { ...one } : one;
  Object.assign(defs, inputDefinitions(building), schemaInputs(steps, rows));
  defs.step = {
    ...step,
    properties: { ...step.properties, type: withTypes(step.properties?.type, stepType, hidden) },
    allOf: [...(step.allOf ?? []), ...catalogueConditions(building)],
  };
  return { ...schema, $defs: { ...defs, expression: expressionDefinition } };
}

function typeNote(step: JsonSchema): JsonSchema["x-pipewright"] {
  const type = step.properties?.type;
  const branch = typeof type === "object" ? type.anyOf?.find((one) => typeof one === "object" && one.enum) : undefined;
  return typeof branch === "object" ? branch["x-pipewright"] : undefined;
}

function withTypes(type: Schema | undefined, added: JsonSchema, hidden: readonly string[]): Schema {
  if (typeof type !== "object" || !type.anyOf) return type ?? true;
  return {
    ...type,
    anyOf: type.anyOf.map((branch): Schema => {
      if (typeof branch === "boolean" || !branch.enum) return branch;
      const [old, more] = [branch["x-pipewright"] ?? {}, added["x-pipewright"] ?? {}];
      const values = { ...old.values, ...more.values };
      for (const id of hidden) if (values[id]) values[id] = { ...values[id], quiet: true };
      return {
        ...branch,
        enum: [...branch.enum, ...(added.enum ?? [])] as readonly JsonValue[],
        "x-pipewright": { ...old, values, absent: { ...old.absent, ...more.absent } },
      };
    }),
  };
}

/** A version that the platform doesn't have says nothing. */
function rowOf(id: string, definition: StepDefinition, versions: readonly string[]): StepRow {
  const { doc, inputs, outputs, ...life } = definition;
  const known = (version: string | undefined): version is string => version !== undefined && versions.includes(version);
  return {
    doc,
    ...(known(life.since) && { since: life.since }),
    ...(known(life.deprecated) && { deprecated: life.deprecated }),
    ...(known(life.removed) && { removed: life.removed }),
    ...(life.instead !== undefined && { instead: life.instead }),
    inputs: Object.fromEntries([...inputs].map(([name, input]) => [name, inputRow(input, `${id} ${name}`)])),
    outputs: Object.fromEntries(outputs),
  };
}

function inputRow({ doc, type, values, required, schema }: InputDefinition, definition: string): InputRow {
  const kind = values ? { values } : { type: type ?? "text" };
  return {
    doc,
    ...(typeof schema === "object" ? { ref: refTo(`${definition} `) } : kind),
    ...(required && { required }),
  };
}

function refTo(definition: string): string {
  return `#/$defs/${encodeURIComponent(definition)}`;
}

/** The definitions of inputs whose value a JSON Schema of the pack describes. */
function schemaInputs(steps: StepAdditions["steps"], rows: StepCatalogue): Readonly<Record<string, Schema>> {
  const found: Record<string, Schema> = {};
  for (const [id, { inputs }] of steps) {
    if (!Object.hasOwn(rows, id)) continue;
    for (const [name, { schema }] of inputs) {
      if (typeof schema === "object") Object.assign(found, embedded(schema, `${id} ${name}`));
    }
  }
  return found;
}

/** A schema with its own definitions, all under names of their own. */
function embedded(schema: JsonSchema, prefix: string): Readonly<Record<string, Schema>> {
  const { $defs = {}, ...root } = schema;
  const all = { "": root, ...$defs };
  return Object.fromEntries(
    Object.entries(all).map(([name, one]) => [`${prefix} ${name}`, movedRefs(one, prefix) as Schema]),
  );
}

function movedRefs(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((one) => movedRefs(one, prefix));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (key !== "$ref" || typeof one !== "string") return [key, movedRefs(one, prefix)];
      const name = one === "#" ? "" : one.slice("#/$defs/".length);
      return [key, `${refTo(`${prefix} `)}${name}`];
    }),
  );
}
