/**
 * A text as lines and as a tree of YAML nodes; paths, positions and edits.
 * Everything else that wants to know something of a file asks here.
 * Law: any text gets an answer, in bounded time and memory; nothing here throws on what a user typed.
 */

export { layOut } from "./layout/lay-out.ts";
export type { LayoutStyle } from "./layout/layout-plan.ts";
export { sameMeaning } from "./layout/same-meaning.ts";
export { limits } from "./limits.ts";
export { lineChanges } from "./line-changes.ts";
export {
  type Change,
  changeAfter,
  changeBetween,
  type Lines,
  linesOf,
  offsetAt,
  type Position,
  positionAt,
} from "./lines.ts";
export { movingWith } from "./live-span.ts";
export { movedSpan, type Replaced, replacedBy, takenBack } from "./moved-span.ts";
export { editDistance, type Near, nearest } from "./nearest.ts";
export { makeCurrent, parseSource, readFrom, reparseSource } from "./parse-source.ts";
export { type NodePlace, nodeAt, nodePathAt } from "./place.ts";
export { positionAfter } from "./position-after.ts";
export type {
  AnchorUse,
  Comment,
  LimitPassed,
  SourceFile,
  UnresolvedAlias,
  YamlDocument,
  YamlProblem,
  YamlProblemKind,
} from "./source.ts";
export { applyEdits, contains, type Span, type TextEdit } from "./span.ts";
export {
  type Anchor,
  entryOf,
  hasExpression,
  isEmpty,
  type Path,
  type PathStep,
  plainValue,
  textOf,
  valueAt,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlUnknown,
} from "./tree.ts";
