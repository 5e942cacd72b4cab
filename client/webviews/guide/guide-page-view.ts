import type { CursorCard, GuideScreen, GuideTexts, MessageToGuideView } from "../../../protocol/index.ts";
import { element } from "../element.ts";
import { icon } from "../icons.ts";
import { contentsScreen, drawCursorCard, idleScreen, loadingScreen } from "./contents-screen.ts";
import { logScreen } from "./log-screen.ts";
import { pageScreen } from "./page-screen.ts";
import { showPicture } from "./pictures.ts";
import { placeScreen, placeTitle } from "./place-screen.ts";
import { SearchBox } from "./search-box.ts";
import { searchScreen } from "./search-screen.ts";
import { showCopied } from "./served-html.ts";
import type { ScreenParts } from "./surroundings.ts";
import { troubleScreen } from "./trouble-screen.ts";
import { filledIn } from "./words.ts";

/** What comes sooner needs no word that it is on its way. */
const tellLoadingAfterMs = 300;

/** A scroll so soon after a touch was made by it; a later one we have made ourselves. */
const scrollsAfterTouchMs = 1_000;

/** A person who opens something by a command gets the keyboard into it so soon after. */
const focusFollowsWithinMs = 2_000;

/** A touch is told this often at most. */
const tellTouchAfterMs = 200;

type Show = Extract<MessageToGuideView, { readonly kind: "show" }>;

/** The whole page: the search box, an offer to follow the cursor, and one screen below. */
export class GuidePageView {
  readonly #texts: GuideTexts;
  readonly #outside: Pick<ScreenParts, "send">;
  readonly #search: SearchBox;
  readonly #main = element("main");
  readonly #offer = element("button", { classes: "offer", attributes: { type: "button" } });
  readonly #progress = element("div", { classes: "progress", attributes: { "aria-hidden": "true" } });
  readonly #status = element("div", { classes: "unseen", attributes: { role: "status" } });
  #shown: GuideScreen | undefined;
  /** Words whose best hit the person wants, and that have no answer yet. */
  #chosen: string | undefined;
  /** The count of what is shown, as the editor gave it. */
  #shownCount = 0;
  #card: CursorCard | null = null;
  #loadingTimer: ReturnType<typeof setTimeout> | undefined;
  #touchTimer: ReturnType<typeof setTimeout> | undefined;
  #touchedAtMs = Number.NEGATIVE_INFINITY;
  /** Since when something stands here that a person has opened while the keyboard was elsewhere. */
  #isNewSinceMs = Number.NEGATIVE_INFINITY;

