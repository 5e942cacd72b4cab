import { plainValue, type YamlNode } from "../document/index.ts";
import type { ExpectedType } from "./fault.ts";
import type { JsonType, JsonValue } from "./json-schema.ts";

/** What a value is. A whole number is an `integer`, also where it is written `3.0`. Undefined where we can't know. */
export function typeOfNode(node: YamlNode): ExpectedType | undefined {
  if (node.kind !== "scalar") return node.kind === "unknown" ? undefined : node.kind;
  switch (typeof node.value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(node.value) ? "integer" : "number";
    default:
      return "null";
  }
}

/** Whether a value is of one of the types. NaN and the infinities are numbers to YAML, but not to JSON Schema. */
export function isOfType(node: YamlNode, types: readonly ExpectedType[]): boolean {
  const type = typeOfNode(node);
  if (type === undefined) return true;
  if (node.kind === "scalar" && typeof node.value === "number" && !Number.isFinite(node.value)) return false;
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

export function expectedTypes(type: JsonType | readonly JsonType[]): readonly ExpectedType[] {
  return (typeof type === "string" ? [type] : type).map(expectedType);
}

function expectedType(type: JsonType): ExpectedType {
  switch (type) {
    case "object":
      return "map";
    case "array":
      return "list";
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return type;
  }
}

export function typeOfValue(value: JsonValue): ExpectedType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return "map";
  }
}

/** Whether a node's value is this one. Keys may stand in any order. */
export function isValue(node: YamlNode, value: JsonValue): boolean {
  return node.kind === "scalar" ? node.value === value : isSame(plainValue(node), value);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)));
}

/** The same text for the same value, whatever the order of the keys. */
export function fingerprint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${fingerprint(Reflect.get(value, key))}`).join()}}`;
}
