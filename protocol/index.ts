/**
 * What crosses a wire, and the words both ends share: languages, severities, custom LSP requests.
 * Law: protocol imports nothing of ours, no Node module and no `vscode`.
 */

export { base64Of } from "./base64.ts";
export {
  aGraphDirection,
  type ExportGraphAnswer,
  type ExportGraphParams,
  exportGraphMethod,
  type GraphAnswer,
  type GraphDirection,
  type GraphParams,
  graphMethod,
  isExportGraphAnswer,
  isExportGraphParams,
  isGraphAnswer,
  isGraphParams,
  isPicture,
  type Picture,
  type PictureEdge,
  type PictureNode,
} from "./graph.ts";
export {
  type GraphTexts,
  type GraphViewState,
  isGraphViewState,
  isMessageFromGraphView,
  isMessageToGraphView,
  type MessageFromGraphView,
  type MessageToGraphView,
} from "./graph-view.ts";
export {
  type GuideAnswer,
  type GuideContents,
  type GuideExplanation,
  type GuideHit,
  type GuidePage,
  type GuidePlace,
  type GuideQuestion,
  guideMethod,
  isGuideAnswer,
  isGuideQuestion,
  type PageLink,
} from "./guide.ts";
export {
  aGuideStop,
  type CursorCard,
  type GuideScreen,
  type GuideScreenOf,
  type GuideStop,
  type GuideTexts,
  isMessageFromGuideView,
  isMessageToGuideView,
  type MessageFromGuideView,
  type MessageToGuideView,
} from "./guide-view.ts";
export { filled, type Locale, locales, nearestLocale, say, type Text, type Words } from "./language.ts";
export { pictureData } from "./picture-data.ts";
export {
  type ChooseDialectParams,
  chooseDialectMethod,
  type DialectSource,
  type DocumentParams,
  type DocumentStatus,
  type LessonState,
  type ListFolderAnswer,
  type ListFolderParams,
  lessonStateMethod,
  listFolderMethod,
  type MigrateAnswer,
  type MigratedStep,
  type MigrateParams,
  migrateMethod,
  ownPagesMethod,
  type PipewrightOptions,
  type PipewrightSettings,
  type PlatformSource,
  type ReadFileAnswer,
  type ReadFileParams,
  type RenameAfter,
  type RulePage,
  type RulePageParams,
  readFileMethod,
  rulePageMethod,
  type StatusChangedParams,
  statusChangedMethod,
  statusMethod,
  trustedMethod,
  type WireRange,
} from "./requests.ts";
export { type Severity, severities } from "./severity.ts";
export {
  aFlag,
  aNumber,
  aText,
  either,
  isAbsent,
  listOf,
  oneOf as oneWordOf,
  orNull,
  recordOf,
} from "./shape.ts";
