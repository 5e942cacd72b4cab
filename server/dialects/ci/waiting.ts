import type { Text } from "../../../protocol/index.ts";
import type { Span, YamlEntry, YamlMap } from "../../document/index.ts";

/** A thing that waits for others of its kind, which it names: a stage, a job. */
export interface Waiter {
  readonly map: YamlMap;
  /** Undefined when there is none, or it is known at run time only. */
  readonly name: string | undefined;
  /** The name; where there is none, the first key. */
  readonly nameSpan: Span;
  readonly needsEntry: YamlEntry | undefined;
  /** What it waits for, written or implied. */
  readonly needs: readonly Need[];
}

export interface Need {
  readonly name: string;
  /** Where it is written; where it is implied, the name of the stage that has it. */
  readonly span: Span;
  readonly implied: boolean;
}

/** All of a document that wait for each other. */
export interface Waiting {
  readonly all: readonly Waiter[];
  /** The first of each name. */
  readonly byName: ReadonlyMap<string, Waiter>;
  /** There may be some that we can't see, so that an unknown name is no fault for certain. */
  readonly incomplete: boolean;
}

/** How messages call what waits, and what goes for it. */
export interface WaitingWords {
  /** "stage" */
  readonly one: Text;
  /** "stages" */
  readonly many: Text;
  /** Without `needs`, each waits for the one before it. */
  readonly inOrder: boolean;
}

/** What a message calls one: its name, or "this stage" while it has none. */
export function waiterWord({ name }: Waiter, { one }: WaitingWords): string | Text {
  return name ?? { en: `this ${one.en}`, "zh-cn": `此${one["zh-cn"]}` };
}
