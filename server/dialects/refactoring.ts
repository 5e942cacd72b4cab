import type { Text, Words } from "../../protocol/index.ts";
import type { Span, TextEdit } from "../document/index.ts";
import type { SharedFacts } from "./rule.ts";

/**
 * Another way to write the same, which a person may ask for where nothing is wrong. Says nothing where it would have
 * to guess, or would lose a comment.
 */
export interface Refactoring<Facts extends SharedFacts = SharedFacts> {
  readonly id: string;
  /** `extract`: something gets a name and a place of its own. `rewrite`: it is written another way where it stands. */
  readonly kind: "extract" | "rewrite";
  /** What it would do for a selection; an empty one is a cursor. Called at each move of the cursor, so it has to be quick. */
  offer(facts: Facts, selection: Span): RefactoringOffer | undefined;
}

export interface RefactoringOffer {
  readonly title: Text;
  readonly words?: Words;
  readonly edits: readonly TextEdit[];
  /** In the text after the edits: a name that was made up, which the person may want to change at once. */
  readonly renameAt?: number;
}
