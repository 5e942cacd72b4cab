/**
 * What the view of the stage graph and the editor around it say to each other. The view says `ready` first, each time
 * it is loaded; nothing is sent to it before. Both ends check what they get by these shapes, and pass over the rest.
 */
import { aGraphDirection, isGraphAnswer, isPicture } from "./graph.ts";
import { aFlag, aNumber, aText, either, oneOf, orNull, recordOf, type ShapeOf } from "./shape.ts";

/** The view's own words, in the person's language. */
const someTexts = recordOf({
  graph: aText,
  howToMove: aText,
  list: aText,
  picture: aText,
  zoomIn: aText,
  zoomOut: aText,
  fit: aText,
  copyMermaid: aText,
  saveSvg: aText,
  empty: aText,
  waiting: aText,
  gone: aText,
  tooLarge: aText,
  broken: aText,
  brokenFromStart: aText,
});
export type GraphTexts = ShapeOf<typeof someTexts>;

/** Editor → view. */
export const isMessageToGraphView = either(
  recordOf({ kind: oneOf("texts"), texts: someTexts }),
  /** What is shown now. `document` is its address: another one begins with a fresh view. `gone`: there is no answer. */
  recordOf({ kind: oneOf("show"), document: aText, name: aText, answer: orNull(isGraphAnswer) }),
  /** The node that the cursor is in. */
  recordOf({ kind: oneOf("current"), id: orNull(aText) }),
);
export type MessageToGraphView = ShapeOf<typeof isMessageToGraphView>;

/** View → editor. */
export const isMessageFromGraphView = either(
  recordOf({ kind: oneOf("ready"), direction: aGraphDirection }),
  /** The person has chosen a node. `keepsFocus`: the keyboard stays in the view. */
  recordOf({ kind: oneOf("reveal"), id: aText, keepsFocus: aFlag }),
  recordOf({ kind: oneOf("reveal-need"), from: aText, to: aText }),
  recordOf({ kind: oneOf("turn"), direction: aGraphDirection }),
  recordOf({ kind: oneOf("export"), format: oneOf("mermaid", "svg") }),
);
export type MessageFromGraphView = ShapeOf<typeof isMessageFromGraphView>;

/** What the view remembers while it is hidden, and over a reload of the window. */
export const isGraphViewState = recordOf({
  document: aText,
  name: aText,
  mode: oneOf("picture", "list"),
  /** The last picture of sound YAML. */
  picture: orNull(isPicture),
  focused: orNull(aText),
  zoom: orNull(recordOf({ scale: aNumber, x: aNumber, y: aNumber })),
});
export type GraphViewState = ShapeOf<typeof isGraphViewState>;
