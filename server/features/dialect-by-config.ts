import picomatch from "picomatch";
import type { ProjectConfig } from "./project-config.ts";

type IsMatch = (path: string) => boolean;

/** To make a pattern ready costs more than to match by it. */
const readyPatterns = new WeakMap<ProjectConfig, readonly (readonly [dialect: string, isMatch: IsMatch])[]>();

/**
 * The dialect whose `files` patterns in `.pipewright.yml` match a file's address; patterns start at the configuration's
 * folder. Hot: asked at each keystroke, and of each file of a project.
 */
export function dialectByConfig(config: ProjectConfig, fileUri: string): string | undefined {
  const folder = config.uri?.slice(0, config.uri.lastIndexOf("/") + 1);
  if (folder === undefined || !fileUri.startsWith(folder)) return undefined;
  const path = decoded(fileUri.slice(folder.length));
  return patternsOf(config).find(([, isMatch]) => isMatch(path))?.[0];
}

function patternsOf(config: ProjectConfig) {
  const known = readyPatterns.get(config);
  if (known) return known;
  const ready = [...config.files].map(([dialect, patterns]) => {
    const fromFolder = patterns.map((pattern) => pattern.replace(/^\.\//, "")).filter(isPattern);
    return [dialect, picomatch(fromFolder, { dot: true })] as const;
  });
  readyPatterns.set(config, ready);
  return ready;
}

/** What picomatch takes; it throws at the rest. */
function isPattern(pattern: string): boolean {
  return pattern !== "" && pattern.length <= 65_536;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A `%` that encodes nothing: the name is then what is written.
    return path;
  }
}
