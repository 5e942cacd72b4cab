import type { Page } from "./page.ts";
import type { PreparedIndex, PreparedPages } from "./shelf.ts";

/** What is told of pages apart from their texts, which few of them are asked for. */
interface WrittenPages {
  readonly pages: readonly Omit<Page, "body" | "asks">[];
  /** How long the text of each is. */
  readonly lengths: readonly number[];
}

/**
 * Pages and their index as the text of a file: a line of JSON for the pages, one for the index of each language, and
 * behind these the texts of all pages, which are no JSON so that nobody has to read them for the few that are wanted. How
 * people ask for the pages stands in the index.
 */
export function writePreparedPages({ pages, prepared }: PreparedPages): string {
  const written: WrittenPages = {
    pages: pages.map(({ body: _, asks: __, ...page }) => page),
    lengths: pages.map(({ body }) => body.length),
  };
  const lines = [written, prepared("en"), prepared("zh-cn")].map((line) => JSON.stringify(line));
  return `${lines.join("\n")}\n${pages.map(({ body }) => body).join("")}`;
}

/** The pages of a text that `writePreparedPages` has made: our own build, or a pack's. An index is read when it is needed. */
export function readPreparedPages(text: string): PreparedPages {
  const ends: number[] = [];
  for (let line = 0; line < 3; line++) ends.push(text.indexOf("\n", (ends.at(-1) ?? -1) + 1));
  const [first = 0, second = 0, third = 0] = ends;
  const { pages, lengths } = JSON.parse(text.slice(0, first)) as WrittenPages;
  let end = third + 1;
  const whole = pages.map((page, place): Page => {
    const start = end;
    end += lengths[place] ?? 0;
    const stop = end;
    return {
      ...page,
      asks: [],
      get body() {
        return text.slice(start, stop);
      },
    };
  });
  const indexIn = (from: number, to: number) => JSON.parse(text.slice(from, to)) as PreparedIndex;
  return {
    pages: whole,
    prepared: (lang) => (lang === "en" ? indexIn(first + 1, second) : indexIn(second + 1, third)),
  };
}
