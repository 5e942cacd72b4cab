import type { GraphTexts } from "../../protocol/index.ts";
import type { Translate } from "../language/words.ts";

/** The view's own words. What is said of stages comes from the server. */
export function graphTexts(t: Translate): GraphTexts {
  return {
    graph: t("Stage graph of {0}", "{0}"),
    howToMove: t(
      "Arrow keys move along the arrows, Home and End to the first and the last card. Enter goes to its place in the file. Plus, minus and 0 zoom, Shift with an arrow key moves the picture.",
    ),
    list: t("Show as a List"),
    picture: t("Show as a Picture"),
    zoomIn: t("Zoom In"),
    zoomOut: t("Zoom Out"),
    fit: t("Show All"),
    copyMermaid: t("Copy as Mermaid"),
    saveSvg: t("Save as SVG"),
    empty: t("There are no stages or jobs in this file yet. They appear here while you write them."),
    waiting: t("Reading the file…"),
    gone: t("There is nothing to show. Put the cursor into a pipeline file."),
    tooLarge: t("This file is too large for a picture: it has {0} stages or jobs.", "{0}"),
    broken: t("The YAML has a mistake at the moment. This is the picture from before it."),
    brokenFromStart: t("The YAML has a mistake, so parts of the picture may be missing."),
  };
}
