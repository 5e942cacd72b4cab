import type { GuideTexts } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { icon } from "../icons.ts";
import { iconButton } from "./controls.ts";

/** So long nobody has typed: the question is put. */
const searchAfterMs = 150;

/** As much of a question as the editor takes. */
const longestQuestion = 400;

export interface SearchListener {
  searched(text: string): void;
  /** Escape, or the box was emptied. */
  left(): void;
  /** The arrow down, towards what was found. */
  wentDown(): void;
  /** Enter: the best of what is found for these words. */
  chose(words: string): void;
}

/** The box at the top: it asks while somebody types. */
export class SearchBox {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #clear: HTMLButtonElement;
  readonly #listener: SearchListener;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(texts: GuideTexts, listener: SearchListener) {
    this.#listener = listener;
    this.#input = element("input", {
      attributes: {
        type: "text",
        placeholder: texts.search,
        title: texts.searchHint,
        "aria-label": texts.search,
        autocomplete: "off",
        spellcheck: "false",
        maxlength: `${longestQuestion}`,
        enterkeyhint: "search",
      },
    });
    this.#clear = iconButton("clear", texts.clearSearch, () => this.#leave(), "clear");
    this.#clear.hidden = true;
    this.#input.addEventListener("input", () => this.#onInput());
    this.#input.addEventListener("keydown", (event) => this.#onKey(event));
    this.element = element("search", {
      classes: "search-box",
      attributes: { role: "search", "aria-label": texts.search },
      children: [icon("search"), this.#input, this.#clear],
    });
  }

  /** What stands in it. */
  get words(): string {
    return this.#input.value.trim();
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#input;
  }

  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** What the screen is about: the words of a search, or none. What somebody types just now stays. */
  show(text: string): void {
    if (this.#timer !== undefined || (this.hasFocus && text !== "")) return;
    this.#input.value = text;
    this.#clear.hidden = text === "";
  }

  #onInput(): void {
    const text = this.#input.value;
    this.#clear.hidden = text === "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), searchAfterMs);
  }

  #ask(): void {
    this.#stopWaiting();
    const text = this.words;
    if (text === "") this.#listener.left();
    else this.#listener.searched(text);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return; // Enter may end a Chinese word
    if (event.key === "Escape" && this.#input.value !== "") this.#leave();
    else if (event.key === "ArrowDown") this.#listener.wentDown();
    else if (event.key === "Enter") {
      if (this.#timer !== undefined) this.#ask();
      else if (this.words !== "") this.#listener.chose(this.words);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #leave(): void {
    this.#stopWaiting();
    this.#input.value = "";
    this.#clear.hidden = true;
    this.#input.focus();
    this.#listener.left();
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
