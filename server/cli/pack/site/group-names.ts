import { type Locale, say } from "../../../../protocol/index.ts";
import { categoryTitles } from "../../../features/index.ts";
import { categories } from "../../../knowledge/index.ts";
import { type Edition, groupName, listName, madeKind } from "./site.ts";
import { siteWords } from "./site-words.ts";

/** So many pages of a group stand in the contents; a larger one has a list of its own. */
export const mostListed = 100;

/** The groups that pages may stand in, in the order of the contents. */
export const groupNames: readonly string[] = [
  ...categories.flatMap((category) => [groupName(category, "doc"), groupName(category, "article")]),
  "keys",
  "steps",
  "rules",
];

/** Where all pages of a group are listed, from the site's folder. */
export function listFile(name: string, { locale, groups }: Edition): string {
  return (groups.get(name)?.length ?? 0) > mostListed ? `${locale}/${listName(name)}` : `${locale}/index.html`;
}

/** A group as its heading says it: “Manual”, “Manual: Answers”, “Rules”. */
export function groupTitle(name: string, locale: Locale): string {
  const made = madeKind(`${name}/`);
  if (made) return say(siteWords[made], locale);
  const category = categories.find((one) => name === one || name === groupName(one, "article"));
  if (category === undefined) return name;
  const title = say(categoryTitles[category], locale);
  return name === category ? title : `${title}${locale === "en" ? ": " : "："}${say(siteWords.answers, locale)}`;
}
