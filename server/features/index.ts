/**
 * What a person can ask of a file, as pure functions: (file, place, context) → plain results in offsets.
 * Law: the same input gives the same answer; no IO, no clock, no editor's types. The doors (`lsp`, `cli`) convert.
 */
export type { Action } from "./action.ts";
export { codeActions, fixAllAction } from "./actions.ts";
export {
  type AppliedFixes,
  applyFixes,
  type FixedFinding,
  type FixedText,
  type FixWhich,
  fixAll,
  fixToApply,
} from "./apply-fixes.ts";
export { calmly, movedFindings, type Shown, settledFindings } from "./calm.ts";
export type { ConfigChange, ProjectFile } from "./change-project.ts";
export { complete } from "./complete.ts";
export { type CheckContext, diagnose, factsOf } from "./diagnose.ts";
export { dialectByConfig } from "./dialect-by-config.ts";
export type { Finding, FindingFix, RelatedPlace } from "./finding.ts";
export { firstPipelineState } from "./first-pipeline.ts";
export { type FoldingRange, foldingRanges } from "./folding.ts";
export { type FormatAnswer, type FormatOptions, format } from "./format.ts";
export { drawGraph, type GraphPicture } from "./graph/draw-graph.ts";
export { writeMermaid } from "./graph/write-mermaid.ts";
export { writeSvg } from "./graph/write-svg.ts";
export { type FileGraph, graph, isTooLarge } from "./graph.ts";
export { categoryTitles } from "./guide/category-titles.ts";
export { guide } from "./guide/guide.ts";
export type { GuideContext } from "./guide/guide-context.ts";
export { pageIdOf } from "./guide/links-of-pages.ts";
export { answersTo, type PageTitle, pagesOfKey } from "./guide/pages-for.ts";
export { withPicturesThatAre } from "./guide/pictures.ts";
export { versionsInWords } from "./guide/version-words.ts";
export type { BytesAnswer, FolderEntry, Host, ListAnswer, ReadAnswer } from "./host.ts";
export { hover } from "./hover.ts";
export type { HoverText } from "./hover-text.ts";
export { type InlayHint, inlayHints } from "./inlay-hints.ts";
export { knowledgeOf, ownMadePages } from "./knowledge/knowledge-of.ts";
export { pagesOfPack } from "./knowledge/pages-of-pack.ts";
export { rulesOfMessage } from "./knowledge/rules-of-message.ts";
export { links } from "./links.ts";
export { type MigrateAnswer, type Migration, type MigrationStep, migrate } from "./migrate.ts";
export {
  definition,
  definitionElsewhere,
  type Highlight,
  highlights,
  isSharedName,
  references,
  referencesElsewhere,
} from "./navigate.ts";
export type { Offer } from "./offer.ts";
export type { TransportFault } from "./packs/archive-faults.ts";
export { type BuiltArchive, buildArchive } from "./packs/build-archive.ts";
export { type Catalog, catalogOf, ownCatalog } from "./packs/catalog.ts";
export {
  type FileChange,
  type PackHistory,
  type PageChange,
  pageChanges,
  plainPath,
  readNameStatus,
} from "./packs/changelog.ts";
export {
  baseOfVersion,
  type ChangelogSince,
  type ManifestCommit,
  readSince,
} from "./packs/changelog-since.ts";
export { checkPack, type PackFinding } from "./packs/check-pack.ts";
export { type ExternalLink, externalLinks, type LinkPlace } from "./packs/external-links.ts";
export {
  isHeadRefused,
  isPassing,
  isRedirect,
  linkLimits,
  redirectTarget,
  retryWaitMs,
} from "./packs/link-answer.ts";
export { type LoadAnswer, type LoadedPack, loadPack, type PackTrouble } from "./packs/load-pack.ts";
export { type FileProblem, type LoadedPages, loadPages, type PageFile } from "./packs/load-pages.ts";
export { type OutdatedPage, outdatedPages } from "./packs/outdated-pages.ts";
export {
  type ArchiveCopies,
  type ArchiveQuestion,
  type ArchiveTransport,
  type KeptArchive,
  PackArchives,
  sha256Of,
  type TransportAnswer,
} from "./packs/pack-archives.ts";
export { packFiles } from "./packs/pack-files.ts";
export { addressInPack, decodedLink, linkedPath } from "./packs/pack-paths.ts";
export { type OtherSources, type PackSource, PackStore, type ProjectPacks } from "./packs/pack-store.ts";
export { ruleAddress, rulePageOnWeb, rulesOnSite } from "./packs/pages-on-web.ts";
export { isBefore, isPlatformVersion } from "./packs/platform-version.ts";
export { isPublicAddress } from "./packs/public-host.ts";
export { type PageMarks, type SyncedPage, syncPage } from "./packs/sync-page.ts";
export { type ToldChange, writeChangelog } from "./packs/write-changelog.ts";
export { type PlatformChoices, platformOf } from "./platform-of.ts";
export { type IndexedFile, ProjectIndex, type TakenFile } from "./project/project-index.ts";
export { matchingSymbols, type ProjectSymbol, projectSymbols } from "./project/project-symbols.ts";
export { projectLimits } from "./project/yaml-files.ts";
export {
  type Level,
  levels,
  noProjectConfig,
  type ProjectConfig,
  projectConfigFor,
  readProjectConfig,
} from "./project-config.ts";
export { refactorings } from "./refactorings.ts";
export { type ProjectDigests, RelatedIndex, type RelatedSource } from "./related/related-index.ts";
export { relatedLimits, type Users } from "./related/related-view.ts";
export { addressKey, isIn, type Root } from "./related/resolve-path.ts";
export {
  type EditElsewhere,
  prepareRename,
  type RenameAnswer,
  type RenameEdits,
  type RenamePlace,
  rename,
} from "./rename.ts";
export { ruleIndexPage, rulePage, rulePagePath } from "./rule-page.ts";
export { knownRules } from "./rules.ts";
export { selectionRanges } from "./selection.ts";
export { semanticTokens } from "./semantic-tokens.ts";
export { symbols } from "./symbols.ts";
