import type { MessageToGuideView } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import type { ScreenParts } from "./surroundings.ts";

/** Leaves the pictures that will come, and puts the words of the others in their place. `pictures`: null for one that won't. */
export function placePictures(root: HTMLElement, pictures: readonly (string | null)[]): void {
  for (const image of root.querySelectorAll<HTMLImageElement>("img[data-picture]")) {
    if (typeof pictures[Number(image.dataset.picture)] !== "string") replaceByWords(image);
  }
}

type Picture = Extract<MessageToGuideView, { readonly kind: "picture" }>;

/** Puts a picture in where the page has room for it, if it can be opened with a button around it that shows it as large as it is. */
export function showPicture(root: HTMLElement, { picture, src, opens }: Picture, { texts, send }: ScreenParts): void {
  if (!src.startsWith("data:image/")) return;
  for (const image of root.querySelectorAll<HTMLImageElement>(`img[data-picture="${picture}"]`)) {
    image.addEventListener("error", () => replaceByWords(image), { once: true });
    image.src = src;
    if (!opens || image.closest("a, button")) continue;
    const button = element("button", { classes: "picture", attributes: { type: "button", title: texts.enlarge } });
    button.addEventListener("click", () => send({ kind: "picture", picture }));
    image.replaceWith(button);
    // Its name is what the picture shows; a picture without words has the button's.
    if (image.alt === "") button.setAttribute("aria-label", texts.enlarge);
    button.append(image);
  }
}

/** What the picture says to who can't see it. */
function replaceByWords(image: HTMLImageElement): void {
  const place = image.closest("button.picture") ?? image;
  if (image.alt === "") place.remove();
  else place.replaceWith(element("em", { classes: "image", text: image.alt }));
}
