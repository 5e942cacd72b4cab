import type { Text, Words } from "../../protocol/index.ts";
import type { Span, TextEdit } from "../document/index.ts";
import type { SharedFacts } from "./rule.ts";

/** Something that holds although it isn't written, shown behind what it follows from. */
export interface Hint {
  /** The offset behind which it stands. */
  readonly at: number;
  readonly text: Text;
  readonly words?: Words;
  /** Why it is so. */
  readonly tooltip: Text;
  /** Writes it, for who wants to have it in the file. */
  readonly edits: readonly TextEdit[];
}

/** One kind of hints of a dialect: a file each. Called for the part of a file that is seen. */
export interface HintSource<Facts extends SharedFacts = SharedFacts> {
  readonly id: string;
  hints(facts: Facts, within: Span): Iterable<Hint>;
}
