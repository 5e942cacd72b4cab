/** Which parts of a schema are documents of their own, how they are called, and where references lead. */

/** A schema as it was written. */
export type RawSchema = Readonly<Record<string, unknown>>;

export type Draft = "draft-07" | "2019-09" | "2020-12";

/** The part of a schema that one `$id` covers. */
interface Resource {
  readonly base: string;
  readonly draft: Draft;
  readonly root: RawSchema;
  readonly anchors: Map<string, RawSchema>;
  readonly dynamicAnchors: Map<string, RawSchema>;
}

export interface ReferenceTarget {
  readonly schema: RawSchema | boolean;
  readonly uri: string;
  /** A JSON Pointer within its resource. */
  readonly at: string;
}

/** The address of a schema that doesn't say its own. */
const nameless = "schema:///schema";

/** The name of the anchor that 2019-09 has instead of names. */
const recursive = "";

/** The draft that a schema says it is of; undefined for one that we don't know. 2020-12 where it says nothing. */
export function draftOf({ $schema }: RawSchema): Draft | undefined {
  if ($schema === undefined) return "2020-12";
  if (typeof $schema !== "string") return undefined;
  if (/draft-0[67]\/schema/.test($schema)) return "draft-07";
  if ($schema.includes("2019-09")) return "2019-09";
  return $schema.includes("2020-12") ? "2020-12" : undefined;
}

/** Keywords with schemas in them, directly, in a list or in a map; nothing else in a schema is one. */
const schemaKeywords: ReadonlySet<string> = new Set(
  (
    "items additionalItems prefixItems contains unevaluatedItems unevaluatedProperties additionalProperties " +
    "propertyNames allOf anyOf oneOf not if then else"
  ).split(" "),
);
const mapKeywords: ReadonlySet<string> = new Set(
  "properties patternProperties dependentSchemas dependencies $defs definitions".split(" "),
);

const mostSchemas = 50_000;

export class SchemaResources {
  readonly #byUri = new Map<string, Resource>();
  readonly #resourceOf = new Map<RawSchema, Resource>();
  #left = mostSchemas;

  constructor(root: RawSchema, draft: Draft) {
    this.#enter(root, undefined, draft);
  }

  /** The resource that a schema is in. One that no keyword leads to is in that of the root. */
  of(schema: RawSchema): { readonly draft: Draft } {
    return this.#around(schema);
  }

  get hasDynamicAnchors(): boolean {
    return [...this.#byUri.values()].some(({ dynamicAnchors }) => dynamicAnchors.size > 0);
  }

  dynamicAnchorsAround(schema: RawSchema): ReadonlyMap<string, RawSchema> {
    return this.#around(schema).dynamicAnchors;
  }

  /** The name under which a reference is looked up at run time; undefined where it leads to one place only. */
  dynamicAnchorOf(target: RawSchema | boolean, keyword: string, reference: string): string | undefined {
    if (typeof target === "boolean") return undefined;
    const { dynamicAnchors } = this.#around(target);
    const name = keyword === "$recursiveRef" ? recursive : reference.slice(reference.indexOf("#") + 1);
    return dynamicAnchors.get(name) === target ? name : undefined;
  }

  /** Where a reference leads that stands in a schema; undefined when that isn't here. */
  resolve(from: RawSchema, reference: string): ReferenceTarget | undefined {
    const uri = absolute(reference, this.#around(from).base);
    if (uri === undefined) return undefined;
    const [address = "", fragment = ""] = splitAt(uri, "#");
    const resource = this.#byUri.get(address);
    if (!resource) return undefined;
    const decodedFragment = decoded(fragment);
    if (decodedFragment === "") return { schema: resource.root, uri, at: "" };
    if (!decodedFragment.startsWith("/")) {
      const schema = resource.anchors.get(decodedFragment);
      return schema && { schema, uri, at: "" };
    }
    const schema = this.#pointed(resource, decodedFragment);
    return schema === undefined ? undefined : { schema, uri, at: decodedFragment };
  }

  #around(schema: RawSchema): Resource {
    const found = this.#resourceOf.get(schema) ?? [...this.#byUri.values()][0];
    if (!found) throw new Error("The root of a schema is always a resource.");
    return found;
  }

  #pointed(resource: Resource, pointer: string): RawSchema | boolean | undefined {
    let found: unknown = resource.root;
    let around = resource;
    for (const step of pointer.slice(1).split("/")) {
      const key = step.replace(/~1/g, "/").replace(/~0/g, "~");
      if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return undefined;
      found = Reflect.get(found, key);
      if (isRecord(found)) around = this.#resourceOf.get(found) ?? around;
    }
    if (typeof found === "boolean") return found;
    if (!isRecord(found)) return undefined;
    // Behind a keyword that nobody knows it was not seen before.
    if (!this.#resourceOf.has(found)) this.#enter(found, around, around.draft);
    return found;
  }

  #enter(schema: RawSchema, around: Resource | undefined, draft: Draft, depth = 0): void {
    if (--this.#left < 0 || depth > 200 || this.#resourceOf.has(schema)) return;
    const resource = this.#resourceFor(schema, around, draft);
    this.#resourceOf.set(schema, resource);
    this.#nameAnchors(schema, resource);
    for (const [keyword, value] of Object.entries(schema)) {
      const inner = schemaKeywords.has(keyword)
        ? [value].flat()
        : mapKeywords.has(keyword) && isRecord(value)
          ? Object.values(value)
          : [];
      for (const one of inner) if (isRecord(one)) this.#enter(one, resource, resource.draft, depth + 1);
    }
  }

  #resourceFor(schema: RawSchema, around: Resource | undefined, draft: Draft): Resource {
    const id = schema.$id;
    // In draft-07 a reference hides everything beside it, and an address of a fragment is an anchor.
    const isHidden = draft === "draft-07" && around !== undefined && typeof schema.$ref === "string";
    const names = typeof id === "string" && !isHidden && !id.startsWith("#") ? id : undefined;
    if (around !== undefined && names === undefined) return around;
    const base = (names === undefined ? undefined : absolute(names, around?.base ?? nameless)) ?? nameless;
    const [address = base] = splitAt(base, "#");
    const own = around === undefined || schema.$schema === undefined ? draft : (draftOf(schema) ?? draft);
    const resource = { base: address, draft: own, root: schema, anchors: new Map(), dynamicAnchors: new Map() };
    if (!this.#byUri.has(address)) this.#byUri.set(address, resource);
    return resource;
  }

  #nameAnchors(schema: RawSchema, resource: Resource): void {
    const { draft, anchors, dynamicAnchors } = resource;
    const { $id, $anchor, $dynamicAnchor, $recursiveAnchor } = schema;
    if (draft === "draft-07") {
      const fragment = typeof $id === "string" && typeof schema.$ref !== "string" ? splitAt($id, "#")[1] : "";
      if (fragment) anchors.set(fragment, schema);
      return;
    }
    if (typeof $anchor === "string") anchors.set($anchor, schema);
    if (draft === "2020-12" && typeof $dynamicAnchor === "string") {
      anchors.set($dynamicAnchor, schema);
      dynamicAnchors.set($dynamicAnchor, schema);
    }
    if (draft === "2019-09" && $recursiveAnchor === true && resource.root === schema) {
      dynamicAnchors.set(recursive, schema);
    }
  }
}

function absolute(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

function splitAt(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + mark.length)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is RawSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
