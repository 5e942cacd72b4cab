import type { GuideScreenOf } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { mainHeading, remark, section } from "./controls.ts";
import { linkList, pageList } from "./link-list.ts";
import { servedHtml } from "./served-html.ts";
import type { ScreenParts } from "./surroundings.ts";
import { filledIn, languageName } from "./words.ts";

/** From so many parts on, a page has a table of contents. */
const fewestParts = 3;

type Page = GuideScreenOf<"page">["page"];

/** One page: what it is for, what to mind of it, its text, and where to go on. */
export function pageScreen({ page }: GuideScreenOf<"page">, parts: ScreenParts): readonly Node[] {
  const { texts } = parts;
  const body = servedHtml(page.html, parts, page, "article");
  return [
    element("header", {
      classes: "page-head",
      children: [mainHeading([document.createTextNode(page.title)]), facts(page, parts)],
    }),
    ...remarks(page, parts),
    ...tableOfContents(page, parts),
    body,
    ...(page.related.length > 0 ? [section(texts.related, [pageList(page.related, parts, texts.related)])] : []),
  ];
}

function facts({ pageKind, versions, lastUpdated }: Page, { texts }: ScreenParts): HTMLElement {
  const badge = versions === "" ? texts.allVersions : filledIn(texts.versions, versions);
  return element("p", {
    classes: "facts",
    children: [
      ...(pageKind === "doc" ? [] : [element("span", { classes: "badge", text: texts[pageKind] })]),
      element("span", { classes: "badge", text: badge }),
      ...(lastUpdated === "" ? [] : [element("span", { text: filledIn(texts.updated, lastUpdated) })]),
    ],
  });
}

function remarks({ holds, versions, platform, otherLanguage, status }: Page, { texts }: ScreenParts): readonly Node[] {
  const say = (kind: "warning" | "information", text: string) => remark(kind, [document.createTextNode(text)]);
  const inLanguage = document.documentElement.lang || "en";
  return [
    ...(holds ? [] : [say("warning", filledIn(texts.doesNotHold, versions, platform?.version ?? ""))]),
    ...(status === "stale" ? [say("warning", texts.stale)] : []),
    ...(status === "draft" ? [say("information", texts.draft)] : []),
    ...(otherLanguage === null
      ? []
      : [say("information", filledIn(texts.otherLanguage, languageName(otherLanguage, inLanguage)))]),
  ];
}

function tableOfContents({ id, headings }: Page, { texts }: ScreenParts): readonly Node[] {
  const top = headings.filter(({ level }) => level <= 2);
  if (top.length < fewestParts) return [];
  const links = top.map(({ text, anchor }) =>
    element("a", { classes: "row", text, attributes: { href: "#", "data-page": id, "data-anchor": anchor } }),
  );
  return [
    element("nav", {
      classes: "toc",
      attributes: { "aria-label": texts.onThisPage },
      children: [
        element("details", {
          children: [element("summary", { text: texts.onThisPage }), linkList(links, texts.onThisPage)],
        }),
      ],
    }),
  ];
}
