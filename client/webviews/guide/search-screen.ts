import type { GuideScreenOf } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { mainHeading } from "./controls.ts";
import { hitList } from "./link-list.ts";
import type { ScreenParts } from "./surroundings.ts";
import { filledIn, inlineCode } from "./words.ts";

/** What was found, best first. */
export function searchScreen({ text, hits }: GuideScreenOf<"search">, parts: ScreenParts): readonly Node[] {
  const { texts } = parts;
  const title = filledIn(texts.resultsFor, text);
  const heading = mainHeading([document.createTextNode(title)], "unseen");
  if (hits.length > 0) return [heading, hitList(hits, parts, title)];
  return [
    heading,
    element("div", {
      classes: "nothing",
      children: [
        element("p", { text: filledIn(texts.noResults, text) }),
        element("p", { classes: "faint", children: inlineCode(texts.noResultsHint) }),
      ],
    }),
  ];
}
