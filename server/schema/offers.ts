import type { Text } from "../../protocol/index.ts";
import type { Path, YamlNode } from "../document/index.ts";
import { partsOf, placeAt, type SchemaPlace, typesIn } from "./applicable.ts";
import type { ExpectedType } from "./fault.ts";
import {
  type JsonSchema,
  type JsonValue,
  type Lifetime,
  notesOf,
  requiredAlternatives,
  type Schema,
} from "./json-schema.ts";

/** A key that a map may have, with what is known of it. */
export interface KeyOffer extends Lifetime {
  readonly key: string;
  readonly required: boolean;
  readonly present: boolean;
  /** One of several keys of which exactly one has to stand here, and none does yet. */
  readonly alternative?: true;
  /** In words: "list", "text". */
  readonly type: Text;
  readonly types: readonly ExpectedType[];
  readonly doc?: Text;
}

/** A value that may stand at a place, as it is written in YAML. */
export interface ValueOffer extends Lifetime {
  readonly value: string;
  readonly doc?: Text;
}

/** What is known of a key and its value. */
export interface SchemaNote extends Lifetime {
  readonly name?: Text;
  readonly doc?: Text;
  readonly type: Text;
  readonly types: readonly ExpectedType[];
  readonly required: boolean;
  readonly default?: JsonValue;
  /** Where there are few. */
  readonly choices?: readonly JsonValue[];
}

const mostChoices = 12;

const typeNames: Readonly<Record<ExpectedType, Text>> = {
  map: { en: "map", "zh-cn": "键值对" },
  list: { en: "list", "zh-cn": "列表" },
  string: { en: "text", "zh-cn": "文本" },
  number: { en: "number", "zh-cn": "数字" },
  integer: { en: "whole number", "zh-cn": "整数" },
  boolean: { en: "true or false", "zh-cn": "布尔值" },
  null: { en: "nothing", "zh-cn": "空" },
};

/**
 * The keys that the map at a path may have, in the order of the schema; what stands there already is marked.
 * Left out are keys that could not stand beside those that are there. Works where no map stands yet.
 */
export function keysAt(schema: JsonSchema, root: YamlNode | undefined, path: Path): readonly KeyOffer[] {
  const place = placeAt(schema, root, path);
  const parts = partsOf(schema, place, "map");
  const present = keysOf(place.node);
  const required = requiredKeys(parts, present);
  const excluded = excludedKeys(parts, present);
  const alternatives = openAlternatives(parts, present);
  const offers = new Map<string, KeyOffer>();
  for (const part of parts) {
    for (const [key, property] of Object.entries(part.properties ?? {})) {
      const isPresent = present.has(key);
      if (property === false || (!isPresent && excluded.has(key)) || offers.has(key)) continue;
      const alternative = alternatives.has(key) && ({ alternative: true } as const);
      const isRequired = required.has(key);
      offers.set(key, {
        ...described(schema, property),
        ...alternative,
        key,
        required: isRequired,
        present: isPresent,
      });
    }
  }
  return [...offers.values()];
}

type Description = Omit<KeyOffer, "key" | "required" | "present">;

/** A schema never changes, and completion asks for the same keys again and again. */
const descriptions = new WeakMap<JsonSchema, { readonly root: JsonSchema; readonly description: Description }>();

function described(root: JsonSchema, property: Schema): Description {
  const known = typeof property === "object" ? descriptions.get(property) : undefined;
  if (known?.root === root) return known.description;
  const description = describe(root, property);
  if (typeof property === "object") descriptions.set(property, { root, description });
  return description;
}

function describe(root: JsonSchema, property: Schema): Description {
  const types = (typesIn(root, property) ?? []).filter((type) => type !== "null");
  const { doc } = notesOf(property);
  const type = choiceWords(choicesOf(root, property)) ?? typeName(types);
  return { ...lifeOf(property), types, type, ...(doc && { doc }) };
}

/** The few values that a property takes, in the order of the schema; none where it takes others too or many. */
function choicesOf(root: JsonSchema, property: Schema): readonly JsonValue[] {
  const choices = partsOf(root, { parent: undefined, node: undefined, schemas: [property] })
    .flatMap((part) => part.enum ?? [])
    .filter((value, index, all) => all.findIndex((other) => String(other) === String(value)) === index);
  return choices.length <= mostChoices ? choices : [];
}

function choiceWords(choices: readonly JsonValue[]): Text | undefined {
  const last = choices.at(-1);
  if (last === undefined || choices.length < 2) return undefined;
  const others = choices.slice(0, -1).map(String);
  return { en: `${others.join(", ")} or ${last}`, "zh-cn": `${others.join("、")} 或 ${last}` };
}

function lifeOf(property: Schema): Lifetime {
  const { since, deprecated, removed, instead } = notesOf(property);
  const isDeprecated = typeof property === "object" && property.deprecated === true;
  return {
    ...(since !== undefined && { since }),
    ...(isDeprecated && { deprecated: deprecated ?? "" }),
    ...(removed !== undefined && { removed }),
    ...(instead !== undefined && { instead }),
  };
}

function typeName(types: readonly ExpectedType[]): Text {
  const [first, ...more] = withoutScalars(types);
  if (first === undefined || more.length > 2) return { en: "any value", "zh-cn": "任意值" };
  const name = typeNames[first];
  if (more.length === 0) return name;
  const rest = typeName(more);
  return { en: `${name.en} or ${rest.en}`, "zh-cn": `${name["zh-cn"]}或${rest["zh-cn"]}` };
}

