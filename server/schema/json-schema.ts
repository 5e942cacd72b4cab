import type { Text } from "../../protocol/index.ts";

/**
 * JSON Schema in the one form that we work on: that of 2020-12, and `dependencies`. What is not listed here is not
 * looked at. References are pointers within the schema (`#/…`); `readSchema` makes them so.
 */
export type Schema = boolean | JsonSchema;

export type JsonType = "object" | "array" | "string" | "number" | "integer" | "boolean" | "null";

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

type Schemas = Readonly<Record<string, Schema>>;

export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $comment?: string;
  readonly $ref?: string;
  readonly $defs?: Schemas;
  readonly definitions?: Schemas;
  readonly title?: string;
  readonly description?: string;
  readonly default?: JsonValue;
  readonly examples?: readonly JsonValue[];
  readonly deprecated?: boolean;
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly JsonValue[];
  readonly const?: JsonValue;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly items?: Schema | readonly Schema[];
  readonly prefixItems?: readonly Schema[];
  readonly additionalItems?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly unevaluatedItems?: Schema;
  readonly properties?: Schemas;
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Schemas;
  readonly dependencies?: Readonly<Record<string, Schema | readonly string[]>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  /** `contains` doesn't count as having looked at an item: so it was in 2019-09. */
  readonly containsLeavesItems?: boolean;
  /** Beside `$ref`: it leads to the outermost schema that has this anchor, where one on the way has it. */
  readonly dynamicRef?: string;
  /** Dynamic anchors of the document that this schema is in, each with a reference to its schema. */
  readonly dynamicScope?: Readonly<Record<string, string>>;
  readonly "x-pipewright"?: SchemaNotes;
}

/** Whose rules take a fault: those of `schema` and `version` unless another topic is named. */
export type Topic = "schema" | "step-type" | "step-input" | "permission";

/** Since when something exists, and until when. */
export interface Lifetime {
  readonly since?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  /** What to write today: a key, a value, or a short piece of YAML such as `needs: []`. */
  readonly instead?: string;
  /** The name of the fix that does it. */
  readonly replace?: string;
}

/** What a schema says beyond JSON Schema. Nothing here decides whether a value is right; it is for words and offers. */
export interface SchemaNotes extends Lifetime {
  /** Of a map: what it is called, "a stage". */
  readonly name?: Text;
  /** Markdown, for hover and completion. */
  readonly doc?: Text;
  /** Of a key: how it is called in a sentence, "a `type`". */
  readonly phrase?: Text;
  /** Keys of a map, or values of an enum, which this version lacks. */
  readonly absent?: Readonly<Record<string, AbsentNote>>;
  /** Shapes of a value which this version lacks. */
  readonly absentForms?: Readonly<Partial<Record<"map" | "list", { readonly since: string; readonly name: string }>>>;
  /** Something right to begin with, as YAML on one line. */
  readonly sample?: string;
  /** Of an enum: what is known of each value. */
  readonly values?: Readonly<Record<string, ValueNote>>;
  /** Of an open text: values worth offering. */
  readonly suggest?: Readonly<Record<string, ValueNote>>;
  /** Of a pattern: what it asks for, in words. With `anyScalar` a number counts as a text of the wrong form. */
  readonly form?: { readonly name: string; readonly text: Text; readonly anyScalar?: boolean };
  /** Of alternatives of which none is there: the key that is then reported as missing. */
  readonly missing?: string;
  /** Of a root: the key under which everything belongs that stands at the root by mistake. */
  readonly wraps?: string;
  /** Rules of another topic than `schema` take the faults below here. */
  readonly topic?: Topic;
  /** Of a map: the sibling whose value is blamed for keys that this map lacks. */
  readonly lacksAt?: string;
  /** An expression stands for the value: never the branch that somebody meant to write. */
  readonly expression?: boolean;
  /** What is said of a key that a map lacks, or of a word that is no choice: `{key}` is it, `{owner}` the key before the map. */
  readonly unknown?: Text;
  /** Of a map: keys of which one says what it is about, each with the keys that go with it alone. For offers. */
  readonly either?: Readonly<Record<string, readonly string[]>>;
  /** A list is what one usually writes here, although a single value does too. */
  readonly listed?: boolean;
  /** Of a root: the platform may have keys and words that the schema doesn't know yet. */
  readonly mayGrow?: boolean;
  /** The value is a platform version or a range of them. */
  readonly platform?: boolean;
}

export interface AbsentNote extends Lifetime {
  /** Keys that are not missed where this one stands. */
  readonly standsFor?: readonly string[];
}

export interface ValueNote extends Lifetime {
  readonly doc?: Text;
  /** Right, but not worth offering. */
  readonly quiet?: boolean;
}

const noNotes: SchemaNotes = {};

export function notesOf(schema: Schema): SchemaNotes {
  return (typeof schema === "object" && schema["x-pipewright"]) || noNotes;
}

const resolvedRefs = new WeakMap<JsonSchema, Map<string, Schema | undefined>>();

/**
 * The schema behind a local reference; undefined when there is none, or when it leads out of the schema.
 * Hot: one answer of completion follows hundreds.
 */
export function resolveRef(root: JsonSchema, ref: string): Schema | undefined {
  const resolved = resolvedRefs.get(root) ?? new Map<string, Schema | undefined>();
  resolvedRefs.set(root, resolved);
  if (!resolved.has(ref)) resolved.set(ref, findRef(root, ref));
  return resolved.get(ref);
}

function findRef(root: JsonSchema, ref: string): Schema | undefined {
  if (ref === "#") return root;
  if (!ref.startsWith("#/")) return undefined;
  let found: unknown = root;
  for (const part of ref.slice(2).split("/")) {
    const step = decodeStep(part);
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return typeof found === "boolean" || (typeof found === "object" && found !== null) ? (found as Schema) : undefined;
}

function decodeStep(part: string): string {
  try {
    return decodeURIComponent(part).replace(/~1/g, "/").replace(/~0/g, "~");
  } catch {
    return part;
  }
}

/** Follows references until something else stands there. The notes nearest to the start win. */
export function followed(root: JsonSchema, schema: Schema): Schema {
  let found = schema;
  for (let hops = 0; hops < 32; hops++) {
    if (typeof found === "boolean" || found.$ref === undefined) return found;
    const target = resolveRef(root, found.$ref);
    if (target === undefined) return found;
    found = target;
  }
  return found;
}

/** Where every branch only asks for one key: these keys. They are alternatives then, and can be named. */
export function requiredAlternatives(branches: readonly Schema[]): readonly string[] | undefined {
  const keys: string[] = [];
  for (const branch of branches) {
    const key = onlyRequired(branch);
    if (key === undefined) return undefined;
    keys.push(key);
  }
  return keys;
}

function onlyRequired(schema: Schema): string | undefined {
  if (typeof schema === "boolean" || schema.required?.length !== 1) return undefined;
  return Object.keys(schema).every((keyword) => keyword === "required") ? schema.required[0] : undefined;
}
