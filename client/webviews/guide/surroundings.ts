import type { GuideTexts, GuideViewState, MessageFromGuideView } from "../../../protocol/index.ts";

/** What the page has around it. */
export interface Surroundings {
  send(message: MessageFromGuideView): void;
  remember(state: GuideViewState): void;
}

/** What a screen is drawn with. */
export interface ScreenParts {
  readonly texts: GuideTexts;
  send(message: MessageFromGuideView): void;
}
