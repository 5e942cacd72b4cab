/**
 * Reads JSON Schemas that somebody else wrote: of three drafts, with references of every local kind, right or wrong.
 * What comes out is in the one form that the rest of this room works on (`JsonSchema`).
 *
 * Law: any value gets an answer, in time and memory that its size bounds; what is wrong in it is a problem, never a throw.
 * Source: JSON Schema draft-07, 2019-09, 2020-12. Documents elsewhere are never fetched.
 */
import type { JsonSchema, Schema } from "./json-schema.ts";
import { patternProblem } from "./patterns.ts";
import { editorNotes, ownNotes } from "./read-notes.ts";
import { type Draft, draftOf, type RawSchema, SchemaResources } from "./schema-resources.ts";

export interface ReadSchema {
  readonly schema: JsonSchema;
  readonly problems: readonly SchemaProblem[];
}

/** Something in a schema that can't be heeded. */
export interface SchemaProblem {
  readonly kind: "keyword" | "reference" | "pattern" | "runaway-pattern" | "draft" | "too-large" | "no-schema";
  /** As a JSON Pointer from the root, `""` for the root. */
  readonly at: string;
  /** The keyword, the reference, the pattern or the draft. */
  readonly word: string;
}

/** So many subschemas are read at most, and so deep. */
const mostSchemas = 50_000;
const deepest = 200;

/** Schemas that JSON Schema's own tests may call "any": what can't be read asks for nothing. */
export function readSchema(value: unknown): ReadSchema {
  if (typeof value === "boolean") return { schema: value ? {} : { not: {} }, problems: [] };
  if (!isRecord(value)) {
    return { schema: {}, problems: [{ kind: "no-schema", at: "", word: "" }] };
  }
  return new Reading(value).read();
}

class Reading {
  readonly #raw: RawSchema;
  readonly #resources: SchemaResources;
  readonly #problems: SchemaProblem[] = [];
  /** Of what references lead to: raw schema → its name under `$defs`. */
  readonly #names = new Map<RawSchema | boolean, string>();
  readonly #pending: { readonly raw: RawSchema | boolean; readonly name: string; readonly at: string }[] = [];
  readonly #isDynamic: boolean;
  #count = 0;

  constructor(raw: RawSchema) {
    this.#raw = raw;
    const draft = draftOf(raw);
    if (draft === undefined) {
      this.#problems.push({ kind: "draft", at: "", word: String(raw.$schema) });
    }
    this.#resources = new SchemaResources(raw, draft ?? "2020-12");
    this.#isDynamic = this.#resources.hasDynamicAnchors;
  }

  read(): ReadSchema {
    const root = this.#convert(this.#raw, "", 0);
    const defs: Record<string, Schema> = {};
    for (let next = this.#pending.shift(); next; next = this.#pending.shift()) {
      defs[next.name] = this.#schema(next.raw, next.at, 0);
    }
    const schema = Object.keys(defs).length > 0 ? { ...root, $defs: defs } : root;
    return { schema, problems: this.#problems };
  }

  #schema(raw: unknown, at: string, depth: number): Schema {
    if (typeof raw === "boolean") return raw;
    return isRecord(raw) ? this.#convert(raw, at, depth) : true;
  }

