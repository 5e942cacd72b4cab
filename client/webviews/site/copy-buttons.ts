import { element } from "../element.ts";
import type { SiteWords } from "./words.ts";

const tellForMs = 2_000;

/** A button at each sample; a wrong one is shown to be seen, and nobody wants it. */
export function addCopyButtons(words: SiteWords): void {
  // Not offered where the browser keeps the clipboard to pages of the web.
  if (!("clipboard" in navigator)) return;
  for (const figure of document.querySelectorAll<HTMLElement>(".served figure.sample:not(.wrong)")) {
    const button = element("button", { classes: "copy", text: words("copy"), attributes: { type: "button" } });
    button.addEventListener("click", () => {
      const text = figure.querySelector("code")?.textContent ?? "";
      navigator.clipboard.writeText(text).then(
        () => {
          button.textContent = words("copied");
          setTimeout(() => {
            button.textContent = words("copy");
          }, tellForMs);
        },
        () => undefined, // refused: the text is there to be selected
      );
    });
    figure.append(button);
  }
}
