import { pipelineFilePatterns } from "../../server/dialects/detect/index.ts";

/**
 * The patterns that Red Hat's YAML extension shall guess no schema for: those of our file names, spelt out, since its
 * globs know no braces. It uses the same setting itself to leave files to the extensions for Docker and GitHub.
 */
export const ourPatterns: readonly string[] = pipelineFilePatterns.flatMap(withoutBraces);

/** `yaml.disableSchemaDetection` with our patterns added after what stands there; undefined when they are there already. */
export function leftToUs(setting: unknown): readonly string[] | undefined {
  const current = patternsOf(setting);
  const missing = ourPatterns.filter((pattern) => !current.includes(pattern));
  return missing.length === 0 ? undefined : [...current, ...missing];
}

/** The setting is a pattern or a list of them. */
function patternsOf(setting: unknown): readonly string[] {
  if (typeof setting === "string") return [setting];
  return Array.isArray(setting) ? setting.filter((pattern) => typeof pattern === "string") : [];
}

/** `{a,b}.{c,d}` → `a.c`, `a.d`, `b.c`, `b.d`. Braces don't nest in our patterns. */
function withoutBraces(pattern: string): string[] {
  const group = /\{([^{}]*)\}/.exec(pattern);
  if (!group) return [pattern];
  return (group[1] ?? "").split(",").flatMap((choice) => withoutBraces(pattern.replace(group[0], choice)));
}
