/**
 * The pipeline languages: for each, how its files are known, what they declare, and its rules.
 * What all share stands here and in `shared/`; a dialect's own folder holds the rest.
 */
import { pipewrightConfig } from "./config/index.ts";
import { describedDialect } from "./described/described-dialect.ts";
import { ruleOfDefinition } from "./described/rule-of-definition.ts";
import type { Dialect } from "./dialect.ts";
import { githubAction, githubActions } from "./github/index.ts";
import { packFile } from "./pack-file/index.ts";
import { extendPipeline } from "./pipeline/extend-pipeline.ts";
import { pipeline } from "./pipeline/index.ts";
import type { SharedFacts } from "./rule.ts";

export { announcedRules } from "./announced-rules.ts";
export {
  type DetectChoices,
  type Detected,
  type DetectedFrom,
  detectDialect,
  fileComment,
  githubFilePatterns,
  type LanguageMarks,
  type PipelineDialectId,
  pipelineFilePatterns,
} from "./detect/index.ts";
export type { AskedVersion, Dialect, FactsPart } from "./dialect.ts";
export type { ExpressionPlace } from "./expression-place.ts";
export type { DialectGraph, GraphDetail, GraphEdge, GraphMatrix, GraphNode } from "./graph.ts";
export type { Hint, HintSource } from "./hint.ts";
export type { Advice, MigrationKnowledge } from "./migration.ts";
export type {
  DeclaredName,
  NameElsewhere,
  NameForm,
  NameKind,
  NameNote,
  NameOffer,
  NameShape,
  NameUse,
  PlaceElsewhere,
} from "./names.ts";
export type { OutlineItem } from "./outline.ts";
export {
  type PipelineFacts,
  pipelineFacts,
  type Stage,
  type Stages,
  type Step,
} from "./pipeline/index.ts";
export { isAtLeast, knownVersion, type Platform, type PlatformFrom } from "./platform.ts";
export type { Refactoring, RefactoringOffer } from "./refactoring.ts";
export {
  type FileDigest,
  type FileLink,
  type FilePlace,
  filePlace,
  type RelatedFile,
  type RelatedFiles,
} from "./related-files.ts";
export {
  type Absence,
  type Allowance,
  defineRule,
  type Example,
  type Fix,
  type Related,
  type Report,
  type Rule,
  type SharedFacts,
  type Tag,
  type TroubleOfPack,
} from "./rule.ts";
export { cronWords } from "./shared/cron/cron-words.ts";
export { type CronRun, nextRuns } from "./shared/cron/next-runs.ts";
export { durationWords } from "./shared/duration-words.ts";
export {
  closingMarks,
  type Declaration,
  type Expression,
  type ExpressionOffer,
  type ExpressionScope,
  expressionsIn,
  type FunctionInfo,
  type MemberInfo,
  offersInExpression,
  parseExpression,
  typeOfExpression,
  type ValueType,
  type WrittenExpression,
  wholeExpression,
} from "./shared/expressions/index.ts";
export { type Ignore, type IgnoredRule, ignoresOf, isMeant } from "./shared/ignores.ts";
export type { Token, TokenKind } from "./token.ts";
export type { ValueMeaning } from "./value-meaning.ts";

export { describedDialect, extendPipeline, ruleOfDefinition };

/** Facts are handed back only to the dialect that made them: outside, a dialect is one of shared facts. */
export const dialects: readonly Dialect[] = [
  pipeline as Dialect<SharedFacts>,
  githubActions as Dialect<SharedFacts>,
  githubAction as Dialect<SharedFacts>,
  pipewrightConfig,
  packFile,
];

export function dialectById(id: string): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
