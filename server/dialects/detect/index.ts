/**
 * Which dialect a file is written in, told from its comment, its path and its root keys.
 * The client asks here as well, before any server runs.
 * Law: patterns and one scan of lines; no parser, no Node module, no other room.
 */
export {
  type DetectChoices,
  type Detected,
  type DetectedFrom,
  detectDialect,
  githubFilePatterns,
  type LanguageMarks,
  mayBeIncluded,
  type PipelineDialectId,
  pipelineFilePatterns,
} from "./detect-dialect.ts";
export { type FileComment, fileComment } from "./file-comment.ts";
