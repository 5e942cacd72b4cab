import type { Page } from "./page.ts";
import type { PreparedPages, PreparedSearch } from "./shelf.ts";

/** As prepared pages are kept in a file: what is told of pages apart from their texts, which few of them are asked for. */
interface WrittenPages {
  readonly pages: readonly Omit<Page, "body" | "asks">[];
  /** All texts, one behind the other, and how long each is. */
  readonly bodies: string;
  readonly lengths: readonly number[];
  readonly prepared: PreparedSearch;
}

/** Pages and their index as the text of a file. How people ask for them stands in the index. */
export function writePreparedPages({ pages, prepared }: PreparedPages): string {
  const written: WrittenPages = {
    pages: pages.map(({ body: _, asks: __, ...page }) => page),
    bodies: pages.map(({ body }) => body).join(""),
    lengths: pages.map(({ body }) => body.length),
    prepared,
  };
  return JSON.stringify(written);
}

/** The pages of a text that `writePreparedPages` has made: our own build, or a pack's. */
export function readPreparedPages(text: string): PreparedPages {
  const { pages, bodies, lengths, prepared } = JSON.parse(text) as WrittenPages;
  let end = 0;
  const whole = pages.map((page, place): Page => {
    const start = end;
    end += lengths[place] ?? 0;
    const stop = end;
    return {
      ...page,
      asks: [],
      get body() {
        return bodies.slice(start, stop);
      },
    };
  });
  return { pages: whole, prepared };
}
