import type { Picture, PictureNode } from "../../../protocol/index.ts";
import { element, setAttributes } from "../element.ts";
import { icon } from "../icons.ts";
import { inReadingOrder } from "./next-node.ts";
import { problemLines, worstOf } from "./node-card.ts";

export interface ListListener {
  chosen(id: string, keepsFocus: boolean): void;
  focused(id: string): void;
}

/** The same as the picture, as a list: all in words, from top to bottom. */
export class ListView {
  readonly element = element("ul", { classes: "rows", attributes: { role: "listbox" } });
  readonly #listener: ListListener;
  #focused: string | undefined;
  #current: string | undefined;
  #drawn: Picture | undefined;

  constructor(listener: ListListener) {
    this.#listener = listener;
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("click", ({ target }) => this.#choose(rowOf(target), true));
    this.element.addEventListener("dblclick", ({ target }) => this.#choose(rowOf(target), false));
    this.element.addEventListener("focusin", ({ target }) => {
      const id = rowOf(target)?.dataset.id;
      if (id === undefined || id === this.#focused) return;
      this.#focused = id;
      this.#rove();
      listener.focused(id);
    });
  }

  restore(focused: string | null): void {
    this.#focused = focused ?? undefined;
  }

  draw(picture: Picture): void {
    if (this.#drawn === picture) return;
    this.#drawn = picture;
    const isFocusHere = this.element.contains(document.activeElement);
    this.element.replaceChildren(...inReadingOrder(picture).map(rowFor));
    this.#rove();
    if (isFocusHere) this.focus();
  }

  setCurrent(id: string | undefined): void {
    this.#current = id;
    if (!this.element.contains(document.activeElement)) this.#focused = id ?? this.#focused;
    this.#rove();
    if (id !== undefined) this.#row(id)?.scrollIntoView({ block: "nearest" });
  }

  focus(): void {
    this.#row(this.#focused ?? "")?.focus();
  }

  #rows(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>("li")];
  }

  #row(id: string): HTMLElement | undefined {
    return this.#rows().find(({ dataset }) => dataset.id === id);
  }

  #rove(): void {
    const rows = this.#rows();
    const stop = this.#row(this.#focused ?? "") ?? rows[0];
    this.#focused = stop?.dataset.id;
    for (const row of rows) {
      const isCurrent = row.dataset.id === this.#current;
      setAttributes(row, { tabindex: row === stop ? "0" : "-1", "aria-selected": String(isCurrent) });
    }
  }

  #choose(row: HTMLElement | null, keepsFocus: boolean): void {
    if (row?.dataset.id !== undefined) this.#listener.chosen(row.dataset.id, keepsFocus);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = this.#rows();
    const row = rowOf(event.target);
    const at = row ? rows.indexOf(row) : -1;
    const places: Readonly<Record<string, number>> = {
      ArrowUp: Math.max(0, at - 1),
      ArrowDown: Math.min(rows.length - 1, at + 1),
      Home: 0,
      End: rows.length - 1,
    };
    const to = places[event.key];
    if (to !== undefined) rows[to]?.focus();
    else if (event.key === "Enter" || event.key === " ") this.#choose(row, event.key === " ");
    else return;
    event.preventDefault();
  }
}

function rowFor(node: PictureNode): HTMLElement {
  const worst = worstOf(node);
  const lines = problemLines(node).map((text) => element("span", { classes: "problem", text }));
  return element("li", {
    classes: `row ${node.kind} ${worst ?? ""}`,
    attributes: { role: "option", "data-id": node.id },
    children: [
      element("span", { classes: "sign", children: worst ? [icon(worst)] : [] }),
      element("span", {
        classes: "words",
        children: [element("span", { classes: "spoken", text: node.spoken }), ...lines],
      }),
    ],
  });
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("li") : null;
}
