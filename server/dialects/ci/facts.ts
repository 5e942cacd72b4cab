/**
 * What all pipeline languages have in common: things that wait for each other, schedules, expressions. The rules in
 * `rules/` see a dialect through these facts alone, and hold in each.
 */
import type { SharedFacts } from "../rule.ts";
import type { ExpressionGroup } from "./expression-use.ts";
import type { Schedule } from "./schedule.ts";
import type { Waiting, WaitingWords } from "./waiting.ts";

export interface CiFacts extends SharedFacts {
  /** All that wait for each other, also where the facts show a part of the document only. */
  readonly waiting: Waiting;
  readonly waitingWords: WaitingWords;
  /** The key whose value is one expression, with or without marks: `when`, `if`. */
  readonly conditionKey: string;
  schedules(): readonly Schedule[];
  /** All expressions that the facts show, with what each may use. */
  expressionGroups(): Iterable<ExpressionGroup>;
}
