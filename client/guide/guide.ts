import * as vscode from "vscode";
import type {
  CursorCard,
  GuidePlace,
  GuideScreen,
  GuideStop,
  MessageFromGuideView,
  MessageToGuideView,
} from "../../protocol/index.ts";
import { aGuideStop } from "../../protocol/index.ts";
import type { Language } from "../language/index.ts";
import { type Answered, ask } from "./ask.ts";
import { onCursorRest } from "./cursor-rest.ts";
import { ourDocument, ourEditorInUse } from "./editor-in-use.ts";
import { following, isWorthShowing } from "./follow.ts";
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
import { isOutsideAddress, isPageId } from "./page-address.ts";
import { insertSample, trySample } from "./samples.ts";

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
  readonly #contextKeys = new Map<string, boolean>();
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

  async openPage(id: string, anchor = ""): Promise<void> {
    await this.#visit({ kind: "page", id, anchor });
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

  /** The address of the file that answers are about. */
  get about(): string | null {
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
        this.#history = scrolledTo(this.#history, message.top);
        return;
      case "search":
        if (message.text.trim() === "") this.#go(leaveSearch(this.#history));
        else this.#go(goTo(this.#history, { kind: "search", text: message.text.slice(0, longestQuestion) }));
        return;
      case "leave-search":
        this.#go(leaveSearch(this.#history));
        return;
      case "open":
        if (isPageId(message.id))
          this.#go(goTo(this.#history, { kind: "page", id: message.id, anchor: message.anchor }));
        return;
      case "go":
        this.goTo(message.to);
        return;
      case "again":
        this.#isWanted = true;
        this.#turnTo("person");
        return;
      default:
        this.#inBackground(`the guide: ${message.kind}`, this.#act(message));
    }
  }

  async #act(
    message: Extract<MessageFromGuideView, { kind: "link" | "sample" | "reveal" | "explain-log" | "restart" }>,
  ) {
    switch (message.kind) {
      case "link":
        // VS Code asks by itself whether an address may be opened.
        if (isOutsideAddress(message.href)) await vscode.env.openExternal(vscode.Uri.parse(message.href, true));
        return;
      case "sample":
        await this.#useSample(message.action, message.text, message.dialect, message.sample);
        return;
      case "reveal":
        await this.#reveal(message.line);
        return;
      case "explain-log":
        await vscode.commands.executeCommand("pipewright.explainLog");
        return;
      case "restart":
        await vscode.commands.executeCommand("pipewright.restartServer");
        return;
    }
  }

  async #useSample(action: "copy" | "insert" | "try", text: string, dialect: string, sample: number): Promise<void> {
    if (action === "insert") return insertSample(text);
    if (action === "try") return /^[\w-]+$/.test(dialect) ? trySample(text, dialect) : undefined;
    await vscode.env.clipboard.writeText(text);
    this.#view.send({ kind: "copied", sample });
  }

  async #reveal(line: number): Promise<void> {
    const document = this.#document;
    if (!document) return;
    const column = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    const place = document.validatePosition(new vscode.Position(line, Number.MAX_SAFE_INTEGER));
    const start = new vscode.Position(place.line, document.lineAt(place.line).firstNonWhitespaceCharacterIndex);
    const options = { selection: new vscode.Range(start, start), ...(column !== undefined && { viewColumn: column }) };
    await vscode.window.showTextDocument(document, options);
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
    const screen = this.#mayAsk ? await this.#screenOf(stop) : ({ kind: "idle" } as const);
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

  get #mayAsk(): boolean {
    return this.#isWanted || this.about !== null;
  }

  #show(because: Because): void {
    if (!this.#screen) return;
    const { top } = visitNow(this.#history);
    this.#view.send({ kind: "show", screen: this.#screen, top, because });
    this.#tellCursor();
  }

  async #screenOf(stop: GuideStop): Promise<GuideScreen> {
    switch (stop.kind) {
      case "contents": {
        const asked = await ask(this.#language, { kind: "contents", uri: this.about });
        return asked.kind === "answer" ? { kind: "contents", contents: asked.answer } : trouble(asked.kind, "");
      }
      case "page": {
        const asked = await ask(this.#language, { kind: "page", id: stop.id, uri: this.about });
        if (asked.kind !== "answer") return trouble(asked.kind, stop.id);
        const anchor = stop.anchor === "" ? asked.answer.anchor : stop.anchor;
        return { kind: "page", page: { ...asked.answer, anchor } };
      }
      case "search": {
        const asked = await ask(this.#language, { kind: "search", text: stop.text, uri: this.about });
        const { text } = stop;
        return asked.kind === "answer" ? { kind: "search", text, hits: asked.answer.hits } : trouble(asked.kind, text);
      }
      case "place": {
        const asked = await this.#askPlace();
        if (asked?.kind === "down" || asked?.kind === "failed") return trouble(asked.kind, "");
        this.#place = asked?.kind === "answer" && isWorthShowing(asked.answer) ? asked.answer : undefined;
        return { kind: "place", place: this.#place ?? null };
      }
      case "log": {
        const asked = await ask(this.#language, { kind: "log", text: stop.text, uri: this.about });
        const { from } = stop;
        return asked.kind === "answer" ? { kind: "log", explanation: asked.answer, from } : trouble(asked.kind, "");
      }
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
    if (this.#screen?.kind === "idle" && this.about !== null) this.#turnTo("same");
    const asked = await this.#askPlace();
    if (turn !== this.#placeTurn || asked?.kind === "failed" || asked?.kind === "down") return;
    const before = this.#place?.place;
    this.#place = asked?.kind === "answer" && isWorthShowing(asked.answer) ? asked.answer : undefined;
    if (!this.#hasRested) this.#placeBefore = this.#place?.place; // nobody has moved it yet
    this.#hasRested = true;
    this.#follow(before);
  }

  /** `before`: where the cursor rested until now. */
  #follow(before: string | undefined): void {
    const { stop } = visitNow(this.#history);
    const touchedMsAgo = this.#touchedAtMs === undefined ? undefined : Date.now() - this.#touchedAtMs;
    const place = this.#place;
    switch (following({ shows: stop.kind, isPinned: this.#isPinned, hasFocus: this.#hasFocus, touchedMsAgo })) {
      case "follow":
        if (stop.kind === "place") this.#showPlace(before);
        else if (place && place.place !== before && place.place !== this.#placeBefore) {
          this.#history = goTo(this.#history, { kind: "place" });
          this.#tellTitle();
          this.#showPlace(before);
        }
        break;
      case "offer":
      case "card":
        break;
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

  // The title's buttons

  #tellTitle(): void {
    this.#tellContext("pipewright.guide.canGoBack", canGoBack(this.#history));
    this.#tellContext("pipewright.guide.canGoForward", canGoForward(this.#history));
    this.#tellContext("pipewright.guide.isHome", visitNow(this.#history).stop.kind === "contents");
    this.#tellContext("pipewright.guide.isPinned", this.#isPinned);
  }

  #tellContext(key: string, value: boolean): void {
    if (this.#contextKeys.get(key) === value) return;
    this.#contextKeys.set(key, value);
    this.#inBackground(key, vscode.commands.executeCommand("setContext", key, value));
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

function trouble(kind: "none" | "down" | "failed", about: string): GuideScreen {
  return { kind: "trouble", trouble: kind === "none" ? "missing" : kind, about };
}

/** A place in two lines: what it is, and what of it. */
function cardOf({ key, step, problems, related }: GuidePlace): CursorCard {
  const title = key?.title ?? step?.type ?? problems[0]?.code ?? related[0]?.title ?? "";
  const detail = problems[0]?.message.replaceAll("`", "") ?? key?.path ?? related[0]?.gist ?? "";
  return { title, detail, problemCount: problems.length };
}
