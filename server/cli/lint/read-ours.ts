import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Dialect } from "../../dialects/index.ts";
import { limits } from "../../document/index.ts";
import type { ProjectConfig, ProjectPacks } from "../../features/index.ts";
import { dialectByConfig } from "../../features/index.ts";
import type { TextFileAnswer } from "../../host/node/index.ts";
import { readTextFile } from "../../host/node/index.ts";
import { texts } from "../texts.ts";
import type { FoundFile } from "./find-files.ts";
import { gitRootOf, pathFromRoot, shownPath, withSlashes } from "./paths.ts";
import type { ConfigOf } from "./project-configs.ts";
import type { Trouble } from "./report.ts";
import type { PacksOf } from "./run-packs.ts";

/** How a run reads its files. */
export interface Reading {
  readonly folder: string;
  readonly configOf: ConfigOf;
  readonly packsOf: PacksOf;
  readonly signal: AbortSignal;
  /** Whether a file is included by one that is ours; nobody asks where it is absent. */
  readonly isIncluded?: (path: string) => boolean;
}

/** A file of a dialect that we know. */
export interface OurFile {
  readonly kind: "ours";
  /** As people see it: from the folder they are in. */
  readonly name: string;
  readonly path: string;
  readonly answer: Extract<TextFileAnswer, { kind: "text" }>;
  readonly dialect: Dialect;
  readonly config: ProjectConfig;
  readonly packs: ProjectPacks;
}

/** `passed-over` is of no dialect. */
export type ReadFile =
  | OurFile
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "passed-over"; readonly name: string };

/** Reads one file and finds out whose it is. */
export async function readOurs({ path, isExplicit }: FoundFile, reading: Reading): Promise<ReadFile> {
  const name = shownPath(reading.folder, path);
  const answer = await readTextFile(path, limits.syntaxUnits, reading.signal);
  const config = await reading.configOf(path);
  const packs = await reading.packsOf(path, config);
  const dialect = dialectOf(answer, path, { config, packs }, reading.isIncluded?.(path) === true);
  if (answer.kind !== "text") {
    // What nobody named, what can't be read as text and what has nothing of ours is not our business.
    const isOurs = isExplicit || dialect !== undefined || answer.kind === "unreadable";
    return isOurs
      ? { kind: "trouble", trouble: { name, path, ...whyNot(answer, name) } }
      : { kind: "passed-over", name };
  }
  return dialect === undefined
    ? { kind: "passed-over", name }
    : { kind: "ours", name, path, answer, dialect, config, packs };
}

function dialectOf(
  answer: TextFileAnswer,
  path: string,
  { config, packs: { catalog } }: Pick<OurFile, "config" | "packs">,
  isIncluded: boolean,
): Dialect | undefined {
  const text = answer.kind === "text" ? answer.text : "beginning" in answer ? answer.beginning : "";
  const byConfig = dialectByConfig(config, pathToFileURL(path).href);
  const root = gitRootOf(dirname(path));
  // From the project's root: the folders above it are no part of a file's name.
  const named = root === undefined ? withSlashes(path) : pathFromRoot(root, path);
  const detected = catalog.detect(text, named, { byConfig, isIncluded });
  return detected && catalog.dialect(detected.dialect);
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