  constructor(root: HTMLElement, texts: GuideTexts, outside: Pick<ScreenParts, "send">) {
    this.#texts = texts;
    this.#outside = outside;
    this.#search = new SearchBox(texts, {
      searched: (text) => outside.send({ kind: "search", text }),
      left: () => outside.send({ kind: "leave-search" }),
      wentDown: () => this.#links()[0]?.focus(),
      chose: (words) => this.#choose(words),
    });
    this.#offer.hidden = true;
    this.#progress.hidden = true;
    this.#offer.addEventListener("click", () => outside.send({ kind: "go", to: "place" }));
    const top = element("header", { classes: "top", children: [this.#search.element, this.#offer, this.#progress] });
    root.replaceChildren(top, this.#main, this.#status);
    this.#listen(root);
  }

  hear(message: MessageToGuideView): void {
    switch (message.kind) {
      case "texts":
        return;
      case "loading":
        this.#loadingTimer ??= setTimeout(() => this.#tellLoading(), tellLoadingAfterMs);
        return;
      case "show":
        this.#endLoading();
        this.#show(message);
        return;
      case "at-cursor":
        this.#card = message.card;
        drawCursorCard(this.#main, this.#card, this.#parts);
        this.#drawOffer(message.isOffered);
        return;
      case "focus-search":
        this.#search.focus();
        return;
      case "picture":
        if (this.#shown?.kind === "page" && this.#shown.page.id === message.page) {
          showPicture(this.#main, message, this.#parts);
        }
        return;
      case "copied":
        showCopied(this.#main, message.sample, this.#parts);
        this.#say(this.#texts.copied);
        return;
    }
  }

  get #parts(): ScreenParts {
    return { texts: this.#texts, send: (message) => this.#outside.send(message) };
  }

  #links(): readonly HTMLElement[] {
    return [...this.#main.querySelectorAll<HTMLElement>("ul.links a[href]")];
  }

  /** Opens the best hit for these words; what is found for others, typed before, is not what they mean. */
  #choose(words: string): void {
    if (this.#shown?.kind === "search" && this.#shown.text === words) this.#links()[0]?.click();
    else {
      this.#chosen = words;
      this.#outside.send({ kind: "search", text: words });
    }
  }

  /** Somebody who types on, or has left the box, wants it no longer. */
  #openChosen(screen: GuideScreen): void {
    const isAnswer = screen.kind === "search" && screen.text === this.#chosen;
    const isWanted = this.#search.hasFocus && this.#search.words === this.#chosen;
    this.#chosen = undefined;
    if (isAnswer && isWanted) this.#links()[0]?.click();
  }

  // What is shown

  #show({ screen, count, top, because }: Show): void {
    clearTimeout(this.#touchTimer); // it was about what stood here until now
    this.#touchTimer = undefined;
    const heldFocus = this.#main.contains(document.activeElement);
    this.#shown = screen;
    this.#shownCount = count;
    this.#main.dataset.screen = screen.kind;
    this.#main.replaceChildren(...nodesOf(screen, this.#parts));
    drawCursorCard(this.#main, this.#card, this.#parts);
    this.#search.show(screen.kind === "search" ? screen.text : "");
    this.#main.scrollTop = top;
    if (because !== "same") this.#announce(screen, because);
    this.#isNewSinceMs = Number.NEGATIVE_INFINITY;
    if (because === "person" && document.hasFocus()) this.#moveFocus(screen, heldFocus);
    else if (because === "person" && opensBelow(screen)) this.#isNewSinceMs = performance.now();
    if (because === "person" && screen.kind === "page" && top === 0) this.#goToAnchor(screen.page.anchor);
    this.#openChosen(screen);
  }

  /** The keyboard goes to what a person has opened; it stays in the box while they search. */
  #moveFocus(screen: GuideScreen, heldFocus: boolean): void {
    if (screen.kind === "search" ? this.#search.hasFocus : !heldFocus && !opensBelow(screen)) return;
    this.#main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  /** The keyboard may arrive a moment after what was opened. */
  #onFocus(): void {
    this.#outside.send({ kind: "focus", hasFocus: true });
    const isNew = performance.now() - this.#isNewSinceMs < focusFollowsWithinMs;
    this.#isNewSinceMs = Number.NEGATIVE_INFINITY;
    if (isNew && document.activeElement === document.body) this.#main.querySelector<HTMLElement>("h1")?.focus();
  }

  #announce(screen: GuideScreen, because: Show["because"]): void {
    if (screen.kind === "search") this.#say(filledIn(this.#texts.resultCount, `${screen.hits.length}`));
    else if (because === "cursor" && screen.kind === "place") {
      const title = screen.place ? placeTitle(screen.place, this.#parts) : this.#texts.nothingAtCursor;
      this.#say(screen.place ? filledIn(this.#texts.nowAt, title.replaceAll("`", "")) : title);
    } else this.#say("");
  }

  #goToAnchor(anchor: string): void {
    if (anchor === "") return;
    const target = this.#main.querySelector<HTMLElement>(`.served [id="${CSS.escape(anchor)}"]`);
    if (!target) return;
    target.scrollIntoView({ block: "start" });
    if (document.hasFocus()) target.focus({ preventScroll: true });
  }

  #drawOffer(isOffered: boolean): void {
    const hadFocus = document.activeElement === this.#offer;
    this.#offer.hidden = !isOffered || this.#card === null;
    this.#main.classList.toggle("elsewhere", !this.#offer.hidden);
    if (this.#offer.hidden && hadFocus) this.#main.querySelector<HTMLElement>("h1")?.focus();
    const title = filledIn(this.#texts.atCursorIs, this.#card?.title ?? "");
    this.#offer.replaceChildren(icon("cursor"), element("span", { text: title }));
  }

  #say(sentence: string): void {
    this.#status.textContent = sentence;
  }

  #tellLoading(): void {
    this.#progress.hidden = false;
    this.#main.setAttribute("aria-busy", "true");
    this.#say(this.#texts.loading);
    if (!this.#shown) this.#main.replaceChildren(...loadingScreen(this.#parts));
  }

  #endLoading(): void {
    clearTimeout(this.#loadingTimer);
    this.#loadingTimer = undefined;
    this.#progress.hidden = true;
    this.#main.removeAttribute("aria-busy");
  }

  // What the person does

  #listen(root: HTMLElement): void {
    // Caught before VS Code sees it: it would take our links for addresses.
    root.addEventListener("click", (event) => this.#onClick(event), { capture: true });
    root.addEventListener("auxclick", (event) => event.button === 1 && this.#onClick(event), { capture: true });
    root.addEventListener("keydown", (event) => this.#onTravelKey(event));
    root.addEventListener("mouseup", (event) => this.#onTravelButton(event));
    this.#main.addEventListener("keydown", (event) => this.#onKey(event));
    for (const kind of ["wheel", "pointerdown", "keydown"] as const) {
      this.#main.addEventListener(kind, () => this.#touched(), { passive: true });
    }
    this.#main.addEventListener("scroll", () => this.#onScroll(), { passive: true });
    window.addEventListener("focus", () => this.#onFocus());
    window.addEventListener("blur", () => this.#outside.send({ kind: "focus", hasFocus: false }));
    if (document.hasFocus()) this.#outside.send({ kind: "focus", hasFocus: true });
  }

  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a") : null;
    if (!link) return;
    event.preventDefault();
    const { page, anchor = "" } = link.dataset;
    const href = link.getAttribute("href");
    if (page !== undefined) {
      event.stopPropagation();
      this.#open(page, anchor);
    } else if (href !== null && href !== "#") {
      event.stopPropagation();
      this.#outside.send({ kind: "link", href });
    }
  }

  #open(page: string, anchor: string): void {
    const current = this.#shown?.kind === "page" ? this.#shown.page.id : undefined;
    if (page === "" || page === current) this.#goToAnchor(anchor);
    else {
      this.#tellTop(); // where to come back to
      this.#outside.send({ kind: "open", id: page, anchor });
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.#shown?.kind === "search" && event.key === "Escape") this.#outside.send({ kind: "leave-search" });
    else if (event.key !== "ArrowUp" || document.activeElement !== this.#links()[0]) return;
    this.#search.focus();
    event.preventDefault();
  }

  /** As a browser has it. VS Code would take the same keys for a walk through files. */
  #onTravelKey(event: KeyboardEvent): void {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || this.#search.hasFocus) return;
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    event.stopPropagation();
    this.#tellTop();
    this.#outside.send({ kind: "go", to: event.key === "ArrowLeft" ? "back" : "forward" });
  }

  /** The two buttons at the side of many a mouse. */
  #onTravelButton(event: MouseEvent): void {
    if (event.button !== 3 && event.button !== 4) return;
    event.preventDefault();
    this.#tellTop();
    this.#outside.send({ kind: "go", to: event.button === 3 ? "back" : "forward" });
  }

  #touched(): void {
    this.#touchedAtMs = performance.now();
    this.#tellTouch();
  }

  #onScroll(): void {
    if (performance.now() - this.#touchedAtMs < scrollsAfterTouchMs) this.#touched();
  }

  #tellTouch(): void {
    this.#touchTimer ??= setTimeout(() => this.#tellTop(), tellTouchAfterMs);
  }

  #tellTop(): void {
    clearTimeout(this.#touchTimer);
    this.#touchTimer = undefined;
    this.#outside.send({ kind: "touched", shown: this.#shownCount, top: this.#main.scrollTop });
  }
}

/** Screens that a person goes into, unlike those that stand where the view begins. */
function opensBelow({ kind }: GuideScreen): boolean {
  return kind === "page" || kind === "log" || kind === "place";
}

function nodesOf(screen: GuideScreen, parts: ScreenParts): readonly Node[] {
  switch (screen.kind) {
    case "idle":
      return idleScreen(parts);
    case "contents":
      return contentsScreen(screen, parts);
    case "page":
      return pageScreen(screen, parts);
    case "search":
      return searchScreen(screen, parts);
    case "place":
      return placeScreen(screen, parts);
    case "log":
      return logScreen(screen, parts);
    case "trouble":
      return troubleScreen(screen, parts);
  }
}
