import type { Span } from "../document/index.ts";

/** A thing of a document as a table of contents shows it. */
export interface OutlineItem {
  readonly kind: "pipeline" | "stage" | "step" | "template" | "setting";
  /** The author's own name for it; what it is, where there is none yet. */
  readonly name: string;
  /** What kind of step, for instance: shown smaller beside the name. */
  readonly detail: string | undefined;
  /** All of it. */
  readonly span: Span;
  /** What to put the cursor on; within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}
