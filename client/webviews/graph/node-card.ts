import type { PictureNode } from "../../../protocol/index.ts";
import { element, setAttributes } from "../element.ts";
import { type IconName, icon } from "../icons.ts";

/** One stage as it is drawn: a card with its name, a line on what it does, and the sign of a problem. */
export class NodeCard {
  readonly element: HTMLElement;
  readonly #label = element("span", { classes: "label" });
  readonly #detail = element("span", { classes: "detail" });
  readonly #sign = element("span", { classes: "sign" });
  readonly #spoken = element("span", { classes: "unseen" });
  #drawn = "";

  constructor(id: string) {
    const words = element("span", {
      classes: "words",
      attributes: { "aria-hidden": "true" }, // said in a sentence instead
      children: [this.#label, this.#detail],
    });
    this.element = element("div", {
      attributes: { role: "button", tabindex: "-1", "data-id": id },
      children: [this.#spoken, element("span", { classes: "side" }), words, this.#sign],
    });
  }

  draw(node: PictureNode): void {
    const { style } = this.element;
    style.transform = `translate(${node.x}px, ${node.y}px)`;
    style.width = `${node.width}px`;
    style.height = `${node.height}px`;
    const content = JSON.stringify([node.label, node.detail, node.spoken, node.problems, node.steps, node.kind]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    const worst = worstOf(node);
    this.element.className = ["node", node.kind, worst ?? "", node.isInCircle ? "circle" : ""].join(" ");
    this.#spoken.textContent = node.spoken;
    this.#label.textContent = node.label;
    this.#detail.textContent = node.detail;
    this.#sign.replaceChildren(...(worst ? [icon(worst)] : []));
    const problems = problemLines(node);
    setAttributes(this.element, {
      "aria-description": problems.length > 0 ? problems.join(" ") : undefined,
      title: [node.label, ...problems, ...node.steps.map((step) => `• ${step}`)].join("\n"),
    });
  }
}

/** The sign that a node bears. Advice has none. */
export function worstOf({ problems }: PictureNode): Extract<IconName, "error" | "warning"> | undefined {
  const worst = problems[0]?.severity;
  return worst === "error" || worst === "warning" ? worst : undefined;
}

/** The messages as people read them, without the marks of code. */
export function problemLines({ problems }: PictureNode): readonly string[] {
  return problems.map(({ message }) => message.replaceAll("`", ""));
}
