import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Host, PackSource, ProjectConfig, ProjectPacks } from "../../features/index.ts";
import { PackStore, projectConfigFor } from "../../features/index.ts";
import { nodeHost } from "../../host/node/index.ts";
import type { OptionSpec, UsageFault } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { texts } from "../texts.ts";
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

/** The packs that count in the folder of a run, without any file. */
export async function packsHere(
  { folder, signal }: Pick<Terminal, "folder" | "signal">,
  named: readonly string[],
): Promise<ProjectPacks> {
  const here = join(folder, "any");
  return packsOfProjects(nodeHost, folder, named)(here, await projectConfigs(nodeHost, folder, signal)(here));
}

/** What is wrong with the packs that the command line names, as wholes; undefined where all can be used. */
export function faultOfNamed({ troubles }: ProjectPacks, named: readonly string[]): UsageFault | undefined {
  for (const { written, troubles: found } of troubles) {
    const whole = named.includes(written) ? found.find(({ file }) => file === undefined) : undefined;
    if (whole) return { text: texts.badPack, words: { path: written, reason: whole.reason } };
  }
  return undefined;
}

/** Where the way up ends: at the git root, else at the folder the user is in, else in the file's own folder. */
function configRootOf(own: string, folder: string): string {
  return gitRootOf(own) ?? (isInside(folder, own) ? folder : own);
}
