/**
 * JSON Schema over our trees: what is wrong (`explain`), and what may stand where (for completion and hover).
 * Schemas come in as parameters; nothing here knows a dialect.
 */

export { type ExplainOptions, explain, isRight, type PartCheck } from "./explain.ts";
export type {
  Deprecated,
  Exclusive,
  ExclusiveReason,
  ExpectedType,
  Fault,
  MissingKey,
  Removed,
  TooNew,
  UnknownKey,
  ValueProblem,
  WrongType,
  WrongValue,
} from "./fault.ts";
export { couldLeadTo, type FoundNode, findNodes, pathOf } from "./json-path/find-nodes.ts";
export { type JsonPath, type ReadJsonPath, readJsonPath } from "./json-path/read-json-path.ts";
export type {
  AbsentNote,
  JsonSchema,
  JsonType,
  JsonValue,
  Lifetime,
  Schema,
  SchemaNotes,
  ValueNote,
} from "./json-schema.ts";
export { notesOf } from "./json-schema.ts";
export { type KeyOffer, keysAt, noteAt, type SchemaNote, type ValueOffer, valuesAt } from "./offers.ts";
export { textIn } from "./read-notes.ts";
export { type ReadSchema, readSchema, type SchemaProblem } from "./read-schema.ts";
