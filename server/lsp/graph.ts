import {
  type ExportGraphAnswer,
  type GraphAnswer,
  isExportGraphParams,
  isGraphParams,
  type PictureEdge,
  type PictureNode,
} from "../../protocol/index.ts";
import type { GraphPicture } from "../features/index.ts";
import { toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

/** `pipewright/graph` */
export const onGraph =
  (workspace: Workspace): Answer<unknown, GraphAnswer | null> =>
  async (params, signal) => {
    if (!isGraphParams(params)) return null;
    const open = await workspace.file(params.textDocument.uri, signal);
    if (!open) return null;
    const { core, file, context, version } = open;
    const { graph, isTooLarge, drawGraph } = core.features;
    const found = graph(file, workspace.calm.peek(open), context);
    if (!found) return null;
    if (isTooLarge(found)) return { kind: "too-large", version, nodeCount: found.nodeCount };
    const picture = drawGraph(found, params.direction);
    return {
      kind: "picture",
      version,
      state: found.state,
      direction: params.direction,
      title: found.parts[0]?.title ?? null,
      width: picture.width,
      height: picture.height,
      titles: picture.parts.flatMap(({ title, titleAt }) => (titleAt ? [{ text: title ?? "", ...titleAt }] : [])),
      nodes: nodesOf(open, picture),
      edges: edgesOf(open, picture),
    };
  };

/** `pipewright/exportGraph` */
export const onExportGraph =
  (workspace: Workspace): Answer<unknown, ExportGraphAnswer | null> =>
  async (params, signal) => {
    if (!isExportGraphParams(params)) return null;
    const { textDocument, format, direction } = params;
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return null;
    const { graph, isTooLarge, drawGraph, writeMermaid, writeSvg } = open.core.features;
    const found = graph(open.file, workspace.calm.peek(open), open.context);
    if (!found || isTooLarge(found)) return null;
    switch (format) {
      case "mermaid":
        return { text: writeMermaid(found, direction) };
      case "svg":
        return { text: writeSvg(drawGraph(found, direction), found.parts[0]?.title ?? open.status.title) };
    }
  };

/** Of a node so many steps are named. */
const mostSteps = 30;

function nodesOf(open: OpenFile, { parts }: GraphPicture): readonly PictureNode[] {
  return parts.flatMap(({ nodes, boxes }) =>
    nodes.map(({ span, nameSpan, steps, ...node }, index) => ({
      ...node,
      ...(boxes[index] ?? { x: 0, y: 0, width: 0, height: 0 }),
      steps: steps.slice(0, mostSteps),
      range: toLspRange(open, span),
      nameRange: toLspRange(open, nameSpan),
    })),
  );
}

function edgesOf(open: OpenFile, { parts }: GraphPicture): readonly PictureEdge[] {
  return parts.flatMap(({ edges, paths, top }) =>
    edges.map(({ span, ...edge }, index) => ({
      ...edge,
      path: paths[index] ?? "",
      top,
      range: toLspRange(open, span),
    })),
  );
}
