import "./icons.css";
import { svgElement } from "./element.ts";

/** The signs of our views, drawn on 16 by 16, in the colour of the text. */
const paths = {
  zoomIn: "M7.5 3v9M3 7.5h9",
  zoomOut: "M3 7.5h9",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
  list: "M2.5 4h1M6 4h7.5M2.5 8h1M6 8h7.5M2.5 12h1M6 12h7.5",
  picture: "M1.5 6h4v4h-4zM10.5 2.5h4v4h-4zM10.5 9.5h4v4h-4zM5.5 8h2.5M8 4.5v7M8 4.5h2.5M8 11.5h2.5",
  save: "M8 2.5v8M4.5 7.5L8 11l3.5-3.5M2.5 13.5h11",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3L14 14",
  clear: "M4 4l8 8M12 4l-8 8",
  cursor: "M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  done: "M3 8.5l3.5 3.5L13 4.5",
  insert: "M2.5 3h11M2.5 13h6M2.5 8h3M13.5 8h-5M10.7 5.5L8.2 8l2.5 2.5",
  try: "M5 3l8 5-8 5z",
  error: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
  warning: "M8 2.2L14.3 13.5H1.7zM8 6.5v3.5M8 11.4v.8",
  information: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 7.3v3.7M8 4.8v.7",
  hint: "M6.2 13.5h3.6M6.5 11.5c0-1.4-2.2-2.2-2.2-4.6a3.7 3.7 0 0 1 7.4 0c0 2.4-2.2 3.2-2.2 4.6z",
  goTo: "M3 8h9.5M9 4.5L12.5 8 9 11.5",
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGElement {
  return svgElement("svg", { class: `icon ${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, [
    svgElement("path", { d: paths[name] }),
  ]);
}
