import type { GraphDirection } from "../../../protocol/index.ts";
import { type Lanes, lanesOf } from "./lanes.ts";
import { type Layers, type Link, layersOf } from "./layers.ts";
import { neighboursOf, orderLayers } from "./order.ts";
import { placeVertices } from "./place.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export interface GraphLayout extends Size {
  /** For each node, in pixels from the top left corner. */
  readonly boxes: readonly Box[];
  /** For each link the `d` of an SVG path that ends where the arrow's tip belongs. */
  readonly paths: readonly string[];
}

/** Between two layers, and around the whole. */
const layerGap = { right: 56, down: 48 } as const;
const spacing = { betweenNodes: 22, besideBend: 14 } as const;
const margin = 24;
const bendSize = 4;
/** A turned link keeps clear of the one that goes the right way. */
const turnedShift = 9;

/**
 * Draws nodes in layers, each behind all that it waits for. Circles are drawn, with one link that leads back.
 * Pure, and the same for the same input. 500 nodes take a few milliseconds.
 */
export function layOutGraph(sizes: readonly Size[], links: readonly Link[], direction: GraphDirection): GraphLayout {
  const layers = layersOf(sizes.length, links);
  const lanes = lanesOf(sizes.length, links, layers);
  const neighbours = neighboursOf(lanes.layerOf.length, lanes.lines);
  const order = orderLayers(lanes, neighbours);
  const across = ({ width, height }: Size) => (direction === "right" ? height : width);
  const along = ({ width, height }: Size) => (direction === "right" ? width : height);
  const acrossSize = (vertex: number) => across(sizes[vertex] ?? { width: bendSize, height: bendSize });
  const middle = placeVertices(order, lanes, neighbours, acrossSize, spacing);
  const bands = bandsOf(lanes, sizes.map(along), layerGap[direction]);
  const start = lowest(order, middle, acrossSize);
  for (const layer of order) for (const vertex of layer) middle[vertex] = (middle[vertex] ?? 0) - start + margin;
  const drawing: Drawing = { sizes: sizes.map(across), middle, bands, lanes, layers, direction };
  const boxes = sizes.map((size, node) => boxOf(node, across(size), drawing));
  const paths = links.map((link, index) => pathOf(link, index, drawing));
  return { ...extentOf(boxes, order, drawing), boxes, paths };
}

interface Band {
  readonly start: number;
  readonly end: number;
}

interface Drawing {
  /** Of the nodes, across the layers. */
  readonly sizes: readonly number[];
  readonly middle: Float64Array;
  /** Of the layers, along the direction. */
  readonly bands: readonly Band[];
  readonly lanes: Lanes;
  readonly layers: Layers;
  readonly direction: GraphDirection;
}

function bandsOf({ layers, nodeCount }: Lanes, sizes: readonly number[], gap: number): readonly Band[] {
  let start = margin;
  return layers.map((layer) => {
    let size = 0;
    for (const vertex of layer) if (vertex < nodeCount) size = Math.max(size, sizes[vertex] ?? 0);
    const band = { start, end: start + size };
    start = band.end + gap;
    return band;
  });
}

function lowest(
  order: readonly (readonly number[])[],
  middle: Float64Array,
  sizeOf: (vertex: number) => number,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const layer of order)
    for (const vertex of layer) least = Math.min(least, (middle[vertex] ?? 0) - sizeOf(vertex) / 2);
  return Number.isFinite(least) ? least : 0;
}

/** All nodes of a layer are as long as the longest of them: columns look tidy, and arrows begin at one line. */
function boxOf(node: number, size: number, { middle, direction, ...drawing }: Drawing): Box {
  const { start, end } = bandAt(node, drawing);
  const from = Math.round((middle[node] ?? 0) - size / 2);
  return direction === "right"
    ? { x: start, y: from, width: end - start, height: size }
    : { x: from, y: start, width: size, height: end - start };
}

function bandAt(vertex: number, { bands, lanes }: Pick<Drawing, "bands" | "lanes">): Band {
  return bands[lanes.layerOf[vertex] ?? 0] ?? { start: 0, end: 0 };
}

function pathOf({ from, to }: Link, index: number, drawing: Drawing): string {
  const { middle, layers, lanes, sizes } = drawing;
  if (from === to) return loopAt(from, drawing);
  const isTurned = layers.isTurned[index] === true;
  const shift = isTurned ? Math.min(turnedShift, (sizes[from] ?? 0) / 3) : 0;
  const points: Point[] = [];
  const pass = (vertex: number, ends: readonly ("start" | "end")[], by: number): void => {
    for (const end of ends) points.push({ along: bandAt(vertex, drawing)[end], across: (middle[vertex] ?? 0) + by });
  };
  const bends = lanes.bends[index] ?? [];
  pass(from, [isTurned ? "start" : "end"], shift);
  for (const bend of isTurned ? [...bends].reverse() : bends)
    pass(bend, isTurned ? ["end", "start"] : ["start", "end"], 0);
  pass(to, [isTurned ? "end" : "start"], shift);
  return curveThrough(points, drawing.direction);
}

/** Along the direction of the picture, and across it. */
interface Point {
  readonly along: number;
  readonly across: number;
}

/** Straight through a layer, a curve from one layer to the next. */
function curveThrough(points: readonly Point[], direction: GraphDirection): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${at(first, direction)}`;
  let last = first;
  for (const [index, point] of rest.entries()) {
    const isThroughLayer = index % 2 === 1;
    if (isThroughLayer || point.across === last.across) path += ` L${at(point, direction)}`;
    else {
      const half = (last.along + point.along) / 2;
      const [one, other] = [
        { along: half, across: last.across },
        { along: half, across: point.across },
      ];
      path += ` C${at(one, direction)} ${at(other, direction)} ${at(point, direction)}`;
    }
    last = point;
  }
  return path;
}

/** A small bow at the edge of a node that waits for itself. */
function loopAt(node: number, drawing: Drawing): string {
  const { middle, sizes, direction } = drawing;
  const { end } = bandAt(node, drawing);
  const edge = (middle[node] ?? 0) - (sizes[node] ?? 0) / 2;
  const [out, back] = [
    { along: end - 34, across: edge },
    { along: end - 14, across: edge },
  ];
  const [one, other] = [
    { along: out.along - 4, across: edge - 22 },
    { along: back.along + 4, across: edge - 22 },
  ];
  return `M${at(out, direction)} C${at(one, direction)} ${at(other, direction)} ${at(back, direction)}`;
}

function at({ along, across }: Point, direction: GraphDirection): string {
  const [x, y] = direction === "right" ? [along, across] : [across, along];
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function extentOf(
  boxes: readonly Box[],
  order: readonly (readonly number[])[],
  { middle, bands, direction }: Drawing,
): Size {
  let width = 0;
  let height = 0;
  for (const box of boxes) {
    width = Math.max(width, box.x + box.width);
    height = Math.max(height, box.y + box.height);
  }
  let far = 0;
  for (const layer of order) for (const vertex of layer) far = Math.max(far, (middle[vertex] ?? 0) + bendSize);
  if (boxes.length === 0 || bands.length === 0) return { width: 2 * margin, height: 2 * margin };
  return direction === "right"
    ? { width: width + margin, height: Math.max(height, Math.ceil(far)) + margin }
    : { width: Math.max(width, Math.ceil(far)) + margin, height: height + margin };
}
