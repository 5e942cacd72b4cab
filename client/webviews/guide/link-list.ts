import type { GuideHit, PageLink } from "../../../protocol/index.ts";
import { element, setAttributes } from "../element.ts";
import type { ScreenParts } from "./surroundings.ts";
import { markedText } from "./words.ts";

/** Pages to choose from, each in a line. */
export function pageList(pages: readonly PageLink[], parts: ScreenParts, label?: string): HTMLElement {
  const rows = pages.map(({ id, title, kind, gist }) =>
    pageRow(id, [
      element("span", { classes: "row-title", text: title }),
      ...kindBadge(kind, parts),
      element("span", { classes: "row-gist", text: gist }),
    ]),
  );
  return linkList(rows, label);
}

/** Answers to a question, each with the piece that matched. */
export function hitList(hits: readonly GuideHit[], parts: ScreenParts, label: string): HTMLElement {
  const rows = hits.map(({ page: { id, title, kind }, excerpt, marks }) =>
    pageRow(id, [
      element("span", {
        classes: "row-head",
        children: [element("span", { classes: "row-title", text: title }), ...kindBadge(kind, parts)],
      }),
      element("span", { classes: "excerpt", children: markedText(excerpt, marks) }),
    ]),
  );
  const list = linkList(rows, label);
  list.classList.add("hits");
  return list;
}

/** A list whose links are one stop of the Tab key: arrows, Home and End move among them. */
export function linkList(links: readonly HTMLElement[], label?: string): HTMLElement {
  for (const [index, link] of links.entries()) setAttributes(link, { tabindex: index === 0 ? "0" : "-1" });
  const list = element("ul", {
    classes: "links",
    attributes: { "aria-label": label },
    children: links.map((link) => element("li", { children: [link] })),
  });
  const rove = (to: HTMLElement | undefined): void => {
    if (!to) return;
    for (const link of links) setAttributes(link, { tabindex: link === to ? "0" : "-1" });
    to.focus();
  };
  list.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = links.findIndex((link) => link.matches(":focus"));
    if (at < 0) return;
    const places: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: Math.min(links.length - 1, at + 1),
      Home: 0,
      End: links.length - 1,
    };
    const to = places[event.key];
    if (to === undefined || to < 0) return; // above the first: whoever is around may know
    rove(links[to]);
    event.preventDefault();
    event.stopPropagation();
  });
  return list;
}

/** A link to a page of ours. A click is answered for the whole page at once, as for links within pages. */
function pageRow(id: string, children: readonly Node[]): HTMLElement {
  return element("a", { classes: "row", attributes: { href: "#", "data-page": id, "data-anchor": "" }, children });
}

function kindBadge(kind: PageLink["kind"], { texts }: ScreenParts): readonly HTMLElement[] {
  return kind === "doc" ? [] : [element("span", { classes: "badge", text: texts[kind] })];
}
