import type { GraphTexts } from "../../../protocol/index.ts";
import { element, setAttributes } from "../element.ts";
import { type IconName, icon } from "../icons.ts";

export type ToolbarAction = "zoomIn" | "zoomOut" | "fit" | "mode" | "copyMermaid" | "saveSvg";

/** The line above the picture: what is shown, and what can be done with it. */
export class Toolbar {
  readonly element = element("header", { classes: "bar" });
  readonly #title = element("h1", { classes: "name" });
  readonly #buttons = element("div", { classes: "buttons", attributes: { role: "toolbar" } });
  readonly #mode: HTMLButtonElement;
  readonly #texts: GraphTexts;

  constructor(texts: GraphTexts, act: (action: ToolbarAction) => void) {
    this.#texts = texts;
    const button = (action: ToolbarAction, name: IconName, label: string): HTMLButtonElement => {
      const made = element("button", { classes: action, children: [icon(name)] });
      setAttributes(made, { type: "button", "aria-label": label, title: label });
      made.addEventListener("click", () => act(action));
      return made;
    };
    this.#mode = button("mode", "list", texts.list);
    this.#buttons.append(
      button("zoomOut", "zoomOut", texts.zoomOut),
      button("fit", "fit", texts.fit),
      button("zoomIn", "zoomIn", texts.zoomIn),
      this.#mode,
      button("copyMermaid", "copy", texts.copyMermaid),
      button("saveSvg", "save", texts.saveSvg),
    );
    this.element.append(this.#title, this.#buttons);
  }

  /** `about` names what the buttons are about. */
  show(title: string, about: string, mode: "picture" | "list", hasPicture: boolean): void {
    this.#title.textContent = title;
    setAttributes(this.#buttons, { "aria-label": about });
    const label = mode === "picture" ? this.#texts.list : this.#texts.picture;
    this.#mode.replaceChildren(icon(mode === "picture" ? "list" : "picture"));
    setAttributes(this.#mode, { "aria-label": label, title: label });
    for (const button of this.#buttons.querySelectorAll("button")) {
      const isZoom = ["zoomIn", "zoomOut", "fit"].includes(button.className);
      button.disabled = !hasPicture || (isZoom && mode === "list");
    }
  }
}
