import type { Page } from "./page.ts";

/** So many links of a page count: one that links to everything speaks for nothing. */
const mostLinks = 60;

/**
 * The places of the pages that each page from a place to before another sends its readers to, in its own language: by its links to files
 * of its pack, to rules, steps and keys, and by the keys that it explains. Only pages of `lang`, in their order.
 */
export function linksBetween(
  pages: readonly Page[],
  lang: Page["lang"],
  from: number,
  to: number,
): readonly (readonly number[])[] {
  const places = new Map<string, number>();
  for (const [place, page] of pages.entries()) {
    if (page.lang !== lang) continue;
    places.set(`${page.pack} ${page.path}`, place);
    if (/^(?:rules|steps)\//.test(page.id)) places.set(page.id, place);
    if (isOfKeys(page)) for (const name of namesOfKeys(page, places)) places.set(name, place);
  }
  return pages.flatMap((page, place) => {
    if (place < from || place >= to || page.lang !== lang) return [];
    const targets = [...targetsIn(page.body), ...(isOfKeys(page) ? [] : page.keys.slice(0, mostLinks).map(nameOfKey))];
    const found = targets.flatMap((target) => places.get(nameOf(target, page)) ?? []);
    return [[...new Set(found)].filter((other) => other !== place)];
  });
}

function isOfKeys({ id }: Page): boolean {
  return id.startsWith("keys/");
}

/** Of the keys of a map, and of the map itself: that leads to its own page rather than to the one where it is a key. */
function namesOfKeys({ keys }: Page, known: ReadonlyMap<string, number>): readonly string[] {
  const maps = new Set(keys.map((key) => key.slice(0, Math.max(0, key.lastIndexOf(".")))));
  const names = [...maps]
    .filter((map) => map !== "")
    .flatMap((map) => [map, map.replace(/(?:\[\]|\.\*)$/, "")])
    .map(nameOfKey);
  return [...keys.map(nameOfKey).filter((name) => !known.has(name)), ...names];
}

function nameOfKey(key: string): string {
  return `key:${key}`;
}

/** As they are written, without what stands behind a `#`. */
function targetsIn(body: string): readonly string[] {
  return Array.from(body.matchAll(/\]\(([^)\s#]+)/g), ([, target = ""]) => target).slice(0, mostLinks);
}

function nameOf(target: string, { pack, path }: Page): string {
  if (target.startsWith("rule:")) return `rules/${target.slice(5)}`;
  if (target.startsWith("key:")) return target;
  if (target.startsWith("step:")) return `steps/${target.slice(5)}`;
  return `${pack} ${pathFrom(path, target)}`;
}

/** The path of what a page at a path names: `../b.md` in `a/c/d.md` is `a/b.md`. */
function pathFrom(page: string, target: string): string {
  const parts = page.split("/").slice(0, -1);
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
