import { decodedLink, linkedPath, pageIdOf } from "../../../features/index.ts";
import { anchorOf, type Knowledge, type LinkTarget, type Page, renderPage } from "../../../knowledge/index.ts";
import { keyOf, linkBetween } from "./addresses.ts";
import { type Edition, pathOf, type Site } from "./site.ts";

/** A link that leads nowhere on the site, and where it stands. */
export interface LostLink {
  readonly page: Page;
  readonly target: string;
  readonly why: "no-page" | "no-anchor" | "scheme" | "left-out";
}

export interface LinkContext {
  readonly site: Site;
  readonly edition: Edition;
  /** All pages of all packs that we know beside this one: ours. */
  readonly others: Knowledge;
  /** Where a page of ours can be read on the web; undefined for one that can't. */
  readonly addressOfOther: (page: Page) => string | undefined;
  /** Ids and paths (`pathOf`) of pages that are for other platform versions. */
  readonly leftOut: ReadonlySet<string>;
  readonly lost: (link: LostLink) => void;
}

/** The links of one document as a browser follows them: relative, so that a site works wherever it lies. */
export function linksFrom(file: string, context: LinkContext): (target: string, from: Page) => LinkTarget | undefined {
  return (target, from) => {
    const way = wayTo(target, from, file, context);
    if ("href" in way) return { kind: "address", href: way.href };
    context.lost({ page: from, target, why: way.lost });
    return undefined;
  };
}

type Way = { readonly href: string } | { readonly lost: LostLink["why"] };

function wayTo(target: string, from: Page, file: string, context: LinkContext): Way {
  if (/^(?:rule|step|key|page):/.test(target)) return wayByName(target, from, file, context);
  if (/^https:\/\/|^mailto:/i.test(target)) return { href: target };
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return { lost: "scheme" };
  const [path = "", hash = ""] = target.split("#", 2);
  const inPack = path === "" ? from.path : linkedPath(from.path, path);
  if (inPack === undefined) return { lost: "no-page" };
  const place = pathOf({ pack: from.pack, path: inPack });
  const page = context.edition.pageByPath.get(place);
  if (page) return { href: placeIn(page, decodedLink(hash), { target, from, file }, context) };
  return { lost: context.leftOut.has(place) ? "left-out" : "no-page" };
}

/** `rule:needs/unknown`: on this site, else where our own pages can be read. */
function wayByName(target: string, from: Page, file: string, context: LinkContext): Way {
  const { edition, others, leftOut } = context;
  const { locale } = edition;
  const { id, anchor } = pageIdOf(target, { knowledge: edition.knowledge, locale });
  const page = id === "" ? undefined : edition.knowledge.page(id, { locale });
  if (page) return { href: placeIn(page, anchor, { target, from, file }, context) };
  const asked = pageIdOf(target, { knowledge: others, locale });
  const other = others.page(asked.id, { locale });
  const href = other && context.addressOfOther(other);
  if (href === undefined) return { lost: leftOut.has(id) ? "left-out" : "no-page" };
  return { href: asked.anchor === "" ? href : `${href}#${encodeURIComponent(asked.anchor)}` };
}

interface Link {
  readonly target: string;
  readonly from: Page;
  /** The document that it stands in. */
  readonly file: string;
}

/** A page of the site, at one of its headings if it has that. */
function placeIn(
  page: Page,
  anchor: string,
  { target, from, file }: Link,
  { site, edition, lost }: LinkContext,
): string {
  const way = linkBetween(file, fileOf(page, edition, site));
  if (anchor === "") return way;
  const found = anchorIn(page, anchor);
  if (found !== undefined) return `${way}#${encodeURIComponent(found)}`;
  // A page in another language has other headings; the section of a key need not have one.
  if (page.lang === from.lang && !target.startsWith("key:")) lost({ page: from, target, why: "no-anchor" });
  return way;
}

/** The file of a page, from the site's folder. */
export function fileOf(page: Page, { locale }: Edition, { addresses }: Site): string {
  return `${locale}/${addresses.get(keyOf(page)) ?? "index.html"}`;
}

const anchors = new WeakMap<Page, ReadonlySet<string>>();

/** The anchor in a page that is meant; undefined where there is none. */
function anchorIn(page: Page, anchor: string): string | undefined {
  const known = anchors.get(page) ?? new Set(headingAnchors(page));
  anchors.set(page, known);
  return [anchor, anchorOf(anchor)].find((one) => known.has(one));
}

function headingAnchors(page: Page): readonly string[] {
  const { headings } = renderPage(page, { locale: page.lang, resolve: () => undefined });
  return headings.map((heading) => heading.anchor).filter((anchor) => anchor !== "");
}
