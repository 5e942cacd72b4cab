import picomatch from "picomatch";
import type { ProjectConfig } from "./project-config.ts";

/** The dialect whose `files` patterns in `.pipewright.yml` match a file's address; patterns start at the configuration's folder. */
export function dialectByConfig(config: ProjectConfig, fileUri: string): string | undefined {
  const folder = config.uri?.slice(0, config.uri.lastIndexOf("/") + 1);
  if (folder === undefined || !fileUri.startsWith(folder)) return undefined;
  const path = decoded(fileUri.slice(folder.length));
  for (const [dialect, patterns] of config.files) {
    if (patterns.some((pattern) => picomatch.isMatch(path, pattern.replace(/^\.\//, ""), { dot: true })))
      return dialect;
  }
  return undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A `%` that encodes nothing: the name is then what is written.
    return path;
  }
}
