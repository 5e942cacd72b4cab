import { repository } from "../../package.json";
import type { Locale } from "../../protocol/index.ts";
import { rulePagePath } from "../features/index.ts";

/** Where the project lives, for people. */
export const projectUrl = repository.url.replace(/\.git$/, "");

/** The page of a rule on the web, in the reader's language. */
export function ruleLink(id: string, locale: Locale): string {
  return `${projectUrl}/blob/main/docs/rules/${locale}/${rulePagePath(id)}`;
}
