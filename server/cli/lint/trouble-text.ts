import type { Locale } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import { visible } from "../display-width.ts";
import type { Trouble } from "./report.ts";

/** A trouble as a sentence, with nothing in it that a terminal would obey. */
export function troubleText({ text, words }: Trouble, locale: Locale): string {
  return visible(say(text, locale, words));
}
