import type { Text } from "../../protocol/index.ts";
import type { PathStep, Span, YamlEntry, YamlMap, YamlNode } from "../document/index.ts";
import type { SchemaNotes, Topic } from "./json-schema.ts";

/**
 * What a value does against its schema, one for each cause. Made by `explain`; the rules give it words.
 * Every fault carries where it is (`path`) and what the place is called.
 */
export type Fault = UnknownKey | MissingKey | WrongType | WrongValue | Exclusive | TooNew | Removed | Deprecated;

interface At {
  /** Of the map for faults of its keys, of the value for faults of a value. */
  readonly path: readonly PathStep[];
  /** What the map (for keys), or the map around the value, is called: "a stage". From the schema's `x-pipewright.name`. */
  readonly place: Text;
  /** From the nearest `x-pipewright.topic` of the schema; undefined where those of `schema` and `version` take it. */
  readonly topic?: Exclude<Topic, "schema">;
  /** The schema may be older than the platform, and nothing that it knows is near: said softly. */
  readonly isSoft?: true;
}

export interface UnknownKey extends At {
  readonly kind: "unknown-key";
  readonly entry: YamlEntry;
  readonly map: YamlMap;
  /** The one key that was most likely meant. */
  readonly near?: string;
  /** 0 where only the letter case differs. */
  readonly nearDistance?: number;
  readonly known: readonly string[];
  /** What the schema says of a key that is unknown here, with `{key}` and `{owner}` in it. */
  readonly unknown?: Text;
  /** The key before the map. */
  readonly owner?: string;
  /** Under `near`, a list is what one usually writes. */
  readonly isListed?: true;
}

export interface MissingKey extends At {
  readonly kind: "missing-key";
  readonly key: string;
  /** A value to begin with, as YAML on one line. */
  readonly sample: string;
  /** The map that lacks it; undefined where that map is itself not there, or where something else stands for it. */
  readonly map: YamlMap | undefined;
  readonly span: Span;
  /** What it may stand for: the keys of which one would do. */
  readonly alternatives?: readonly string[];
  /** Of a root: everything else belongs under it. */
  readonly isWrapper?: true;
  /** Of a root: the keys that stand there, but belong under the missing one. */
  readonly strays?: readonly YamlEntry[];
  /** Where `map` is undefined: the map to which `under` would have to be added, with the key in it. */
  readonly around?: { readonly map: YamlMap; readonly under: string };
}

export interface WrongType extends At {
  readonly kind: "type";
  readonly node: YamlNode;
  readonly expected: readonly ExpectedType[];
  /** A value to begin with, where the schema names one. */
  readonly sample?: string;
  readonly entry?: YamlEntry;
}

export interface WrongValue extends At {
  readonly kind: "value";
  readonly node: YamlNode;
  readonly problem: ValueProblem;
  /** Of a choice: what the schema itself says of a word that is none of them, with `{key}` for it. */
  readonly unknown?: Text;
  /** Of a choice: all words that are known in any version. */
  readonly known?: readonly string[];
  readonly near?: string;
  readonly nearDistance?: number;
  readonly entry?: YamlEntry;
}

export interface Exclusive extends At {
  readonly kind: "exclusive";
  readonly map: YamlMap;
  readonly alternatives: readonly string[];
  /** Those of the alternatives that stand there, in the order of the file. */
  readonly present: readonly YamlEntry[];
  readonly reason: ExclusiveReason;
  /** The later of two that disagree, the key without its companion, or the name of the map in which nothing stands. */
  readonly span: Span;
  /** How keys are called in a sentence, where the schema says so: "a `type`". */
  readonly phrases: Readonly<Record<string, Text>>;
  /** Key → the keys of which one must stand beside it, for those of the map that have such. */
  readonly beside: Readonly<Record<string, readonly string[]>>;
  /** For each of the alternatives a value to begin with, as YAML on one line. */
  readonly samples: Readonly<Record<string, string>>;
}

interface OfAnotherTime extends At {
  /** The key; where it is a value that is meant, the key before it. */
  readonly entry?: YamlEntry;
  readonly node: YamlNode;
  /** What the author wrote: a key, a value, or a form such as `retry: {max: …}`. */
  readonly name: string;
  /** Whether a key, a value, or the form of a value is of another time. */
  readonly what: "key" | "value" | "form";
  /** Where the key stands. */
  readonly map?: YamlMap;
}

export interface TooNew extends OfAnotherTime {
  readonly kind: "too-new";
  readonly since: string;
}

export interface Removed extends OfAnotherTime {
  readonly kind: "removed";
  readonly removed: string;
  readonly instead?: string;
  /** The name of the fix that writes `instead`. */
  readonly replace?: string;
}

export interface Deprecated extends OfAnotherTime {
  readonly kind: "deprecated";
  readonly deprecated: string;
  readonly removed?: string;
  readonly instead?: string;
  readonly replace?: string;
}

export type ExpectedType = "map" | "list" | "string" | "number" | "integer" | "boolean" | "null";

/** What is wrong with a value of the right type. Enough to say it in words; `Text` where the schema brings its own words. */
export type ValueProblem =
  | { readonly kind: "choice"; readonly choices: readonly (string | number | boolean)[] }
  | { readonly kind: "pattern"; readonly pattern: string; readonly form?: SchemaNotes["form"] }
  | { readonly kind: "too-short"; readonly least: number }
  | { readonly kind: "too-long"; readonly most: number }
  | { readonly kind: "too-small"; readonly least: number }
  | { readonly kind: "too-large"; readonly most: number }
  | { readonly kind: "too-few"; readonly least: number }
  | { readonly kind: "too-many"; readonly most: number }
  | { readonly kind: "repeated" }
  /** The schema forbids it, and has no words for why. */
  | { readonly kind: "not-allowed" };

/**
 * `both`: several alternatives stand together; `none`: none of them is there;
 * `companion`: a key stands without the one that it belongs beside.
 */
export type ExclusiveReason =
  | { readonly kind: "both" }
  | { readonly kind: "none" }
  | { readonly kind: "companion"; readonly companion: YamlEntry };
