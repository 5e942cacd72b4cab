/** Which parts of a schema speak of a place, also of one where nothing stands yet: for offers and hovers. */
import { isEmpty, type Path, type PathStep, type YamlNode } from "../document/index.ts";
import { explain } from "./explain.ts";
import { schemaOfItem } from "./explain-value.ts";
import type { ExpectedType } from "./fault.ts";
import { type JsonSchema, notesOf, requiredAlternatives, resolveRef, type Schema } from "./json-schema.ts";
import { expectedTypes, isOfType, typeOfValue } from "./node-type.ts";
import { matches } from "./patterns.ts";

/** A place: what stands there, if anything does, and the schemas that speak of it, not yet taken apart. */
export interface SchemaPlace {
  readonly node: YamlNode | undefined;
  readonly schemas: readonly Schema[];
  /** The place one step up, undefined at the root. */
  readonly parent: SchemaPlace | undefined;
}

/** Follows a path, whose last steps may lead to where nothing stands. */
export function placeAt(schema: JsonSchema, root: YamlNode | undefined, path: Path): SchemaPlace {
  let place: SchemaPlace = { node: root, schemas: [schema], parent: undefined };
  for (const step of path) {
    const parts = partsOf(schema, place, typeof step === "number" ? "list" : "map");
    place = {
      node: childOf(place.node, step),
      schemas: parts.flatMap((part) => schemasOfChild(part, step)),
      parent: place,
    };
  }
  return place;
}

function childOf(node: YamlNode | undefined, step: PathStep): YamlNode | undefined {
  if (node?.kind === "map") return node.entries.find(({ key }) => key.text === step)?.value;
  return node?.kind === "list" && typeof step === "number" ? node.items[step] : undefined;
}

function schemasOfChild(part: JsonSchema, step: PathStep): readonly Schema[] {
  if (typeof step === "number") {
    const item = schemaOfItem(part, step);
    return item === undefined ? [] : [item];
  }
  const found: Schema[] = [];
  const property = part.properties && Object.hasOwn(part.properties, step) ? part.properties[step] : undefined;
  if (property !== undefined) found.push(property);
  for (const [pattern, schema] of Object.entries(part.patternProperties ?? {})) {
    if (matches(step, pattern)) found.push(schema);
  }
  if (found.length === 0 && part.additionalProperties !== undefined) found.push(part.additionalProperties);
  return found;
}

/**
 * The schemas of a place, taken apart: references followed, and of branches those that fit. `shape` says what is
 * about to be written there, whatever half a word stands there now.
 */
export function partsOf(root: JsonSchema, place: SchemaPlace, shape?: "map" | "list"): readonly JsonSchema[] {
  const parts: JsonSchema[] = [];
  const pending: { schema: Schema; depth: number }[] = place.schemas.map((schema) => ({ schema, depth: 0 }));
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { schema, depth } = next;
    if (typeof schema === "boolean" || depth > 16 || parts.length > 1_000) continue;
    parts.push(schema);
    const inner = (one: Schema) => ({ schema: one, depth: depth + 1 });
    const target = schema.$ref === undefined ? undefined : resolveRef(root, schema.$ref);
    if (target !== undefined) pending.push(inner(target));
    for (const part of schema.allOf ?? []) pending.push(inner(part));
    for (const branches of [schema.anyOf, schema.oneOf]) {
      if (!branches || requiredAlternatives(branches)) continue;
      pending.push(...branches.filter((branch) => fits(root, branch, place.node, shape)).map(inner));
    }
    const chosen = chosenBranch(root, place.node, schema);
    if (chosen !== undefined) pending.push(inner(chosen));
  }
  return parts;
}

/** A condition on nothing says nothing. */
function chosenBranch(root: JsonSchema, node: YamlNode | undefined, schema: JsonSchema): Schema | undefined {
  if (schema.if === undefined || !node || isEmpty(node)) return undefined;
  return explain(node, schema.if, { references: root }).length === 0 ? schema.then : schema.else;
}

function fits(
  root: JsonSchema,
  branch: Schema,
  node: YamlNode | undefined,
  shape: "map" | "list" | undefined,
): boolean {
  const types = typesIn(root, branch);
  if (isExpression(root, branch)) return false;
  if (!types) return true;
  if (shape) return types.includes(shape);
  return !node || isEmpty(node) || isOfType(node, types);
}

function isExpression(root: JsonSchema, branch: Schema): boolean {
  if (typeof branch === "boolean") return false;
  const target = branch.$ref === undefined ? branch : resolveRef(root, branch.$ref);
  return target !== undefined && notesOf(target).expression === true;
}

/** The types that a schema allows, expressions aside; undefined where it doesn't say. */
export function typesIn(root: JsonSchema, schema: Schema, depth = 0): readonly ExpectedType[] | undefined {
  if (typeof schema === "boolean" || depth > 16) return undefined;
  if (schema.type !== undefined) return expectedTypes(schema.type);
  if (schema.enum) return [...new Set(schema.enum.map(typeOfValue))];
  if (schema.const !== undefined) return [typeOfValue(schema.const)];
  const target = schema.$ref === undefined ? undefined : resolveRef(root, schema.$ref);
  if (target !== undefined) return typesIn(root, target, depth + 1);
  const branches = (schema.anyOf ?? schema.oneOf)?.filter((branch) => !isExpression(root, branch));
  const types = branches?.map((branch) => typesIn(root, branch, depth + 1));
  return types?.every((one) => one !== undefined) ? [...new Set(types.flat())] : undefined;
}
