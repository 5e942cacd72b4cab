import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { type Host, type ProjectConfig, projectConfigFor } from "../../features/index.ts";
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

/** Where the way up ends: at the git root, else at the folder the user is in, else in the file's own folder. */
export function configRootOf(own: string, folder: string): string {
  return gitRootOf(own) ?? (isInside(folder, own) ? folder : own);
}
