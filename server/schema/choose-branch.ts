/** The keywords that combine schemas. Of several branches, only the one that was meant is explained. */
import { entryOf, isEmpty, type YamlNode } from "../document/index.ts";
import { choicesOf } from "./explain-type.ts";
import type { ExpectedType, Fault } from "./fault.ts";
import { followed, type JsonSchema, notesOf, requiredAlternatives, type Schema } from "./json-schema.ts";
import { expectedTypes, isOfType, isValue, typeOfValue } from "./node-type.ts";
import { areWrong, faultAt, type Place, placeOfValue, type Walk } from "./walk.ts";

export function explainBranches(walk: Walk, place: Place, schema: JsonSchema): readonly Fault[] {
  const { allOf, anyOf, oneOf, not } = schema;
  const found: Fault[] = [];
  const isMap = place.node.kind === "map";
  for (const part of allOf ?? []) {
    found.push(...(isOnlyCondition(part) ? explainCondition(walk, place, part) : walk.explain(place, part)));
  }
  if (anyOf && !(isMap && requiredAlternatives(anyOf))) found.push(...explainAnyOf(walk, place, anyOf, schema));
  if (oneOf && !(isMap && requiredAlternatives(oneOf))) found.push(...explainOneOf(walk, place, oneOf, schema));
  if (not !== undefined && walk.accepts(place, not)) found.push(notAllowed(place));
  if (schema.if !== undefined) found.push(...explainCondition(walk, place, schema));
  return found;
}

function isOnlyCondition(schema: Schema): schema is JsonSchema {
  if (typeof schema === "boolean" || schema.if === undefined) return false;
  for (const keyword in schema) if (keyword !== "if" && keyword !== "then" && keyword !== "else") return false;
  return true;
}

/** Hot where a map has a condition for each word that may stand at one of its keys, as a catalogue's steps have. */
function explainCondition(walk: Walk, place: Place, schema: JsonSchema): readonly Fault[] {
  if (schema.if === undefined) return [];
  const holds = holdsAtOnce(place.node, schema.if) ?? walk.accepts(place, schema.if);
  const chosen = holds ? schema.then : schema.else;
  return chosen === undefined ? [] : walk.explain(place, chosen);
}

/** `{ properties: { type: { enum: […] } }, required: [type] }` is answered by a look at the key; undefined for others. */
function holdsAtOnce(node: YamlNode, condition: Schema): boolean | undefined {
  if (node.kind !== "map" || typeof condition === "boolean") return undefined;
  const key = condition.required?.length === 1 ? condition.required[0] : undefined;
  const property = key === undefined ? undefined : condition.properties?.[key];
  if (key === undefined || typeof property !== "object") return undefined;
  if (keywordCount(condition) !== 2 || keywordCount(property) !== 1) return undefined;
  if (keywordCount(condition.properties ?? {}) !== 1) return undefined;
  const values = property.enum ?? (property.const === undefined ? undefined : [property.const]);
  if (!values) return undefined;
  const value = entryOf(node, key)?.value;
  if (!value) return false;
  return value.kind === "unknown" || values.some((one) => isValue(value, one));
}

function keywordCount(schema: object): number {
  let count = 0;
  for (const _ in schema) count++;
  return count;
}

function notAllowed(place: Place): Fault {
  return { kind: "value", ...faultAt(place), problem: { kind: "not-allowed" } };
}

function explainAnyOf(walk: Walk, place: Place, branches: readonly Schema[], schema: JsonSchema): readonly Fault[] {
  const tried: Fault[][] = [];
  for (const branch of branches) {
    const found = walk.explain(place, branch);
    if (found.length === 0) return [];
    tried.push([...found]);
  }
  const accepting = tried.find((found) => !areWrong(found));
  if (accepting) return accepting;
  return bestExplanation(walk, place, branches, tried, schema);
}

function explainOneOf(walk: Walk, place: Place, branches: readonly Schema[], schema: JsonSchema): readonly Fault[] {
  const tried = branches.map((branch) => [...walk.explain(place, branch)]);
  const [accepting, ...others] = tried.filter((found) => !areWrong(found));
  if (accepting && others.length === 0) return accepting;
  return accepting ? [notAllowed(place)] : bestExplanation(walk, place, branches, tried, schema);
}

/**
 * What the branch that was meant has to say. Chosen by what can't be an accident, in this order: the type of the
 * value, a key that tells the branches apart, the keys that stand there; the number of faults decides only then.
 */
function bestExplanation(
  walk: Walk,
  place: Place,
  branches: readonly Schema[],
  tried: readonly (readonly Fault[])[],
  schema: JsonSchema,
): readonly Fault[] {
  const all = branches.map((branch, index): Candidate => ({ branch, faults: tried[index] ?? [] }));
  const meant = all.filter(({ branch }) => notesOf(followed(walk.root, branch)).expression !== true);
  const [only, ...others] = meant;
  if (!only) return tried[0] ?? [];
  const form = formOfAnotherTime(place, schema);
  if (form) return [form];
  if (others.length === 0) return only.faults;
  const fitting = byType(walk, place.node, meant);
  if (fitting.length === 0) {
    const expected = [...new Set(meant.flatMap(({ branch }) => typesOf(walk, branch) ?? []))];
    return [{ kind: "type", ...faultAt(place), expected }];
  }
  const choice = unionOfChoices(walk, place, fitting);
  if (choice) return [choice];
  const told = byDiscriminator(walk, place, fitting);
  if (!Array.isArray(told)) return [told as Fault];
  return fewest(byKeys(walk, place.node, told as readonly Candidate[]));
}

