import type { Locale, Text } from "../../protocol/index.ts";
import type { Path, SourceFile, Span, YamlDocument, YamlNode } from "../document/index.ts";
import type { Fault, JsonSchema } from "../schema/index.ts";
import type { ExpressionPlace } from "./expression-place.ts";
import type { DialectGraph } from "./graph.ts";
import type { HintSource } from "./hint.ts";
import type { MigrationKnowledge } from "./migration.ts";
import type { DeclaredName, NameNote, NameOffer } from "./names.ts";
import type { OutlineItem } from "./outline.ts";
import type { Refactoring } from "./refactoring.ts";
import type { FileDigest, FileLink } from "./related-files.ts";
import type { Rule, SharedFacts } from "./rule.ts";
import type { Token } from "./token.ts";
import type { ValueMeaning } from "./value-meaning.ts";

export interface AskedVersion {
  readonly text: string;
  readonly span: Span;
}

/** A word, and what is known of it, as Markdown. */
export interface WordNote {
  readonly span: Span;
  readonly markdown: string;
}

/**
 * A part of a document that many rules look at for itself: the same object as long as nothing has changed that they
 * read, in the part or beside it.
 */
export interface FactsPart<Facts extends SharedFacts = SharedFacts> {
  readonly node: YamlNode;
  /** The facts as the rules of a part see them: without the other parts. */
  facts(whole: Facts): Facts;
}

/** A pipeline language, as the features see it. Everything that differs from one to the next is behind this. */
export interface Dialect<Facts extends SharedFacts = SharedFacts> {
  readonly id: string;
  readonly title: Text;
  /** Oldest first, each in the spelling of the pack: `2.1`. */
  readonly versions: readonly string[];
  readonly currentVersion: string;
  /** What a document declares and refers to. Pure; costs about one walk of the tree. Never throws on broken input. */
  facts(shared: SharedFacts): Facts;
  /** The JSON Schema of one version; for completion and hover too. */
  schema(version: string): JsonSchema;
  /** What the schema has to say of a document: a fast check first, words only where it fails. */
  faults(file: SourceFile, document: YamlDocument, version: string): readonly Fault[];
  /** The version that the document itself asks for, as it is written there. */
  askedVersion(document: YamlDocument): AskedVersion | undefined;
  readonly rules: readonly Rule<Facts>[];
  /** The paths of the files that a file refers to, as they are written. Costs a look at a few keys. */
  references?(file: SourceFile): readonly string[];
  /** What other files may know of a file. */
  digest?(file: SourceFile, uri: string): FileDigest;
  /** What many rules are asked about one at a time; without it, they are asked about the whole. */
  parts?(facts: Facts): { readonly parts: readonly FactsPart<Facts>[]; readonly rest: Facts };
  /** What is shown beside the text although it isn't written. */
  readonly hints?: readonly HintSource<Facts>[];
  /** The words within values that mean something, at least those of the part that is asked for, in any order. */
  tokens?(facts: Facts, within: Span): readonly Token[];
  /** Other ways to write things, in the order in which they are offered. */
  readonly refactorings?: readonly Refactoring<Facts>[];
  /** Set where files can be moved from one platform version to a later one. */
  readonly migration?: MigrationKnowledge<Facts>;
  /** The table of contents of a document. */
  outline?(facts: Facts): readonly OutlineItem[];
  /** What is known of the word at an offset beyond what the schema has to say of it. */
  noteAt?(facts: Facts, offset: number, locale: Locale): WordNote | undefined;
  /** Paths in a document that name files, each with what it leads to. */
  links?(facts: Facts): readonly FileLink[];
  /** What runs after what, for a picture of it. */
  graph?(facts: Facts): DialectGraph;
  /** The names that a document gives, with their uses, for navigation and renaming; with an offset, only what stands there. */
  names?(facts: Facts, at?: number): readonly DeclaredName[];
  /** Which of those names may stand at a path, the likeliest first; undefined where no name is asked for. */
  namesAt?(facts: Facts, path: Path): readonly (string | NameOffer)[] | undefined;
  /** What is known of one of those names, for who puts the mouse on it. */
  describeName?(facts: Facts, name: DeclaredName): NameNote | undefined;
  /** What a value stands for that has a form of its own, such as a schedule. */
  meaningAt?(facts: Facts, path: Path): ValueMeaning | undefined;
  /** What expressions may use in the value at a path; undefined where it takes none. */
  expressionsAt?(facts: Facts, path: Path): ExpressionPlace | undefined;
  /** The keys that the author of a document has made up and that may stand in the map at a path: a template's parameters. */
  keysAt?(facts: () => Facts, path: Path): readonly NameOffer[];
}
