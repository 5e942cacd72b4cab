import type { Picture, PictureEdge } from "../../../protocol/index.ts";
import { element, setAttributes } from "../element.ts";
import { EdgeLayer } from "./edge-layer.ts";
import { inReadingOrder, isMoveKey, nextNode } from "./next-node.ts";
import { NodeCard } from "./node-card.ts";
import { bringIntoSight, type Extent, firstLook, fitAll, panBy, type Zoom, zoomAt } from "./zoom.ts";

export interface PictureListener {
  /** `keepsFocus`: the keyboard stays here. */
  chosen(id: string, keepsFocus: boolean): void;
  needChosen(edge: PictureEdge): void;
  focused(id: string): void;
  /** Null: the picture is fitted by itself. */
  zoomed(zoom: Zoom | null): void;
}

const zoomStep = 1.25;
const panStep = 60;

/** The picture: cards and arrows that can be walked through by keys, moved, and looked at from near and far. */
export class PictureView {
  readonly element = element("div", { classes: "viewport", attributes: { role: "application", tabindex: "-1" } });
  readonly #world = element("div", { classes: "world" });
  readonly #nodes = element("div", { classes: "nodes" });
  readonly #titles = element("div", { classes: "titles", attributes: { "aria-hidden": "true" } });
  readonly #edges: EdgeLayer;
  readonly #listener: PictureListener;
  readonly #cards = new Map<string, NodeCard>();
  #picture: Picture | undefined;
  #order = "";
  #focused: string | undefined;
  #current: string | undefined;
  #zoom: Zoom = { scale: 1, x: 0, y: 0 };
  #isFitted = true;

