import type { Page } from "./page.ts";

/** So many links of a page count: one that links to everything speaks for nothing. */
const mostLinks = 60;

/** Of pages that were found before: only few ever are. */
const known = new WeakMap<Page, readonly string[]>();

/** The places that a page sends its readers to, as they are written, each once and without what stands behind a `#`. */
export function linksOf(page: Page): readonly string[] {
  const before = known.get(page);
  if (before) return before;
  const targets = Array.from(page.body.matchAll(/\]\(([^)\s#]+)/g), ([, target = ""]) => target);
  const links = [...new Set(targets)].slice(0, mostLinks);
  known.set(page, links);
  return links;
}

/** The path of what a page at a path names: `../b.md` in `a/c/d.md` is `a/b.md`. */
export function pathFrom(page: string, target: string): string {
  const parts = page.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
