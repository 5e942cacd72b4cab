import type { Severity } from "../../protocol/index.ts";
import { entryOf, parseSource, textOf, valueAt, type YamlNode } from "../document/index.ts";
import type { Host } from "./host.ts";

/** What `.pipewright.yml` says, parsed. What it says wrongly is left out here and reported on the file itself. */
export interface ProjectConfig {
  /** Where it was read: an address that the host understands. Undefined when there is no such file. */
  readonly uri: string | undefined;
  readonly platform: string | undefined;
  readonly level: "basic" | "recommended" | "strict" | undefined;
  /** Rule id or pattern (`supply/*`) → level, in the order of the file; a later one wins. */
  readonly rules: ReadonlyMap<string, Level>;
  /** Dialect id → globs, relative to the folder of the file. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** The labels of the project's own runners, for GitHub Actions. */
  readonly runnerLabels: readonly string[];
  /** Folders and addresses of packs, as they are written; the first of them counts most. */
  readonly packs: readonly string[];
}

export type Level = Severity | "off";

export const levels: readonly Level[] = ["error", "warning", "information", "hint", "off"];

export const noProjectConfig: ProjectConfig = {
  uri: undefined,
  platform: undefined,
  level: undefined,
  rules: new Map(),
  files: new Map(),
  runnerLabels: [],
  packs: [],
};

/** A project's configuration is small; a larger file of that name is not read. */
const configLimitBytes = 256 * 1024;
const configNames = [".pipewright.yml", ".pipewright.yaml"];

/** Reads a configuration. Never throws: what is wrong in it is as if it were not there. */
export function readProjectConfig(text: string, uri: string): ProjectConfig {
  const root = parseSource(text).documents[0]?.root;
  const level = textOf(valueAt(root, "level"));
  return {
    uri,
    platform: textOf(valueAt(root, "platform")),
    level: level === "basic" || level === "recommended" || level === "strict" ? level : undefined,
    rules: ruleLevels(valueAt(root, "rules")),
    files: filePatterns(valueAt(root, "files")),
    runnerLabels: wordsOf(valueAt(root, "runnerLabels")),
    packs: wordsOf(valueAt(root, "packs")),
  };
}

/** YAML 1.2 reads `off` as a word; a file written for YAML 1.1 may have `false`. */
function ruleLevels(map: YamlNode | undefined): ReadonlyMap<string, Level> {
  const rules = new Map<string, Level>();
  for (const entry of map?.kind === "map" ? map.entries : []) {
    const level = levels.find((one) => one === textOf(entry.value));
    if (level !== undefined) rules.set(entry.key.text, level);
  }
  return rules;
}

function filePatterns(map: YamlNode | undefined): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, readonly string[]>();
  for (const dialect of map?.kind === "map" ? map.entries.map((entry) => entry.key.text) : []) {
    const patterns = entryOf(map, dialect)?.value;
    if (patterns?.kind === "list") files.set(dialect, wordsOf(patterns));
  }
  return files;
}

function wordsOf(list: YamlNode | undefined): readonly string[] {
  return list?.kind === "list" ? list.items.flatMap((item) => textOf(item) ?? []) : [];
}

/**
 * The configuration that holds for a file: the nearest one upward, up to and including the folder `rootUri`.
 * Addresses are compared by their slashes; a file outside of the root has none.
 */
export async function projectConfigFor(
  fileUri: string,
  rootUri: string,
  host: Host,
  signal?: AbortSignal,
): Promise<ProjectConfig> {
  const root = rootUri.replace(/\/+$/, "");
  for (let folder = parentOf(fileUri); folder === root || folder.startsWith(`${root}/`); folder = parentOf(folder)) {
    for (const name of configNames) {
      const uri = `${folder}/${name}`;
      const answer = await host.read(uri, configLimitBytes, signal);
      if (answer.kind === "text") return readProjectConfig(answer.text, uri);
    }
    if (folder === root) break;
  }
  return noProjectConfig;
}

function parentOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}
