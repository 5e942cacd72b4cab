import { fileComment } from "./file-comment.ts";
import { scanRoot } from "./scan-root.ts";

/** The dialects that somebody may name for a file. `github-action` is the metadata of an action, `action.yml`. */
export type PipelineDialectId = "pipeline" | "github-actions" | "github-action";

/** A language that a pack describes, as far as it takes to know its files. */
export interface LanguageMarks {
  readonly id: string;
  /** Whether it claims a path, with slashes, from the workspace folder. */
  claims(path: string): boolean;
  /** By which root keys a file is known; all empty: not by these. */
  readonly root: { readonly all: readonly string[]; readonly any: readonly string[]; readonly none: readonly string[] };
}

export interface Detected {
  readonly dialect: string;
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
  /** The path from the workspace folder, with slashes, which the globs of packs are held against. */
  readonly pathInFolder?: string | undefined;
  /** The languages of packs, the first of them first. */
  readonly languages?: readonly LanguageMarks[];
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
const packName = /(?:^|\/)pack\.ya?ml$/;
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
  const { languages = [] } = choices;
  if (comment !== undefined) return named(comment, "comment", languages);
  if (choices.byConfig !== undefined) return named(choices.byConfig, "config", languages);
  if (choices.byHand !== undefined) return named(choices.byHand, "choice", languages);
  if (path !== undefined && workflowNames.test(path)) return { dialect: "github-actions", from: "name" };
  if (path !== undefined && actionNames.test(path)) {
    const isAction = ourActionNames.test(path) || scanRoot(text).isAction;
    return isAction ? { dialect: "github-action", from: "name" } : undefined;
  }
  if (path !== undefined && othersNames.some((name) => name.test(path))) return undefined;
  if (path !== undefined && !/\.ya?ml$/i.test(path)) return undefined;
  const root = scanRoot(text);
  const ofPack = languages.length > 0 ? languageOf(root.keys, choices.pathInFolder ?? path, languages) : undefined;
  if (ofPack) return ofPack;
  if (path !== undefined && packName.test(path) && root.isPack) return { dialect: "pipewright-pack", from: "name" };
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
function named(dialect: string, from: DetectedFrom, languages: readonly LanguageMarks[]): Detected | undefined {
  const own: readonly string[] = ["pipeline", "github-actions", "github-action"] satisfies PipelineDialectId[];
  return own.includes(dialect) || languages.some(({ id }) => id === dialect) ? { dialect, from } : undefined;
}

/** A pack's language by the file's name, unless its root speaks against it; else by its root. */
function languageOf(
  keys: ReadonlySet<string>,
  path: string | undefined,
  languages: readonly LanguageMarks[],
): Detected | undefined {
  const byName = languages.find(
    ({ claims, root }) => path !== undefined && claims(path) && !root.none.some((key) => keys.has(key)),
  );
  if (byName) return { dialect: byName.id, from: "name" };
  const byRoot = languages.find(({ root: { all, any, none } }) => {
    if (all.length + any.length === 0 || none.some((key) => keys.has(key))) return false;
    return all.every((key) => keys.has(key)) && (any.length === 0 || any.some((key) => keys.has(key)));
  });
  return byRoot && { dialect: byRoot.id, from: "root" };
}
