/** Scalars and lists against the keywords that speak of them alone. */
import { nearest, plainValue, type YamlList, type YamlNode, type YamlScalar } from "../document/index.ts";
import { choicesOf } from "./explain-type.ts";
import type { Fault, ValueProblem } from "./fault.ts";
import { type JsonSchema, notesOf, type Schema } from "./json-schema.ts";
import { fingerprint, isValue } from "./node-type.ts";
import { matches } from "./patterns.ts";
import { unevaluatedItems } from "./unevaluated.ts";
import { faultAt, mayGrow, type Place, placeOfItem, type Walk } from "./walk.ts";

export function explainScalar(walk: Walk, place: Place, node: YamlScalar, schema: JsonSchema): readonly Fault[] {
  const wrong = wrongChoice(walk, place, node, schema);
  if (wrong) return [wrong];
  const problem = typeof node.value === "string" ? textProblem(node.value, schema) : numberProblem(node.value, schema);
  return problem ? [{ kind: "value", ...faultAt(place), problem }] : [];
}

/** `enum` and `const`, for values of every kind. */
export function wrongChoice(walk: Walk, place: Place, node: YamlNode, schema: JsonSchema): Fault | undefined {
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (!values) return undefined;
  const text = node.kind === "scalar" ? node.text : "";
  const notes = notesOf(schema);
  if (values.some((value) => isValue(node, value))) {
    const note = Object.hasOwn(notes.values ?? {}, text) ? notes.values?.[text] : undefined;
    if (note?.deprecated === undefined) return undefined;
    const { doc: _, quiet: __, since: ___, ...life } = note;
    return { ...faultAt(place), kind: "deprecated", what: "value", name: text, ...life, deprecated: note.deprecated };
  }
  const absent = Object.hasOwn(notes.absent ?? {}, text) ? notes.absent?.[text] : undefined;
  if (absent?.removed !== undefined && absent.deprecated !== undefined) {
    const instead = absent.instead === undefined ? {} : { instead: absent.instead };
    return { ...faultAt(place), kind: "removed", what: "value", name: text, removed: absent.removed, ...instead };
  }
  if (absent?.since !== undefined)
    return { ...faultAt(place), kind: "too-new", what: "value", name: text, since: absent.since };
  const choices = choicesOf(schema);
  if (!choices) return { kind: "value", ...faultAt(place), problem: { kind: "not-allowed" } };
  const known = [...values.map(String), ...Object.keys(notes.absent ?? {})];
  return {
    kind: "value",
    ...faultAt(place),
    problem: { kind: "choice", choices },
    known,
    ...(notes.unknown && { unknown: notes.unknown }),
    ...nearOf(walk, text, choices),
  };
}

/** The choice that was meant; where none is near, a schema that may be too old says so softly. */
function nearOf(
  walk: Walk,
  text: string,
  choices: readonly (string | number | boolean)[],
): { near?: string; nearDistance?: number; isSoft?: true } {
  const near = nearest(text, choices.map(String));
  if (near) return { near: near.word, nearDistance: near.distance };
  return mayGrow(walk) && text !== "" ? { isSoft: true } : {};
}

function textProblem(value: string, schema: JsonSchema): ValueProblem | undefined {
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined && lengthOf(value) < minLength) return { kind: "too-short", least: minLength };
  if (maxLength !== undefined && lengthOf(value) > maxLength) return { kind: "too-long", most: maxLength };
  if (pattern === undefined || matches(value, pattern)) return undefined;
  const { form } = notesOf(schema);
  return { kind: "pattern", pattern, ...(form && { form }) };
}

/** In characters, as JSON Schema counts: a surrogate pair is one. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function numberProblem(value: YamlScalar["value"], schema: JsonSchema): ValueProblem | undefined {
  if (typeof value !== "number") return undefined;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (minimum !== undefined && value < minimum) return { kind: "too-small", least: minimum };
  if (maximum !== undefined && value > maximum) return { kind: "too-large", most: maximum };
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return { kind: "too-small", least: exclusiveMinimum };
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) return { kind: "too-large", most: exclusiveMaximum };
  if (multipleOf !== undefined && !Number.isInteger(value / multipleOf)) return { kind: "not-allowed" };
  return undefined;
}

export function explainList(walk: Walk, place: Place, list: YamlList, schema: JsonSchema): readonly Fault[] {
  const wrong = wrongChoice(walk, place, list, schema);
  if (wrong) return [wrong];
  const problem = listProblem(walk, place, list, schema);
  const found: Fault[] = problem ? [{ kind: "value", ...faultAt(place), problem }] : [];
  list.items.forEach((item, index) => {
    const itemSchema = schemaOfItem(schema, index);
    if (itemSchema === undefined || walk.isKnownRight(item, itemSchema)) return;
    found.push(...walk.explainKept(placeOfItem(place, item, index), itemSchema));
  });
  const rest = schema.unevaluatedItems;
  if (rest === undefined) return found;
  for (const index of unevaluatedItems(walk, place, list, schema)) {
    const item = list.items[index];
    if (item) found.push(...walk.explain(placeOfItem(place, item, index), rest));
  }
  return found;
}

/** `items` as a list is draft-07's `prefixItems`. */
export function schemaOfItem(schema: JsonSchema, index: number): Schema | undefined {
  const { items, prefixItems, additionalItems } = schema;
  if (isList(items)) return index < items.length ? items[index] : additionalItems;
  return prefixItems && index < prefixItems.length ? prefixItems[index] : items;
}

function isList(items: JsonSchema["items"]): items is readonly Schema[] {
  return Array.isArray(items);
}

function listProblem(walk: Walk, place: Place, list: YamlList, schema: JsonSchema): ValueProblem | undefined {
  const { minItems, maxItems, uniqueItems, contains, minContains = 1, maxContains } = schema;
  if (minItems !== undefined && list.items.length < minItems) return { kind: "too-few", least: minItems };
  if (maxItems !== undefined && list.items.length > maxItems) return { kind: "too-many", most: maxItems };
  if (uniqueItems && new Set(list.items.map((item) => fingerprint(plainValue(item)))).size < list.items.length) {
    return { kind: "repeated" };
  }
  if (contains === undefined) return undefined;
  const fitting = list.items.filter((item, index) => walk.accepts(placeOfItem(place, item, index), contains));
  if (fitting.length < minContains) return { kind: "too-few", least: minContains };
  if (maxContains !== undefined && fitting.length > maxContains) return { kind: "too-many", most: maxContains };
  return undefined;
}
