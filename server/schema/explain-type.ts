import type { YamlScalar } from "../document/index.ts";
import type { Fault } from "./fault.ts";
import { type JsonSchema, notesOf } from "./json-schema.ts";
import { expectedTypes, isOfType } from "./node-type.ts";
import { faultAt, type Place } from "./walk.ts";

/**
 * A value of the wrong type, or undefined. One fault says all: nothing else is looked at then.
 * A number where one of some words is asked for is no wrong type to its author, but a wrong word.
 */
export function explainType(place: Place, schema: JsonSchema): Fault | undefined {
  if (schema.type === undefined) return undefined;
  const expected = expectedTypes(schema.type);
  if (isOfType(place.node, expected)) return undefined;
  const { wraps, name, sample } = notesOf(schema);
  // Nothing stands around a root: it is called by its own name.
  const { node, ...at } = { ...faultAt(place), ...(name && place.path.length === 0 && { place: name }) };
  if (wraps !== undefined) {
    return { kind: "missing-key", ...at, key: wraps, isWrapper: true, sample: "{}", map: undefined, span: node.span };
  }
  const scalar = node.kind === "scalar" && node.value !== null ? node : undefined;
  const asWord = scalar && wrongWord(place, scalar, schema);
  return asWord ?? { kind: "type", ...at, node, expected, ...(sample !== undefined && { sample }) };
}

function wrongWord(place: Place, scalar: YamlScalar, schema: JsonSchema): Fault | undefined {
  const { form, topic: own = place.topic } = notesOf(schema);
  const topic = own === "schema" ? undefined : own;
  const at = { ...faultAt(place), ...(topic && { topic }), node: scalar };
  if (form?.anyScalar && schema.pattern !== undefined) {
    return { kind: "value", ...at, problem: { kind: "pattern", pattern: schema.pattern, form } };
  }
  const choices = choicesOf(schema);
  return choices && { kind: "value", ...at, problem: { kind: "choice", choices } };
}

/** What one may choose from, deprecated values left out; undefined where a schema leaves no such choice. */
export function choicesOf(schema: JsonSchema): readonly (string | number | boolean)[] | undefined {
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (!values) return undefined;
  const notes = notesOf(schema).values ?? {};
  const choices: (string | number | boolean)[] = [];
  for (const value of values) {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return undefined;
    const text = String(value);
    // A number that may be written as text too is one choice to a reader.
    if (notes[text]?.deprecated === undefined && !choices.some((other) => String(other) === text)) choices.push(value);
  }
  return choices;
}
