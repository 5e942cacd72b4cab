import { element } from "../element.ts";
import { hitRow } from "./hit-row.ts";
import { loadSite, type SearchedSite } from "./search-pages.ts";
import type { SiteWords } from "./words.ts";

/** So long nobody has typed: the question is put. */
const searchAfterMs = 120;

/** The box at the top of a page, and what it has found below. */
export class SearchBox {
  readonly #place: HTMLElement;
  readonly #words: SiteWords;
  readonly #input: HTMLInputElement;
  readonly #panel: HTMLElement;
  readonly #status: HTMLElement;
  #site: Promise<SearchedSite> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Answers come in the order of questions; what was asked before is of no interest any more. */
  #asked = 0;
  #asking: Promise<void> | undefined;
  /** The person has left it or closed it: what is found later waits for them. */
  #isClosed = true;

  constructor(place: HTMLElement, words: SiteWords) {
    this.#place = place;
    this.#words = words;
    this.#input = element("input", {
      attributes: {
        type: "search",
        placeholder: words("search"),
        title: words("hint"),
        "aria-label": words("search"),
        "aria-keyshortcuts": "/",
        autocomplete: "off",
        spellcheck: "false",
        enterkeyhint: "search",
      },
    });
    this.#panel = element("div", { classes: "results", attributes: { hidden: "" } });
    this.#status = element("p", { classes: "unseen", attributes: { role: "status" } });
    place.replaceChildren(
      this.#input,
      element("kbd", { text: "/", attributes: { "aria-hidden": "true" } }),
      this.#panel,
      this.#status,
    );
    place.hidden = false;
  }

  listen(): void {
    this.#input.addEventListener("focus", () => {
      void this.#load();
      this.#isClosed = false;
      if (this.#input.value.trim() !== "") this.#panel.hidden = this.#panel.childElementCount === 0;
    });
    this.#input.addEventListener("input", () => {
      this.#isClosed = false;
      this.#wait();
    });
    this.#place.addEventListener("keydown", (event) => this.#onKey(event));
    this.#place.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.#place.contains(relatedTarget)) this.#close();
    });
    document.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Node && !this.#place.contains(target)) this.#close();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      this.#input.focus();
      this.#input.select();
    });
  }

  /** Once; what failed is tried again at the next focus. */
  #load(): Promise<SearchedSite> {
    this.#site ??= loadSite(this.#place.dataset.index ?? "");
    this.#site.catch(() => {
      this.#site = undefined;
    });
    return this.#site;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), searchAfterMs);
  }

  #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asking = this.#find();
    return this.#asking;
  }

  async #find(): Promise<void> {
    const number = ++this.#asked;
    const text = this.#input.value.trim();
    if (text === "") {
      this.#show([]);
      this.#say("");
      return;
    }
    if (this.#panel.childElementCount === 0) this.#show([this.#sentence("loading")]);
    try {
      const hits = (await this.#load()).search(text);
      if (number !== this.#asked) return;
      if (hits.length === 0) {
        this.#show([this.#sentence("nothing", text), this.#sentence("nothingHint")]);
        this.#say(this.#words("nothing", text));
        return;
      }
      const root = this.#place.dataset.root ?? "";
      const rows = hits.map((hit) => element("li", { children: [hitRow(hit, root, this.#words)] }));
      const label = this.#words("count", String(hits.length));
      this.#show([element("ol", { attributes: { "aria-label": label }, children: rows })]);
      this.#say(label);
    } catch {
      if (number !== this.#asked) return;
      this.#show([this.#sentence("failed")]);
      this.#say(this.#words("failed"));
    }
  }

  #sentence(name: string, word = ""): HTMLElement {
    return element("p", { text: this.#words(name, word) });
  }

  #show(children: readonly Node[]): void {
    this.#panel.replaceChildren(...children);
    this.#panel.hidden = this.#isClosed || children.length === 0;
    this.#panel.scrollTop = 0;
  }

  #say(sentence: string): void {
    this.#status.textContent = sentence;
  }

  #close(): void {
    this.#isClosed = true;
    this.#panel.hidden = true;
  }

  #links(): readonly HTMLAnchorElement[] {
    return this.#panel.hidden ? [] : [...this.#panel.querySelectorAll("a")];
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return; // Enter may end a Chinese word
    const links = this.#links();
    const at = links.findIndex((link) => link.matches(":focus"));
    switch (event.key) {
      case "Escape":
        if (at < 0 && this.#panel.hidden) this.#input.value = "";
        this.#close();
        this.#input.focus();
        break;
      case "ArrowDown":
        links[Math.min(at + 1, links.length - 1)]?.focus();
        break;
      case "ArrowUp":
        if (at < 0) return;
        (links[at - 1] ?? this.#input).focus();
        break;
      case "Enter":
        if (at >= 0) return; // a link knows what to do
        void this.#open();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** The best of what was found; asks first, or waits for it, unless the person types on or leaves meanwhile. */
  async #open(): Promise<void> {
    const text = this.#input.value;
    if (text.trim() === "") return;
    this.#isClosed = false;
    await (this.#timer === undefined ? this.#asking : this.#ask());
    if (this.#isClosed || this.#input.value !== text) return;
    this.#panel.hidden = this.#panel.childElementCount === 0;
    this.#links()[0]?.click();
  }
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
