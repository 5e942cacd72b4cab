/**
 * The page of the stage graph, inside of its own frame. It draws what it is sent, and says what the person does.
 * Law: it knows nothing of pipelines and nothing of the editor but its messages; what it is sent is checked.
 */
import "./graph.css";
import {
  isGraphViewState,
  isMessageToGraphView,
  type MessageFromGraphView,
  type MessageToGraphView,
} from "../../../protocol/index.ts";
import { talkWithEditor } from "../page-host.ts";
import { directionFor, GraphView } from "./graph-view.ts";

let view: GraphView | undefined;

const host = talkWithEditor<MessageToGraphView, MessageFromGraphView>(isMessageToGraphView, (message) => {
  if (message.kind === "texts") {
    const state = host.getState();
    view = new GraphView(document.body, message.texts, isGraphViewState(state) ? state : undefined, {
      send: (said) => host.postMessage(said),
      remember: (next) => host.setState(next),
    });
  } else view?.hear(message);
});

host.postMessage({ kind: "ready", direction: directionFor(document.documentElement) });
