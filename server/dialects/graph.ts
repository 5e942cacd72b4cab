import type { Span } from "../document/index.ts";

/** What of a document runs after what: the same shape for each dialect, so that one picture serves all. */
export interface DialectGraph {
  /** The author's own name for the whole. */
  readonly title: string | undefined;
  /** In the order of the file; what is needed but isn't there comes last. */
  readonly nodes: readonly GraphNode[];
  /** At most one between two nodes in one direction. */
  readonly edges: readonly GraphEdge[];
}

export interface GraphNode {
  /** Its own in the document, and the same after an edit elsewhere. */
  readonly id: string;
  /** `absent`: something needs it, but it isn't in this file. */
  readonly kind: "stage" | "job" | "absent";
  /** The author's name; undefined while there is none. */
  readonly label: string | undefined;
  readonly detail: GraphDetail;
  /** All of it; of what is absent, the place that needs it. */
  readonly span: Span;
  /** What to put the cursor on. */
  readonly nameSpan: Span;
}

/** What a picture tells of a node in a few words; all is optional. */
export interface GraphDetail {
  /** The names of its steps, in order; what a step does where it has no name. */
  readonly steps?: readonly string[];
  /** The template that stands in for steps. */
  readonly template?: string;
  /** The workflow that is called instead of steps. */
  readonly workflow?: string;
  readonly environment?: string;
  /** How many people may approve, where somebody has to. */
  readonly approverCount?: number;
  readonly matrix?: GraphMatrix;
}

export interface GraphMatrix {
  readonly axes: readonly string[];
  /** How many runs it makes; undefined where that is known at run time only. */
  readonly runCount: number | undefined;
}

/** One node waits for another. */
export interface GraphEdge {
  /** The id of what is waited for: it runs first. */
  readonly from: string;
  readonly to: string;
  /** `implied`: nobody wrote it, the platform means it. */
  readonly kind: "written" | "implied";
  /** Where it is written; where it is implied, the name of the node that waits. */
  readonly span: Span;
}
