import type * as vscode from "vscode";
import type {
  GuidePlace,
  GuideScreen,
  GuideScreenOf,
  GuideStop,
  MessageFromGuideView,
  MessageToGuideView,
} from "../../protocol/index.ts";
import { aGuideStop } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { actOn, type Scene } from "./act-on.ts";
import { type Answered, ask } from "./ask.ts";
import { cardOf } from "./card-of.ts";
import { onCursorRest } from "./cursor-rest.ts";
import { addressInWorkspace, ourDocument, ourEditorInUse } from "./editor-in-use.ts";
import { mayFollow } from "./follow.ts";
import type { GuideView, GuideViewListener } from "./guide-view.ts";
import {
  back,
  beginning,
  canGoBack,
  canGoForward,
  forward,
  type GuideHistory,
  goTo,
  leaveSearch,
  scrolledTo,
  visitNow,
} from "./history.ts";
import { isPageId } from "./page-address.ts";
import { readPictures } from "./pictures.ts";
import { placeIn, screenFor } from "./screen-for.ts";
import { TitleKeys } from "./title-keys.ts";

type Because = Extract<MessageToGuideView, { readonly kind: "show" }>["because"];

/**
 * Where the person is in the guide, and what is shown there. It asks the server, remembers the way back, and decides
 * whether the view follows the cursor. It lives as long as the window, the view only while somebody sees it.
 * Law: nothing is asked, and so no server started, before a file of ours is open or the person does something here.
 */
export class Guide implements GuideViewListener, vscode.Disposable {
  readonly #language: Language;
  readonly #view: GuideView;
  readonly #memory: vscode.Memento;
  readonly #parts: readonly vscode.Disposable[];
  readonly #title: TitleKeys;
  #history: GuideHistory = beginning;
  /** What stands in the view; undefined when it has to be asked for. */
  #screen: GuideScreen | undefined;
  /** The file of ours that answers are about. */
  #document: vscode.TextDocument | undefined;
  /** Where the cursor rested last, if anything is known of it. */
  #place: GuidePlace | undefined;
  /** Where it rested when the person turned to what is shown now. */
  #placeBefore: string | undefined;
  /** Counts what was asked for, so that an answer that comes too late is known. */
  #turn = 0;
  #placeTurn = 0;
  /** Counts what the view was given to show, so that it can be told what it speaks of. */
  #shownCount = 0;
  #hasRested = false;
  #isWanted = false;
  #isPinned = false;
  #hasFocus = false;
  #touchedAtMs: number | undefined;
  #wantsSearchBox = false;

