import type { Page } from "../../../knowledge/index.ts";
import { type Edition, isWritten } from "./site.ts";

const mostRelated = 6;
/** A tag of more pages than this says little about any of them. */
const mostWithTag = 40;
const mostKeys = 8;

/** Pages on the same rules, keys and subjects, those with most in common first. A page that somebody wrote comes before one that was made. */
export function relatedPages(page: Page, edition: Edition): readonly Page[] {
  const { knowledge, locale } = edition;
  const shared = new Map<Page, number>();
  const add = (pages: readonly Page[], weight: number): void => {
    for (const one of pages) shared.set(one, (shared.get(one) ?? 0) + weight + (isWritten(one) ? 0.5 : 0));
  };
  for (const code of page.codes) add(knowledge.byCode(code, { locale }), 4);
  for (const key of isWritten(page) ? page.keys.slice(0, mostKeys) : []) {
    add(
      knowledge.byKey(key, { locale }).filter((one) => one.keys.includes(key)),
      3,
    );
  }
  for (const tag of isWritten(page) ? page.tags : []) {
    const same = withTag(edition, tag);
    if (same.length <= mostWithTag) add(same, 1 + 2 / same.length);
  }
  shared.delete(page);
  return [...shared]
    .sort((a, b) => b[1] - a[1] || (a[0].id < b[0].id ? -1 : 1))
    .slice(0, mostRelated)
    .map(([one]) => one);
}

const tagged = new WeakMap<Edition, ReadonlyMap<string, readonly Page[]>>();

function withTag(edition: Edition, tag: string): readonly Page[] {
  const known = tagged.get(edition) ?? pagesByTag(edition.pages);
  tagged.set(edition, known);
  return known.get(tag) ?? [];
}

function pagesByTag(pages: readonly Page[]): ReadonlyMap<string, readonly Page[]> {
  const found = new Map<string, Page[]>();
  for (const page of pages.filter(isWritten)) {
    for (const tag of new Set(page.tags)) {
      const same = found.get(tag);
      if (same) same.push(page);
      else found.set(tag, [page]);
    }
  }
  return found;
}
