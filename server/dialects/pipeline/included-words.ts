import type { PipelineFacts } from "./facts.ts";
import { libraryAt } from "./known-templates.ts";

/** The names that may be variables in the templates of included files: those see the variables of whoever uses them. */
export function includedWords({ includes, related }: PipelineFacts): readonly ReadonlySet<string>[] {
  if (!related || includes.all.length === 0) return [];
  const words: ReadonlySet<string>[] = [];
  const seen = new Set<string>();
  const pending = includes.all.map(({ path }) => ({ from: related.uri, path }));
  for (const { from, path } of pending) {
    const file = related.at(from, path);
    const library = file.kind === "read" && !seen.has(file.uri) ? libraryAt(file) : undefined;
    if (file.kind !== "read" || !library) continue;
    seen.add(file.uri);
    words.push(library.usedWords);
    for (const include of library.includes) pending.push({ from: file.uri, path: include.path });
  }
  return words;
}
