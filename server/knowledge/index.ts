/**
 * What platform teams bring: packs, with their languages, rules, pages and answers.
 * Law: pure data in, pure data out; nothing here reads a file, and nothing of a pack runs.
 */

export { type Archive, archiveLimits, type OpenArchiveAnswer, openArchive } from "./archive/archive.ts";
export { writeArchive } from "./archive/write-archive.ts";
export { readForeignPages } from "./foreign-pages.ts";
export { type Hit, Knowledge, type Question } from "./knowledge.ts";
export { anchorOf, type MarkdownParts, markdownParts, type Sample } from "./markdown.ts";
export type {
  DefinedNameKind,
  DialectDefinition,
  InnerStepsDefinition,
  InputDefinition,
  NameSource,
  NamesDefinition,
  Pack,
  PackLink,
  PackTemplate,
  PageFolder,
  RootKeys,
  RuleDefinition,
  StagesDefinition,
  StepDefinition,
} from "./pack.ts";
export { type PackSay, packTexts } from "./pack-texts.ts";
export { type Answer, type Category, categories, type Page } from "./page.ts";
export { holdsFor, type PageFilter } from "./page-filter.ts";
export { readPreparedPages, writePreparedPages } from "./prepared-pages.ts";
export {
  insidePath,
  type PackProblem,
  packLimits,
  type ReadPack,
  readPack,
} from "./read-pack.ts";
export { frontMatterOf, type PageDefaults, type PageProblem, type ReadPage, readPage } from "./read-page.ts";
export { escaped } from "./render/escaped.ts";
export { mostPictures, pictureSource } from "./render/picture.ts";
export {
  type LinkTarget,
  type RenderedPage,
  type RenderedSample,
  renderMarkdown,
  renderPage,
} from "./render/render-page.ts";
export type { Excerpt } from "./search/excerpt.ts";
export { gistOf, headingsOf, plainText } from "./search/plain-text.ts";
export { wordsOf } from "./search/words.ts";
export { type PageSet, type PreparedPages, type PreparedSearch, Shelf } from "./shelf.ts";
