import type { CursorCard, GuideScreenOf } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { icon } from "../icons.ts";
import { button, mainHeading, section } from "./controls.ts";
import { linkList, pageList } from "./link-list.ts";
import type { ScreenParts } from "./surroundings.ts";
import { filledIn } from "./words.ts";

/** The start: what is at the cursor, and all pages in their four parts. */
export function contentsScreen({ contents }: GuideScreenOf<"contents">, parts: ScreenParts): readonly Node[] {
  const { texts, send } = parts;
  const { platform, titles } = contents;
  const about = [
    ...(titles.length > 0 ? [filledIn(texts.helpFrom, titles.join(", "))] : []),
    ...(platform ? [filledIn(texts.forPlatform, platform.title, platform.version)] : []),
  ];
  return [
    mainHeading([document.createTextNode(texts.guide)], "unseen"),
    element("section", { classes: "cursor-card", attributes: { hidden: "" } }),
    ...contents.categories.map(({ title, pages }) =>
      section(title, [
        pages.length > 0 ? pageList(pages, parts, title) : element("p", { classes: "faint", text: texts.noPages }),
      ]),
    ),
    element("footer", {
      classes: "foot",
      children: [
        button(texts.explainLog, () => send({ kind: "explain-log" }), "button secondary"),
        ...about.map((text) => element("p", { classes: "faint", text })),
      ],
    }),
  ];
}

/** Puts what is at the cursor on the contents, or takes it off. */
export function drawCursorCard(root: HTMLElement, card: CursorCard | null, { texts, send }: ScreenParts): void {
  const place = root.querySelector<HTMLElement>(".cursor-card");
  if (!place) return;
  place.hidden = card === null;
  if (!card) return;
  const hadFocus = place.contains(document.activeElement);
  const row = element("a", {
    classes: "row",
    attributes: { href: "#" },
    children: [
      icon(card.problemCount > 0 ? "warning" : "cursor"),
      element("span", {
        classes: "row-words",
        children: [
          element("span", { classes: "row-title", text: card.title }),
          element("span", { classes: "row-gist", text: card.detail }),
        ],
      }),
    ],
  });
  row.addEventListener("click", () => send({ kind: "go", to: "place" }));
  place.replaceChildren(
    element("h2", { classes: "section-title", text: texts.atCursor }),
    linkList([row], texts.atCursor),
  );
  if (hadFocus) row.focus();
}

/** Before anybody has asked for anything. */
export function idleScreen({ texts, send }: ScreenParts): readonly Node[] {
  return [
    mainHeading([document.createTextNode(texts.guide)], "unseen"),
    element("p", { classes: "lead", text: texts.welcome }),
    element("div", { classes: "actions", children: [button(texts.browse, () => send({ kind: "again" }))] }),
  ];
}

/** While the first answer takes long. */
export function loadingScreen({ texts }: ScreenParts): readonly Node[] {
  return [
    mainHeading([document.createTextNode(texts.guide)], "unseen"),
    element("p", { classes: "lead faint", text: texts.loading }),
  ];
}
