import { say } from "../../../../protocol/index.ts";
import type { Page } from "../../../knowledge/index.ts";
import { linkBetween } from "./addresses.ts";
import { groupTitle, listFile } from "./group-names.ts";
import { fileOf } from "./links.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { titleOf } from "./page-words.ts";
import { type Edition, groupOf, madeKind, type Site } from "./site.ts";
import { siteWords } from "./site-words.ts";

/** Of a large group, those around the page: the list is on each of them. */
const mostBeside = 40;

/** The other pages of a page's group. */
export function besidePage(page: Page, file: string, edition: Edition, site: Site): Markup {
  const { locale } = edition;
  const name = groupOf(page);
  const group = edition.groups.get(name) ?? [];
  if (group.length < 2) return nothing;
  const at = group.indexOf(page);
  const from = Math.max(0, Math.min(at - mostBeside / 2, group.length - mostBeside));
  const shown = group.slice(from, from + mostBeside);
  const items = shown.map((one) => {
    const label = madeKind(one.id) === "rules" ? html`<code>${one.id.slice("rules/".length)}</code>` : titleOf(one);
    return one === page
      ? html`<li><a href="#page.content" aria-current="page">${label}</a></li>`
      : html`<li><a href="${linkBetween(file, fileOf(one, edition, site))}">${label}</a></li>`;
  });
  const all = html`<p><a class="all" href="${linkBetween(file, listFile(name, edition))}">${say(siteWords.all, locale, { count: String(group.length) })}</a></p>`;
  return html`<nav class="beside" aria-label="${groupTitle(name, locale)}"><h2>${groupTitle(name, locale)}</h2><ul>${items}</ul>${shown.length < group.length ? all : nothing}</nav>`;
}
