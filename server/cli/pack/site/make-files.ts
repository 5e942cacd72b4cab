import { escaped } from "../../../knowledge/index.ts";
import { contentsDocument, listDocuments } from "./contents-documents.ts";
import { entryDocument } from "./entry-document.ts";
import { addressOf, documentOf } from "./frame.ts";
import type { LinkContext } from "./links.ts";
import { pageDocument } from "./page-document.ts";
import { searchIndex } from "./search-index.ts";
import { isWritten, type Site } from "./site.ts";

/** A file of a site that is made of data. */
export interface SiteFile {
  /** From the site's folder. */
  readonly path: string;
  readonly kind: "entry" | "contents" | "page" | "answer" | "reference" | "search" | "map";
  /** The id of its page; undefined for those that are none. */
  readonly id: string | undefined;
  readonly text: string;
}

/** Every file but those that are copied, one after the other: only one is held at a time. */
export function* makeFiles(site: Site, links: Omit<LinkContext, "site" | "edition">): Generator<SiteFile> {
  const files: string[] = [];
  yield { path: "index.html", kind: "entry", id: undefined, text: entryDocument(site) };
  for (const edition of site.editions) {
    const document = contentsDocument(edition, site);
    for (const one of [document, ...listDocuments(edition, site)]) {
      files.push(one.file);
      yield { path: one.file, kind: "contents", id: undefined, text: documentOf(one, edition, site) };
    }
    for (const page of edition.pages) {
      const made = pageDocument(page, { ...links, site, edition });
      files.push(made.file);
      const kind = !isWritten(page) ? "reference" : page.kind === "article" ? "answer" : "page";
      yield { path: made.file, kind, id: page.id, text: documentOf(made, edition, site) };
    }
    yield {
      path: `assets/search-${edition.locale}.js`,
      kind: "search",
      id: undefined,
      text: searchIndex(edition, site),
    };
  }
  if (site.base !== undefined) {
    yield { path: "sitemap.xml", kind: "map", id: undefined, text: siteMap(site.base, files) };
  }
}

/** For the robots of a search engine. Source: sitemaps.org, which allows 50,000 addresses in one. */
function siteMap(base: string, files: readonly string[]): string {
  const rows = files.slice(0, 50_000).map((file) => `<url><loc>${escaped(addressOf(base, file))}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join("\n")}\n</urlset>\n`;
}
