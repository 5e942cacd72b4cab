import { plainValue, type YamlDocument } from "../document/index.ts";
import { explain, type Fault, type JsonSchema } from "../schema/index.ts";

/** Compiled from a schema: whether a plain value is right, deprecated things counted as wrong. */
export type Validator = (value: unknown) => boolean;

/**
 * What the schema has to say of a document: the compiled validator first, words only where it fails.
 * Hot: runs at each keystroke, and most files are right.
 */
export function checkDocument({ root }: YamlDocument, isRight: Validator, schema: () => JsonSchema): readonly Fault[] {
  return root === undefined || isRight(plainValue(root)) ? [] : explain(root, schema());
}
