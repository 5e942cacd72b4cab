/**
 * What a value that comes from outside must look like. A shape tells whether it does, and gives the type as well, so that
 * both are written once.
 */
export type Shape<Value> = (value: unknown) => value is Value;

/** The type that a shape stands for. */
export type ShapeOf<Any> = Any extends Shape<infer Value> ? Value : never;

export const aText: Shape<string> = (value) => typeof value === "string";
export const aNumber: Shape<number> = (value): value is number => typeof value === "number" && Number.isFinite(value);
/** What isn't there at all. */
export const isAbsent: Shape<undefined> = (value) => value === undefined;
export const aFlag: Shape<boolean> = (value) => typeof value === "boolean";

/** One of these words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Shape<Word> {
  const known: readonly unknown[] = words;
  return (value): value is Word => known.includes(value);
}

export function listOf<Item>(item: Shape<Item>): Shape<readonly Item[]> {
  return (value): value is readonly Item[] => Array.isArray(value) && value.every(item);
}

export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (value): value is Value | null => value === null || shape(value);
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type RecordOf<Of extends Fields> = { readonly [Key in keyof Of]: ShapeOf<Of[Key]> };

/** An object with at least these fields. */
export function recordOf<Of extends Fields>(fields: Of): Shape<RecordOf<Of>> {
  const entries = Object.entries(fields);
  return (value): value is RecordOf<Of> =>
    typeof value === "object" && value !== null && entries.every(([key, shape]) => shape(Reflect.get(value, key)));
}

export function either<Shapes extends readonly Shape<unknown>[]>(...shapes: Shapes): Shape<ShapeOf<Shapes[number]>> {
  return (value): value is ShapeOf<Shapes[number]> => shapes.some((shape) => shape(value));
}
