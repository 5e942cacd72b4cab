import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Locale } from "../../../protocol/index.ts";
import type { Dialect } from "../../dialects/index.ts";
import { detectDialect, dialectById, knownVersion } from "../../dialects/index.ts";
import { limits, linesOf, parseSource } from "../../document/index.ts";
import type { CheckContext, Finding, FixWhich, Level, ProjectConfig } from "../../features/index.ts";
import { diagnose, dialectByConfig, fixAll } from "../../features/index.ts";
import type { TextFileAnswer } from "../../host/node/index.ts";
import { readTextFile } from "../../host/node/index.ts";
import { texts } from "../texts.ts";
import type { FoundFile } from "./find-files.ts";
import { gitRootOf, pathFromRoot, shownPath, withSlashes } from "./paths.ts";
import type { ConfigOf } from "./project-configs.ts";
import { replaceFile } from "./replace-file.ts";
import type { CheckedFile, Trouble } from "./report.ts";

/** How a run checks its files. */
export interface Checking {
  readonly locale: Locale;
  readonly folder: string;
  /** `--platform`. */
  readonly platform: string | undefined;
  readonly levels: ReadonlyMap<string, Level>;
  /** Undefined: nothing is fixed. */
  readonly fix: FixWhich | undefined;
  readonly configOf: ConfigOf;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** `passed-over` is of no dialect. A file that was checked may have a trouble beside: its fixes could not be written. */
export type Outcome =
  | { readonly kind: "checked"; readonly file: CheckedFile; readonly config: ProjectConfig; readonly trouble?: Trouble }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "passed-over"; readonly name: string };

/** Reads, checks and, if asked to, fixes one file. */
export async function checkFile(found: FoundFile, checking: Checking): Promise<Outcome> {
  const { path, realPath, isExplicit } = found;
  const name = shownPath(checking.folder, path);
  const answer = await readTextFile(path, limits.syntaxUnits, checking.signal);
  const config = await checking.configOf(path);
  const dialect = dialectOf(answer, path, config);
  if (answer.kind !== "text") {
    // What nobody named, what can't be read as text and what has nothing of ours is not our business.
    const isOurs = isExplicit || dialect !== undefined || answer.kind === "unreadable";
    return isOurs
      ? { kind: "trouble", trouble: { name, path, ...whyNot(answer, name) } }
      : { kind: "passed-over", name };
  }
  if (dialect === undefined) return { kind: "passed-over", name };
  const checked = checkText(answer.text, dialect, config, checking);
  const file = { name, path, ...checked, lines: linesOf(checked.text) };
  if (checked.text === answer.text) return { kind: "checked", file, config };
  const written = await replaceFile(realPath, answer, checked.text);
  if (written.ok) return { kind: "checked", file, config };
  // The file is as it was: so are its findings.
  const asItIs = checkText(answer.text, dialect, config, { ...checking, fix: undefined });
  return {
    kind: "checked",
    config,
    file: { ...file, ...asItIs, lines: linesOf(answer.text) },
    trouble: { name, path, text: texts[written.refusal], words: { path: name, reason: written.reason } },
  };
}

/** Checks a text of a known dialect; fixes it when the run fixes. */
export function checkText(
  text: string,
  dialect: Dialect,
  config: ProjectConfig,
  { locale, platform, levels, fix, log }: Checking,
): Pick<CheckedFile, "text" | "findings" | "fixed"> {
  // A platform version is one of a pipeline's; a dialect that doesn't know it, such as our own configuration, has its own.
  const commandLine = platform !== undefined && knownVersion(platform, dialect.versions).known ? platform : undefined;
  const context: CheckContext = { dialect, locale, config, choices: { commandLine }, levels, log };
  const check = (current: string): readonly Finding[] => diagnose(parseSource(current), context);
  if (fix !== undefined) return fixAll(text, fix, check);
  return { text, findings: check(text), fixed: [] };
}

function dialectOf(answer: TextFileAnswer, path: string, config: ProjectConfig): Dialect | undefined {
  const text = answer.kind === "text" ? answer.text : "beginning" in answer ? answer.beginning : "";
  const byConfig = dialectByConfig(config, pathToFileURL(path).href);
  const root = gitRootOf(dirname(path));
  // From the project's root: the folders above it are no part of a file's name.
  const named = root === undefined ? withSlashes(path) : pathFromRoot(root, path);
  const detected = detectDialect(text, named, { byConfig });
  return detected && dialectById(detected.dialect);
}

function whyNot(answer: Exclude<TextFileAnswer, { kind: "text" }>, path: string): Pick<Trouble, "text" | "words"> {
  switch (answer.kind) {
    case "missing":
      return { text: texts.noSuchPath, words: { path } };
    case "not-text":
      return { text: texts.notText, words: { path } };
    case "not-a-file":
      return { text: texts.notAFile, words: { path } };
    case "too-large":
      return {
        text: texts.tooLarge,
        words: { path, size: megabytes(answer.sizeBytes), limit: megabytes(limits.syntaxUnits) },
      };
    case "unreadable": {
      const isForbidden = answer.reason === "EACCES" || answer.reason === "EPERM";
      return { text: isForbidden ? texts.noPermission : texts.unreadable, words: { path, reason: answer.reason } };
    }
  }
}

/** A size for people; upwards, so that what is past a limit never looks as if it were not. */
export function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 1_000_000));
}
