import { aNumber, aText, either, isAbsent, listOf, oneWordOf, recordOf } from "../../protocol/index.ts";
import { categories } from "./page.ts";
import { cutOfWords, partsOfText, type WrittenPage, withBodies } from "./prepared-pages.ts";
import { isSoundIndex } from "./search/is-sound-index.ts";
import type { PageSet } from "./shelf.ts";

const mostPages = 20_000;
/** Letters of a line: what is longer nobody reads. */
const longest = { pages: 15_000_000, index: 30_000_000 } as const;

const aPage = recordOf({
  kind: oneWordOf("doc", "article", "lesson"),
  id: aText,
  path: aText,
  title: aText,
  lang: oneWordOf("en", "zh-cn"),
  category: oneWordOf(...categories),
  version: either(isAbsent, aText),
  lastUpdated: either(isAbsent, aText),
  ranges: listOf(aText),
  audience: listOf(aText),
  keys: listOf(aText),
  codes: listOf(aText),
  tags: listOf(aText),
  answer: either(
    isAbsent,
    recordOf({
      author: either(isAbsent, aText),
      status: oneWordOf("draft", "reviewed", "stale"),
      symptoms: listOf(aText),
      cause: aText,
      resolution: aText,
    }),
  ),
});
const written = recordOf({ probe: aText, pages: listOf(aPage), lengths: listOf(aNumber) });

/**
 * Pages and index of an archive that anybody may have made. Undefined where they are not what they should be, or were made
 * by a Pipewright that cuts words in another way: then the pages are to be read from their own files.
 */
export function readForeignPages(text: string, pack: string): PageSet | undefined {
  const { first, indexIn, bodiesFrom } = partsOfText(text);
  const said = dataIn(first, longest.pages);
  if (!isFew(said) || !written(said) || said.probe !== cutOfWords() || said.pages.length > mostPages) return undefined;
  const { lengths } = said;
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const areLengths = lengths.every((length) => Number.isInteger(length) && length >= 0);
  if (!areLengths || lengths.length !== said.pages.length || whole !== text.length - bodiesFrom) return undefined;
  const own = said.pages.map(
    ({ version, lastUpdated, answer, ...page }): WrittenPage => ({
      ...page,
      pack,
      version,
      lastUpdated,
      answer: answer && { ...answer, author: answer.author },
    }),
  );
  return {
    pages: withBodies(own, lengths, text, bodiesFrom),
    prepared(lang) {
      const index = dataIn(indexIn(lang), longest.index);
      return isSoundIndex(index, own.length) ? index : undefined;
    },
  };
}

/** Asked before each of them is looked at. */
function isFew(said: unknown): boolean {
  const [pages, lengths] =
    typeof said === "object" && said !== null ? [Reflect.get(said, "pages"), Reflect.get(said, "lengths")] : [];
  return Array.isArray(pages) && Array.isArray(lengths) && pages.length <= mostPages && lengths.length === pages.length;
}

function dataIn(json: string, most: number): unknown {
  if (json.length > most) return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
