import { fileComment } from "./file-comment.ts";
import { scanRoot } from "./scan-root.ts";

/** The dialects that somebody may name for a file. `github-action` is the metadata of an action, `action.yml`. */
export type PipelineDialectId = "pipeline" | "github-actions" | "github-action";

/** The dialects that we check. `pipewright-config` is our own `.pipewright.yml`. */
export type DialectId = PipelineDialectId | "pipewright-config";

export interface Detected {
  readonly dialect: DialectId;
  readonly from: DetectedFrom;
}

/** What decided, in the order of precedence. */
export type DetectedFrom = "comment" | "config" | "choice" | "name" | "root" | "include";

/** What people have said about a file elsewhere than in it. */
export interface DetectChoices {
  /** The dialect whose `files` patterns in `.pipewright.yml` match the path. */
  readonly byConfig?: string | undefined;
  /** What was picked in the editor for this file; `none` for "not a pipeline". */
  readonly byHand?: string | undefined;
  /** A pipeline includes the file. */
  readonly isIncluded?: boolean;
}

/** Names that make a file ours, as globs for editors. `detectDialect` is what decides. */
export const pipelineFilePatterns = [
  "**/{pipeline,.pipeline,*.pipeline}.{yml,yaml}",
  "**/.pipelines/**/*.{yml,yaml}",
] as const;

/** The same for GitHub's files. */
export const githubFilePatterns = [
  "**/.github/workflows/*.{yml,yaml}",
  "**/.github/actions/**/action.{yml,yaml}",
  "**/action.{yml,yaml}",
] as const;

const workflowNames = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;
const actionNames = /(?:^|\/)action\.ya?ml$/;
const ourActionNames = /(?:^|\/)\.github\/actions\/(?:.*\/)?action\.ya?ml$/;
const ourNames = /(?:^|\/)(?:[^/]*\.)?pipeline\.ya?ml$|(?:^|\/)\.pipelines\/(?:.*\/)?[^/]+\.ya?ml$/;
const configName = /(?:^|\/)\.pipewright\.ya?ml$/;

/** Files that other tools name so: never ours, whatever is in them. */
const othersNames = [
  /(?:^|\/)(?:[^/]*\.)?gitlab-ci\.ya?ml$/,
  /(?:^|\/)\.(?:github|gitea|forgejo)\/(?:workflows|actions)\//,
  /(?:^|\/)\.?azure-pipelines?[^/]*\.ya?ml$/,
  /(?:^|\/)bitbucket-pipelines\.ya?ml$/,
  /(?:^|\/)\.circleci\//,
  /(?:^|\/)\.?(?:travis|drone|appveyor|cirrus|woodpecker|buildkite)\.ya?ml$/,
  /(?:^|\/)\.woodpecker\//,
  /(?:^|\/)\.buildkite\//,
  /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/,
];

/**
 * Whether a file is one of ours, and what tells so; undefined when it is not. `path` has slashes; undefined for
 * a text without a name. Cost: a scan of the lines, under a millisecond for usual files.
 * Source: the dialect's specification, "Which files".
 */
export function detectDialect(
  text: string,
  path: string | undefined,
  choices: DetectChoices = {},
): Detected | undefined {
  if (path !== undefined && configName.test(path)) return { dialect: "pipewright-config", from: "name" };
  const comment = fileComment(text)?.dialect;
  if (comment !== undefined) return named(comment, "comment");
  if (choices.byConfig !== undefined) return named(choices.byConfig, "config");
  if (choices.byHand !== undefined) return named(choices.byHand, "choice");
  if (path !== undefined && workflowNames.test(path)) return { dialect: "github-actions", from: "name" };
  if (path !== undefined && actionNames.test(path)) {
    const isAction = ourActionNames.test(path) || scanRoot(text).isAction;
    return isAction ? { dialect: "github-action", from: "name" } : undefined;
  }
  if (path !== undefined && othersNames.some((name) => name.test(path))) return undefined;
  if (path !== undefined && !/\.ya?ml$/i.test(path)) return undefined;
  const root = scanRoot(text);
  if (root.isOthers) return undefined;
  if (path !== undefined && ourNames.test(path)) return { dialect: "pipeline", from: "name" };
  if (root.isPipeline) return { dialect: "pipeline", from: "root" };
  return root.isLibrary && choices.isIncluded === true ? { dialect: "pipeline", from: "include" } : undefined;
}

/** Whether a text is one of ours if some pipeline includes it: a library has no name that tells. */
export function mayBeIncluded(text: string, path: string | undefined): boolean {
  return detectDialect(text, path, { isIncluded: true }) !== undefined;
}

/** What somebody says a file is: a dialect that we know, or none of ours. */
function named(dialect: string, from: DetectedFrom): Detected | undefined {
  return dialect === "pipeline" || dialect === "github-actions" || dialect === "github-action"
    ? { dialect, from }
    : undefined;
}
