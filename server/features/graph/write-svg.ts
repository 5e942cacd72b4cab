import type { SeenEdge, SeenNode } from "../graph.ts";
import { type DrawnPart, fontSizes, type GraphPicture } from "./draw-graph.ts";
import type { Box } from "./lay-out-graph.ts";
import { cutToWidth } from "./text-width.ts";

/** Its own colours, light and dark, since an editor's theme is not at hand where the file is opened. */
const style = `
    svg { --back: #ffffff; --node: #f6f8fa; --edge: #6e7781; --line: #afb8c1; --text: #1f2328; --soft: #59636e; --bad: #cf222e; --mind: #9a6700; --accent: #0969da }
    @media (prefers-color-scheme: dark) { svg { --back: #1f1f1f; --node: #2b2b2b; --edge: #8b949e; --line: #4d4d4d; --text: #e6e6e6; --soft: #a8a8a8; --bad: #f85149; --mind: #d29922; --accent: #4daafc } }
    text { font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif }
    .back { fill: var(--back) } .name { font-size: ${fontSizes.label}px; font-weight: 600; fill: var(--text) } .detail { font-size: ${fontSizes.detail}px; fill: var(--soft) }
    .title { font-size: 14px; font-weight: 600; fill: var(--text) }
    .node rect { fill: var(--node); stroke: var(--line) } .absent rect { stroke-dasharray: 4 3; fill: none } .node .side { fill: var(--accent); stroke: none }
    .error rect { stroke: var(--bad) } .error .side { fill: var(--bad); stroke: none } .warning .side { fill: var(--mind) }
    .edge { fill: none; stroke: var(--edge); stroke-width: 1.5 } .implied { stroke-dasharray: 5 4 } .circle { stroke: var(--bad) } .tip { fill: var(--edge) } .bad { fill: var(--bad) }
  `;

/** The picture as an SVG file that stands alone. All that the author wrote is escaped. */
export function writeSvg({ width, height, parts }: GraphPicture, title: string): string {
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}">`,
    `  <title>${escapeXml(title)}</title>`,
    `  <style>${style}</style>`,
    `  <defs>${marker("tip", "tip")}${marker("bad-tip", "tip bad")}</defs>`,
    `  <rect class="back" width="${width}" height="${height}"/>`,
    ...parts.flatMap(partLines),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

function marker(id: string, className: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="${className}" d="M0 0.5 L8 4 L0 7.5 z"/></marker>`;
}

function partLines({ title, titleAt, nodes, edges, boxes, paths, top }: DrawnPart): readonly string[] {
  return [
    ...(titleAt
      ? [`  <text class="title" x="${titleAt.x}" y="${titleAt.y + 22}">${escapeXml(title ?? "")}</text>`]
      : []),
    `  <g transform="translate(0 ${top})">`,
    ...edges.map((edge, index) => edgeLine(edge, paths[index] ?? "")),
    "  </g>",
    ...nodes.flatMap((node, index) => nodeLines(node, boxes[index])),
  ];
}

function edgeLine({ kind, isInCircle }: SeenEdge, path: string): string {
  const classes = ["edge", ...(kind === "implied" ? ["implied"] : []), ...(isInCircle ? ["circle"] : [])].join(" ");
  return `    <path class="${classes}" d="${path}" marker-end="url(#${isInCircle ? "bad-tip" : "tip"})"/>`;
}

function nodeLines(node: SeenNode, box: Box | undefined): readonly string[] {
  if (!box) return [];
  const { x, y, width, height } = box;
  const room = width - 28;
  const worst = node.problems[0]?.severity;
  const classes = ["node", ...(node.kind === "absent" ? ["absent"] : []), ...(worst ? [worst] : [])].join(" ");
  return [
    `  <g class="${classes}" transform="translate(${x} ${y})">`,
    `    <title>${escapeXml(node.spoken)}</title>`,
    `    <rect width="${width}" height="${height}" rx="6"/>`,
    ...(node.kind === "absent"
      ? []
      : [`    <rect class="side" x="4" y="8" width="3" height="${height - 16}" rx="1.5"/>`]),
    `    <text class="name" x="14" y="20">${escapeXml(cutToWidth(node.label, fontSizes.label, room))}</text>`,
    `    <text class="detail" x="14" y="37">${escapeXml(cutToWidth(node.detail, fontSizes.detail, room))}</text>`,
    "  </g>",
  ];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in XML; letters that XML doesn't know at all are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
