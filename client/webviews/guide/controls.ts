import { element } from "../element.ts";
import { type IconName, icon } from "../icons.ts";

/** A button with words. */
export function button(label: string, act: () => void, classes = "button"): HTMLButtonElement {
  const made = element("button", { classes, text: label, attributes: { type: "button" } });
  made.addEventListener("click", act);
  return made;
}

/** A button with a sign, which is named for those who don't see it. */
export function iconButton(name: IconName, label: string, act: () => void, classes = ""): HTMLButtonElement {
  const made = element("button", {
    classes: `icon-button ${classes}`.trim(),
    attributes: { type: "button", "aria-label": label, title: label },
    children: [icon(name)],
  });
  made.addEventListener("click", act);
  return made;
}

/** A part with a heading, which names it. */
export function section(title: string, children: readonly Node[], classes = ""): HTMLElement {
  return element("section", {
    classes,
    children: [element("h2", { classes: "section-title", text: title }), ...children],
  });
}

/** The heading that the keyboard goes to when a screen is new. */
export function mainHeading(children: readonly Node[], classes = ""): HTMLElement {
  return element("h1", { classes, attributes: { tabindex: "-1" }, children });
}

/** A remark on a page, such as that it is for another version. */
export function remark(kind: "warning" | "information", children: readonly Node[]): HTMLElement {
  return element("p", { classes: `remark ${kind}`, children: [icon(kind), element("span", { children })] });
}
