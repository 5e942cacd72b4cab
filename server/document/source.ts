import type { Lines } from "./lines.ts";
import type { Span } from "./span.ts";
import type { YamlMap, YamlNode } from "./tree.ts";

/**
 * A file as text and as YAML. Made by `parseSource` or `reparseSource`.
 * Its places are those of the newest version that was made from it: see `reparseSource`.
 */
export interface SourceFile {
  readonly text: string;
  readonly lines: Lines;
  /** `\r\n` or `\n`: what an inserted line ends with. */
  readonly newline: string;
  readonly documents: readonly YamlDocument[];
  /** Gathered when first asked for. */
  readonly comments: readonly Comment[];
  /** Of the comments, those that speak to us: `# pipewright: …`. */
  readonly directives: readonly Comment[];
  /** Set when a stated limit was passed, so that less than everything was looked at. */
  readonly limits: readonly LimitPassed[];
}

/** One YAML document of a file: one pipeline. */
export interface YamlDocument {
  /** The same in all versions of a file: what was worked out for one is kept by it for the next. */
  readonly lineage: object;
  readonly span: Span;
  /** Undefined when the document is empty or too broken to have one. */
  readonly root: YamlNode | undefined;
  /** What YAML itself forbids, the cause first: what only follows from it is left out. */
  readonly problems: readonly YamlProblem[];
  readonly anchors: readonly AnchorUse[];
  /** The maps in which a key stands more than once. */
  readonly repeats: readonly YamlMap[];
  /** Aliases that name no anchor. */
  readonly unresolved: readonly UnresolvedAlias[];
}

/** A mistake in the YAML itself. `kind` names what the author did, not what a parser expected. */
export interface YamlProblem {
  readonly kind: YamlProblemKind;
  readonly span: Span;
  /** The user's own words that the message needs. */
  readonly words: Readonly<Record<string, string>>;
}

export type YamlProblemKind =
  | "tab-indent"
  | "colon-in-value"
  | "list-and-map"
  | "indent"
  | "list-indent"
  | "unclosed-quote"
  | "unclosed-flow"
  | "bad-escape"
  | "reserved-character"
  | "no-colon"
  | "text-after-value"
  | "list-same-line"
  | "unopened-flow"
  | "other";

export interface AnchorUse {
  readonly name: string;
  /** With the `&`. */
  readonly span: Span;
  /** The aliases that name it, with the `*`. */
  readonly uses: readonly Span[];
}

export interface UnresolvedAlias {
  readonly name: string;
  readonly span: Span;
}

export interface Comment {
  /** From the `#` to the end of the line. */
  readonly span: Span;
  /** Without the `#` and the blanks around. */
  readonly text: string;
  readonly line: number;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/** `limit/size`, `limit/depth` and `limit/aliases`: see the dialect's specification, "limits". */
export interface LimitPassed {
  readonly limit: "size" | "depth" | "aliases";
  /** The place that passed it. */
  readonly span: Span;
}