/** Where every scalar will do, it is read as text. */
function withoutScalars(types: readonly ExpectedType[]): readonly ExpectedType[] {
  if (!types.includes("string") || !types.includes("number") || !types.includes("boolean")) return types;
  return types.filter((type) => type !== "number" && type !== "boolean");
}

function keysOf(node: YamlNode | undefined): ReadonlySet<string> {
  return new Set(node?.kind === "map" ? node.entries.map(({ key }) => key.text) : []);
}

/** Of alternatives of which none is there, the usual one counts as required. */
function requiredKeys(parts: readonly JsonSchema[], present: ReadonlySet<string>): ReadonlySet<string> {
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  for (const part of parts) {
    const exactly = part.oneOf && requiredAlternatives(part.oneOf);
    const { missing } = notesOf(part);
    if (exactly && missing !== undefined && !exactly.some((key) => present.has(key))) required.add(missing);
    const [first, ...others] = (part.anyOf && requiredAlternatives(part.anyOf)) ?? [];
    if (first !== undefined && ![first, ...others].some((key) => present.has(key))) required.add(first);
  }
  return required;
}

function openAlternatives(parts: readonly JsonSchema[], present: ReadonlySet<string>): ReadonlySet<string> {
  const groups = parts.map(alternativesIn);
  return new Set(groups.filter((keys) => !keys.some((key) => present.has(key))).flat());
}

/** The keys of which only one has to stand in a map. */
function alternativesIn(part: JsonSchema): readonly string[] {
  return (part.oneOf && requiredAlternatives(part.oneOf)) ?? Object.keys(notesOf(part).either ?? {});
}

/** What would be one too many, or would stand without what it belongs beside. */
function excludedKeys(parts: readonly JsonSchema[], present: ReadonlySet<string>): ReadonlySet<string> {
  const excluded = new Set<string>();
  for (const part of parts) {
    const exactly = alternativesIn(part);
    const chosen = exactly.filter((key) => present.has(key));
    if (chosen.length === 0) continue;
    for (const key of exactly) excluded.add(key);
    for (const [key, others] of Object.entries(notesOf(part).either ?? {}))
      if (!chosen.includes(key)) for (const other of others) excluded.add(other);
    for (const [key, dependent] of Object.entries(part.dependentSchemas ?? {})) {
      const beside =
        typeof dependent === "object" && dependent.anyOf ? requiredAlternatives(dependent.anyOf) : undefined;
      if (beside && !beside.some((other) => chosen.includes(other))) excluded.add(key);
    }
  }
  return excluded;
}

/** The values that may stand at a path, as far as they can be listed. */
export function valuesAt(schema: JsonSchema, root: YamlNode | undefined, path: Path): readonly ValueOffer[] {
  // Half a word stands there perhaps: what it is now must not decide what it may become.
  const place: SchemaPlace = { ...placeAt(schema, root, path), node: undefined };
  const offers = new Map<string, ValueOffer>();
  for (const part of partsOf(schema, place)) {
    const { values = {}, suggest = {} } = notesOf(part);
    for (const value of [...valuesIn(part), ...Object.keys(suggest)]) {
      const text = written(value);
      const note = values[String(value)] ?? suggest[String(value)];
      if (text === undefined || note?.quiet || offers.has(text) || offers.has(String(value))) continue;
      const { quiet: _, ...known } = note ?? {};
      offers.set(text, { value: text, ...known });
    }
  }
  return [...offers.values()];
}

function valuesIn(part: JsonSchema): readonly JsonValue[] {
  if (part.enum) return part.enum;
  if (part.const !== undefined) return [part.const];
  return part.type === "boolean" ? [true, false] : [];
}

/** As YAML reads it back. Undefined for what is no scalar. */
function written(value: JsonValue): string | undefined {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return undefined;
  const isOtherwise =
    /^(?:true|false|null|~|[-+]?[0-9.][0-9.eE+_xo-]*)$/i.test(value) ||
    /^[\s&*!|>%@`"'#{}[\],?-]|: |\s#|\s$|^$/.test(value);
  return isOtherwise ? JSON.stringify(value) : value;
}

/** What is known of the key at the end of a path, and of its value; undefined where the schema has no words for it. */
export function noteAt(schema: JsonSchema, root: YamlNode | undefined, path: Path): SchemaNote | undefined {
  const place = placeAt(schema, root, path);
  const key = path.at(-1);
  const property = place.schemas.find((one) => notesOf(one).doc) ?? place.schemas.find((one) => notesOf(one).name);
  if (property === undefined || !place.parent || typeof key !== "string") return undefined;
  const parentParts = partsOf(schema, place.parent, "map");
  const required = requiredKeys(parentParts, keysOf(place.parent.node)).has(key);
  const { name } = notesOf(property);
  const choices = choicesOf(schema, property);
  const fallback = typeof property === "object" ? property.default : undefined;
  const known = described(schema, property);
  return {
    ...known,
    required,
    type: typeName(known.types), // the choices stand beside it
    ...(name && { name }),
    ...(fallback !== undefined && { default: fallback }),
    ...(choices.length > 0 && { choices }),
  };
}
