import { type Locale, say } from "../../../../protocol/index.ts";
import { versionsInWords } from "../../../features/index.ts";
import { holdsFor, type Page, plainText, type RenderedPage, renderPage } from "../../../knowledge/index.ts";
import { linkBetween } from "./addresses.ts";
import { besidePage } from "./beside-page.ts";
import type { SiteDocument } from "./frame.ts";
import { groupTitle } from "./group-names.ts";
import { fileOf, type LinkContext, linksFrom } from "./links.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { plainTitle, shortGist, titleOf } from "./page-words.ts";
import { relatedPages } from "./related-pages.ts";
import { type Edition, groupOf, madeKind, type Site } from "./site.ts";
import { languageNames, siteWords } from "./site-words.ts";

/** A page of the pack as a document. */
export function pageDocument(page: Page, context: LinkContext): SiteDocument {
  const { site, edition } = context;
  const { locale } = edition;
  const file = fileOf(page, edition, site);
  const rendered = renderPage(page, {
    locale: page.lang,
    resolve: linksFrom(file, context),
  });
  const lang = page.lang === locale ? nothing : html` lang="${languageNames[page.lang].tag}"`;
  const related = relatedPages(page, edition);
  const isRule = madeKind(page.id) === "rules";
  const main = html`<header class="page-head">
<nav class="crumbs" aria-label="${say(siteWords.breadcrumb, locale)}"><ol><li><a href="${linkBetween(file, `${locale}/index.html`)}">${say(siteWords.contents, locale)}</a></li><li><a href="${`${linkBetween(file, `${locale}/index.html`)}#${groupOf(page)}`}">${groupTitle(groupOf(page), locale)}</a></li></ol></nav>
<h1${lang}>${titleOf(page)}</h1>
${isRule ? nothing : facts(page, locale)}
</header>
${remarks(page, edition, site)}
${isRule ? pagesOnRule(related, file, edition, site) : nothing}${tableOfContents(rendered, locale)}
<article class="served"${lang}>
${{ markup: finished(withPictures(rendered, file, site), page.lang) }}
</article>
${isRule ? nothing : relatedSection(related, file, edition, site)}`;
  return {
    file,
    title: plainTitle(page),
    description: shortGist(page),
    main,
    beside: besidePage(page, file, edition, site),
  };
}

function facts({ kind, ranges, lastUpdated }: Page, locale: Locale): Markup {
  const versions = versionsInWords(ranges, locale);
  const badge = versions === "" ? say(siteWords.allVersions, locale) : say(siteWords.versions, locale, { versions });
  return html`<p class="facts">${kind === "article" ? html`<span class="badge">${say(siteWords.answer, locale)}</span> ` : nothing}<span class="badge">${badge}</span>${lastUpdated === undefined ? nothing : html` <span>${say(siteWords.updated, locale, { date: lastUpdated })}</span>`}</p>`;
}

function remarks(page: Page, { locale }: Edition, { current }: Site): Markup {
  const remark = (kind: "warning" | "information", text: string): Markup =>
    html`<p class="remark ${kind}" role="note">${text}</p>\n`;
  const versions = versionsInWords(page.ranges, locale);
  return html`${[
    ...(current === undefined || holdsFor(page, current)
      ? []
      : [remark("warning", say(siteWords.doesNotHold, locale, { versions, current }))]),
    ...(page.answer?.status === "stale" ? [remark("warning", say(siteWords.stale, locale))] : []),
    ...(page.answer?.status === "draft" ? [remark("information", say(siteWords.draft, locale))] : []),
    ...(page.lang === locale ? [] : [remark("information", say(siteWords.otherLanguage, locale))]),
  ]}`;
}

/** From so many parts on, a page has a table of contents. */
const fewestParts = 3;
const mostParts = 60;

function tableOfContents({ headings }: RenderedPage, locale: Locale): Markup {
  const parts = headings.filter(({ level, anchor }) => level <= 2 && anchor !== "").slice(0, mostParts);
  if (parts.length < fewestParts) return nothing;
  const links = parts.map(
    ({ text, anchor }) => html`<li><a href="#${encodeURIComponent(anchor)}">${plainText(text)}</a></li>`,
  );
  return html`<nav class="toc" aria-label="${say(siteWords.onThisPage, locale)}"><details><summary>${say(siteWords.onThisPage, locale)}</summary><ul>${links}</ul></details></nav>`;
}

/** What the renderer has made, with the pictures that it numbers; of those that can't be shown, their words. */
function withPictures({ html: markup, pictures }: RenderedPage, file: string, site: Site): string {
  return markup.replace(/<img data-picture="(\d+)" alt="([^"]*)">/g, (_, number: string, alt: string) => {
    const own = site.pictures.get(pictures[Number(number)] ?? "");
    if (own !== undefined) return `<img src="${html`${linkBetween(file, own)}`.markup}" alt="${alt}" loading="lazy">`;
    return alt === "" ? "" : `<em class="image">${alt}</em>`;
  });
}

/**
 * What the renderer has made, with what a document needs more: headings that can be linked to, and tables and samples that
 * scroll by themselves. Tags are its own alone here, since it escapes those of an author.
 */
function finished(markup: string, locale: Locale): string {
  const label = html`${say(siteWords.linkHere, locale)}`.markup;
  const table =
    html`<div class="table" role="group" tabindex="0" aria-label="${say(siteWords.scrolls, locale)}"><table>`.markup;
  const sample = html`<pre tabindex="0" role="group" aria-label="${say(siteWords.sample, locale)}">`.markup;
  return markup
    .replace(/ id="" tabindex="-1"/g, "")
    .replace(
      /<(h[1-6]) id="([^"]+)" tabindex="-1">(.*?)<\/\1>/gs,
      (_, tag: string, anchor: string, words: string) =>
        `<${tag} id="${anchor}" tabindex="-1">${words} <a class="anchor" href="#${encodeURIComponent(anchor)}" aria-label="${label}">#</a></${tag}>`,
    )
    .replaceAll("<table>", table)
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<th></th>", "<td></td>")
    .replaceAll('<pre tabindex="0">', sample);
}

function relatedSection(pages: readonly Page[], file: string, edition: Edition, site: Site): Markup {
  if (pages.length === 0) return nothing;
  return html`<section class="related"><h2>${say(siteWords.related, edition.locale)}</h2><ul class="pages">${pages.map(
    (page) =>
      html`<li><a href="${linkBetween(file, fileOf(page, edition, site))}">${titleOf(page)}</a> <span class="gist">${shortGist(page)}</span></li>`,
  )}</ul></section>`;
}

/** Whoever comes from a report wants the way out before all the examples. */
function pagesOnRule(pages: readonly Page[], file: string, edition: Edition, site: Site): Markup {
  if (pages.length === 0) return nothing;
  const links = pages.map(
    (page) => html`<li><a href="${linkBetween(file, fileOf(page, edition, site))}">${titleOf(page)}</a></li>`,
  );
  return html`<section class="on-rule"><h2>${say(siteWords.onThisRule, edition.locale)}</h2><ul>${links}</ul></section>\n`;
}
