/**
 * The page of the guide, inside of its own frame. It draws what it is sent, and says what the person does.
 * Law: it knows nothing of pipelines and nothing of the editor but its messages; what it is sent is checked. Markup comes
 * in by the `html` of an answer alone, which the server has made of Markdown with its author's tags escaped; all other
 * words become text.
 */
import "./guide.css";
import { isMessageToGuideView, type MessageFromGuideView } from "../../../protocol/index.ts";
import { GuidePageView } from "./guide-page-view.ts";

/** What VS Code gives to a page of a webview. */
interface PageHost {
  postMessage(message: MessageFromGuideView): void;
}
declare function acquireVsCodeApi(): PageHost;

const host = acquireVsCodeApi();
let view: GuidePageView | undefined;

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isMessageToGuideView(data)) return;
  if (data.kind === "texts") {
    view ??= new GuidePageView(document.body, data.texts, {
      send: (message) => host.postMessage(message),
    });
  } else view?.hear(data);
});

host.postMessage({ kind: "ready" });