  #convert(raw: RawSchema, at: string, depth: number): JsonSchema {
    if (++this.#count > mostSchemas || depth > deepest) {
      if (this.#count === mostSchemas + 1 || depth > deepest) this.#problem("too-large", at, "");
      return {};
    }
    const { draft } = this.#resources.of(raw);
    const found: Draftable = draft === "2019-09" && raw.contains !== undefined ? { containsLeavesItems: true } : {};
    const inner = (value: unknown, step: string): Schema => this.#schema(value, `${at}/${step}`, depth + 1);
    const hidesSiblings = draft === "draft-07" && typeof raw.$ref === "string";
    for (const keyword of hidesSiblings ? [] : Object.keys(raw)) {
      if (!this.#keyword(raw, keyword, found, draft, at, inner)) this.#problem("keyword", at, keyword);
    }
    this.#references(raw, found, draft, at);
    const scope = this.#isDynamic ? this.#scopeOf(raw) : undefined;
    if (scope) found.dynamicScope = scope;
    return found;
  }

  /** Whether a keyword has a form that can be heeded, or is none of ours. */
  #keyword(
    raw: RawSchema,
    keyword: string,
    found: Draftable,
    draft: Draft,
    at: string,
    inner: (value: unknown, step: string) => Schema,
  ): boolean {
    const value = raw[keyword];
    const { form, from } = keywords.get(keyword) ?? unknownKeyword;
    if (form === "none" || isBefore(draft, from)) return true;
    switch (form) {
      case "schema":
        if (!isSchema(value)) return false;
        Object.assign(found, { [keyword]: inner(value, keyword) });
        return true;
      case "schemas":
        if (!isRecord(value)) return false;
        Object.assign(found, { [keyword]: mapOf(value, (one, key) => inner(one, `${keyword}/${escaped(key)}`)) });
        return true;
      case "schema list":
        if (!Array.isArray(value) || value.length === 0) return false;
        Object.assign(found, { [keyword]: value.map((one, index) => inner(one, `${keyword}/${index}`)) });
        return true;
      case "items":
        return readItems(value, found, draft, raw, inner);
      case "dependencies":
        if (!isRecord(value)) return false;
        found.dependencies = mapOf(value, (one, key) => wordsOf(one) ?? inner(one, `${keyword}/${escaped(key)}`));
        return true;
      case "pattern":
        if (typeof value !== "string") return false;
        if (!this.#isRefused(value, at)) found.pattern = value;
        return true;
      case "patterns": {
        if (!isRecord(value)) return false;
        const heeded = Object.entries(value).filter(([pattern]) => !this.#isRefused(pattern, at));
        found.patternProperties = mapOf(Object.fromEntries(heeded), (one, key) =>
          inner(one, `${keyword}/${escaped(key)}`),
        );
        return true;
      }
      case "words by key":
        if (!isRecord(value)) return false;
        found.dependentRequired = mapOf(value, (one) => wordsOf(one) ?? []);
        return true;
      default:
        if (!isOfForm[form](value)) return false;
        Object.assign(found, { [keyword]: value });
        return true;
    }
  }

  #isRefused(pattern: string, at: string): boolean {
    const problem = patternProblem(pattern);
    if (problem !== undefined) this.#problem(problem === "invalid" ? "pattern" : "runaway-pattern", at, pattern);
    return problem !== undefined;
  }

  #references(raw: RawSchema, found: Draftable, draft: Draft, at: string): void {
    const notes = { ...editorNotes(raw), ...ownNotes(raw["x-pipewright"]) };
    if (Object.keys(notes).length > 0) found["x-pipewright"] = notes;
    for (const keyword of referenceKeywords[draft]) {
      const value = raw[keyword];
      if (value === undefined) continue;
      const target = typeof value === "string" ? this.#resources.resolve(raw, value) : undefined;
      if (target === undefined) {
        this.#problem("reference", at, String(value));
        continue;
      }
      const isPlain = keyword === "$ref";
      const anchor = isPlain ? undefined : this.#resources.dynamicAnchorOf(target.schema, keyword, String(value));
      const reference = { $ref: this.#nameOf(target), ...(anchor !== undefined && { dynamicRef: anchor }) };
      if (found.$ref === undefined) Object.assign(found, reference);
      else found.allOf = [...(found.allOf ?? []), reference];
    }
  }

  /** Where a reference leads in what comes out. The root is itself; everything else stands under `$defs`. */
  #nameOf({ schema, uri, at }: { schema: RawSchema | boolean; uri: string; at: string }): string {
    if (schema === this.#raw) return "#";
    const known = this.#names.get(schema);
    const name = known ?? this.#freeName(uri);
    if (known === undefined) {
      this.#names.set(schema, name);
      this.#pending.push({ raw: schema, name, at });
    }
    return `#/$defs/${encodeURIComponent(escaped(name))}`;
  }

  #freeName(uri: string): string {
    const short = /#\/(?:\$defs|definitions)\/([^/]+)$/.exec(uri)?.[1] ?? uri;
    const name = decoded(short);
    const taken = new Set(this.#names.values());
    if (!taken.has(name)) return name;
    for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
  }

  #scopeOf(raw: RawSchema): Readonly<Record<string, string>> | undefined {
    const anchors = this.#resources.dynamicAnchorsAround(raw);
    const scope = [...anchors].map(([name, schema]) => [name, this.#nameOf({ schema, uri: `#${name}`, at: "" })]);
    return scope.length > 0 ? Object.fromEntries(scope) : undefined;
  }

  #problem(kind: SchemaProblem["kind"], at: string, word: string): void {
    if (this.#problems.length < 100) this.#problems.push({ kind, at, word });
  }
}

type Draftable = { -readonly [Key in keyof JsonSchema]: JsonSchema[Key] };

const referenceKeywords: Readonly<Record<Draft, readonly string[]>> = {
  "draft-07": ["$ref"],
  "2019-09": ["$ref", "$recursiveRef"],
  "2020-12": ["$ref", "$dynamicRef"],
};

type SimpleForm = "text" | "number" | "count" | "flag" | "words" | "values" | "value" | "types";
type Form =
  | SimpleForm
  | "schema"
  | "schemas"
  | "schema list"
  | "items"
  | "dependencies"
  | "pattern"
  | "patterns"
  | "words by key"
  | "none";

interface Keyword {
  readonly form: Form;
  readonly from?: Draft;
}

const unknownKeyword: Keyword = { form: "none" };

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ["title", { form: "text" }],
  ["description", { form: "text" }],
  ["default", { form: "value" }],
  ["examples", { form: "values" }],
  ["deprecated", { form: "flag" }],
  ["type", { form: "types" }],
  ["enum", { form: "values" }],
  ["const", { form: "value" }],
  ["pattern", { form: "pattern" }],
  ["minLength", { form: "count" }],
  ["maxLength", { form: "count" }],
  ["minimum", { form: "number" }],
  ["maximum", { form: "number" }],
  ["exclusiveMinimum", { form: "number" }],
  ["exclusiveMaximum", { form: "number" }],
  ["multipleOf", { form: "number" }],
  ["items", { form: "items" }],
  ["prefixItems", { form: "schema list", from: "2020-12" }],
  ["minItems", { form: "count" }],
  ["maxItems", { form: "count" }],
  ["uniqueItems", { form: "flag" }],
  ["contains", { form: "schema" }],
  ["minContains", { form: "count", from: "2019-09" }],
  ["maxContains", { form: "count", from: "2019-09" }],
  ["unevaluatedItems", { form: "schema", from: "2019-09" }],
  ["unevaluatedProperties", { form: "schema", from: "2019-09" }],
  ["properties", { form: "schemas" }],
  ["patternProperties", { form: "patterns" }],
  ["additionalProperties", { form: "schema" }],
  ["propertyNames", { form: "schema" }],
  ["required", { form: "words" }],
  ["minProperties", { form: "count" }],
  ["maxProperties", { form: "count" }],
  ["dependentRequired", { form: "words by key", from: "2019-09" }],
  ["dependentSchemas", { form: "schemas", from: "2019-09" }],
  ["dependencies", { form: "dependencies" }],
  ["allOf", { form: "schema list" }],
  ["anyOf", { form: "schema list" }],
  ["oneOf", { form: "schema list" }],
  ["not", { form: "schema" }],
  ["if", { form: "schema" }],
  ["then", { form: "schema" }],
  ["else", { form: "schema" }],
]);

