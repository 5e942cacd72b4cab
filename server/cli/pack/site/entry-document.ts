import { headAndBody } from "./frame.ts";
import { html, nothing } from "./markup.ts";
import type { Site } from "./site.ts";
import { languageNames, siteWords } from "./site-words.ts";

/** What lies at the site's own address: it leads to the reader's language, and lets them choose where it can't tell. */
export function entryDocument({ pack, editions }: Site): string {
  const [first] = editions;
  const locale = first?.locale ?? "en";
  const links = editions.map(({ locale: one }) => {
    const { name, tag } = languageNames[one];
    return html`<li><a href="${one}/index.html" lang="${tag}" hreflang="${tag}" data-language="${one}"><strong>${name}</strong> <span>${pack.title[one]}</span></a></li>`;
  });
  const body = html`<main class="entry" data-entry>
<h1>${pack.title[locale]}</h1>
${editions.length > 1 ? html`<p class="choose">${editions.map(({ locale: one }) => html`<span lang="${languageNames[one].tag}">${siteWords.chooseLanguage[one]}</span> `)}</p>\n` : nothing}<ul>${links}</ul>
</main>`;
  // With one language there is nothing to choose, and no script needed.
  const onward = editions.length === 1 ? [html`<meta http-equiv="refresh" content="0; url=${locale}/index.html">`] : [];
  return headAndBody({ file: "index.html", lang: languageNames[locale].tag, title: pack.title[locale] }, body, onward);
}
