import type { Text, Words } from "../../protocol/index.ts";
import type { Span } from "../document/index.ts";
import type { FilePlace } from "./related-files.ts";

/** A name that a document gives to something, with all places that mean it. */
export interface DeclaredName {
  readonly kind: NameKind;
  readonly name: string;
  /** Where it is given: more than one place where a name was given twice by mistake. Whole scalars, quotes included. */
  readonly declared: readonly Span[];
  readonly uses: readonly NameUse[];
  /** Set where the name counts in a part of the document alone: the same thing for all names of that part. */
  readonly scope?: unknown;
  /** What a new name has to look like, beyond what YAML and expressions ask for. */
  readonly shape?: NameShape;
  /** Why it can't be given another name: something beyond our sight means it too. */
  readonly fixed?: Text;
  /** The same in other files; made when it is asked for. */
  readonly elsewhere?: NameElsewhere;
}

export interface NameElsewhere {
  readonly declared: readonly PlaceElsewhere[];
  readonly uses: readonly PlaceElsewhere[];
  /** Whether another name would mean something else in a file that has this one. */
  isTaken(name: string): boolean;
  /** There may be files that use it and could not be looked at. */
  readonly isIncomplete: boolean;
}

/** A name in another file. */
export interface PlaceElsewhere {
  readonly place: FilePlace;
  /** A whole scalar, quotes included. */
  readonly written: string;
  /** What stands before the name in the value. */
  readonly prefix: string;
  /** The words stand at an anchor, and are used in other places too. */
  readonly isShared: boolean;
}

export type NameKind =
  | "stage"
  | "job"
  | "step"
  | "environment"
  | "variable"
  | "parameter"
  | "secret"
  | "template"
  | "axis"
  | "output"
  | "anchor";

export interface NameUse {
  readonly span: Span;
  readonly form: NameForm;
  /** What stands before the name in the value: of `java.build` it is `java.` where `build` is meant. */
  readonly prefix?: string;
}

/**
 * How a name is written at a place. `scalar`: a whole scalar, quotes included. `word`: a word that takes no quotes, in
 * an expression or a command. `quoted`: the letters between the quotes of an expression. `escaped`: letters that don't
 * stand in the file as they are read, so that nothing can be written in their place.
 */
export type NameForm = "scalar" | "word" | "quoted" | "escaped";

export interface NameShape {
  readonly pattern: RegExp;
  /** Why not, with `{name}` for the name that was asked for. */
  readonly refusal: Text;
}

/** A name that may be written at a place, with what is known of it. */
export interface NameOffer {
  readonly name: string;
  /** Behind the name, short. */
  readonly detail?: Text;
  /** Markdown: the author's own words, or ours. */
  readonly about?: Text | string;
  readonly required?: boolean;
  /** What is written instead of the bare name. */
  readonly written?: string;
  /** A word of YAML such as `true`, which takes no quotes. */
  readonly isPlain?: true;
}

/** What is told of a name, in this order. */
export interface NameNote {
  /** Behind the name instead of what all of its kind are called: "text, required". */
  readonly detail?: Text;
  /** The author's own words on it. */
  readonly about?: string;
  readonly lines?: readonly { readonly text: Text; readonly words?: Words }[];
  /** What has to be given where it is used: a template's parameters. */
  readonly parameters?: readonly NameOffer[];
}
