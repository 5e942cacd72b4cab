import { plainValue, type YamlNode } from "../document/index.ts";
import { explainBranches } from "./choose-branch.ts";
import { explainMap } from "./explain-map.ts";
import { explainType } from "./explain-type.ts";
import { explainList, explainScalar } from "./explain-value.ts";
import type { Fault } from "./fault.ts";
import { type JsonSchema, notesOf, resolveRef, type Schema } from "./json-schema.ts";
import { settleFaults } from "./settle-faults.ts";
import { areWrong, faultAt, nowhere, type Place, type Walk } from "./walk.ts";

/** How many pairs of a value and a schema are looked at, at most: what lies beyond is taken to be right. */
const budget = 2_000_000;

/** How deep schemas may lead to schemas without a step into the value: only a circle of references goes deeper. */
const deepest = 600;

/** Compiled from a part of a schema: whether a plain value is right. */
export type PartCheck = (value: unknown) => boolean;

export interface ExplainOptions {
  /** Where `$ref` leads, when the schema is a part of another. */
  readonly references?: JsonSchema;
  /**
   * By reference, such as `#/$defs/stage`: what is right by these is not walked through, and neither is asked again what
   * was right or wrong as long as its node and its place are the same.
   */
  readonly parts?: Readonly<Record<string, PartCheck>>;
}

/** What was found right, for as long as the nodes live. A node never changes, and what is right stays right. */
const rightParts = new WeakMap<YamlNode, Schema | Schema[]>();

/**
 * Says what is wrong with a value, one fault a cause, in the order of the file.
 *
 * Law: nothing is found exactly where the validator made from the same schema accepts.
 * Never throws; the work is counted and bounded. Faults of a node that several aliases share are told once.
 */
export function explain(root: YamlNode, schema: Schema, options: ExplainOptions = {}): readonly Fault[] {
  const whole = options.references ?? (typeof schema === "boolean" ? {} : schema);
  const found = new Explanation(whole, options.parts).explain({ ...nowhere, node: root }, schema);
  return [...new Set(found)].sort((a, b) => startOf(a) - startOf(b));
}

/** Whether a value is right by JSON Schema, to which what is deprecated is right. */
export function isRight(root: YamlNode, schema: Schema): boolean {
  return !areWrong(explain(root, schema));
}

function startOf(fault: Fault): number {
  if (fault.kind === "missing-key" || fault.kind === "exclusive") return fault.span.start;
  if (fault.kind === "unknown-key") return fault.entry.key.span.start;
  return fault.entry?.span.start ?? fault.node.span.start;
}

/** The state of one walk: how much it may still do, and what it knows of nodes that are shared. */
class Explanation implements Walk {
  readonly root: JsonSchema;
  #left = budget;
  #depth = 0;
  readonly #known = new Map<YamlNode, Map<Schema, readonly Fault[]>>();

  readonly #parts: Readonly<Record<string, PartCheck>>;

  readonly #remembers: boolean;
  /** The dynamic anchors of the documents on the way to here. */
  readonly #scopes: Readonly<Record<string, string>>[] = [];

  constructor(root: JsonSchema, parts: Readonly<Record<string, PartCheck>> | undefined) {
    this.root = root;
    this.#parts = parts ?? {};
    this.#remembers = parts !== undefined;
  }

