/**
 * The page of the guide, inside of its own frame. It draws what it is sent, and says what the person does.
 * Law: it knows nothing of pipelines and nothing of the editor but its messages; what it is sent is checked. Markup comes
 * in by the `html` of an answer alone, which the server has made of Markdown with its author's tags escaped; all other
 * words become text.
 */
import "./guide.css";
import { isMessageToGuideView, type MessageFromGuideView, type MessageToGuideView } from "../../../protocol/index.ts";
import { talkWithEditor } from "../page-host.ts";
import { GuidePageView } from "./guide-page-view.ts";

let view: GuidePageView | undefined;

const host = talkWithEditor<MessageToGuideView, MessageFromGuideView>(isMessageToGuideView, (message) => {
  if (message.kind === "texts") {
    view ??= new GuidePageView(document.body, message.texts, { send: (said) => host.postMessage(said) });
  } else view?.hear(message);
});

host.postMessage({ kind: "ready" });
