import type { GuideScreenOf } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { icon } from "../icons.ts";
import { button, mainHeading, section } from "./controls.ts";
import { hitList } from "./link-list.ts";
import type { ScreenParts } from "./surroundings.ts";
import { filledIn } from "./words.ts";

/** What a log says: the lines that tell most, where in the file it happens, and what may help. */
export function logScreen({ explanation, from }: GuideScreenOf<"log">, parts: ScreenParts): readonly Node[] {
  const { texts } = parts;
  const { lines, hits, place } = explanation;
  return [
    element("header", {
      classes: "page-head",
      children: [
        mainHeading([document.createTextNode(texts.logTitle)]),
        element("p", { classes: "faint", text: from }),
      ],
    }),
    lines.length > 0
      ? section(texts.logLines, [logLines(lines, texts.logLines)])
      : element("p", { classes: "faint", text: texts.logNoLines }),
    ...(place ? [section(texts.logPlace, [placeButton(place, parts)])] : []),
    section(texts.logAnswers, [
      hits.length > 0
        ? hitList(hits, parts, texts.logAnswers)
        : element("p", { classes: "faint", text: texts.logNoAnswers }),
    ]),
  ];
}

type Explanation = GuideScreenOf<"log">["explanation"];

function placeButton({ title, line }: NonNullable<Explanation["place"]>, { texts, send }: ScreenParts): HTMLElement {
  const made = button("", () => send({ kind: "reveal", line }), "button secondary place");
  made.replaceChildren(
    icon("goTo"),
    element("span", { text: filledIn(texts.goToPlace, title.replaceAll("`", ""), `${line + 1}`) }),
  );
  return made;
}

function logLines(lines: Explanation["lines"], label: string): HTMLElement {
  const rows = lines.map(({ text, line }) =>
    element("span", {
      classes: "log-line",
      children: [
        element("span", { classes: "log-number", text: `${line + 1}` }),
        element("span", { classes: "log-text", text: `${text}\n` }),
      ],
    }),
  );
  return element("pre", {
    classes: "log",
    attributes: { tabindex: "0", role: "group", "aria-label": label },
    children: rows,
  });
}
