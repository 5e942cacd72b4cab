import type { Picture, PictureNode } from "../../../protocol/index.ts";

export type MoveKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

const moveKeys: readonly string[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

export function isMoveKey(key: string): key is MoveKey {
  return moveKeys.includes(key);
}

/**
 * The node that a key leads to; undefined where there is none. Along the picture's direction the arrows are followed,
 * to the nearest node; where no arrow leads on, and across, the nearest node on that side is meant.
 */
export function nextNode(picture: Picture, id: string, key: MoveKey): PictureNode | undefined {
  const { nodes, direction } = picture;
  if (key === "Home") return inReadingOrder(picture)[0];
  if (key === "End") return inReadingOrder(picture).at(-1);
  const from = nodes.find((node) => node.id === id);
  if (!from) return undefined;
  const isAlong = (key === "ArrowLeft" || key === "ArrowRight") === (direction === "right");
  const isForward = key === "ArrowRight" || key === "ArrowDown";
  if (isAlong) {
    const linked = linkedTo(picture, id, isForward);
    const nearest = nearestTo(from, linked, direction === "right" ? "x" : "y");
    if (nearest) return nearest;
  }
  const axis = key === "ArrowLeft" || key === "ArrowRight" ? "x" : "y";
  const onThatSide = nodes.filter((node) => (middle(node, axis) - middle(from, axis)) * (isForward ? 1 : -1) > 1);
  return nearestTo(from, onThatSide, axis);
}

/** As one reads: layer after layer, each from its beginning. */
export function inReadingOrder({ nodes, direction }: Picture): readonly PictureNode[] {
  const [along, across] = direction === "right" ? (["x", "y"] as const) : (["y", "x"] as const);
  return [...nodes].sort((a, b) => a[along] - b[along] || a[across] - b[across]);
}

function linkedTo({ nodes, edges }: Picture, id: string, isForward: boolean): readonly PictureNode[] {
  const ids = new Set(
    edges.flatMap(({ from, to }) => (isForward ? (from === id ? [to] : []) : to === id ? [from] : [])),
  );
  ids.delete(id);
  return nodes.filter((node) => ids.has(node.id));
}

/** The nearest of some nodes on the way along an axis: what lies off that way is further than it looks. */
function nearestTo(from: PictureNode, others: readonly PictureNode[], axis: "x" | "y"): PictureNode | undefined {
  const off = axis === "x" ? "y" : "x";
  const apart = (node: PictureNode, on: "x" | "y"): number => Math.abs(middle(node, on) - middle(from, on));
  const distance = (node: PictureNode): number => apart(node, axis) + 3 * apart(node, off);
  let best: PictureNode | undefined;
  for (const node of others) if (!best || distance(node) < distance(best)) best = node;
  return best;
}

function middle(node: PictureNode, axis: "x" | "y"): number {
  return axis === "x" ? node.x + node.width / 2 : node.y + node.height / 2;
}
