import type { Text, Words } from "../../../protocol/index.ts";
import type { YamlEntry } from "../../document/index.ts";
import type { Fix } from "../rule.ts";

export interface Replacement {
  readonly title: Text;
  readonly words?: Words;
  readonly text: string;
  readonly safety: Fix["safety"];
}

/** Puts another key with another value in the place of an entry. */
export function replaceEntry(entry: YamlEntry, { title, words, text, safety }: Replacement): Fix | undefined {
  if (entry.merged || entry.span.origin) return undefined;
  return { title, ...(words && { words }), safety, edits: [{ span: entry.span, text }] };
}
