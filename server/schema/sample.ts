import { choicesOf } from "./explain-type.ts";
import { followed, type JsonSchema, notesOf, type Schema } from "./json-schema.ts";

/** Something right to begin with, as YAML on one line; what the author has to replace says `change-me`. */
export function sampleOf(root: JsonSchema, schema: Schema | undefined, depth = 0): string {
  if (typeof schema !== "object" || depth > 8) return "change-me";
  const { sample } = notesOf(schema);
  if (sample !== undefined) return sample;
  const found = followed(root, schema);
  if (found !== schema) return sampleOf(root, found, depth + 1);
  const inner = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  const type = typeof schema.type === "object" ? schema.type[0] : schema.type;
  if (inner !== undefined && type === undefined) return sampleOf(root, inner, depth + 1);
  const choice = choicesOf(schema)?.[0];
  if (choice !== undefined) return String(choice);
  switch (type) {
    case "boolean":
      return "false";
    case "integer":
    case "number":
      return String(Math.max(1, schema.minimum ?? 1));
    case "array":
      return (schema.minItems ?? 0) > 0 ? `[${sampleOf(root, firstItem(schema), depth + 1)}]` : "[]";
    case "object":
      return sampleMap(root, schema, depth);
    case "string":
    case "null":
      return "change-me";
  }
  return "change-me";
}

function firstItem({ items }: JsonSchema): Schema | undefined {
  return Array.isArray(items) ? items[0] : (items as Schema | undefined);
}

function sampleMap(root: JsonSchema, schema: JsonSchema, depth: number): string {
  const keys = schema.required ?? [];
  if (keys.length === 0) return "{}";
  return `{ ${keys.map((key) => `${key}: ${sampleOf(root, schema.properties?.[key], depth + 1)}`).join(", ")} }`;
}
