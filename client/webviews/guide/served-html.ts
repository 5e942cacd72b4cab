import type { GuidePage } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { icon } from "../icons.ts";
import { iconButton } from "./controls.ts";
import { placePictures } from "./pictures.ts";
import type { ScreenParts } from "./surroundings.ts";

type Sample = GuidePage["samples"][number];

/** What belongs to a piece of HTML, by the numbers in it. */
type Belongings = Pick<GuidePage, "samples" | "pictures">;

const nothing: Belongings = { samples: [], pictures: [] };

/**
 * What the server has made of Markdown, with buttons at its samples. The one place where markup is taken as it comes:
 * the server has escaped every tag of an author, and our policy runs no script but our own.
 */
export function servedHtml(
  html: string,
  parts: ScreenParts,
  { samples, pictures }: Belongings = nothing,
  tag: "div" | "article" = "div",
) {
  const container = element(tag, { classes: "served" });
  container.innerHTML = html;
  for (const figure of container.querySelectorAll<HTMLElement>("figure.sample")) {
    const index = Number(figure.dataset.sample);
    const sample = samples[index] ?? {
      text: figure.querySelector("code")?.textContent ?? "",
      language: "",
      dialect: figure.dataset.try === "" ? null : (figure.dataset.try ?? null),
      platform: null,
    };
    figure.append(sampleButtons(sample, index, figure.classList.contains("wrong"), parts));
    figure.querySelector("pre")?.setAttribute("aria-label", sample.language || "text");
    figure.querySelector("pre")?.setAttribute("role", "group");
  }
  placePictures(container, pictures);
  for (const corner of container.querySelectorAll("th:empty")) corner.replaceWith(element("td")); // names no column
  for (const table of container.querySelectorAll("table")) {
    // A wide table scrolls by itself, and so has to be reached by the keyboard.
    const frame = element("div", { classes: "table", attributes: { tabindex: "0", role: "group" } });
    table.replaceWith(frame);
    frame.append(table);
  }
  return container;
}

/** What can be done with a sample. A wrong one is shown to be seen: nobody wants it in their file. */
function sampleButtons(
  { text, dialect, platform }: Sample,
  sample: number,
  isWrong: boolean,
  { texts, send }: ScreenParts,
): HTMLElement {
  const act = (action: "copy" | "insert" | "try") => () =>
    send({ kind: "sample", action, text, dialect: dialect ?? "", platform, sample });
  const buttons = [iconButton("copy", texts.copy, act("copy"), "copy")];
  if (!isWrong) buttons.push(iconButton("insert", texts.insert, act("insert"), "insert"));
  if (dialect !== null) {
    const run = iconButton("try", texts.tryIt, act("try"), "try");
    run.append(element("span", { text: texts.tryIt }));
    run.removeAttribute("aria-label");
    buttons.push(run);
  }
  return element("div", { classes: "sample-buttons", children: buttons });
}

/** Says for a moment, at its button, that a sample was copied. */
export function showCopied(root: HTMLElement, sample: number, { texts }: ScreenParts): void {
  const copy = root.querySelector<HTMLElement>(`figure[data-sample="${sample}"] .icon-button.copy`);
  if (!copy) return;
  const say = (label: string, name: "copy" | "done"): void => {
    copy.replaceChildren(icon(name));
    copy.setAttribute("aria-label", label);
    copy.title = label;
  };
  say(texts.copied, "done");
  setTimeout(() => say(texts.copy, "copy"), 2_000);
}
