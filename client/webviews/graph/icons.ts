import { svgElement } from "../element.ts";

/** Drawn on 16 by 16, in the colour of the text. */
const paths = {
  zoomIn: "M7.5 3v9M3 7.5h9",
  zoomOut: "M3 7.5h9",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
  list: "M2.5 4h1M6 4h7.5M2.5 8h1M6 8h7.5M2.5 12h1M6 12h7.5",
  picture: "M1.5 6h4v4h-4zM10.5 2.5h4v4h-4zM10.5 9.5h4v4h-4zM5.5 8h2.5M8 4.5v7M8 4.5h2.5M8 11.5h2.5",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  save: "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M2.5 13.5h11",
  error: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
  warning: "M8 2.2L14.3 13.5H1.7zM8 6.5v3.5M8 11.4v.8",
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  return svgElement("svg", { class: `icon ${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, [
    svgElement("path", { d: paths[name] }),
  ]);
}
