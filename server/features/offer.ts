import type { SourceFile, TextEdit } from "../document/index.ts";
import type { CursorPlace } from "./cursor-place.ts";
import { inQuotes } from "./scalar-text.ts";
import { plainText, type Snippet, snippetText } from "./snippet.ts";

/** Something that may be written at the cursor. */
export interface Offer {
  readonly kind: "key" | "value" | "name" | "skeleton" | "context" | "function";
  readonly label: string;
  /** Behind the label, short: what kind of value, whether required, since when. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly deprecated: boolean;
  /** With the stops of a snippet: `$1`, `${1:text}`, `${1|a,b|}`. */
  readonly edit: TextEdit;
  /** The text of the edit for an editor without snippets. */
  readonly plain: string;
  /** What the letters between the edit's start and the cursor are compared with. */
  readonly filter: string;
}

export function deprecatedLast(offers: readonly Offer[]): readonly Offer[] {
  return [...offers.filter(({ deprecated }) => !deprecated), ...offers.filter(({ deprecated }) => deprecated)];
}

/** In the quotes that the person has begun, else as it is written by itself. */
export function quotedAsThere({ scan }: CursorPlace, file: SourceFile, word: string, text: string): string {
  const quote = file.text[scan.word.start];
  const isBegun = scan.word.end > scan.word.start && (quote === '"' || quote === "'");
  return isBegun ? inQuotes(word.replace(/^"(.*)"$/, "$1"), quote) : text;
}

/** Puts an offer into the place of the word at the cursor. */
export function offerOf({ scan, before, after }: CursorPlace, file: SourceFile, label: string, snippet: Snippet) {
  const { start, end } = scan.word;
  const needsBlank = scan.role === "value" && /[^\s[{,]/.test(file.text[start - 1] ?? " ");
  const whole: Snippet = [needsBlank ? " " : "", before, ...snippet, after];
  const quote = /^["']/.exec(file.text.slice(start, end))?.[0] ?? "";
  return {
    label,
    edit: { span: { start, end }, text: snippetText(whole) },
    plain: plainText(whole),
    filter: quote + label,
  };
}
