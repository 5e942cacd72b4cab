import type { Text, Words } from "../../protocol/index.ts";
import type { Span, TextEdit } from "../document/index.ts";
import type { SharedFacts } from "./rule.ts";

/** What moving a file to a later platform version needs to know of its language. */
export interface MigrationKnowledge<Facts extends SharedFacts = SharedFacts> {
  /**
   * Writes for which version a document is: where it says so now, else where it can. Undefined where it has no place
   * for it, or that place belongs to other text too.
   */
  writeVersion(facts: Facts, version: string): readonly TextEdit[] | undefined;
  /** What a person needs to know who has to change by hand what stands at a place; undefined for anything else. */
  advice(facts: Facts, at: Span, version: string): Advice | undefined;
}

export interface Advice {
  /** What is to be done. */
  readonly title: Text;
  /** Why it can't be done without a person, or what is needed for it. */
  readonly why: Text;
  readonly words: Words;
}
