import type { Severity } from "../../protocol/index.ts";
import type { DialectGraph, GraphEdge, GraphNode } from "../dialects/index.ts";
import type { SourceFile, Span } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";
import type { Finding } from "./finding.ts";
import { linksInCircles } from "./graph/circles.ts";
import { detailLine, labelOf, type ProblemCounts, type SeenNeeds, spokenName } from "./graph/node-words.ts";

/** A file as a picture: what runs after what. Places are offsets, sizes are pixels. */
export interface FileGraph {
  /** `broken`: the YAML has a mistake, so that parts may be missing. */
  readonly state: "whole" | "broken";
  /** One for each pipeline of the file that has something to show, from the top. */
  readonly parts: readonly GraphPart[];
  /** How many nodes there are, also where they are too many to be drawn. */
  readonly nodeCount: number;
}

export interface GraphPart {
  readonly title: string | undefined;
  readonly nodes: readonly SeenNode[];
  readonly edges: readonly SeenEdge[];
}

export interface SeenNode {
  /** Its own in the file. */
  readonly id: string;
  readonly kind: GraphNode["kind"];
  /** The name, as people see it. */
  readonly label: string;
  /** A few words on what it does. */
  readonly detail: string;
  /** All of it in a sentence, for a screen reader. */
  readonly spoken: string;
  readonly steps: readonly string[];
  readonly span: Span;
  readonly nameSpan: Span;
  readonly isInCircle: boolean;
  /** The gravest first. */
  readonly problems: readonly GraphProblem[];
}

export interface GraphProblem {
  readonly severity: Severity;
  readonly message: string;
}

export interface SeenEdge extends GraphEdge {
  readonly isInCircle: boolean;
}

/** Larger ones are no picture any more, and would slow down an editor. */
const graphLimits = { nodes: 1_000, edges: 5_000 } as const;

/** Of a node so many problems are told; the number of all is in `spoken`. */
const mostProblems = 10;

/**
 * What runs after what in a file, with what was found there; undefined when the dialect has no such thing.
 * `findings` are those that the person sees of the same text. Costs a look at each stage; broken input gives what of it
 * can be read.
 */
export function graph(file: SourceFile, findings: readonly Finding[], context: CheckContext): FileGraph | undefined {
  const { dialect } = context;
  if (!dialect.graph) return undefined;
  const parts: GraphPart[] = [];
  let nodeCount = 0;
  for (const [index, document] of file.documents.entries()) {
    const found = dialect.graph(declaredFacts(file, document, context));
    nodeCount += found.nodes.length;
    if (found.nodes.length === 0) continue;
    if (nodeCount > graphLimits.nodes || found.edges.length > graphLimits.edges) continue;
    parts.push(seenPart(found, index === 0 ? "" : `${index}/`, findings, context));
  }
  const isBroken = file.documents.some(({ problems }) => problems.length > 0);
  return { state: isBroken ? "broken" : "whole", parts, nodeCount };
}

/** Whether some of it was left out because there is too much. */
export function isTooLarge({ parts, nodeCount }: FileGraph): boolean {
  return parts.reduce((sum, { nodes }) => sum + nodes.length, 0) < nodeCount;
}

function seenPart(
  { title, nodes, edges }: DialectGraph,
  prefix: string,
  findings: readonly Finding[],
  { locale }: CheckContext,
): GraphPart {
  const indexById = new Map(nodes.map(({ id }, index) => [id, index]));
  const links = edges.map(({ from, to }) => ({ from: indexById.get(from) ?? 0, to: indexById.get(to) ?? 0 }));
  const inCircle = linksInCircles(nodes.length, links);
  const circling = new Set(links.flatMap(({ from, to }, index) => (inCircle[index] ? [from, to] : [])));
  const needs = nodes.map((): { written: string[]; implied: string[] } => ({ written: [], implied: [] }));
  for (const [index, { from, to }] of links.entries()) {
    const needed = nodes[from];
    const kind = edges[index]?.kind;
    if (needed && kind) needs[to]?.[kind].push(labelOf(needed, locale));
  }
  const problems = problemsByNode(nodes, findings);
  const seen = (node: GraphNode, index: number): SeenNode => {
    const own = problems[index] ?? [];
    const isInCircle = circling.has(index);
    return {
      id: prefix + node.id,
      kind: node.kind,
      label: labelOf(node, locale),
      detail: detailLine(node, locale),
      spoken: spokenName(node, needs[index] ?? noNeeds, isInCircle, countsOf(own), locale),
      steps: node.detail.steps ?? [],
      span: node.span,
      nameSpan: node.nameSpan,
      isInCircle,
      problems: own.slice(0, mostProblems),
    };
  };
  const seenEdges = edges.map((edge, index) => ({
    ...edge,
    from: prefix + edge.from,
    to: prefix + edge.to,
    isInCircle: inCircle[index] === true,
  }));
  return { title, nodes: nodes.map(seen), edges: seenEdges };
}

const noNeeds: SeenNeeds = { written: [], implied: [] };

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Each finding belongs to the node it begins in. Hints are left out: a picture is no place for advice. */
function problemsByNode(
  nodes: readonly GraphNode[],
  findings: readonly Finding[],
): readonly (readonly GraphProblem[])[] {
  const byNode = nodes.map((): GraphProblem[] => []);
  const inFile = [...nodes.keys()].filter((index) => nodes[index]?.kind !== "absent").sort(byStart(nodes));
  for (const { span, severity, message } of findings) {
    if (severity === "hint") continue;
    const index = lastBefore(inFile, nodes, span.start);
    const node = index === undefined ? undefined : nodes[index];
    if (index === undefined || !node || span.start > node.span.end) continue;
    byNode[index]?.push({ severity, message });
  }
  for (const problems of byNode) problems.sort((a, b) => weights[a.severity] - weights[b.severity]);
  return byNode;
}

function byStart(nodes: readonly GraphNode[]): (a: number, b: number) => number {
  return (a, b) => (nodes[a]?.span.start ?? 0) - (nodes[b]?.span.start ?? 0);
}

/** The last node that begins at an offset or before it. */
function lastBefore(inFile: readonly number[], nodes: readonly GraphNode[], offset: number): number | undefined {
  let low = 0;
  let high = inFile.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[inFile[middle] ?? 0]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return inFile[low - 1];
}

function countsOf(problems: readonly GraphProblem[]): ProblemCounts {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  return { errors: count("error"), warnings: count("warning") };
}