interface Candidate {
  readonly branch: Schema;
  readonly faults: readonly Fault[];
}

/** A map where this version knows no map yet. */
function formOfAnotherTime(place: Place, schema: JsonSchema): Fault | undefined {
  if (place.node.kind !== "map" && place.node.kind !== "list") return undefined;
  const form = notesOf(schema).absentForms?.[place.node.kind];
  return form && { kind: "too-new", ...faultAt(place), what: "form", name: form.name, since: form.since };
}

/** Branches for values of this type; where none is, but one is for such a shape, that one. */
function byType(walk: Walk, node: YamlNode, candidates: readonly Candidate[]): readonly Candidate[] {
  const exact = candidates.filter(({ branch }) => {
    const types = typesOf(walk, branch);
    return !types || isOfType(node, types);
  });
  if (exact.length > 0 || node.kind !== "scalar" || isEmpty(node) || node.value === null) return exact;
  const scalars = candidates.filter(({ branch }) =>
    typesOf(walk, branch)?.some((type) => type !== "map" && type !== "list"),
  );
  return scalars.length === 1 ? scalars : [];
}

/** The types that a branch is for; undefined where it doesn't say. */
function typesOf(walk: Walk, branch: Schema, depth = 0): readonly ExpectedType[] | undefined {
  const schema = followed(walk.root, branch);
  if (typeof schema === "boolean" || depth > 8) return undefined;
  if (schema.type !== undefined) return expectedTypes(schema.type);
  if (schema.enum) return [...new Set(schema.enum.map(typeOfValue))];
  if (schema.const !== undefined) return [typeOfValue(schema.const)];
  const inner = schema.anyOf ?? schema.oneOf;
  const types = inner?.map((one) => typesOf(walk, one, depth + 1));
  if (types?.every((one) => one !== undefined)) return [...new Set(types.flat())];
  for (const part of schema.allOf ?? []) {
    const found = typesOf(walk, part, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** Several branches that each name values are one choice of them all. */
function unionOfChoices(walk: Walk, place: Place, candidates: readonly Candidate[]): Fault | undefined {
  if (candidates.length < 2) return undefined;
  const choices: (string | number | boolean)[] = [];
  for (const { branch } of candidates) {
    const schema = followed(walk.root, branch);
    const found = typeof schema === "object" ? choicesOf(schema) : undefined;
    if (!found) return undefined;
    choices.push(...found);
  }
  return { kind: "value", ...faultAt(place), problem: { kind: "choice", choices: [...new Set(choices)] } };
}

/**
 * The branches whose fixed keys (`type: docker`) say what stands there. Where a key that every branch fixes has a
 * value that none of them knows, that value is the fault.
 */
function byDiscriminator(walk: Walk, place: Place, candidates: readonly Candidate[]): readonly Candidate[] | Fault {
  const { node } = place;
  if (node.kind !== "map" || candidates.length < 2) return candidates;
  for (const entry of node.entries) {
    const fixed = candidates.map(({ branch }) => fixedValues(walk, branch, entry.key.text));
    if (!fixed.every((values) => values !== undefined) || entry.value.kind === "unknown") continue;
    const told = candidates.filter((_, index) => fixed[index]?.some((value) => isValue(entry.value, value)));
    if (told.length > 0 && told.length < candidates.length) return told;
    if (told.length > 0) continue;
    const choices = [...new Set(fixed.flat())].filter((value) => value !== undefined);
    return { kind: "value", ...faultAt(placeOfValue(place, node, entry)), problem: { kind: "choice", choices } };
  }
  return candidates;
}

function fixedValues(walk: Walk, branch: Schema, key: string): readonly (string | number | boolean)[] | undefined {
  const schema = followed(walk.root, branch);
  if (typeof schema === "boolean" || !schema.properties || !Object.hasOwn(schema.properties, key)) return undefined;
  const property = followed(walk.root, schema.properties[key] ?? true);
  return typeof property === "object" ? choicesOf(property) : undefined;
}

/** The branches that know most of the keys. */
function byKeys(walk: Walk, node: YamlNode, candidates: readonly Candidate[]): readonly Candidate[] {
  if (node.kind !== "map") return candidates;
  const scores = candidates.map(({ branch }) => {
    const schema = followed(walk.root, branch);
    if (typeof schema === "boolean") return 0;
    const known = Object.keys(schema.properties ?? {}).filter((key) => entryOf(node, key) !== undefined).length;
    const required = (schema.required ?? []).filter((key) => entryOf(node, key) !== undefined).length;
    return known + required;
  });
  const best = Math.max(...scores);
  return candidates.filter((_, index) => scores[index] === best);
}

function fewest(candidates: readonly Candidate[]): readonly Fault[] {
  let best = candidates[0]?.faults ?? [];
  for (const { faults } of candidates) if (faults.length < best.length) best = faults;
  return best;
}
