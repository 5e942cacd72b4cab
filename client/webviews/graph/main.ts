/**
 * The page of the stage graph, inside of its own frame. It draws what it is sent, and says what the person does.
 * Law: it knows nothing of pipelines and nothing of the editor but its messages; what it is sent is checked.
 */
import "./graph.css";
import { isGraphViewState, isMessageToGraphView, type MessageFromGraphView } from "../../../protocol/index.ts";
import { directionFor, GraphView } from "./graph-view.ts";

/** What VS Code gives to a page of a webview. */
interface PageHost {
  postMessage(message: MessageFromGraphView): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi(): PageHost;

const host = acquireVsCodeApi();
let view: GraphView | undefined;

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isMessageToGraphView(data)) return;
  if (data.kind === "texts") {
    const state = host.getState();
    view = new GraphView(document.body, data.texts, isGraphViewState(state) ? state : undefined, {
      send: (message) => host.postMessage(message),
      remember: (next) => host.setState(next),
    });
  } else view?.hear(data);
});

host.postMessage({ kind: "ready", direction: directionFor(document.documentElement) });
