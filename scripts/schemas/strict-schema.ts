/**
 * The schema that the validator is compiled from: it accepts exactly the values on which the walker has nothing to
 * say, and is written so that little code comes of it. Without that, the five validators would weigh 1.1 MB.
 */
import type { JsonSchema, JsonValue, Schema } from "../../server/schema/index.ts";

const annotations = new Set([
  "$schema",
  "$comment",
  "title",
  "description",
  "deprecated",
  "default",
  "examples",
  "x-pipewright",
]);
const schemasByName = new Set(["$defs", "definitions", "properties", "patternProperties", "dependencies"]);

type Plain = Readonly<Record<string, unknown>>;

export function strictSchema(schema: JsonSchema): Plain {
  return shareRepeated(strict(mapsTakeExpressions(schema)) as Plain);
}

/** Maps are only ever asked for beside an expression; so each may take one itself. */
function mapsTakeExpressions(schema: JsonSchema): JsonSchema {
  const definitions = Object.entries(schema.$defs ?? {}).map(([name, definition]) => {
    const takes = isSchema(definition) && definition.type === "object";
    return [name, takes ? orExpression(definition) : definition] as const;
  });
  return { ...schema, $defs: Object.fromEntries(definitions) };
}

/** The keywords on keys say nothing of a text and accept it, but for `oneOf`: there, all branches at once are too many. */
function orExpression({ oneOf, ...map }: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  const guarded: JsonSchema = oneOf ? { if: { type: "object" }, then: { oneOf } } : {};
  return { ...map, ...eitherType(map), ...guarded };
}

/** Without notes; nothing in it that is deprecated; an expression as one more pattern instead of one more branch. */
function strict(schema: Schema): unknown {
  if (typeof schema === "boolean") return schema;
  if (schema.deprecated) return false;
  const merged = withExpression(schema);
  if (merged) return strict(merged);
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "enum") result[keyword] = currentValues(schema);
    else if (keyword === "dependentSchemas") result.dependencies = strictKeyword("dependencies", value);
    else if (!annotations.has(keyword)) result[keyword] = strictKeyword(keyword, value);
  }
  return result;
}

function strictKeyword(keyword: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (isSchema(item) ? strict(item) : item));
  if (schemasByName.has(keyword) && isSchema(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strict(one as Schema)]));
  }
  return isSchema(value) && keyword !== "const" ? strict(value) : value;
}

const expressionPattern = "\\$\\{\\{";

/**
 * `anyOf: [a map, an expression]` accepts what `type: [object, string]` with the expression's pattern does, since a
 * pattern speaks of strings only. Undefined where the rest of the schema can't be written that way.
 */
function withExpression(schema: JsonSchema): JsonSchema | undefined {
  const [branch, expression, ...more] = schema.anyOf ?? [];
  if (!isSchema(branch) || !isSchema(expression) || more.length > 0) return undefined;
  if (expression.$ref !== "#/$defs/expression") return undefined;
  const { anyOf: _, ...around } = schema;
  if (!isAnnotated(around)) return undefined;
  if (branch.$ref !== undefined) return { ...around, ...branch }; // the map itself takes an expression: see mapsTakeExpressions
  const either = eitherType(branch);
  return either && { ...around, ...either };
}

function eitherType(branch: JsonSchema): JsonSchema | undefined {
  if (branch.enum) {
    const values = currentValues(branch);
    if (values.some((value) => typeof value !== "string")) return undefined;
    return {
      type: "string",
      pattern: `^(?:${values.map((value) => escaped(String(value))).join("|")})$|${expressionPattern}`,
    };
  }
  if (typeof branch.type !== "string" || branch.minLength !== undefined || branch.maxLength !== undefined)
    return undefined;
  if (branch.type !== "string") return { ...branch, type: [branch.type, "string"], pattern: expressionPattern };
  return branch.pattern === undefined ? undefined : { ...branch, pattern: `${branch.pattern}|${expressionPattern}` };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function isAnnotated(schema: JsonSchema): boolean {
  return Object.keys(schema).every((keyword) => annotations.has(keyword));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function currentValues(schema: JsonSchema): readonly JsonValue[] {
  const notes = schema["x-pipewright"]?.values ?? {};
  return (schema.enum ?? []).filter((value) => notes[String(value)]?.deprecated === undefined);
}

/** What stands several times stands once, behind a reference. Small things are cheaper where they are. */
function shareRepeated(schema: Plain): Plain {
  const counts = new Map<string, number>();
  count(schema, counts);
  const names = new Map<string, string>();
  const shared: Record<string, unknown> = {};
  const share = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(share);
    if (typeof value !== "object" || value === null) return value;
    const text = JSON.stringify(value);
    const inner = () => Object.fromEntries(Object.entries(value).map(([key, one]) => [key, share(one)]));
    if (text.length < 60 || (counts.get(text) ?? 0) < 2 || !looksLikeSchema(value)) return inner();
    let name = names.get(text);
    if (name === undefined) {
      name = `shared${names.size}`;
      names.set(text, name);
      shared[name] = inner();
    }
    return { $ref: `#/$defs/${name}` };
  };
  const whole = share(schema) as Record<string, unknown>;
  return { ...whole, $defs: { ...(whole.$defs as Plain), ...shared } };
}

function looksLikeSchema(value: object): boolean {
  return "type" in value || "anyOf" in value;
}

function count(value: unknown, counts: Map<string, number>): void {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) {
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  for (const one of Object.values(value)) count(one, counts);
}
