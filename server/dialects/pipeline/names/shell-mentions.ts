import { entryOf, movingWith, type SourceFile, type YamlMap, type YamlNode } from "../../../document/index.ts";
import { type Mention, uses } from "../../ci/names/mention.ts";

/** `$NAME`, `${NAME}` and `${NAME:-…}`, `$env:NAME`, `%NAME%`. */
const shellName =
  /(?<![\\$])\$(?:env:)?([A-Z_][A-Z0-9_]*)|(?<![\\$])\$\{([A-Z_][A-Z0-9_]*)(?=[}:\-+?=#%/])|%([A-Z_][A-Z0-9_]*)%/g;

/** A command that gives the name itself, so that it is no longer the pipeline's. */
const assignment =
  /(?:^["']?|[;&|(]|\b(?:then|do|else|export|local|readonly|declare|read|for))[ \t]*([A-Z_][A-Z0-9_]*)(?==|[ \t]+in\b|[ \t]*$)/gm;

/** Keys whose values are no commands. */
const otherKeys = new Set(["name", "type", "template", "when", "image", "timeout", "retry", "outputs", "shell"]);

/**
 * The variables that the commands and inputs of a step mean: variables are environment variables of every step.
 * What the step's own `env`, or the command itself, gives is none of them.
 */
export function mentionsInCommands(
  file: SourceFile,
  step: YamlMap,
  scopeOf: (name: string) => unknown,
): readonly Mention[] {
  const env = entryOf(step, "env")?.value;
  const found: Mention[] = [];
  for (const { key, value, merged } of step.entries) {
    if (!merged && !otherKeys.has(key.text)) collect(value);
  }
  return found;

  function collect(node: YamlNode): void {
    if (node.span.origin) return;
    if (node.kind === "list") for (const item of node.items) collect(item);
    if (node.kind === "map") for (const { value, merged } of node.entries) if (!merged) collect(value);
    if (node.kind !== "scalar" || !/[$%]/.test(node.text)) return;
    const written = file.text.slice(node.span.start, node.span.end);
    const own = new Set([...written.matchAll(assignment)].map(([, name]) => name));
    for (const match of written.matchAll(shellName)) {
      const name = match[1] ?? match[2] ?? match[3] ?? "";
      if (own.has(name) || entryOf(env, name)) continue;
      const start = node.span.start + match.index + match[0].indexOf(name, match[0].startsWith("$env:") ? 5 : 0);
      const span = movingWith({ start, end: start + name.length }, node.span);
      if (span) found.push(uses({ kind: "variable", name, scope: scopeOf(name) }, span, "word"));
    }
  }
}
