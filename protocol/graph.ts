/**
 * The stages of a document as a picture: what an editor asks for, and what it is given. It is laid out already, in
 * pixels; whoever shows it needs to know nothing of pipelines. Both ends check what they are sent by the shapes here.
 */
import { aFlag, aNumber, aText, either, listOf, oneOf, orNull, recordOf, type ShapeOf } from "./shape.ts";

/** Client → server. `GraphParams` → `GraphAnswer | null`; null: not ours, or a file without stages by its nature. */
export const graphMethod = "pipewright/graph";

/** Client → server: the same as text. `ExportGraphParams` → `ExportGraphAnswer | null`; null as above, or too large. */
export const exportGraphMethod = "pipewright/exportGraph";

const aDocument = recordOf({ uri: aText });

/** `right`: what runs later stands further right; `down`: for a narrow place. */
export const aGraphDirection = oneOf("right", "down");
export type GraphDirection = ShapeOf<typeof aGraphDirection>;

export const isGraphParams = recordOf({ textDocument: aDocument, direction: aGraphDirection });
export type GraphParams = ShapeOf<typeof isGraphParams>;

export const isExportGraphParams = recordOf({
  textDocument: aDocument,
  direction: aGraphDirection,
  format: oneOf("mermaid", "svg"),
});
export type ExportGraphParams = ShapeOf<typeof isExportGraphParams>;

export const isExportGraphAnswer = recordOf({ text: aText });
export type ExportGraphAnswer = ShapeOf<typeof isExportGraphAnswer>;

const aPosition = recordOf({ line: aNumber, character: aNumber });
const aRange = recordOf({ start: aPosition, end: aPosition });

const aProblem = recordOf({ severity: oneOf("error", "warning", "information", "hint"), message: aText });

const aNode = recordOf({
  /** Its own in the document, and the same after an edit elsewhere. */
  id: aText,
  /** `absent`: something needs it, but it isn't in the file. */
  kind: oneOf("stage", "job", "absent"),
  label: aText,
  detail: aText,
  /** All of it in a sentence, for a screen reader. */
  spoken: aText,
  steps: listOf(aText),
  x: aNumber,
  y: aNumber,
  width: aNumber,
  height: aNumber,
  /** All of it in the document. */
  range: aRange,
  /** What to select there. */
  nameRange: aRange,
  isInCircle: aFlag,
  /** The gravest first. */
  problems: listOf(aProblem),
});
export type PictureNode = ShapeOf<typeof aNode>;

const anEdge = recordOf({
  /** Runs first. */
  from: aText,
  to: aText,
  /** `implied`: nobody wrote it. */
  kind: oneOf("written", "implied"),
  /** The `d` of an SVG path, and how far down it is to be moved. */
  path: aText,
  top: aNumber,
  range: aRange,
  isInCircle: aFlag,
});
export type PictureEdge = ShapeOf<typeof anEdge>;

export const isPicture = recordOf({
  kind: oneOf("picture"),
  /** Of the document. */
  version: aNumber,
  /** `broken`: the YAML has a mistake, so that parts may be missing. */
  state: oneOf("whole", "broken"),
  direction: aGraphDirection,
  title: orNull(aText),
  width: aNumber,
  height: aNumber,
  /** Of the pipelines of a file that has several. */
  titles: listOf(recordOf({ text: aText, x: aNumber, y: aNumber })),
  nodes: listOf(aNode),
  edges: listOf(anEdge),
});
export type Picture = ShapeOf<typeof isPicture>;

const isTooLarge = recordOf({ kind: oneOf("too-large"), version: aNumber, nodeCount: aNumber });

export const isGraphAnswer = either(isPicture, isTooLarge);
export type GraphAnswer = ShapeOf<typeof isGraphAnswer>;