const isOfForm: Readonly<Record<SimpleForm, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number" && Number.isFinite(value),
  count: (value) => typeof value === "number" && Number.isInteger(value) && value >= 0,
  flag: (value) => typeof value === "boolean",
  words: (value) => wordsOf(value) !== undefined,
  values: (value) => Array.isArray(value),
  value: (value) => value !== undefined,
  types: (value) => [value].flat().every((one) => typeof one === "string" && types.has(one)),
};

const types: ReadonlySet<string> = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);
const drafts: readonly Draft[] = ["draft-07", "2019-09", "2020-12"];

function isBefore(draft: Draft, from: Draft | undefined): boolean {
  return from !== undefined && drafts.indexOf(draft) < drafts.indexOf(from);
}

/** A list under `items` is what 2020-12 calls `prefixItems`; `additionalItems` is then its `items`. */
function readItems(
  value: unknown,
  found: Draftable,
  _draft: Draft,
  raw: RawSchema,
  inner: (value: unknown, step: string) => Schema,
): boolean {
  if (isSchema(value)) {
    found.items = inner(value, "items");
    return true;
  }
  if (!Array.isArray(value)) return false;
  found.prefixItems = value.map((one, index) => inner(one, `items/${index}`));
  if (isSchema(raw.additionalItems)) found.items = inner(raw.additionalItems, "additionalItems");
  return true;
}

function wordsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
}

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isRecord(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Own keys alone, `__proto__` among them. */
function mapOf<Value>(
  record: Readonly<Record<string, unknown>>,
  convert: (value: unknown, key: string) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value, key)]));
}

/** As a step of a JSON Pointer. */
function escaped(key: string): string {
  return key.replace(/~/g, "~0").replace(/\//g, "~1");
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step).replace(/~1/g, "/").replace(/~0/g, "~");
  } catch {
    return step;
  }
}
