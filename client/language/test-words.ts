import type { Translate } from "./words.ts";

/** What `vscode.l10n.t` does in an English window: for tests of functions that take it. */
export const inEnglish: Translate = (message, ...words) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => words[Number(index)] ?? whole);