  constructor(listener: PictureListener) {
    this.#listener = listener;
    this.#edges = new EdgeLayer((edge) => listener.needChosen(edge));
    this.#world.append(this.#edges.element, this.#titles, this.#nodes);
    this.element.append(this.#world);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("wheel", (event) => this.#onWheel(event), { passive: false });
    this.element.addEventListener("pointerdown", (event) => this.#onPointer(event));
    this.#nodes.addEventListener("focusin", ({ target }) => this.#onFocus(target));
    this.#nodes.addEventListener("focusout", () => this.#edges.mark(this.#current));
    this.#nodes.addEventListener("click", ({ target }) => this.#choose(target, true));
    this.#nodes.addEventListener("dblclick", ({ target }) => this.#choose(target, false));
  }

  /** What was remembered, before anything is drawn. */
  restore(focused: string | null, zoom: Zoom | null): void {
    this.#focused = focused ?? undefined;
    this.#isFitted = zoom === null;
    if (zoom) this.#zoom = zoom;
  }

  draw(picture: Picture): void {
    this.#picture = picture;
    this.#edges.draw(picture);
    this.#titles.replaceChildren(...picture.titles.map(titleOf));
    this.#world.style.width = `${picture.width}px`;
    this.#world.style.height = `${picture.height}px`;
    this.#drawCards(picture);
    this.#rove();
    this.resized();
  }

  /** The stage that the cursor is in; the picture follows it. */
  setCurrent(id: string | undefined): void {
    if (this.#current !== undefined) this.#card(this.#current)?.removeAttribute("aria-current");
    this.#current = id;
    if (id !== undefined) this.#card(id)?.setAttribute("aria-current", "true");
    if (!this.element.contains(document.activeElement)) {
      this.#focused = id ?? this.#focused;
      if (id !== undefined) this.#see(id);
    }
    this.#rove();
  }

  resized(): void {
    if (!this.#picture) return;
    if (this.#isFitted) this.#zoom = firstLook(this.#picture, this.#view());
    this.#place();
    if (this.#isFitted && this.#current !== undefined) this.#see(this.#current);
  }

  zoomIn(): void {
    this.#zoomBy(zoomStep);
  }

  zoomOut(): void {
    this.#zoomBy(1 / zoomStep);
  }

  fit(): void {
    if (!this.#picture) return;
    this.#zoom = fitAll(this.#picture, this.#view());
    this.#isFitted = this.#zoom.scale === firstLook(this.#picture, this.#view()).scale;
    this.#place();
    this.#listener.zoomed(this.#isFitted ? null : this.#zoom);
  }

  focus(): void {
    this.#card(this.#focused ?? "")?.focus();
  }

  #drawCards(picture: Picture): void {
    const nodes = inReadingOrder(picture);
    const kept = new Set(nodes.map(({ id }) => id));
    const isFocusHere = this.#nodes.contains(document.activeElement);
    for (const [id, card] of this.#cards) {
      if (kept.has(id)) continue;
      card.element.remove();
      this.#cards.delete(id);
    }
    for (const node of nodes) {
      const card = this.#cards.get(node.id) ?? new NodeCard(node.id);
      this.#cards.set(node.id, card);
      card.draw(node);
    }
    // The order of reading is that of the page; to move a card in it would take the focus away.
    const order = JSON.stringify(nodes.map(({ id }) => id));
    if (order !== this.#order) this.#nodes.replaceChildren(...nodes.flatMap(({ id }) => this.#card(id) ?? []));
    this.#order = order;
    if (this.#focused === undefined || !kept.has(this.#focused)) this.#focused = this.#startOf(picture);
    if (isFocusHere && !this.#nodes.contains(document.activeElement)) this.focus();
  }

  #startOf(picture: Picture): string | undefined {
    const current = this.#current;
    return current !== undefined && this.#cards.has(current) ? current : inReadingOrder(picture)[0]?.id;
  }

  /** One stop for the Tab key: the card on which the keyboard was last. */
  #rove(): void {
    if (this.#picture && (this.#focused === undefined || !this.#cards.has(this.#focused)))
      this.#focused = this.#startOf(this.#picture);
    for (const [id, { element }] of this.#cards) {
      setAttributes(element, { tabindex: id === this.#focused ? "0" : "-1" });
      if (id === this.#current) setAttributes(element, { "aria-current": "true" });
    }
    this.#edges.mark(this.#nodes.contains(document.activeElement) ? this.#focused : this.#current);
  }

  #card(id: string): HTMLElement | undefined {
    return this.#cards.get(id)?.element;
  }

  #view(): Extent {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  #place(): void {
    const { scale, x, y } = this.#zoom;
    this.#world.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }

  #moveTo(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#isFitted = false;
    this.#world.classList.remove("gliding");
    this.#place();
    this.#listener.zoomed(zoom);
  }

  #zoomBy(factor: number): void {
    const { width, height } = this.#view();
    this.#moveTo(zoomAt(this.#zoom, factor, { x: width / 2, y: height / 2 }));
  }

  #pan(dx: number, dy: number): void {
    if (this.#picture) this.#moveTo(panBy(this.#zoom, dx, dy, this.#picture, this.#view()));
  }

  #see(id: string): void {
    const node = this.#picture?.nodes.find((one) => one.id === id);
    if (!node) return;
    this.#world.classList.add("gliding");
    this.#zoom = bringIntoSight(this.#zoom, node, this.#view());
    this.#place();
  }

  #onFocus(target: EventTarget | null): void {
    const id = idOf(target);
    if (id === undefined) return;
    this.#focused = id;
    // A browser scrolls to what is focused; here the picture moves instead.
    this.element.scrollTo(0, 0);
    this.#see(id);
    this.#rove();
    this.#listener.focused(id);
  }

  #choose(target: EventTarget | null, keepsFocus: boolean): void {
    const id = idOf(target);
    if (id !== undefined) this.#listener.chosen(id, keepsFocus);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (isMoveKey(key) && event.shiftKey) this.#panByKey(key);
    else if (isMoveKey(key)) this.#focusNext(key);
    else if (key === "Enter" || key === " ") this.#choose(event.target, key === " ");
    else if (key === "+" || key === "=") this.zoomIn();
    else if (key === "-") this.zoomOut();
    else if (key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  #focusNext(key: Parameters<typeof nextNode>[2]): void {
    const next = this.#picture && nextNode(this.#picture, this.#focused ?? "", key);
    if (next) this.#card(next.id)?.focus({ preventScroll: true });
  }

  #panByKey(key: string): void {
    if (key === "ArrowLeft") this.#pan(panStep, 0);
    else if (key === "ArrowRight") this.#pan(-panStep, 0);
    else if (key === "ArrowUp") this.#pan(0, panStep);
    else if (key === "ArrowDown") this.#pan(0, -panStep);
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.element.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) {
      const at = { x: event.clientX - left, y: event.clientY - top };
      this.#moveTo(zoomAt(this.#zoom, Math.exp(-event.deltaY * 0.005), at));
    } else if (event.shiftKey) this.#pan(-event.deltaY, -event.deltaX);
    else this.#pan(-event.deltaX, -event.deltaY);
  }

  /** Dragging beside the cards moves the picture. */
  #onPointer(down: PointerEvent): void {
    if (down.button > 1 || (down.button === 0 && idOf(down.target) !== undefined)) return;
    const { element } = this;
    let last = { x: down.clientX, y: down.clientY };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      this.#pan(clientX - last.x, clientY - last.y);
      last = { x: clientX, y: clientY };
      if (!element.hasPointerCapture(down.pointerId)) element.setPointerCapture(down.pointerId);
      element.classList.add("moving");
    };
    const stop = (): void => {
      element.classList.remove("moving");
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerup", stop);
      element.removeEventListener("pointercancel", stop);
    };
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerup", stop);
    element.addEventListener("pointercancel", stop);
  }
}

function idOf(target: EventTarget | null): string | undefined {
  const card = target instanceof Element ? target.closest<HTMLElement>(".node") : null;
  return card?.dataset.id;
}

function titleOf({ text, x, y }: Picture["titles"][number]): HTMLElement {
  const title = element("div", { classes: "title", text });
  title.style.transform = `translate(${x}px, ${y}px)`;
  return title;
}
