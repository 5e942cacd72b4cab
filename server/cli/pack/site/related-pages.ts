import type { Page } from "../../../knowledge/index.ts";
import { type Edition, isWritten } from "./site.ts";

const mostRelated = 6;
/** A rule, key or tag of more pages than this says little about any of them. */
const mostSharing = 40;
const mostKeys = 8;

/** Pages on the same rules, keys and subjects, those with most in common first. What somebody wrote comes before what was made. */
export function relatedPages(page: Page, edition: Edition): readonly Page[] {
  const pagesBySign = known.get(edition) ?? pagesBySigns(edition.pages);
  known.set(edition, pagesBySign);
  const shared = new Map<Page, number>();
  for (const { sign, weight } of signsOf(page)) {
    const pages = pagesBySign.get(sign) ?? [];
    for (const one of pages.slice(0, mostSharing)) {
      shared.set(one, (shared.get(one) ?? 0) + weight + 2 / pages.length + (isWritten(one) ? 0.5 : 0));
    }
  }
  shared.delete(page);
  return [...shared]
    .sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1))
    .slice(0, mostRelated)
    .map(([one]) => one);
}

const known = new WeakMap<Edition, ReadonlyMap<string, readonly Page[]>>();

function pagesBySigns(pages: readonly Page[]): ReadonlyMap<string, readonly Page[]> {
  const found = new Map<string, Page[]>();
  for (const page of pages) {
    for (const { sign } of signsOf(page)) {
      const same = found.get(sign);
      if (same) same.push(page);
      else found.set(sign, [page]);
    }
  }
  return found;
}

/** What a page is about. The many keys and the tags of what was made would tie everything together. */
function signsOf(page: Page): readonly { readonly sign: string; readonly weight: number }[] {
  const codes = [...new Set(page.codes)].map((code) => ({ sign: `rule ${code}`, weight: 4 }));
  if (!isWritten(page)) return codes;
  return [
    ...codes,
    ...[...new Set(page.keys.slice(0, mostKeys))].map((key) => ({ sign: `key ${key}`, weight: 3 })),
    ...[...new Set(page.tags)].map((tag) => ({ sign: `tag ${tag}`, weight: 1 })),
  ];
}
