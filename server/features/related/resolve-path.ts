/** The folder that paths stay inside of. Where it is only a guess, nothing is said of a path that leads out of it. */
export interface Root {
  readonly uri: string;
  readonly isCertain: boolean;
}

export type ResolvedPath =
  /** `key`: see `addressKey`. */
  | { readonly kind: "address"; readonly uri: string; readonly key: string }
  | { readonly kind: "outside" }
  | { readonly kind: "not-relative" }
  | { readonly kind: "unknown" };

/** Longer paths exist on no system that we know of. */
const longest = 4_096;

/**
 * The address of the file that a path means which is written in the file `from`. Pure: nothing is looked for.
 * Source: the dialect's specification, "templates": paths are relative and stay inside the workspace folder.
 */
export function resolvePath(from: string, path: string, root: Root): ResolvedPath {
  if (path.length > longest) return { kind: "unknown" };
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\~])/i.test(path)) return { kind: "not-relative" };
  const steps = from.slice(0, from.lastIndexOf("/")).split("/");
  const least = root.uri.replace(/\/+$/, "").split("/").length;
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(encodeURIComponent(step.replace(/\p{Surrogate}/gu, "\uFFFD")));
    else if (steps.length <= least) return root.isCertain ? { kind: "outside" } : { kind: "unknown" };
    else steps.pop();
  }
  const uri = steps.join("/");
  return { kind: "address", uri, key: addressKey(uri) };
}

/** Gives the answers of `resolvePath` for paths that stay inside of one folder. */
export type PathResolver = (from: string, path: string) => ResolvedPath;

export function pathResolver(root: Root): PathResolver {
  return (from, path) => resolvePath(from, path, root);
}

/** So many answers are kept; then all of them are forgotten at once. */
const mostKept = 20_000;

/** Answers of `resolvePath`, which the same paths are asked for at each keystroke. */
export class ResolvedPaths {
  readonly #byRoot = new Map<string, Map<string, Map<string, ResolvedPath>>>();
  #count = 0;

  of(root: Root): PathResolver {
    const byFrom = mapAt(this.#byRoot, `${root.isCertain} ${root.uri}`);
    return (from, path) => {
      const byPath = mapAt(byFrom, from);
      const known = byPath.get(path);
      if (known) return known;
      if (++this.#count > mostKept) {
        this.#byRoot.clear();
        byFrom.clear();
        this.#count = 0;
      }
      const resolved = resolvePath(from, path, root);
      byPath.set(path, resolved);
      return resolved;
    };
  }
}

function mapAt<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = maps.get(key);
  if (known) return known;
  const fresh = new Map<string, Value>();
  maps.set(key, fresh);
  return fresh;
}

/** The same word for all spellings of one address: clients differ in what they encode. */
export function addressKey(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A `%` that encodes nothing: the address is then what is written.
    return uri;
  }
}

/** Whether a place is one of these folders or lies below one; all by `addressKey`. Its cost is the depth of the place. */
export function isIn(folders: ReadonlySet<string>, key: string): boolean {
  for (let end = key.length; end > 0; end = key.lastIndexOf("/", end - 1)) {
    if (folders.has(key.slice(0, end))) return true;
  }
  return false;
}
