/**
 * What the guide's view and the editor around it say to each other. The view says `ready` first, each time it is loaded;
 * nothing is sent to it before. The editor knows where the person is and asks the server; the view draws what it is
 * sent. Both ends check what they get by these shapes, and pass over the rest.
 */
import { aContents, aHit, anExplanation, aPage, aPlace } from "./guide.ts";
import { aFlag, aNumber, aText, either, listOf, oneOf, orNull, recordOf, type ShapeOf } from "./shape.ts";

/** The view's own words, in the person's language. `{0}` stands for what is known only later. */
const someGuideTexts = recordOf({
  guide: aText,
  search: aText,
  searchHint: aText,
  clearSearch: aText,
  loading: aText,
  welcome: aText,
  browse: aText,
  explainLog: aText,
  atCursor: aText,
  atCursorIs: aText,
  nowAt: aText,
  nothingAtCursor: aText,
  noPages: aText,
  forPlatform: aText,
  helpFrom: aText,
  resultCount: aText,
  resultsFor: aText,
  noResults: aText,
  noResultsHint: aText,
  doc: aText,
  article: aText,
  lesson: aText,
  versions: aText,
  allVersions: aText,
  doesNotHold: aText,
  otherLanguage: aText,
  draft: aText,
  stale: aText,
  updated: aText,
  onThisPage: aText,
  related: aText,
  readMore: aText,
  step: aText,
  problems: aText,
  error: aText,
  warning: aText,
  information: aText,
  hint: aText,
  goToLine: aText,
  logTitle: aText,
  logLines: aText,
  logNoLines: aText,
  logAnswers: aText,
  logNoAnswers: aText,
  logPlace: aText,
  goToPlace: aText,
  copy: aText,
  copied: aText,
  insert: aText,
  enlarge: aText,
  tryIt: aText,
  downTitle: aText,
  down: aText,
  restart: aText,
  missingTitle: aText,
  missing: aText,
  failedTitle: aText,
  failed: aText,
  tryAgain: aText,
  backToContents: aText,
});
export type GuideTexts = ShapeOf<typeof someGuideTexts>;

/** Where in the guide a person is, in words that outlive the window. */
export const aGuideStop = either(
  recordOf({ kind: oneOf("contents") }),
  recordOf({ kind: oneOf("place") }),
  /** `about`: the file that it is for, by its address; null for the one in use. */
  recordOf({ kind: oneOf("page"), id: aText, anchor: aText, about: orNull(aText) }),
  recordOf({ kind: oneOf("search"), text: aText }),
  /** `from`: where the log was taken from, as a sentence. */
  recordOf({ kind: oneOf("log"), text: aText, from: aText }),
);
export type GuideStop = ShapeOf<typeof aGuideStop>;

const aGuideScreen = either(
  /** Nothing was asked yet: nobody has done anything that would be worth a server. */
  recordOf({ kind: oneOf("idle") }),
  recordOf({ kind: oneOf("contents"), contents: aContents }),
  recordOf({ kind: oneOf("page"), page: aPage }),
  recordOf({ kind: oneOf("search"), text: aText, hits: listOf(aHit) }),
  /** Null: the cursor is nowhere that anything is known of. */
  recordOf({ kind: oneOf("place"), place: orNull(aPlace) }),
  recordOf({ kind: oneOf("log"), explanation: anExplanation, from: aText }),
  /** `about`: the page that isn't there. */
  recordOf({ kind: oneOf("trouble"), trouble: oneOf("down", "missing", "failed"), about: aText }),
);
export type GuideScreen = ShapeOf<typeof aGuideScreen>;
export type GuideScreenOf<Kind extends GuideScreen["kind"]> = Extract<GuideScreen, { readonly kind: Kind }>;

/** What is at the cursor, in two lines. */
const aCursorCard = recordOf({ title: aText, detail: aText, problemCount: aNumber });
export type CursorCard = ShapeOf<typeof aCursorCard>;

/** Editor → view. */
export const isMessageToGuideView = either(
  recordOf({ kind: oneOf("texts"), texts: someGuideTexts }),
  /** An answer was asked for; it is told only when it takes long. */
  recordOf({ kind: oneOf("loading") }),
  recordOf({
    kind: oneOf("show"),
    screen: aGuideScreen,
    /** Which of the screens in their order this is, so that the view can say which one it speaks of. */
    count: aNumber,
    /** How far down it was scrolled when the person left it. */
    top: aNumber,
    /** `person`: they asked for it. `cursor`: the view followed. `same`: newer words for what was there already. */
    because: oneOf("person", "cursor", "same"),
  }),
  /** `isOffered`: the view holds still although the cursor has moved on, and offers to follow it. */
  recordOf({ kind: oneOf("at-cursor"), card: orNull(aCursorCard), isOffered: aFlag }),
  recordOf({ kind: oneOf("focus-search") }),
  recordOf({ kind: oneOf("copied"), sample: aNumber }),
  /** A picture of the page that is shown, as an address that holds all of it. `opens`: an editor can show its file. */
  recordOf({ kind: oneOf("picture"), page: aText, picture: aNumber, src: aText, opens: aFlag }),
);
export type MessageToGuideView = ShapeOf<typeof isMessageToGuideView>;

/** View → editor. */
export const isMessageFromGuideView = either(
  recordOf({ kind: oneOf("ready") }),
  recordOf({ kind: oneOf("focus"), hasFocus: aFlag }),
  /** The person has scrolled, clicked or pressed a key in it. `top`: how far down it stands now. `shown`: the count of what stands there. */
  recordOf({ kind: oneOf("touched"), shown: aNumber, top: aNumber }),
  recordOf({ kind: oneOf("search"), text: aText }),
  recordOf({ kind: oneOf("leave-search") }),
  recordOf({ kind: oneOf("open"), id: aText, anchor: aText }),
  recordOf({ kind: oneOf("go"), to: oneOf("contents", "place", "back", "forward") }),
  /** An address outside, https or mailto. */
  recordOf({ kind: oneOf("link"), href: aText }),
  /** `sample`: which one of the page, for the word that it was copied. */
  recordOf({
    kind: oneOf("sample"),
    action: oneOf("copy", "insert", "try"),
    text: aText,
    dialect: aText,
    platform: orNull(aText),
    sample: aNumber,
  }),
  /** A picture of the page, to be seen as large as it is. */
  recordOf({ kind: oneOf("picture"), picture: aNumber }),
  /** A line of the document that the answer is about; zero-based. */
  recordOf({ kind: oneOf("reveal"), line: aNumber }),
  recordOf({ kind: oneOf("explain-log") }),
  recordOf({ kind: oneOf("restart") }),
  recordOf({ kind: oneOf("again") }),
);
export type MessageFromGuideView = ShapeOf<typeof isMessageFromGuideView>;
