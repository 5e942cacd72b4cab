/**
 * Makes the JSON Schema of one value from a row of the tables.
 *
 * A value with `${{` in it is not checked before it is known. So that other editors see it the same way, each value
 * that is more than plain text is written as `anyOf: [what it is, an expression]`; the second branch is marked, and our
 * own walker never takes it for what somebody meant.
 */
import type { Text } from "../../../../protocol/index.ts";
import type { JsonSchema, SchemaNotes, ValueNote } from "../../../schema/index.ts";
import { has, type KeyTables, type StepCatalogue, type TypeRow } from "./key-tables.ts";

/** What the parts of one schema have in common. */
export interface Building {
  readonly tables: KeyTables;
  readonly steps: StepCatalogue;
  /** Empty where there is only one. */
  readonly version: string;
  /** What may stand at a step's `type`. */
  readonly stepType: JsonSchema;
}

const expression: JsonSchema = { $ref: "#/$defs/expression" };

/** Of the values that are known only when the pipeline runs. */
export const expressionDefinition: JsonSchema = {
  description: "A value with an expression in it is known at run time only.",
  type: "string",
  pattern: "\\$\\{\\{",
  "x-pipewright": { expression: true },
};

/** The schema of a value, an expression included. */
export function valueSchema(building: Building, row: TypeRow): JsonSchema {
  const shared = row.type === undefined ? undefined : building.tables.types[row.type];
  const sample = row.sample ?? shared?.sample;
  const notes: SchemaNotes = { ...formNotes(building, row), ...(sample !== undefined && { sample }) };
  const branches = branchesOf(building, row);
  const [only] = branches;
  const marked = Object.keys(notes).length > 0 ? { "x-pipewright": notes } : {};
  if (only !== undefined && branches.length === 1 && takesAnyText(only)) return { ...marked, ...only };
  return { ...marked, anyOf: [...branches, expression] };
}

function takesAnyText(schema: JsonSchema): boolean {
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  const narrowed = schema.enum ?? schema.pattern ?? schema.maxLength ?? schema.minLength;
  return types.includes("string") && narrowed === undefined;
}

/** What a version lacks of the forms that a value may have. */
function formNotes({ tables, version }: Building, row: TypeRow): SchemaNotes {
  const shared = row.type === undefined ? undefined : tables.types[row.type];
  for (const one of (row.anyOf ?? shared?.anyOf) || []) {
    if (typeof one === "string" || one.since === undefined || has(tables.versions, version, one)) continue;
    return { absentForms: { map: { since: one.since, name: one.as ?? one.type } } };
  }
  return {};
}

function branchesOf(building: Building, row: TypeRow): readonly JsonSchema[] {
  if (row.anyOf) {
    return row.anyOf.flatMap((one) => {
      if (typeof one === "string") return branchesOf(building, { type: one });
      return has(building.tables.versions, building.version, one) ? branchesOf(building, { type: one.type }) : [];
    });
  }
  if (row.steps) return [building.stepType];
  const list = /^list of (.+)$/.exec(row.type ?? "");
  if (list?.[1] !== undefined) {
    return [{ type: "array", items: valueSchema(building, { type: list[1] }), ...(row.filled && { minItems: 1 }) }];
  }
  const map = /^map of (.+)$/.exec(row.type ?? "");
  if (map?.[1] !== undefined) return [openMap(building, map[1], row.names)];
  return [...basic(building, row), ...(row.mayBeEmpty ? [{ type: "null" } as const] : [])];
}

function openMap(building: Building, type: string, names: string | undefined): JsonSchema {
  const named = names === undefined ? undefined : valueSchema(building, { type: names });
  return {
    type: "object",
    ...(named && { propertyNames: named }),
    additionalProperties: valueSchema(building, { type }),
  };
}

function basic(building: Building, row: TypeRow): readonly JsonSchema[] {
  const { type = row.values ? "enum" : "" } = row;
  switch (type) {
    case "text":
      return [{ ...enumOf(row), type: "string", ...textLimits(row) }];
    case "enum":
      return [enumOf(row)];
    case "boolean":
      return [{ type: "boolean" }];
    case "integer":
    case "number":
      return [
        {
          type,
          ...(row.least !== undefined && { minimum: row.least }),
          ...(row.most !== undefined && { maximum: row.most }),
        },
      ];
    case "scalar":
      return [{ type: ["string", "number", "boolean"] }];
    case "anything":
      return [{ type: ["string", "number", "boolean", "array", "object"] }];
    case "map":
      return [openMap(building, "anything", undefined)];
    default: {
      const shared = building.tables.types[type];
      if (shared) return branchesOf(building, { ...shared, ...(row.filled && { filled: true }) });
      if (!Object.hasOwn(building.tables.maps, type))
        throw new Error(`The tables name the type \`${type}\`, which isn't there.`);
      return [{ $ref: `#/$defs/${type}` }];
    }
  }
}

function textLimits(row: TypeRow): JsonSchema {
  return {
    ...(row.pattern !== undefined && { pattern: row.pattern }),
    ...(row.length && { minLength: row.length[0], maxLength: row.length[1] }),
    ...(row.form && { "x-pipewright": { form: row.form } }),
    ...(row.suggest && { "x-pipewright": { suggest: valueNotes(row.suggest) } }),
  };
}

/** Numbers of an enum may be written as text too. */
function enumOf(row: TypeRow): JsonSchema {
  if (!row.values) return {};
  if (!Array.isArray(row.values)) {
    const documented = row.values as Readonly<Record<string, Text>>;
    return { enum: Object.keys(documented), "x-pipewright": { values: valueNotes(documented) } };
  }
  const values: readonly (string | number)[] = row.values;
  return { enum: values.flatMap((value) => (typeof value === "number" ? [value, String(value)] : [value])) };
}

function valueNotes(values: Readonly<Record<string, Text>>): Readonly<Record<string, ValueNote>> {
  return Object.fromEntries(Object.entries(values).map(([value, doc]) => [value, { doc }]));
}
