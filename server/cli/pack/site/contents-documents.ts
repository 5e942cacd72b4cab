import { say } from "../../../../protocol/index.ts";
import { categoryTitles } from "../../../features/index.ts";
import { categories, type Page } from "../../../knowledge/index.ts";
import { linkBetween } from "./addresses.ts";
import { platformTitle, type SiteDocument } from "./frame.ts";
import { groupNames, groupTitle, listFile, mostListed } from "./group-names.ts";
import { fileOf } from "./links.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { shortGist, titleOf } from "./page-words.ts";
import { type Edition, groupName, listName, madeKind, type Site } from "./site.ts";
import { siteWords } from "./site-words.ts";

/** The contents of one language: all pages in four parts, and the reference. */
export function contentsDocument(edition: Edition, site: Site): SiteDocument {
  const { locale } = edition;
  const { pack, current } = site;
  const file = `${locale}/index.html`;
  const description = pack.description?.[locale] ?? "";
  const parts = categories.flatMap((category) => {
    const [docs, answers] = [groupName(category, "doc"), groupName(category, "article")];
    if (!edition.groups.has(docs) && !edition.groups.has(answers)) return [];
    return [
      html`<section class="part" id="${docs}"><h2>${say(categoryTitles[category], locale)}</h2>
${groupList(docs, file, edition, site)}${edition.groups.has(answers) ? html`<h3 id="${answers}">${say(siteWords.answers, locale)}</h3>\n${groupList(answers, file, edition, site)}` : nothing}</section>\n`,
    ];
  });
  const made = (["keys", "steps", "rules"] as const).filter((kind) => edition.groups.has(kind));
  const reference = made.map(
    (kind) => html`<h3 id="${kind}">${say(siteWords[kind], locale)}</h3>\n${groupList(kind, file, edition, site)}`,
  );
  const ways = groupNames.filter((name) => edition.groups.has(name) && !name.endsWith("-answers"));
  const main = html`<header class="page-head">
<h1>${pack.title[locale]}</h1>
${description === "" ? nothing : html`<p class="lead">${description}</p>\n`}${current === undefined ? nothing : html`<p class="facts"><span class="badge">${platformTitle(locale, pack, current)}</span></p>\n`}<nav class="ways" aria-label="${say(siteWords.contents, locale)}"><ul>${ways.map((name) => html`<li><a href="#${name}">${groupTitle(name, locale)}</a></li>`)}</ul></nav>
</header>
${parts}
${made.length > 0 ? html`<section class="part" id="reference"><h2>${say(siteWords.reference, locale)}</h2>\n${reference}</section>` : nothing}`;
  return { file, title: pack.title[locale], description, main, beside: nothing };
}

/** Groups that are too large for the contents, each whole. */
export function listDocuments(edition: Edition, site: Site): readonly SiteDocument[] {
  const { locale } = edition;
  return groupNames.flatMap((name): readonly SiteDocument[] => {
    const group = edition.groups.get(name) ?? [];
    if (group.length <= mostListed) return [];
    const file = `${locale}/${listName(name)}`;
    const title = groupTitle(name, locale);
    const main = html`<header class="page-head">
<nav class="crumbs" aria-label="${say(siteWords.breadcrumb, locale)}"><ol><li><a href="${linkBetween(file, `${locale}/index.html`)}">${say(siteWords.contents, locale)}</a></li></ol></nav>
<h1>${title}</h1>
</header>
${rows(group, name, file, edition, site)}`;
    return [{ file, title, description: "", main, beside: nothing }];
  });
}

function groupList(name: string, file: string, edition: Edition, site: Site): Markup {
  const group = edition.groups.get(name) ?? [];
  if (group.length === 0) return nothing;
  const count = String(group.length);
  const more = html`<p><a href="${linkBetween(file, listFile(name, edition))}">${say(siteWords.all, edition.locale, { count })}</a></p>\n`;
  return html`${rows(group.slice(0, mostListed), name, file, edition, site)}${group.length > mostListed ? more : nothing}`;
}

/** What somebody wrote with what it says; the reference in short, since there is much of it. */
function rows(pages: readonly Page[], name: string, file: string, edition: Edition, site: Site): Markup {
  const link = (page: Page): string => linkBetween(file, fileOf(page, edition, site));
  const kind = madeKind(`${name}/`);
  if (kind === undefined && !name.endsWith("-answers")) {
    return html`<ul class="pages">${pages.map((page) => html`<li><a href="${link(page)}">${titleOf(page)}</a> <span class="gist">${shortGist(page)}</span></li>\n`)}</ul>\n`;
  }
  if (kind === "rules") {
    return html`<ul class="pages rules">${pages.map((page) => html`<li><a href="${link(page)}"><code>${page.id.slice("rules/".length)}</code></a> <span class="gist">${titleOf(page)}</span></li>\n`)}</ul>\n`;
  }
  const label = (page: Page): Markup =>
    kind === "steps" ? html`<code>${page.id.slice("steps/".length)}</code>` : titleOf(page);
  return html`<ul class="columns">${pages.map((page) => html`<li><a href="${link(page)}">${label(page)}</a></li>\n`)}</ul>\n`;
}
