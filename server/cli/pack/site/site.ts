/**
 * The pages of a pack as plain files that any web server shows, or none: made of data alone, the same each time.
 * Law: the same pack gives the same bytes. Law: what an author wrote becomes text; nothing of it runs, and nothing is
 * loaded from elsewhere. This file says what stands on a site; `make-files.ts` makes the files.
 */
import { type Locale, locales } from "../../../../protocol/index.ts";
import { type Category, categories, holdsFor, Knowledge, type Pack, type Page } from "../../../knowledge/index.ts";
import { addressesOf, keyOf } from "./addresses.ts";

export interface Site {
  readonly pack: Pack;
  /** As it was asked for: pages for other versions are left out. */
  readonly platform: string | undefined;
  /** The version in use, which pages are held against. */
  readonly current: string | undefined;
  /** The address where it will lie, without a slash at its end. */
  readonly base: string | undefined;
  readonly editions: readonly Edition[];
  /** The file of each page (`keyOf`), from the folder of its language. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The file of each picture, from the site's folder, by its path in the pack. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** The list of a group's pages, from the folder of a language. */
export function listName(group: string): string {
  return `contents/${group}.html`;
}

/** A site in one language. */
export interface Edition {
  readonly locale: Locale;
  /** Each page once: in this language, else in another; by their titles. */
  readonly pages: readonly Page[];
  readonly knowledge: Knowledge;
  readonly pageByKey: ReadonlyMap<string, Page>;
  /** By the path in the pack, in any language: links of a page name files. */
  readonly pageByPath: ReadonlyMap<string, Page>;
  /** The groups that pages stand in, for the contents and for the list beside a page. */
  readonly groups: ReadonlyMap<string, readonly Page[]>;
}

/** Files of the site itself, from the folder of a language. */
const reserved: readonly string[] = [
  "index.html",
  ...[...categories.flatMap((one) => [one, `${one}-answers`]), "keys", "steps", "rules"].map(listName),
];

export interface SiteParts {
  readonly pack: Pack;
  /** Its own pages and what is made of data; of two with one id in one language, the first counts. */
  readonly pages: readonly Page[];
  readonly platform: string | undefined;
  readonly base: string | undefined;
  readonly pictures: ReadonlyMap<string, string>;
}

export function siteOf({ pack, pages, platform, base, pictures }: SiteParts): Site {
  const shown = pages.filter((page) => holdsFor(page, platform));
  const languages = new Set([...pack.languages, ...shown.filter(isWritten).map(({ lang }) => lang)]);
  return {
    pack,
    platform,
    current: platform ?? pack.platform?.current,
    base,
    editions: locales.filter((locale) => languages.has(locale)).map((locale) => editionOf(shown, locale)),
    addresses: addressesOf(shown, reserved),
    pictures,
  };
}

function editionOf(shown: readonly Page[], locale: Locale): Edition {
  const pageByKey = new Map<string, Page>();
  for (const page of shown) {
    const key = keyOf(page);
    const known = pageByKey.get(key);
    if (!known || (known.lang !== locale && page.lang === locale)) pageByKey.set(key, page);
  }
  const pages = [...pageByKey.values()].sort(byTitle(locale));
  const pageByPath = new Map<string, Page>();
  for (const page of shown) {
    const here = pageByKey.get(keyOf(page));
    const path = pathOf(page);
    if (here && !pageByPath.has(path)) pageByPath.set(path, here);
  }
  return { locale, pages, pageByKey, pageByPath, knowledge: new Knowledge([{ pages }]), groups: groupsOf(pages) };
}

/** A file of a pack; pages that are made stand in no file. */
export function pathOf({ pack, path }: Pick<Page, "pack" | "path">): string {
  return `${pack} ${path}`;
}

/** Pages that somebody wrote, unlike those that are made of keys, steps and rules. */
export function isWritten({ id }: Page): boolean {
  return madeKind(id) === undefined;
}

export type MadeKind = "keys" | "steps" | "rules";

export function madeKind(id: string): MadeKind | undefined {
  return (["keys", "steps", "rules"] as const).find((kind) => id.startsWith(`${kind}/`));
}

/** The group of a page: a category, the answers of one, or a kind of reference. */
export function groupOf(page: Page): string {
  return madeKind(page.id) ?? groupName(page.category, page.kind);
}

export function groupName(category: Category, kind: Page["kind"]): string {
  return kind === "article" ? `${category}-answers` : category;
}

function groupsOf(pages: readonly Page[]): ReadonlyMap<string, readonly Page[]> {
  const groups = new Map<string, Page[]>();
  for (const page of pages) {
    const name = groupOf(page);
    const group = groups.get(name);
    if (group) group.push(page);
    else groups.set(name, [page]);
  }
  // Rules are looked for by their ids.
  groups.get("rules")?.sort((a, b) => (a.id < b.id ? -1 : 1));
  return groups;
}

/** Not by the machine's language: the same everywhere. */
function byTitle(locale: Locale): (a: Page, b: Page) => number {
  const { compare } = new Intl.Collator(locale === "zh-cn" ? "zh-CN-u-co-pinyin" : "en", { numeric: true });
  return (a, b) => compare(plain(a.title), plain(b.title)) || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function plain(title: string): string {
  return title.replace(/[`*_]/g, "");
}
