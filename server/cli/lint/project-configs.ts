import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Host, PackSource, ProjectConfig, ProjectPacks } from "../../features/index.ts";
import { PackStore, projectConfigFor } from "../../features/index.ts";
import type { OptionSpec } from "../options.ts";
import { gitRootOf, isInside } from "./paths.ts";

/** The configuration that holds for a file, looked for once for each folder of a run. */
export type ConfigOf = (path: string) => Promise<ProjectConfig>;

export function projectConfigs(host: Host, folder: string, signal: AbortSignal): ConfigOf {
  const byFolder = new Map<string, Promise<ProjectConfig>>();
  return (path) => {
    const own = dirname(path);
    const known = byFolder.get(own);
    if (known !== undefined) return known;
    const root = pathToFileURL(configRootOf(own, folder)).href;
    const config = projectConfigFor(pathToFileURL(path).href, root, host, signal);
    byFolder.set(own, config);
    return config;
  };
}

/** Folders of packs, for any command that reads pipeline files. */
export const packOption: OptionSpec = {
  name: "pack",
  value: { label: "folder" },
  help: {
    en: "A folder with a pack: its languages, rules and steps count before those of the project's packs. May be repeated.",
    "zh-cn": "扩展包所在的文件夹：其中的语言、规则和步骤优先于项目的扩展包。可重复使用。",
  },
};

/** The packs that count for a file, with its configuration. */
export type PacksOf = (path: string, config: ProjectConfig) => Promise<ProjectPacks>;

/** `named`: the folders after `--pack`, relative to the folder of the run; the first of them counts most. */
export function packsOfProjects(host: Host, folder: string, named: readonly string[]): PacksOf {
  const store = new PackStore(host);
  const base = pathToFileURL(folder).href;
  const before = named.map((written): PackSource => ({ written, base, from: "user" }));
  return (path, config) => store.of(config, pathToFileURL(configRootOf(dirname(path), folder)).href, { before });
}

/** Where the way up ends: at the git root, else at the folder the user is in, else in the file's own folder. */
function configRootOf(own: string, folder: string): string {
  return gitRootOf(own) ?? (isInside(folder, own) ? folder : own);
}
