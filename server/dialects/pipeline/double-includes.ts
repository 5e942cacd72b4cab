import type { PipelineFacts } from "./facts.ts";
import type { Include } from "./includes.ts";
import { libraryAt } from "./known-templates.ts";

export interface DoubleInclude {
  readonly first: Include;
  readonly second: Include;
  /** The name as it is used here: the first that both bring. */
  readonly name: string;
  /** A prefix for the second that nothing has yet. */
  readonly free: string | undefined;
}

/** Includes that bring a name which an earlier one brings; each once. Own templates win, so their names are no fault. */
export function* doubleIncludes({ includes, related, templates }: PipelineFacts): Iterable<DoubleInclude> {
  if (!related || includes.all.length < 2) return;
  const own = new Set(templates.map(({ name }) => name));
  const broughtBy = new Map<string, Include>();
  const prefixes = new Set(includes.all.map(({ as }) => as));
  for (const include of includes.all) {
    const names = [...(libraryAt(related.at(related.uri, include.path))?.templates.keys() ?? [])];
    const called = names.map((name) => (include.as === undefined ? name : `${include.as}.${name}`));
    const name = called.find((one) => broughtBy.has(one) && !own.has(one));
    const first = name === undefined ? undefined : broughtBy.get(name);
    if (name !== undefined && first) yield { first, second: include, name, free: freePrefix(include, prefixes) };
    for (const one of called) if (!broughtBy.has(one)) broughtBy.set(one, include);
  }
}

/** After the file: `shared/go-steps.yml` is `go-steps`. */
function freePrefix({ path }: Include, taken: ReadonlySet<string | undefined>): string | undefined {
  const stem = /([^/]+?)(?:\.pipeline)?\.ya?ml$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return /^[a-z][a-z0-9_-]*$/.test(stem) && !taken.has(stem) ? stem : undefined;
}