  isKnownRight(node: YamlNode, schema: Schema): boolean {
    if (!this.#remembers || node.kind === "scalar") return false;
    const known = rightParts.get(node);
    return known !== undefined && (known === schema || (Array.isArray(known) && known.includes(schema)));
  }

  explain(place: Place, schema: Schema): readonly Fault[] {
    if (schema === true || place.node.kind === "unknown") return [];
    if (--this.#left < 0 || this.#depth > deepest) return [];
    if (schema === false) return [{ ...faultAt(place), kind: "value", problem: { kind: "not-allowed" } }];
    const shared = place.node.kind === "scalar" ? undefined : place.node.anchor;
    const known = shared && this.#known.get(place.node)?.get(schema);
    if (known) return known;
    this.#depth++;
    if (schema.dynamicScope) this.#scopes.push(schema.dynamicScope);
    const found = this.#explain(place, schema);
    if (schema.dynamicScope) this.#scopes.pop();
    this.#depth--;
    if (shared) this.#remember(place.node, schema, found);
    return found;
  }

  #remember(node: YamlNode, schema: Schema, found: readonly Fault[]): void {
    const bySchema = this.#known.get(node) ?? new Map<Schema, readonly Fault[]>();
    bySchema.set(schema, found);
    this.#known.set(node, bySchema);
  }

  #explain(outer: Place, schema: JsonSchema): readonly Fault[] {
    const deprecated = deprecation(outer, schema);
    const wrongType = explainType(outer, schema);
    if (wrongType) return [...deprecated, wrongType];
    const place = placeWithin(outer, schema);
    const found: Fault[] = [...deprecated];
    if (schema.$ref !== undefined) found.push(...this.#reference(place, schema, schema.$ref));
    if (place.node.kind === "map") found.push(...explainMap(this, place, place.node, schema));
    else if (place.node.kind === "list") found.push(...explainList(this, place, place.node, schema));
    else if (place.node.kind === "scalar") found.push(...explainScalar(this, place, place.node, schema));
    found.push(...explainBranches(this, place, schema));
    return place.node.kind === "map" ? settleFaults(this.root, place.node, schema, found) : found;
  }

  accepts(place: Place, schema: Schema): boolean {
    return !areWrong(this.explain(place, schema));
  }

  target({ $ref, dynamicRef }: JsonSchema): Schema | undefined {
    if ($ref === undefined) return undefined;
    const outermost =
      dynamicRef === undefined ? undefined : this.#scopes.find((scope) => Object.hasOwn(scope, dynamicRef));
    return resolveRef(this.root, (dynamicRef !== undefined && outermost?.[dynamicRef]) || $ref);
  }

  rememberRight(node: YamlNode, schema: Schema): void {
    if (!this.#remembers || node.kind === "scalar" || typeof schema === "boolean") return;
    const known = rightParts.get(node);
    if (known === undefined) rightParts.set(node, schema);
    else if (!Array.isArray(known)) rightParts.set(node, [known, schema]);
    else if (!known.includes(schema)) known.push(schema);
  }

  #reference(place: Place, schema: JsonSchema, ref: string): readonly Fault[] {
    const target = this.target(schema);
    if (target === undefined) return [];
    const check = this.#parts[ref];
    if (check === undefined) return this.explain(place, target);
    if (this.isKnownRight(place.node, target)) return [];
    if (!this.#keptWrong(place, target) && check(plainValue(place.node))) {
      this.rememberRight(place.node, target);
      return [];
    }
    return looksAround(target) ? this.explain(place, target) : this.explainKept(place, target);
  }

  explainKept(place: Place, schema: Schema): readonly Fault[] {
    const before = this.#keptWrong(place, schema);
    if (before) return before;
    const found = this.explain(place, schema);
    if (found.length === 0) this.rememberRight(place.node, schema);
    else if (this.#remembers && this.#left > 0 && !isShared(place.node)) {
      const { entry, path, name, topic } = place;
      const bySchema = wrongOnes.get(place.node) ?? new Map<Schema, Wrong>();
      bySchema.set(schema, { at: { key: entry?.key, path, name, topic }, found });
      wrongOnes.set(place.node, bySchema);
    }
    return found;
  }

  #keptWrong(place: Place, schema: Schema): readonly Fault[] | undefined {
    const known = this.#remembers ? wrongOnes.get(place.node)?.get(schema) : undefined;
    return known && isSamePlace(known.at, place) ? known.found : undefined;
  }
}

/** What of a place goes into its faults, but for what stands beside it. */
interface KnownPlace extends Pick<Place, "path" | "name"> {
  readonly key: YamlNode | undefined;
  readonly topic: Place["topic"];
}

interface Wrong {
  readonly at: KnownPlace;
  readonly found: readonly Fault[];
}

/** What was found wrong with a value, and where it stood then: for as long as its node lives. */
const wrongOnes = new WeakMap<YamlNode, Map<Schema, Wrong>>();

function isSamePlace(before: KnownPlace, { entry, path, name, topic }: Place): boolean {
  return (
    before.key === entry?.key &&
    before.name === name &&
    before.topic === topic &&
    before.path.length === path.length &&
    before.path.every((step, index) => step === path[index])
  );
}

/** What aliases bring to several places is told at the first of them, and which one that is may change. */
function isShared(node: YamlNode): boolean {
  return node.kind !== "unknown" && node.anchor !== undefined;
}

/** Whether what a value is told depends on what stands beside it. */
function looksAround(schema: Schema): boolean {
  return typeof schema === "object" && (schema.deprecated === true || notesOf(schema).lacksAt !== undefined);
}

/** Inside a map with a name, places are told by that name, and its topic holds. */
function placeWithin(place: Place, schema: JsonSchema): Place {
  const { name, topic } = notesOf(schema);
  if (!name && !topic) return place;
  const { topic: around, ...rest } = place;
  const holds = topic ?? around;
  return { ...rest, ...(name && { name }), ...(holds && holds !== "schema" && { topic: holds }) };
}

function deprecation(place: Place, schema: JsonSchema): readonly Fault[] {
  if (!schema.deprecated || !place.entry) return [];
  const { deprecated = "", removed, instead, replace } = notesOf(schema);
  const more = {
    ...(removed !== undefined && { removed }),
    ...(instead !== undefined && { instead }),
    ...(replace !== undefined && { replace }),
  };
  const map = place.around && { map: place.around };
  return [
    { ...faultAt(place), kind: "deprecated", what: "key", name: place.entry.key.text, deprecated, ...more, ...map },
  ];
}
