import { say } from "../../../../protocol/index.ts";
import { linkBetween } from "./addresses.ts";
import { html, type Markup, nothing } from "./markup.ts";
import type { Edition, Site } from "./site.ts";
import { languageNames, searchWords, siteWords } from "./site-words.ts";

/** One document of a site in one language. */
export interface SiteDocument {
  /** From the site's folder: `en/rules/needs/unknown.html`. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** What stands in the middle. */
  readonly main: Markup;
  /** A list beside it, or below where there is no room; nothing for none. */
  readonly beside: Markup;
}

/**
 * Nothing but our own files, and nothing runs inline. `file:` is for those who open a site from their disk: some browsers
 * don't count a file as the document's own origin, and from the web none lets it in.
 */
const policy =
  "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'";

/** The whole of a document. */
export function documentOf(
  { file, title, description, main, beside }: SiteDocument,
  edition: Edition,
  site: Site,
): string {
  const { locale } = edition;
  const { pack } = site;
  const own = pack.title[locale];
  const contents = linkBetween(file, `${locale}/index.html`);
  const body = html`<a class="skip" href="#page.content">${say(siteWords.skip, locale)}</a>
<header class="top">
<a class="brand" href="${contents}">${own}</a>
${searchBox(file, edition)}
${languageSwitch(file, edition, site)}
</header>
<div class="frame">
<main id="page.content" tabindex="-1">
${main}
</main>
${beside}
</div>
${footer(edition, site)}`;
  return headAndBody(
    { file, lang: languageNames[locale].tag, title: title === own ? own : `${title} · ${own}` },
    body,
    [html`<meta name="description" content="${description}">`, ...alternates(file, edition, site)],
  );
}

interface Head {
  readonly file: string;
  readonly lang: string;
  readonly title: string;
}

export function headAndBody({ file, lang, title }: Head, body: Markup, more: readonly Markup[]): string {
  const { markup } = html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${more.map((one) => html`${one}\n`)}<link rel="stylesheet" href="${linkBetween(file, "assets/site.css")}">
<script defer src="${linkBetween(file, "assets/site.js")}"></script>
</head>
<body>
${body}
</body>
</html>
`;
  return markup;
}

/** Hidden until the script is there: without it, it could do nothing. */
function searchBox(file: string, { locale }: Edition): Markup {
  const words = Object.fromEntries(Object.entries(searchWords).map(([name, text]) => [name, text[locale]]));
  return html`<div class="search-place"><search class="search" data-index="${linkBetween(file, `assets/search-${locale}.js`)}" data-root="${linkBetween(file, `${locale}/index.html`).replace(/index\.html$/, "")}" data-words="${JSON.stringify(words)}" hidden></search></div>`;
}

/** The same page in the other languages: each has every page. */
function languageSwitch(file: string, { locale }: Edition, { editions }: Site): Markup {
  if (editions.length < 2) return nothing;
  const links = editions.map((edition) => {
    const { name, tag } = languageNames[edition.locale];
    if (edition.locale === locale) return html`<li><span aria-current="true" lang="${tag}">${name}</span></li>`;
    const way = linkBetween(file, inLanguage(file, edition));
    return html`<li><a href="${way}" lang="${tag}" hreflang="${tag}" data-language="${edition.locale}">${name}</a></li>`;
  });
  return html`<nav class="languages" aria-label="${say(siteWords.languages, locale)}"><ul>${links}</ul></nav>`;
}

function inLanguage(file: string, { locale }: Edition): string {
  return `${locale}/${file.split("/").slice(1).join("/")}`;
}

function alternates(file: string, edition: Edition, { editions, base }: Site): readonly Markup[] {
  if (base === undefined) return [];
  return [
    html`<link rel="canonical" href="${addressOf(base, file)}">`,
    ...(editions.length < 2 ? [] : editions).map(
      (one) =>
        html`<link rel="alternate" hreflang="${languageNames[one.locale].tag}" href="${addressOf(base, one === edition ? file : inLanguage(file, one))}">`,
    ),
  ];
}

/** Where a file of a site lies on the web. */
export function addressOf(base: string, file: string): string {
  return `${base}/${file.split("/").map(encodeURIComponent).join("/")}`;
}

function footer({ locale }: Edition, { pack, platform }: Site): Markup {
  const links = (["portal", "newProject", "status"] as const).flatMap((kind) => {
    const href = pack.links[kind];
    return href === undefined ? [] : [html`<li><a href="${href}">${say(siteWords[kind], locale)}</a></li>`];
  });
  const words = { title: pack.title[locale], version: pack.version };
  const platformWords = platform === undefined ? undefined : platformTitle(locale, pack, platform);
  return html`<footer class="foot">
${links.length > 0 ? html`<ul>${links}</ul>` : nothing}
<p>${say(siteWords.ofPack, locale, words)}${platformWords === undefined ? nothing : html` · ${platformWords}`} · ${say(siteWords.madeWith, locale)}</p>
</footer>`;
}

/** “For Acme 3.1”. */
export function platformTitle(locale: Edition["locale"], { title, platform }: Site["pack"], version: string): string {
  return say(siteWords.forPlatform, locale, { platform: `${platform?.title?.[locale] ?? title[locale]} ${version}` });
}
