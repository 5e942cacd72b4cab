import type { Severity, Text, Words } from "../../protocol/index.ts";
import type { SourceFile, Span, TextEdit, YamlDocument } from "../document/index.ts";
import type { Fault } from "../schema/index.ts";
import type { Platform } from "./platform.ts";
import type { RelatedFiles } from "./related-files.ts";
import type { IgnoredRule } from "./shared/ignores.ts";

/**
 * One check, with all that belongs to it: from this file come the tests, the pages in both languages,
 * the settings' schema and the catalogue. A rule reads facts, reports a place once, and says nothing when unsure.
 */
export interface Rule<Facts extends SharedFacts = SharedFacts, Say extends string = string> {
  /** `<topic>/<fault>`; never changes. */
  readonly id: string;
  readonly severity: Severity;
  /** The platform versions that it applies to; open ends where absent. */
  readonly since?: string;
  readonly until?: string;
  /** `file`: asked once a file, with the facts of its first document. Otherwise once a document. */
  readonly scope?: "file";
  /**
   * Set where what it says of one part of a document (a stage, a job, a template) depends on that part, on its faults,
   * on `SharedFacts.platform` and on what `Dialect.parts` makes a new part for, and on nothing else: it is then asked
   * again only when one of these has changed. Its `check` sees the facts of one part at a time, with the faults in it,
   * and once those of what belongs to no part.
   */
  readonly per?: "part";
  /** What it misses may still be about to be written: see `Absence`. A report may say otherwise. */
  readonly absence?: Absence;
  /** Set where it has something to say of a document that YAML itself can't read. */
  readonly worksOnBrokenYaml?: true;
  /** One line, as a heading. */
  readonly title: Text;
  /** What would happen if nobody mended it: one to three sentences, for the page. */
  readonly why: Text;
  /** Every message that it can give, by name. Placeholders in braces; the same in each language. */
  readonly messages: Readonly<Record<Say, Text>>;
  check(facts: Facts): Iterable<Report<Say>>;
  /** What it finds, and what it makes of it. Every message appears in one. */
  readonly examples: readonly Example[];
}

/** What every document of every dialect offers to its rules. */
export interface SharedFacts {
  readonly file: SourceFile;
  readonly document: YamlDocument;
  readonly platform: Platform;
  /** What the schema has to say, one fault a cause. Empty while the YAML itself is broken. */
  readonly faults: readonly Fault[];
  /** Every rule id of ours, those that a later platform brings included. */
  readonly knownRules: ReadonlySet<string>;
  /** The rules that the file names outside of comments: those of a configuration. */
  readonly namedRules: readonly IgnoredRule[];
  /** The labels of a project's own runners; the same list as long as its configuration is the same. */
  readonly ownRunnerLabels: readonly string[];
  /** The files around this one; undefined where nothing is known of any. */
  readonly related?: RelatedFiles | undefined;
  /** What is wrong with packs that a configuration names. */
  readonly packTroubles?: readonly TroubleOfPack[] | undefined;
}

/** What can't be used of a pack, by the words that name it; a trouble without a file is of the whole. */
export interface TroubleOfPack {
  readonly written: string;
  readonly troubles: readonly { readonly file?: string; readonly reason: Text }[];
}

export interface Report<Say extends string = string> {
  readonly at: Span;
  readonly say: Say;
  readonly words?: Words;
  /** The most likely first. The first is the preferred one unless it says otherwise. */
  readonly fix?: Fix | readonly Fix[];
  /** Where the other half of a disagreement stands, in this file. */
  readonly related?: readonly Related[];
  readonly tags?: readonly Tag[];
  readonly absence?: Absence;
  /** A word that the project may declare as its own in `.pipewright.yml`. */
  readonly allow?: Allowance;
  /** Instead of the rule's own, where one rule weighs its cases differently. */
  readonly severity?: Severity;
}

/**
 * Where what is missing would be written: while somebody writes there, nothing is said of it.
 * `inside`: in what is below the line of the finding. `beside`: also at its own depth. `next`: on the line after it.
 * `document`: anywhere.
 */
export type Absence = "inside" | "beside" | "next" | "document";

/** What `.pipewright.yml` would list under a key of its root. */
export interface Allowance {
  readonly list: "runnerLabels";
  readonly word: string;
}

export interface Related {
  readonly at: Span;
  readonly text: Text;
  readonly words?: Words;
}

export type Tag = "deprecated" | "unused";

/** A cure. `safe`: it can't change what the author meant, fix-all may apply it; `suggested`: it guesses, or leaves a gap to fill. */
export interface Fix {
  readonly title: Text;
  readonly words?: Words;
  readonly safety: "safe" | "suggested";
  readonly edits: readonly TextEdit[];
  /** False for the second-best: never applied by `--fix=suggested`. */
  readonly preferred?: boolean;
}

/** A wrong text with its findings marked, and the right one. See "tests read like examples" in the contributor guide. */
export interface Example {
  /** With `~~~~ error rule/id` marks. */
  readonly bad: string;
  /** The text after the first fix of each finding; without a fix, a right file. */
  readonly good: string;
  /** The platform version of the example, the current one unless said. */
  readonly platform?: string;
  /** What is known of the packs that it names. */
  readonly packTroubles?: readonly TroubleOfPack[];
  /** What this example shows, for the page; may be left out when there is only one. */
  readonly shows?: Text;
}

/** Gives a rule its types. The id's topic is the part before the slash. */
export function defineRule<Facts extends SharedFacts, Say extends string>(rule: Rule<Facts, Say>): Rule<Facts, Say> {
  return rule;
}