  constructor(language: Language, view: GuideView, memory: vscode.Memento) {
    this.#language = language;
    this.#view = view;
    this.#memory = memory;
    this.#title = new TitleKeys(language);
    const remembered = memory.get<unknown>(memoryKey);
    if (aGuideStop(remembered)) {
      this.#history = goTo(beginning, remembered);
      this.#touch(); // they read it when the window closed
    }
    view.listen(this);
    this.#parts = [
      onCursorRest(language, () => this.#inBackground("following the cursor", this.#onRest())),
      language.onDidChangeServerState((state) => {
        if (state === "ready" && this.#screen?.kind === "trouble") this.#turnTo("same");
      }),
    ];
  }

  // What commands ask for

  /** Shows the view with the keyboard in its search box. */
  async open(): Promise<void> {
    this.#isWanted = true;
    this.#wantsSearchBox = true;
    await this.#view.focus();
    this.#focusSearchBox();
    if (this.#screen?.kind === "idle") this.#turnTo("person");
  }

  /** `about`: the file that the page is for, one of the workspace; the one in use when left out, or when it is another. */
  async openPage(id: string, about: string | null = null): Promise<void> {
    const address = about === null ? undefined : addressInWorkspace(about);
    const other = address === undefined || address === this.about() ? null : address;
    await this.#visit({ kind: "page", id, anchor: "", about: other });
  }

  async search(text: string): Promise<void> {
    await this.#visit({ kind: "search", text });
  }

  /** `from`: where the log was taken from, as a sentence. */
  async explain(log: string, from: string): Promise<void> {
    await this.#visit({ kind: "log", text: log, from });
  }

  goTo(where: "contents" | "place" | "back" | "forward"): void {
    switch (where) {
      case "back":
        if (canGoBack(this.#history)) this.#go(back(this.#history));
        return;
      case "forward":
        if (canGoForward(this.#history)) this.#go(forward(this.#history));
        return;
      case "place":
        this.#isPinned = false;
        this.#go(goTo(this.#history, { kind: "place" }));
        return;
      case "contents":
        this.#go(goTo(this.#history, { kind: "contents" }));
        return;
    }
  }

  pin(isPinned: boolean): void {
    this.#isPinned = isPinned;
    this.#tellTitle();
    if (!isPinned) this.#inBackground("following the cursor", this.#onRest());
  }

  /** The page that stands in the view; undefined while none does. */
  get shownPage(): string | undefined {
    return this.#screen?.kind === "page" ? this.#screen.page.id : undefined;
  }

  /** Looks anew for the file that answers are about, and gives its address. */
  about(): string | null {
    const current = ourDocument(this.#language);
    if (current) this.#document = current;
    else if (this.#document?.isClosed) this.#document = undefined;
    return this.#document?.uri.toString() ?? null;
  }

  // What the view tells

  loaded(): void {
    this.#tellTitle();
    if (this.#screen && this.#screen.kind !== "idle" && this.#screen.kind !== "trouble") this.#show("person");
    else this.#turnTo("person");
    this.#focusSearchBox();
    this.#inBackground("following the cursor", this.#onRest());
  }

  heard(message: Exclude<MessageFromGuideView, { readonly kind: "ready" }>): void {
    switch (message.kind) {
      case "focus":
        this.#hasFocus = message.hasFocus;
        if (message.hasFocus && this.#screen?.kind === "idle") {
          this.#isWanted = true;
          this.#turnTo("person");
        }
        return;
      case "touched":
        this.#touch();
        // Said of what went meanwhile, it would be taken for how far down the next one stands.
        if (this.#screen && message.shown === this.#shownCount) this.#history = scrolledTo(this.#history, message.top);
        return;
      case "search":
        if (message.text.trim() === "") this.#go(leaveSearch(this.#history));
        else this.#go(goTo(this.#history, { kind: "search", text: message.text.slice(0, longestQuestion) }));
        return;
      case "leave-search":
        this.#go(leaveSearch(this.#history));
        return;
      case "open":
        if (isPageId(message.id)) this.#goToPage(message.id, message.anchor);
        return;
      case "go":
        this.goTo(message.to);
        return;
      case "again":
        this.#isWanted = true;
        this.#turnTo("person");
        return;
      default:
        this.#inBackground(`the guide: ${message.kind}`, actOn(message, this.#scene));
    }
  }

  get #scene(): Scene {
    return { view: this.#view, screen: this.#screen, document: this.#document };
  }

  // Going from stop to stop

  /** The view gets the keyboard before it is drawn, so that it can hand it to what it draws. */
  async #visit(stop: GuideStop): Promise<void> {
    this.#leaveFor(goTo(this.#history, stop));
    await this.#view.focus();
    this.#turnTo("person");
  }

  /** A person goes somewhere: what they see then is not taken away at once. */
  #go(history: GuideHistory): void {
    this.#leaveFor(history);
    this.#turnTo("person");
  }

  /** A page that a page leads to is for the same file. */
  #goToPage(id: string, anchor: string): void {
    const { stop } = visitNow(this.#history);
    this.#go(goTo(this.#history, { kind: "page", id, anchor, about: stop.kind === "page" ? stop.about : null }));
  }

  #leaveFor(history: GuideHistory): void {
    this.#isWanted = true;
    this.#touch();
    this.#placeBefore = this.#place?.place;
    this.#history = history;
    this.#screen = undefined;
  }

  #touch(): void {
    this.#touchedAtMs = Date.now();
  }

  #turnTo(because: Because): void {
    this.#inBackground("showing the guide", this.#load(because));
  }

  /** Asks for what belongs to the stop, and shows it. An answer that comes too late is dropped: a later one is on its way. */
  async #load(because: Because): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#tellTitle();
    this.#screen = undefined;
    if (!this.#view.isReady) return; // asked for when it is seen
    const { stop } = visitNow(this.#history);
    this.#remember(stop);
    if (because === "person") this.#view.send({ kind: "loading" });
    const uri = this.about();
    const mayAsk = this.#isWanted || uri !== null;
    const subject = { uri, askPlace: () => this.#askPlace() };
    const screen = mayAsk ? await screenFor(stop, this.#language, subject) : ({ kind: "idle" } as const);
    if (screen.kind === "place") this.#place = screen.place ?? undefined;
    if (turn !== this.#turn) return;
    this.#screen = screen;
    this.#show(because);
  }

  /** For the next window on this folder. A log may hold what nobody wants on a disk, so it is not kept. */
  #remember(stop: GuideStop): void {
    const kept = stop.kind === "log" ? { kind: "contents" } : stop;
    if (JSON.stringify(kept) === JSON.stringify(this.#memory.get(memoryKey))) return;
    this.#inBackground("remembering a page", this.#memory.update(memoryKey, kept));
  }

  #show(because: Because): void {
    if (!this.#screen) return;
    const { top } = visitNow(this.#history);
    this.#shownCount += 1;
    this.#view.send({ kind: "show", screen: this.#screen, count: this.#shownCount, top, because });
    this.#tellCursor();
    if (this.#screen.kind === "page") this.#inBackground("reading pictures", this.#sendPictures(this.#screen));
  }

  /** They come after the page, as long as it is what is shown. */
  async #sendPictures(screen: GuideScreenOf<"page">): Promise<void> {
    const { id, pictures } = screen.page;
    for await (const picture of readPictures(pictures)) {
      if (this.#screen !== screen) return;
      this.#view.send({ kind: "picture", page: id, ...picture });
    }
  }

  // Following the cursor

  async #askPlace(): Promise<Answered<"place"> | undefined> {
    const editor = ourEditorInUse(this.#language);
    if (!editor) return undefined;
    this.#document = editor.document;
    const { line, character } = editor.selection.active;
    return ask(this.#language, { kind: "place", uri: editor.document.uri.toString(), position: { line, character } });
  }

  async #onRest(): Promise<void> {
    if (!this.#view.isReady) return;
    this.#placeTurn += 1;
    const turn = this.#placeTurn;
    if (this.#screen?.kind === "idle" && this.about() !== null) this.#turnTo("same");
    const asked = await this.#askPlace();
    if (turn !== this.#placeTurn || asked?.kind === "failed" || asked?.kind === "down") return;
    const before = this.#place?.place;
    this.#place = placeIn(asked);
    if (!this.#hasRested) this.#placeBefore = this.#place?.place; // nobody has moved it yet
    this.#hasRested = true;
    this.#followCursor(before);
  }

  /** `before`: where the cursor rested until now. */
  #followCursor(before: string | undefined): void {
    const { stop } = visitNow(this.#history);
    const touchedMsAgo = this.#touchedAtMs === undefined ? undefined : Date.now() - this.#touchedAtMs;
    if (mayFollow({ shows: stop.kind, isPinned: this.#isPinned, hasFocus: this.#hasFocus, touchedMsAgo })) {
      const place = this.#place?.place;
      if (stop.kind === "place") this.#showPlace(before);
      else if (place !== undefined && place !== before && place !== this.#placeBefore) {
        this.#history = goTo(this.#history, { kind: "place" });
        this.#tellTitle();
        this.#showPlace(before);
      }
    }
    this.#tellCursor();
  }

  #showPlace(before: string | undefined): void {
    const screen: GuideScreen = { kind: "place", place: this.#place ?? null };
    if (JSON.stringify(screen) === JSON.stringify(this.#screen)) return;
    this.#turn += 1; // what is on its way is no longer wanted
    this.#screen = screen;
    this.#placeBefore = this.#place?.place;
    this.#show(this.#place?.place === before ? "same" : "cursor");
  }

  /** The card on the contents, and the offer to follow wherever the view holds still. */
  #tellCursor(): void {
    const place = this.#place;
    const shown = this.#screen?.kind === "place" ? this.#screen.place?.place : this.#placeBefore;
    const { stop } = visitNow(this.#history);
    const isOffered = stop.kind !== "contents" && place !== undefined && place.place !== shown;
    this.#view.send({ kind: "at-cursor", card: place ? cardOf(place) : null, isOffered });
  }

  #tellTitle(): void {
    this.#title.tell({
      canGoBack: canGoBack(this.#history),
      canGoForward: canGoForward(this.#history),
      isHome: visitNow(this.#history).stop.kind === "contents",
      isPinned: this.#isPinned,
    });
  }

  #focusSearchBox(): void {
    if (!this.#wantsSearchBox || !this.#view.isReady) return;
    this.#wantsSearchBox = false;
    this.#view.send({ kind: "focus-search" });
  }

  #inBackground(name: string, work: Thenable<unknown>): void {
    this.#language.inBackground(name, work);
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }
}

/** Where the stop is kept that the person was at last. */
const memoryKey = "pipewright.guide.stop";

/** More than a question has; what a person pastes by mistake is cut. */
const longestQuestion = 400;
