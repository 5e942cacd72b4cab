import type { PreparedPages } from "./shelf.ts";

/** The pages that are shipped with us, from the text of `pages.json`, which our own build has made. */
export function readPreparedPages(text: string): PreparedPages {
  return JSON.parse(text) as PreparedPages;
}
