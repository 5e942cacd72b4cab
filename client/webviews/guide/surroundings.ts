import type { GuideTexts, MessageFromGuideView } from "../../../protocol/index.ts";

/** What a screen is drawn with: the words, and the way to tell what the person does. */
export interface ScreenParts {
  readonly texts: GuideTexts;
  send(message: MessageFromGuideView): void;
}
