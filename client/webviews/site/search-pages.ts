import type { Locale } from "../../../protocol/index.ts";
import { type Hit, Knowledge, readPreparedPages } from "../../../server/knowledge/search/index.ts";

/** The pages of a site in one language, to be searched. */
export interface SearchedSite {
  search(text: string): readonly Hit[];
}

declare global {
  /** Called by the script that holds the index. */
  var pipewrightPages: ((locale: Locale, text: string) => void) | undefined;
}

const mostHits = 12;

/**
 * Loads the index of a site: a script of its own, since a page that was opened from a disk may fetch nothing. Rejects when
 * it isn't there or can't be read.
 */
export function loadSite(address: string): Promise<SearchedSite> {
  return new Promise((resolve, reject) => {
    globalThis.pipewrightPages = (locale, text) => {
      const knowledge = new Knowledge([readPreparedPages(text)]);
      resolve({ search: (asked) => knowledge.search({ text: asked, limit: mostHits }, { locale }) });
    };
    const script = document.createElement("script");
    script.src = address;
    const failed = (): void => reject(new Error(`${address} can't be read.`));
    script.addEventListener("error", failed);
    script.addEventListener("load", failed); // it has called us by now, and a promise that is kept stays so
    document.head.append(script);
  });
}
