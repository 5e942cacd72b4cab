import type { Span } from "../document/index.ts";

/** What is known of a word, as Markdown, and the word. */
export interface HoverText {
  readonly span: Span;
  readonly markdown: string;
}
