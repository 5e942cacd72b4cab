import { type Page, plainText, Shelf, writePreparedPages } from "../../../knowledge/index.ts";
import { keyOf } from "./addresses.ts";
import { plainTitle } from "./page-words.ts";
import type { Edition, Site } from "./site.ts";

/** How much of a page's text an index has for excerpts, in characters; of very many pages, less of each. */
const longestText = 4_000;
const mostText = 6_000_000;
const leastText = 400;

/**
 * The pages of one language and the index of their words, as a script that the page's own script loads when somebody
 * begins to search: a script, since a page that was opened from a disk may load nothing else. `path` of each page in it is
 * where it lies, from the folder of the language.
 */
export function searchIndex({ pages, locale }: Edition, { addresses }: Site): string {
  const prepared = new Shelf([{ pages }]).prepare();
  const length = Math.max(leastText, Math.min(longestText, Math.floor(mostText / Math.max(1, pages.length))));
  const told = pages.map(
    (page): Page => ({
      ...page,
      pack: "",
      path: addresses.get(keyOf(page)) ?? "index.html",
      title: plainTitle(page),
      keys: [],
      tags: [],
      ranges: [],
      audience: [],
      version: undefined,
      lastUpdated: undefined,
      answer: page.answer && { author: undefined, status: page.answer.status, symptoms: [], cause: "", resolution: "" },
      body: textOf(page).slice(0, length),
    }),
  );
  return `globalThis.pipewrightPages(${quoted(locale)}, ${quoted(writePreparedPages({ pages: told, prepared }))});\n`;
}

/** What a reader sees, without samples. */
function textOf({ answer, body }: Page): string {
  const withoutSamples = body.replace(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm, "");
  return plainText([answer?.cause ?? "", answer?.resolution ?? "", withoutSamples].join("\n"));
}

/** As a text of a script. In single quotes, since JSON is full of the other ones. */
function quoted(text: string): string {
  return `'${text
    .replace(/[\\']/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029")}'`;
}
