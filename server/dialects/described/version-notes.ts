import type { AbsentNote, JsonSchema, Schema } from "../../schema/index.ts";

/**
 * The schemas of a language by version, each with notes on the keys that it lacks and others have: so a key of a later
 * version is told as too new, and one of an earlier version as gone, not as unknown. What the author noted stays.
 * `schemas`: oldest first. Places are compared by their path in the schema.
 */
export function withVersionNotes(schemas: ReadonlyMap<string, JsonSchema>): ReadonlyMap<string, JsonSchema> {
  const versions = [...schemas.keys()];
  const keysByVersion = new Map([...schemas].map(([version, schema]) => [version, keysByPlace(schema)]));
  return new Map(
    [...schemas].map(([version, schema]) => {
      const lacks = (place: string, own: ReadonlySet<string>): Readonly<Record<string, AbsentNote>> => {
        const notes: Record<string, AbsentNote> = {};
        for (const [at, other] of versions.entries()) {
          for (const key of keysByVersion.get(other)?.get(place) ?? []) {
            if (own.has(key) || notes[key]) continue;
            const isLater = at > versions.indexOf(version);
            if (isLater) notes[key] = { since: other };
            else {
              const gone = versions.slice(at + 1).find((one) => !keysByVersion.get(one)?.get(place)?.has(key));
              if (gone !== undefined) notes[key] = { deprecated: gone, removed: gone };
            }
          }
        }
        return notes;
      };
      return [version, noted(schema, "", lacks)];
    }),
  );
}

type Lacks = (place: string, own: ReadonlySet<string>) => Readonly<Record<string, AbsentNote>>;

function keysByPlace(schema: JsonSchema): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  noted(schema, "", (place, own) => {
    found.set(place, own);
    return {};
  });
  return found;
}

function noted(schema: JsonSchema, place: string, lacks: Lacks): JsonSchema {
  const { properties, items, additionalProperties, $defs } = schema;
  const inner = (one: Schema, step: string): Schema =>
    typeof one === "boolean" ? one : noted(one, `${place}/${step}`, lacks);
  const all = (record: Readonly<Record<string, Schema>>, step: string): Readonly<Record<string, Schema>> =>
    Object.fromEntries(Object.entries(record).map(([key, one]) => [key, inner(one, `${step}/${key}`)]));
  const missing = properties ? lacks(place, new Set(Object.keys(properties))) : {};
  const notes = schema["x-pipewright"];
  return {
    ...schema,
    ...(properties && { properties: all(properties, "properties") }),
    ...(typeof items === "object" && !Array.isArray(items) && { items: inner(items as JsonSchema, "items") }),
    ...(typeof additionalProperties === "object" && { additionalProperties: inner(additionalProperties, "others") }),
    ...($defs && { $defs: all($defs, "$defs") }),
    ...(Object.keys(missing).length > 0 && {
      "x-pipewright": { ...notes, absent: { ...missing, ...notes?.absent } },
    }),
  };
}
