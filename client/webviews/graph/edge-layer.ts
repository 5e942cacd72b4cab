import type { Picture, PictureEdge } from "../../../protocol/index.ts";
import { setAttributes, svgElement } from "../element.ts";

/** The arrows, drawn behind the stages. They are for the eye and the mouse; all they say is in the stages' names too. */
export class EdgeLayer {
  readonly element = svgElement("svg", { class: "edges", "aria-hidden": "true" });
  readonly #group = svgElement("g");
  readonly #onChosen: (edge: PictureEdge) => void;
  #drawn: readonly { readonly edge: PictureEdge; readonly line: SVGPathElement }[] = [];

  constructor(onChosen: (edge: PictureEdge) => void) {
    this.#onChosen = onChosen;
    const tips = ["tip", "near-tip", "circle-tip"].map(marker);
    this.element.append(svgElement("defs", {}, tips), this.#group);
  }

  draw({ edges, width, height }: Picture): void {
    setAttributes(this.element, { width: String(width), height: String(height) });
    this.#drawn = edges.map((edge) => ({ edge, line: svgElement("path", { d: edge.path }) }));
    this.#group.replaceChildren(...this.#drawn.map(({ edge, line }) => this.#edge(edge, line)));
    this.mark(undefined);
  }

  /** Makes the arrows of one stage stand out. */
  mark(id: string | undefined): void {
    for (const { edge, line } of this.#drawn) {
      const isNear = id !== undefined && (edge.from === id || edge.to === id);
      const kind = edge.isInCircle ? "circle" : isNear ? "near" : "";
      const tip = edge.isInCircle ? "circle-tip" : isNear ? "near-tip" : "tip";
      setAttributes(line, { class: `edge ${edge.kind} ${kind}`, "marker-end": `url(#${tip})` });
    }
  }

  /** A line of a pixel and a half is hard to hit: a wide one that nobody sees lies over it. */
  #edge(edge: PictureEdge, line: SVGPathElement): SVGGElement {
    const hit = svgElement("path", { class: "hit", d: edge.path });
    hit.addEventListener("click", () => this.#onChosen(edge));
    return svgElement("g", { transform: `translate(0 ${edge.top})` }, [line, hit]);
  }
}

function marker(id: string): SVGElement {
  const attributes = { viewBox: "0 0 8 8", refX: "7.5", refY: "4", markerWidth: "8", markerHeight: "8" };
  return svgElement("marker", { id, ...attributes, markerUnits: "userSpaceOnUse", orient: "auto" }, [
    svgElement("path", { class: id, d: "M0 0.5 L8 4 L0 7.5 z" }),
  ]);
}
