import { plainValue, type YamlDocument } from "../document/index.ts";
import { explain, type Fault, type JsonSchema, type PartCheck } from "../schema/index.ts";

/**
 * Compiled from a schema: whether a plain value is right, deprecated things counted as wrong. `parts` checks parts of
 * the schema, by the references that lead to them.
 */
export interface Validator {
  (value: unknown): boolean;
  readonly parts?: Readonly<Record<string, PartCheck>>;
}

/**
 * What the schema has to say of a document. Where the schema has parts that are checked for themselves, only those are
 * looked at that have not been found right before; else the compiled validator is asked first, and the rest only where
 * it fails.
 * Law: checking by parts finds what checking the whole finds.
 * Hot: runs at each keystroke, and most files are right.
 */
export function checkDocument({ root }: YamlDocument, isRight: Validator, schema: () => JsonSchema): readonly Fault[] {
  if (root === undefined) return [];
  if (isRight.parts && Object.keys(isRight.parts).length > 0) return explain(root, schema(), { parts: isRight.parts });
  return isRight(plainValue(root)) ? [] : explain(root, schema());
}
