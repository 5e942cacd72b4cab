import type {
  GraphAnswer,
  GraphDirection,
  GraphTexts,
  GraphViewState,
  MessageFromGraphView,
  MessageToGraphView,
  Picture,
} from "../../../protocol/index.ts";
import { element, setAttributes } from "../element.ts";
import { ListView } from "./list-view.ts";
import { PictureView } from "./picture-view.ts";
import { Toolbar, type ToolbarAction } from "./toolbar.ts";

/** What the page has around it. */
export interface Surroundings {
  send(message: MessageFromGraphView): void;
  remember(state: GraphViewState): void;
}

/** A line half typed breaks the YAML for a moment: that is told only when it lasts. */
const tellBrokenAfterMs = 900;

const nothing: GraphViewState = { document: "", name: "", mode: "picture", picture: null, focused: null, zoom: null };

/** The whole page: a line of buttons, the picture or the list, and a word where there is neither. */
export class GraphView {
  readonly #texts: GraphTexts;
  readonly #outside: Surroundings;
  readonly #toolbar: Toolbar;
  readonly #picture: PictureView;
  readonly #list: ListView;
  readonly #notice = element("p", { classes: "notice", attributes: { role: "status" } });
  readonly #note = element("p", { classes: "note" });
  readonly #help = element("p", { classes: "unseen", attributes: { id: "how-to-move" } });
  #state: GraphViewState;
  /** What is drawn; differs from the remembered picture while there is none of sound YAML. */
  #drawn: Picture | undefined;
  #direction: GraphDirection = "right";
  #brokenTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement, texts: GraphTexts, state: GraphViewState | undefined, outside: Surroundings) {
    this.#texts = texts;
    this.#outside = outside;
    this.#state = state ?? nothing;
    const chosen = (id: string, keepsFocus: boolean) => outside.send({ kind: "reveal", id, keepsFocus });
    const focused = (id: string) => this.#remember({ focused: id });
    this.#picture = new PictureView({
      chosen,
      focused,
      needChosen: ({ from, to }) => outside.send({ kind: "reveal-need", from, to }),
      zoomed: (zoom) => this.#remember({ zoom }),
    });
    this.#list = new ListView({ chosen, focused });
    this.#toolbar = new Toolbar(texts, (action) => this.#act(action));
    this.#help.textContent = texts.howToMove;
    this.#note.textContent = texts.waiting;
    setAttributes(this.#picture.element, { "aria-describedby": "how-to-move" });
    const main = element("main", { children: [this.#note, this.#picture.element, this.#list.element, this.#help] });
    root.replaceChildren(this.#toolbar.element, this.#notice, main);
    this.#picture.restore(this.#state.focused, this.#state.zoom);
    this.#list.restore(this.#state.focused);
    if (this.#state.picture) this.#draw(this.#state.picture);
    else this.#say(texts.waiting);
    this.#direction = directionFor(root);
    new ResizeObserver(() => this.#onResize(root)).observe(this.#picture.element);
  }

  hear(message: MessageToGraphView): void {
    switch (message.kind) {
      case "texts":
        return;
      case "current":
        this.#picture.setCurrent(message.id ?? undefined);
        this.#list.setCurrent(message.id ?? undefined);
        return;
      case "show":
        if (message.document !== this.#state.document) this.#begin(message.document, message.name);
        this.#show(message.answer);
        return;
    }
  }

  #begin(document: string, name: string): void {
    this.#remember({ document, name, picture: null, focused: null, zoom: null });
    this.#drawn = undefined;
    this.#picture.restore(null, null);
    this.#list.restore(null);
  }

  #show(answer: GraphAnswer | null): void {
    clearTimeout(this.#brokenTimer);
    if (answer === null) this.#say(this.#texts.gone);
    else if (answer.kind === "too-large") {
      this.#remember({ picture: null });
      this.#say(this.#texts.tooLarge.replace("{0}", String(answer.nodeCount)));
    } else if (answer.state === "whole") {
      this.#remember({ picture: answer });
      this.#tell("");
      this.#draw(answer);
    } else {
      const before = this.#state.picture;
      this.#draw(before ?? answer);
      const sentence = before ? this.#texts.broken : this.#texts.brokenFromStart;
      this.#brokenTimer = setTimeout(() => this.#tell(sentence), tellBrokenAfterMs);
    }
  }

  #draw(picture: Picture): void {
    if (picture.nodes.length === 0) {
      this.#say(this.#texts.empty);
      return;
    }
    this.#drawn = picture;
    this.#layOut();
    if (this.#state.mode === "list") this.#list.draw(picture);
    else this.#picture.draw(picture);
  }

  /** A sentence instead of a picture. */
  #say(sentence: string): void {
    this.#drawn = undefined;
    this.#tell("");
    this.#note.textContent = sentence;
    this.#layOut();
  }

  #layOut(): void {
    const { mode, name } = this.#state;
    const hasPicture = this.#drawn !== undefined;
    const label = this.#texts.graph.replace("{0}", name);
    this.#note.hidden = hasPicture;
    this.#picture.element.hidden = !hasPicture || mode !== "picture";
    this.#list.element.hidden = !hasPicture || mode !== "list";
    this.#toolbar.show(this.#drawn?.title ?? name, label, mode, hasPicture);
    setAttributes(this.#picture.element, { "aria-label": label });
    setAttributes(this.#list.element, { "aria-label": label });
  }

  /** A sentence beside the picture; none when empty. */
  #tell(sentence: string): void {
    this.#notice.textContent = sentence;
    document.body.classList.toggle("stale", sentence !== "");
  }

  #act(action: ToolbarAction): void {
    switch (action) {
      case "zoomIn":
        this.#picture.zoomIn();
        return;
      case "zoomOut":
        this.#picture.zoomOut();
        return;
      case "fit":
        this.#picture.fit();
        return;
      case "mode":
        this.#remember({ mode: this.#state.mode === "picture" ? "list" : "picture" });
        if (this.#drawn) this.#draw(this.#drawn);
        return;
      case "copyMermaid":
        this.#outside.send({ kind: "export", format: "mermaid" });
        return;
      case "saveSvg":
        this.#outside.send({ kind: "export", format: "svg" });
        return;
    }
  }

  #onResize(root: HTMLElement): void {
    const direction = directionFor(root);
    if (direction !== this.#direction) this.#outside.send({ kind: "turn", direction });
    this.#direction = direction;
    this.#picture.resized();
  }

  #remember(changes: Partial<GraphViewState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#outside.remember(this.#state);
  }
}

/** Names are wide and low, so a picture that goes to the right needs much more room beside than below. */
export function directionFor({ clientWidth, clientHeight }: HTMLElement): GraphDirection {
  return clientWidth < 1.8 * clientHeight ? "down" : "right";
}
